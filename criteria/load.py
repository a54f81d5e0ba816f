"""Reads a charter from TOML or from its canonical bytes, and names a version by its SHA-256."""

import hashlib
import re
import tomllib
import unicodedata
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from criteria.charter import Charter
from criteria.check import check_charter, list_doubts, list_faults
from criteria.check.shape import NotWhole, shape_charter
from criteria.refusals import CharterRefused, Fault, Path
from criteria.scan import GREATEST_SIZE_BYTES, decode, place_fault, scan_json, scan_toml

GREATEST_DEPTH = 32
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_JSON_PLACE = re.compile(r" \(byte (\d+)\)$")


class Examined(NamedTuple):
    """A file read as a charter: all its faults, its doubts, and the charter when it is sound.

    `data` is what was read of it, whatever its shape: it names the places of the faults.
    """

    charter: Charter | None
    faults: tuple[Fault, ...]
    doubts: tuple[Fault, ...]
    data: object


def examine_charter(body: bytes) -> Examined:
    """All that can be said of a TOML file, whatever its bytes; raises nothing."""
    try:
        data = _parse_toml(decode(body))
    except CharterRefused as refused:
        return Examined(None, refused.faults, (), None)
    faults, charter = _find_faults(data)
    if charter is None or faults:
        return Examined(None, faults, (), data)
    return Examined(charter, (), list_doubts(charter), data)


def read_charter(toml_text: str) -> Charter:
    """The charter that a TOML text writes, texts in NFC; raises a CharterRefused.

    This is the door: what can never serve is refused too.
    """
    examined = examine_charter(toml_text.encode("utf-8", "surrogatepass"))
    if examined.charter is None:
        raise CharterRefused(examined.faults, examined.data)
    return examined.charter


def charter_from_json(body: bytes) -> Charter:
    """The charter of these bytes, canonical to the last one; raises a CharterRefused.

    What can never serve passes: a version adopted once stays readable for ever (design 3).
    """
    data = _parse_json(decode(body))
    try:
        charter = msgspec.convert(data, Charter)
    except msgspec.ValidationError as error:
        raise CharterRefused(shape_charter(data).faults, data) from error
    check_charter(charter)
    if charter_bytes(charter) != body:
        raise CharterRefused([Fault("not-canonical", ())], data)
    return charter


def charter_bytes(charter: Charter) -> bytes:
    """The canonical bytes of a version: keys sorted, defaults unwritten, integers only (RFC 8785).

    A checked charter holds no float and its keys are ASCII: msgspec's order is then the canonical
    one, and its escapes are those of the RFC.
    """
    return msgspec.json.encode(charter, order="sorted")


def charter_sha256(charter: Charter) -> str:
    """The name of a version: the SHA-256 of its canonical bytes, in lowercase hexadecimal."""
    return hashlib.sha256(charter_bytes(charter)).hexdigest()


def _parse_toml(text: str) -> object:
    scan_toml(text)
    try:
        data = tomllib.loads(text, parse_float=NotWhole)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = _TOML_PLACE.search(said)
        words = said[: place.start()] if place else said
        if place is None or place[1] is None:
            raise place_fault("syntax", text, len(text), given=words) from error
        at = {"line": int(place[1]), "column": int(place[2])}
        raise CharterRefused([Fault("syntax", (), {**at, "given": words})]) from error
    return _normalised(data, ())


def _parse_json(text: str) -> object:
    scan_json(text)
    body = text.encode()
    try:
        data = msgspec.json.decode(body)
    except msgspec.DecodeError as error:
        said = str(error)
        place = _JSON_PLACE.search(said)
        read = body[: int(place[1])] if place else body
        at = len(read.decode("utf-8", "ignore"))
        words = said[: place.start()] if place else said
        raise place_fault("syntax", text, at, given=words) from error
    except RecursionError as error:
        raise CharterRefused([Fault("too-deep", (), {"most": GREATEST_DEPTH})]) from error
    return _normalised(data, ())


def _find_faults(data: object) -> tuple[tuple[Fault, ...], Charter | None]:
    """The faults of shape, and those of meaning that do not follow from what stands in for them."""
    shaped = shape_charter(data)
    if shaped.charter is None:
        return shaped.faults, None
    if len(charter_bytes(shaped.charter)) > GREATEST_SIZE_BYTES:
        return (Fault("too-large", (), {"most": GREATEST_SIZE_BYTES}),), None
    meant = list_faults(shaped.charter)
    own = (one for one in meant if not any(_touches(one.path, at) for at in shaped.repaired))
    return (*shaped.faults, *own), shaped.charter


def _touches(path: Path, repaired: Path) -> bool:
    """Whether a fault there may come from the value that stands in here: beside it, or above.

    Beside a key of the charter itself stand its great parts, which do not rest on it.
    """
    is_beside = len(repaired) > 1 and path[: len(repaired) - 1] == repaired[:-1]
    return path == repaired[: len(path)] or is_beside


def _normalised(data: object, path: Path) -> object:
    """The same data with texts in NFC and TOML's dates as ISO text; refuses deep nesting."""
    if len(path) >= GREATEST_DEPTH:
        raise CharterRefused([Fault("too-deep", path, {"most": GREATEST_DEPTH})])
    match data:
        case str():
            return unicodedata.normalize("NFC", data)
        case dict():
            return {key: _normalised(value, (*path, key)) for key, value in data.items()}
        case list():
            return [_normalised(value, (*path, n)) for n, value in enumerate(data)]
        case float():
            return NotWhole(str(data))
        case date() if not isinstance(data, datetime):
            return data.isoformat()
        case _:
            return data
