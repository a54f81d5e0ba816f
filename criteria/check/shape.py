"""The shape of a charter: its keys, and the type of each value, against criteria/charter.py."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from criteria.charter import Charter, Text
from criteria.check.nearest import find_nearest
from criteria.refusals import Fact, Fault, Path

GREATEST_FAULT_COUNT = 100


class NotWhole:
    """A number written with decimals or an exponent, or one that is none: no charter holds it."""

    def __init__(self, written: str) -> None:
        self.written = written


class Shaped(NamedTuple):
    """What is wrong with the shape of data, and the charter it would be once set right.

    `repaired` paths hold a stand-in; `charter` is None where something has none.
    """

    faults: tuple[Fault, ...]
    charter: Charter | None
    repaired: tuple[Path, ...]


def shape_charter(data: object) -> Shaped:
    """Every fault of shape, the first 100 of them; keys and types alone, not yet their meaning."""
    shaping = _Shaping()
    value = shaping.read(data, inspect.type_info(Charter), ())
    faults, repaired = tuple(shaping.faults), tuple(shaping.repaired)
    if shaping.is_lost or len(faults) >= GREATEST_FAULT_COUNT:
        return Shaped(faults, None, repaired)
    try:
        return Shaped(faults, msgspec.convert(value, Charter), repaired)
    except msgspec.ValidationError as error:
        unseen = () if faults else (Fault("unreadable", (), {"given": str(error)}),)
        return Shaped(faults + unseen, None, repaired)


class _Shaping:
    """One reading: what it found, and where it set something right."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.repaired: list[Path] = []
        self.is_lost = False

    def read(self, data: object, type_: inspect.Type, path: Path) -> object:
        """The data with what is wrong set right; the faults are kept."""
        if len(self.faults) >= GREATEST_FAULT_COUNT:
            return data
        match type_, data:
            case inspect.UnionType(types=types), _:
                return None if data is None else self.read(data, _chosen(types, data), path)
            case inspect.StructType(), dict():
                return self._read_struct(data, type_, path)
            case inspect.VarTupleType(item_type=item), list():
                return [self.read(one, item, (*path, n)) for n, one in enumerate(data)]
            case inspect.DictType(value_type=item), dict():
                return {key: self.read(one, item, (*path, key)) for key, one in data.items()}
            case _ if _fits(type_, data):
                return data
            case _:
                return self._replace_wrong(data, type_, path)

    def _read_struct(
        self, data: Mapping[str, object], type_: inspect.StructType, path: Path
    ) -> dict[str, object]:
        fields = {field.encode_name: field for field in type_.fields}
        held = self._rename_unknown(data, tuple(fields), path)
        read: dict[str, object] = {}
        for key, field in fields.items():
            if key in held:
                read[key] = self.read(held[key], field.type, (*path, key))
            elif field.required:
                self.faults.append(Fault("missing-key", (*path, key), _expected(field.type)))
                read[key] = self._stand_in(field.type, (*path, key))
        return read

    def _rename_unknown(
        self, data: Mapping[str, object], known: tuple[str, ...], path: Path
    ) -> dict[str, object]:
        """The known keys, and under the nearest of them that is free what an unknown one holds."""
        held = {key: value for key, value in data.items() if key in known}
        for key in data:
            if key in known or len(self.faults) >= GREATEST_FAULT_COUNT:
                continue
            self.faults.append(Fault("unknown-key", (*path, key), {"known": known}))
            free = tuple(one for one in known if one not in data)
            nearest = find_nearest(key, free)
            if nearest is not None:
                held.setdefault(nearest, data[key])
        return held

    def _replace_wrong(self, data: object, type_: inspect.Type, path: Path) -> object:
        facts = {**_expected(type_), **_describe(data)}
        self.faults.append(Fault("wrong-type", path, facts))
        return self._stand_in(type_, path, data)

    def _stand_in(self, type_: inspect.Type, path: Path, data: object = None) -> object:
        """A value of the type that lets the rest be checked; names and lists have none."""
        self.repaired.append(path)
        match type_:
            case inspect.IntType():
                return 1
            case inspect.BoolType():
                return False
            case inspect.StructType(cls=cls) if cls is Text:
                return {"fr": "…"}
            case inspect.StrType() if path[-1] in ("fr", "version", "currency"):
                return "…"
            case inspect.LiteralType(values=values):
                nearest = find_nearest(str(data), tuple(str(value) for value in values))
                if nearest is not None:
                    return nearest
                # Conditions of other questions rest on the kind, and texts on the languages.
                if isinstance(path[-1], str) and path[-1] != "kind":
                    return values[0]
        self.is_lost = True
        return data


def _chosen(types: tuple[inspect.Type, ...], data: object) -> inspect.Type:
    """The type meant among several: the first that fits, else the first."""
    real = [one for one in types if not isinstance(one, inspect.NoneType)]
    return next((one for one in real if _fits(one, data)), real[0])


def _fits(type_: inspect.Type, data: object) -> bool:
    match type_:
        case inspect.StrType():
            return isinstance(data, str)
        case inspect.BoolType():
            return isinstance(data, bool)
        case inspect.IntType():
            return isinstance(data, int) and not isinstance(data, bool)
        case inspect.LiteralType(values=values):
            return not isinstance(data, bool) and data in values
        case inspect.StructType() | inspect.DictType():
            return isinstance(data, dict)
        case inspect.VarTupleType():
            return isinstance(data, list)
        case _:
            return False


_NAMES: dict[Any, str] = {
    inspect.StrType: "text",
    inspect.IntType: "integer",
    inspect.BoolType: "boolean",
    inspect.VarTupleType: "list",
    inspect.DictType: "table",
}


def _expected(type_: inspect.Type) -> dict[str, Fact]:
    """What a value should be: a kind of value, and the values themselves where they are few."""
    match type_:
        case inspect.UnionType(types=types):
            return _expected(_chosen(types, None))
        case inspect.LiteralType(values=values):
            return {"expected": "one-of", "known": tuple(str(value) for value in values)}
        case inspect.StructType(cls=cls):
            return {"expected": "translated" if cls is Text else "table"}
        case _:
            return {"expected": _NAMES.get(type(type_), "text")}


def _describe(data: object) -> dict[str, Fact]:
    """What a value is instead, with the value where it is short."""
    match data:
        case bool():
            return {"found": "boolean", "given": "true" if data else "false"}
        case int():
            return {"found": "integer", "given": data}
        case str():
            return {"found": "text", "given": data[:200]}
        case NotWhole(written=written):
            return {"found": "not-whole", "given": written[:200]}
        case list():
            return {"found": "list"}
        case dict():
            return {"found": "table"}
        case None:
            return {"found": "nothing"}
        case _:
            return {"found": "moment", "given": str(data)}
