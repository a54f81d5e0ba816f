"""Rows of the sheets, before languages and columns: fields, formulas, choices."""

from collections.abc import Callable, Sequence

import msgspec

from criteria.charter import Text
from criteria.xlsform.xpath import ref

GREATEST_TERM_COUNT = 100  # of one sum, so that a formula fits in a cell


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the survey sheet: what is asked, or what is computed.

    `shown`: a field whose value follows the label.
    """

    type: str
    name: str = ""
    label: Text | None = None
    hint: Text | None = None
    required: str = ""
    relevant: str = ""
    calculation: str = ""
    constraint: str = ""
    constraint_message: Text | None = None
    appearance: str = ""
    parameters: str = ""
    default: str = ""
    shown: str = ""


class ChoiceRow(msgspec.Struct, frozen=True):
    """A row of the choices sheet."""

    list_name: str
    name: str
    label: Text


def calculate(name: str, formula: str) -> Row:
    """A value that the form computes."""
    return Row(type="calculate", name=name, calculation=formula)


def group(name: str, rows: Sequence[Row], **options: str | Text | None) -> list[Row]:
    """Rows shown together; none without rows."""
    if not rows:
        return []
    begin = msgspec.structs.replace(Row(type="begin group", name=name), **options)
    return [begin, *rows, Row(type="end group")]


def add_up(name: str, terms: Sequence[str]) -> list[Row]:
    """A sum of terms, in several rows when they are many; 0 for none."""
    if len(terms) <= GREATEST_TERM_COUNT:
        return [calculate(name, " + ".join(terms) or "0")]
    parts = [
        calculate(f"part{n}_{name}", " + ".join(terms[start : start + GREATEST_TERM_COUNT]))
        for n, start in enumerate(range(0, len(terms), GREATEST_TERM_COUNT), start=1)
    ]
    return [*parts, *add_up(name, [ref(part.name) for part in parts])]


def compose(write: Callable[..., str], *texts: Text) -> Text:
    """One text of several, in every language that one of them is written in."""
    written = [msgspec.structs.asdict(text) for text in texts]
    languages = [language for language in written[0] if any(one[language] for one in written)]
    return Text(
        **{
            language: write(*(one[language] or one["fr"] for one in written))
            for language in languages
        }
    )
