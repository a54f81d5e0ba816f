"""The letters that documents are set in: shipped with the program, and what they cannot show."""

import struct
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
REGULAR = FONTS / "DejaVuSansCondensed.ttf"
MISSING = "\u25a1"
"""The empty square that stands for a character without a drawing."""

_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
# What turns the direction of a text would turn that of its neighbours too.
_WIDE_CHARACTER_MAP = 12  # the format of the table that reaches beyond the first 65 536 characters


@cache
def list_drawn(path: Path = REGULAR) -> frozenset[int]:
    """Return the code points that a font draws, read from its character map."""
    font = path.read_bytes()
    (tables,) = struct.unpack_from(">H", font, 4)
    places = {
        bytes(font[at : at + 4]): struct.unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * tables, 16)
    }
    start = places[b"cmap"]
    (maps,) = struct.unpack_from(">H", font, start + 2)
    offsets = [struct.unpack_from(">I", font, start + 8 + 8 * one)[0] for one in range(maps)]
    wide = [at for at in offsets if _format_of(font, start + at) == _WIDE_CHARACTER_MAP]
    return frozenset(chain.from_iterable(_read_groups(font, start + at) for at in wide))


def _format_of(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])


def _read_groups(font: bytes, at: int) -> list[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    groups = [struct.unpack_from(">III", font, at + 16 + 12 * one) for one in range(count)]
    return [code for first, last, _ in groups for code in range(first, last + 1)]


def to_printable(value: Any) -> Any:
    """Return a document with every text printable: a PDF/UA shows no character without a drawing.

    What only guides the drawing of its neighbours is dropped; the rest becomes an empty square.
    """
    if isinstance(value, str):
        return "".join(_draw(one) for one in unicodedata.normalize("NFC", value))
    if isinstance(value, list):
        return [to_printable(one) for one in value]
    if isinstance(value, dict):
        return {key: to_printable(one) for key, one in value.items()}
    return value


def _draw(character: str) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Cc" or unicodedata.bidirectional(character) in _TURNING:
        return ""
    if ord(character) in list_drawn():
        return character
    return "" if category in ("Cf", "Mn", "Me") else MISSING
