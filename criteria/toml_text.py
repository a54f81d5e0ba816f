"""A charter written as a TOML file, for when the one it came from is not at hand."""

import json
import re
from collections.abc import Iterator, Mapping

import msgspec

from criteria.charter import Charter

_Parts = Mapping[str, "_Parts"]

# What has a table of its own; the rest is written on the line of its key.
_JUDGED: _Parts = {"questions": {}}
_PARTS: _Parts = {
    "kinds": {},
    "grid": {"gates": _JUDGED, "criteria": _JUDGED, "tiers": {}},
    "products": {"families": {}, "classes": {}, "questions": {}, "rules": {}},
    "rates": {"tables": {"percent": {}}},
    "perimeter": {},
    "decision": {},
}
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def charter_toml(charter: Charter) -> str:
    """The text of a file that reads as this charter: the same canonical bytes, the same name."""
    table = msgspec.json.decode(msgspec.json.encode(charter))
    return "\n".join([*_write_table((), table, _PARTS), ""])


def _write_table(
    path: tuple[str, ...], table: Mapping[str, object], parts: _Parts
) -> Iterator[str]:
    """The lines of a table: its own keys first, then the tables within it."""
    inner = {key: value for key, value in table.items() if key in parts and value != []}
    yield from (f"{_key(key)} = {_value(table[key])}" for key in table if key not in inner)
    for key, value in inner.items():
        at = (*path, key)
        for head, one in _list_tables(".".join(at), value):
            yield from ("", head)
            yield from _write_table(at, one, parts[key])


def _list_tables(name: str, value: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(value, list):
        yield from ((f"[[{name}]]", one) for one in value)
    elif isinstance(value, dict):
        yield f"[{name}]", value


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _string(key)


def _value(value: object) -> str:
    match value:
        case str():
            return _string(value)
        case bool():
            return "true" if value else "false"
        case dict():
            pairs = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case [dict(), *_]:
            return "\n".join(["[", *(f"  {_value(one)}," for one in value), "]"])
        case list():
            return f"[{', '.join(_value(one) for one in value)}]"
        case _:
            return str(value)


def _string(text: str) -> str:
    """JSON's escapes are TOML's, but for the one control character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
