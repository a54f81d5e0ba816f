"""The one byte form of a value: RFC 8785 with integers, ASCII keys and NFC text only (design 7).

Twin of `pwa/src/domain/canonical.ts`, on the vectors of `criteria/cases/canonical.json`.

    ValueError
    └── NotCanonical          reason, path
        ├── NotAnInteger      a float, NaN or infinity, even a whole one
        ├── IntegerTooLarge   2^53 and beyond, which JavaScript cannot hold
        ├── KeyNotAscii
        ├── LoneSurrogate
        ├── NotNfc
        ├── Unsupported       a type that JSON does not have
        ├── TooDeep           more than 32 objects and arrays inside each other
        └── NotCanonicalBytes bytes that are not the canonical form of what they say
            └── DuplicateKey
"""

import hashlib
import json
import unicodedata
from typing import Any, NoReturn

MAX_DEPTH = 32
INTEGER_LIMIT = 2**53


class NotCanonical(ValueError):
    """A value or bytes outside the restricted form; `path` says where, as in `$.content.text`."""

    reason = "not_canonical"

    def __init__(self, path: str) -> None:
        super().__init__(f"{self.reason} at {path}")
        self.path = path


class NotAnInteger(NotCanonical):
    """A number that is not an integer."""

    reason = "not_an_integer"


class IntegerTooLarge(NotCanonical):
    """An integer of 2^53 or more, either side of zero."""

    reason = "integer_too_large"


class KeyNotAscii(NotCanonical):
    """A key that is not an ASCII string."""

    reason = "key_not_ascii"


class LoneSurrogate(NotCanonical):
    """Text that UTF-8 cannot write."""

    reason = "lone_surrogate"


class NotNfc(NotCanonical):
    """Text that is not in Unicode normal form C."""

    reason = "not_nfc"


class Unsupported(NotCanonical):
    """A type that JSON does not have."""

    reason = "unsupported"


class TooDeep(NotCanonical):
    """Objects and arrays more than 32 deep."""

    reason = "too_deep"


class NotCanonicalBytes(NotCanonical):
    """Bytes that are not the canonical form of any value."""


class DuplicateKey(NotCanonicalBytes):
    """The same key twice in one object."""


def _check_text(value: str, path: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as fault:
        raise LoneSurrogate(path) from fault
    if not unicodedata.is_normalized("NFC", value):
        raise NotNfc(path)


def _check_key(key: object, path: str) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise KeyNotAscii(path)


def _check(value: object, path: str, depth: int) -> None:
    match value:
        case None | bool():
            return
        case int():
            if abs(value) >= INTEGER_LIMIT:
                raise IntegerTooLarge(path)
        case float():
            raise NotAnInteger(path)
        case str():
            _check_text(value, path)
        case dict() | list() | tuple():
            _check_within(value, path, depth)
        case _:
            raise Unsupported(path)


def _check_within(
    value: dict[Any, Any] | list[Any] | tuple[Any, ...], path: str, depth: int
) -> None:
    if depth == MAX_DEPTH:
        raise TooDeep(path)
    if isinstance(value, dict):
        for key, member in value.items():
            _check_key(key, path)
            _check(member, f"{path}.{key}", depth + 1)
    else:
        for index, item in enumerate(value):
            _check(item, f"{path}[{index}]", depth + 1)


def canonical_bytes(value: object) -> bytes:
    """Write a value in its one canonical form; raises NotCanonical with the place of a fault."""
    _check(value, "$", 0)
    return _write(value)


def _write(value: object) -> bytes:
    # With ASCII keys and integers only, the standard encoder writes exactly what RFC 8785 asks.
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sha256_hex(data: bytes) -> str:
    """SHA-256 in lowercase hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _refuse_number(_: str) -> NoReturn:
    raise NotAnInteger("$")


def _read_integer(digits: str) -> int:
    if len(digits) > len(str(-INTEGER_LIMIT)):
        raise IntegerTooLarge("$")
    return int(digits)


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise DuplicateKey("$")
    return members


def parse_strict(data: bytes | str) -> Any:
    """Read JSON of any layout and key order; raises NotCanonical on a value that has no such form.

    A key given twice is refused, where most readers silently keep the last.
    """
    try:
        value = json.loads(
            data.decode() if isinstance(data, bytes) else data,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
            parse_int=_read_integer,
            object_pairs_hook=_read_object,
        )
    except RecursionError as error:
        raise TooDeep("$") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise NotCanonicalBytes("$") from error
    _check(value, "$", 0)
    return value


def parse_canonical(data: bytes) -> Any:
    """Read the value of which these are the canonical bytes; raises NotCanonical on any others."""
    value = parse_strict(data)
    if _write(value) != data:
        raise NotCanonicalBytes("$")
    return value
