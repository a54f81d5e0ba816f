"""What travels about drafts and differences of charters."""

from datetime import date

from msgspec import Struct

from backend.charters.problems import FaultView
from criteria.compare_words import Difference


class DraftView(Struct):
    """A draft of the caisse; one deleted can come back."""

    sha256: str
    charter: str
    version: str
    title: str
    added_on: date
    deleted: bool


class ImportedDraft(Struct):
    """A draft just imported, and what is right in it but may not be meant."""

    draft: DraftView
    doubts: list[FaultView]


class DifferencesView(Struct):
    """All that changes from one version to another, in the charter's order."""

    before: str
    after: str
    differences: list[Difference]
