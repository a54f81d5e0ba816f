"""Reads a charter from TOML or from its canonical bytes, and names a version by its SHA-256."""

import hashlib
import tomllib
import unicodedata
from datetime import date, datetime
from typing import NoReturn

import msgspec

from criteria.charter import Charter
from criteria.check import check_charter
from criteria.refusals import CharterRefused, Fault

GREATEST_SIZE_BYTES = 4 * 1024 * 1024
GREATEST_DEPTH = 32


def read_charter(toml_text: str) -> Charter:
    """The charter that a TOML text writes, texts in NFC; raises a CharterRefused."""
    if len(toml_text.encode("utf-8", "surrogatepass")) > GREATEST_SIZE_BYTES:
        raise _refused("too-large")
    try:
        data = tomllib.loads(toml_text, parse_float=_refuse_float)
    except tomllib.TOMLDecodeError as error:
        raise _refused("unreadable", str(error)) from error
    except RecursionError as error:
        raise _refused("too-deep") from error
    return _checked(_normalised(data, GREATEST_DEPTH))


def charter_from_json(body: bytes) -> Charter:
    """The charter of these bytes, canonical to the last one; raises a CharterRefused."""
    if len(body) > GREATEST_SIZE_BYTES:
        raise _refused("too-large")
    try:
        data = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _refused("unreadable", str(error)) from error
    except RecursionError as error:
        raise _refused("too-deep") from error
    charter = _checked(_normalised(data, GREATEST_DEPTH))
    if charter_bytes(charter) != body:
        raise _refused("not-canonical")
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


def _checked(data: object) -> Charter:
    try:
        charter = msgspec.convert(data, Charter)
    except msgspec.ValidationError as error:
        raise _refused("unreadable", str(error)) from error
    check_charter(charter)
    if len(charter_bytes(charter)) > GREATEST_SIZE_BYTES:
        raise _refused("too-large")
    return charter


def _normalised(data: object, depth_left: int) -> object:
    """The same data with texts in NFC and TOML's dates as ISO text; refuses deep nesting."""
    if depth_left == 0:
        raise _refused("too-deep")
    match data:
        case str():
            return unicodedata.normalize("NFC", _well_formed(data))
        case dict():
            return {key: _normalised(value, depth_left - 1) for key, value in data.items()}
        case list():
            return [_normalised(value, depth_left - 1) for value in data]
        case date() if not isinstance(data, datetime):
            return data.isoformat()
        case _:
            return data


def _well_formed(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise _refused("unreadable", repr(text)) from error
    return text


def _refuse_float(written: str) -> NoReturn:
    raise _refused("unreadable", f"{written}: whole numbers only")


def _refused(code: str, given: str = "") -> CharterRefused:
    return CharterRefused([Fault(code, (), {"given": given} if given else {})])
