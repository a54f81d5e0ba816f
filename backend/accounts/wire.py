"""What travels about people, roles and sessions."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, Struct, UnsetType

from backend.draft import Draft

RoleWord = Literal["volunteer", "committee", "coordinator"]
ShortText = Annotated[str, Meta(min_length=1, max_length=120)]
Email = Annotated[str, Meta(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]


class OutlineView(Struct):
    """An outline as pwa/src/domain/outline.ts reads it: rings of [lat_e7, lon_e7]."""

    rings: list[list[tuple[int, int]]]
    uncertainty_m: int


class TerritoryView(Struct):
    """The point from which a caisse measures, in 1e-7 degree, or that lies in its outline.

    `outline` is left out where there is none, and of a session's roles: they only name caisses.
    """

    label: str
    lat_e7: int
    lon_e7: int
    outline: OutlineView | UnsetType = UNSET


class CaisseView(Struct):
    """A caisse as its people see it."""

    id: UUID
    slug: str
    name: str
    currency: str
    time_zone: str
    territory: TerritoryView
    hides_score: bool = False


class CaisseChange(Draft):
    """What a coordinator sets for the whole caisse."""

    hides_score: bool


class SignInDraft(Draft):
    """The token of a link, or the 8 characters of a code."""

    code: Annotated[str, Meta(min_length=1, max_length=100)]


class SignInRequestDraft(Draft):
    """The address to which a sign-in link should go."""

    email: Email


class NamedPerson(Struct):
    """A person, by name alone."""

    id: UUID
    name: str


class HeldRole(Struct):
    """One role in one caisse."""

    caisse: CaisseView
    role: RoleWord


class SessionView(Struct):
    """Who is signed in, and what they may do where."""

    person: NamedPerson
    roles: list[HeldRole]


class OpenSessionView(Struct):
    """One of my signed-in browsers."""

    id: UUID
    opened_at: int
    used_at: int
    current: bool


class PersonDraft(Draft):
    """Someone to add to a caisse."""

    name: ShortText
    roles: Annotated[list[RoleWord], Meta(min_length=1)]
    email: Email | None = None


class RolesChange(Draft):
    """The roles that a person holds from now on; none removes them from the caisse."""

    roles: list[RoleWord]


class PersonView(Struct):
    """Someone of the caisse, as a coordinator sees them."""

    id: UUID
    name: str
    email: str | None
    roles: list[RoleWord]


class SignInCodeView(Struct):
    """A way in to print or to show: shown once, never stored in clear."""

    code: str
    link: str
    lapses_at: int
