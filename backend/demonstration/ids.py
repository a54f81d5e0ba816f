"""Ids that are the same at every loading, made from names."""

import uuid
from uuid import UUID

_ROOT = uuid.uuid5(uuid.NAMESPACE_URL, "https://grillon.example.org/demonstration")
_RANDOM_BITS = (1 << 62) - 1


def row_id(*names: str) -> UUID:
    """Return the id of a row: a federation, a person, an outlet, a visit, a decision…"""
    return uuid.uuid5(_ROOT, "/".join(names))


def entry_id(made_at: int, *names: str) -> str:
    """Return the id of an entry, a UUIDv7 of that millisecond whose random bits are its names'."""
    drawn = row_id("entry", *names).int
    value = made_at << 80 | 7 << 76 | (drawn >> 64 & 0xFFF) << 64 | 2 << 62 | drawn & _RANDOM_BITS
    return str(UUID(int=value))
