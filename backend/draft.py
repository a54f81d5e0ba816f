"""What every draft that comes in has in common: text in one form, days that can be counted from."""

from datetime import date
from unicodedata import normalize

from msgspec import Struct

from backend.problems import Problem

FIRST_YEAR, LAST_YEAR = 1900, 2200


class Draft(Struct, forbid_unknown_fields=True):
    """What someone asks to be written: its text becomes NFC (design 5), unknown fields are refused.

    Text with a NUL character is malformed: no database keeps it. A day outside 1900 to 2200 is
    refused with `date-out-of-range`.
    """

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str):
                setattr(self, name, _to_nfc(value))
            elif isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
                raise Problem(422, "date-out-of-range", "no day to count from", field=name)


def _to_nfc(text: str) -> str:
    if "\0" in text:
        raise ValueError("text holds a NUL character")
    return normalize("NFC", text)
