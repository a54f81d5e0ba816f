"""Rows as the cells of a workbook: one column a language, texts that any cell can hold."""

import re
from collections.abc import Sequence

from criteria.charter import Charter, Language, Text
from criteria.xlsform import words
from criteria.xlsform.rows import ChoiceRow, Row
from criteria.xlsform.xpath import ref

GREATEST_CELL_LENGTH = 32_767

Sheet = tuple[tuple[str, ...], ...]

_TEXTS = ("label", "hint", "constraint_message")
_PLAIN = ("type", "name", "required", "relevant", "calculation", "constraint", "appearance",
          "parameters", "default")  # fmt: skip
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class TooLongForCell(ValueError):
    """A text or a formula is longer than a cell may be; `name` is its field, `length` its own."""

    def __init__(self, name: str, length: int) -> None:
        super().__init__(f"{name}: {length} characters")
        self.name = name
        self.length = length


def write_survey(rows: Sequence[Row], languages: Sequence[Language]) -> Sheet:
    """The survey sheet: plain columns, then each text in each language."""
    headings = (*_PLAIN, *(_head(key, one, languages) for key in _TEXTS for one in languages))
    body = (
        (
            *(str(getattr(row, key)) for key in _PLAIN),
            *(
                _say(row.label, one) + (f" {ref(row.shown)}" if row.shown else "")
                for one in languages
            ),
            *(_say(row.hint, one) for one in languages),
            *(_say(row.constraint_message, one) for one in languages),
        )
        for row in rows
    )
    return (headings, *(_check(row[1], row) for row in body))


def write_choices(rows: Sequence[ChoiceRow], languages: Sequence[Language]) -> Sheet:
    """The choices sheet."""
    headings = ("list_name", "name", *(_head("label", one, languages) for one in languages))
    body = ((row.list_name, row.name, *(_say(row.label, one) for one in languages)) for row in rows)
    return (headings, *(_check(row[1], row) for row in body))


def write_settings(charter: Charter, sha256: str) -> Sheet:
    """The settings sheet: the form is named for the charter, its version for the exact text."""
    return (
        ("form_title", "form_id", "version", "default_language", "style"),
        (
            _say(charter.title, "fr"),
            f"grillon_{charter.id}",
            f"{charter.version} {sha256[:12]}",
            _name(charter.languages[0]) if len(charter.languages) > 1 else "",
            "pages",
        ),
    )


def _head(key: str, language: Language, languages: Sequence[Language]) -> str:
    """The heading of a text; a form in one language does not name it."""
    return f"{key}::{_name(language)}" if len(languages) > 1 else key


def _name(language: Language) -> str:
    return f"{words.LANGUAGES[language]} ({language})"


def _say(text: Text | None, language: Language) -> str:
    """The text in a language, in French where it lacks, without what would name a field."""
    if text is None:
        return ""
    said = str(getattr(text, language) or text.fr)
    return _UNWRITABLE.sub(" ", said).replace("${", "$ {")


def _check(name: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    longest = max(map(len, cells))
    if longest > GREATEST_CELL_LENGTH:
        raise TooLongForCell(name, longest)
    return cells
