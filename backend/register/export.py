"""A register taken out of its tables: what `verify` reads, and the JSON file of it."""

import json

import msgspec

from criteria.canonical import parse_strict


class StoredLine(msgspec.Struct, frozen=True):
    """A line as it is stored: its text, which should be canonical, and the hash kept beside it."""

    body: str
    hash: str


class Opening(msgspec.Struct, frozen=True):
    """What opens one seal: its salt in hexadecimal, and the payload as it is stored."""

    n: int
    name: str
    salt: str
    payload: str


class RegisterExport(msgspec.Struct, frozen=True):
    """The register of one caisse: lines in order, openings left, the charters that lines name.

    `charters` holds the bytes of each version under its SHA-256, `outlines` those of each outline
    that the caisse was given.
    """

    lines: tuple[StoredLine, ...]
    openings: tuple[Opening, ...]
    charters: dict[str, bytes]
    outlines: dict[str, bytes] = {}


def write_export(export: RegisterExport) -> bytes:
    """Return the JSON file of a register; raises NotCanonical where a stored text is not JSON.

    {"lines": [{"line", "hash"}], "openings": [{"n", "name", "salt", "payload"}], "charters":
    {sha256: charter}, "outlines": {sha256: outline}}: readable without Grillon
    (tests/backend/register/independent_verifier.py).
    """
    document = {
        "lines": [{"line": parse_strict(one.body), "hash": one.hash} for one in export.lines],
        "openings": [
            {"n": one.n, "name": one.name, "salt": one.salt, "payload": parse_strict(one.payload)}
            for one in export.openings
        ],
        "charters": {name: parse_strict(body) for name, body in export.charters.items()},
        "outlines": {name: parse_strict(body) for name, body in export.outlines.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
