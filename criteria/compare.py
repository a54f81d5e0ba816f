"""Every difference between two versions of a charter, place by place; its words are elsewhere.

The walk follows the structure itself, so that a key added to the format is compared from its first
day. Items with a code are the same item when their code is; the others are compared whole.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from criteria.charter import AskedIf, Charter, Quorum, Text, Threshold

Keys = tuple[str, ...]
_WHOLE = (Text, AskedIf, Threshold, Quorum)  # read as one value
Sort = Literal["added", "removed", "changed", "reordered"]


class Change(msgspec.Struct, frozen=True):
    """One difference: the keys and codes that lead to it, and what stood there, None for nothing.

    `reordered` holds the codes that both versions have, in the order of each.
    """

    path: Keys
    sort: Sort
    before: Any
    after: Any


def compare(before: Charter, after: Charter) -> list[Change]:
    """All that changes from one version to another, in the charter's order; none when equal."""
    return list(_walk(before, after, ()))


def _walk(before: object, after: object, path: Keys) -> Iterator[Change]:
    if before == after:
        return
    if before is None or after is None:
        sort: Sort = "added" if before is None else "removed"
        yield Change(path, sort, before, after)
    elif isinstance(before, msgspec.Struct) and not isinstance(before, _WHOLE):
        for field in before.__struct_fields__:
            yield from _walk(getattr(before, field), getattr(after, field), (*path, field))
    elif _has_codes(before) and _has_codes(after):
        yield from _walk_items(_by_code(before), _by_code(after), path)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _walk(before.get(key), after.get(key), (*path, key))
    else:
        yield Change(path, "changed", before, after)


def _walk_items(
    before: Mapping[str, object], after: Mapping[str, object], path: Keys
) -> Iterator[Change]:
    kept = tuple(code for code in before if code in after), tuple(c for c in after if c in before)
    for code in [*after, *(code for code in before if code not in after)]:
        yield from _walk(before.get(code), after.get(code), (*path, code))
    if kept[0] != kept[1]:
        yield Change(path, "reordered", *kept)


def _has_codes(value: object) -> bool:
    return isinstance(value, tuple) and all(hasattr(item, "code") for item in value)


def _by_code(items: Any) -> dict[str, object]:
    return {item.code: item for item in items}
