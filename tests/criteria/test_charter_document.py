"""docs/charters.md says every key of a charter, its default, and an example that uses them all."""

import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest

from criteria import charter as format_
from criteria.charter import Charter, Text
from criteria.load import read_charter

DOCUMENT = Path("docs/charters.md").read_text(encoding="utf-8")
EXAMPLE, DECISION = re.findall(r"```toml\n(.*?)```", DOCUMENT, flags=re.DOTALL)
LIMITS = re.findall(r"^\|[^|]*\| ([ \d]+) \|[^|]*\| (`.*`) \|$", DOCUMENT, flags=re.MULTILINE)
CRITERIA = Path(format_.__file__).parent
STRUCTS = {
    name: one
    for name, one in vars(format_).items()
    if isinstance(one, type) and issubclass(one, msgspec.Struct) and not name.startswith("_")
}


def _read_tables() -> Iterator[tuple[str, dict[str, str]]]:
    """Each struct named by a heading, with what its table says of each key when left out."""
    for section in re.split(r"^#+ ", DOCUMENT, flags=re.MULTILINE):
        named = re.match(r".*\(`(\w+)`\)\n", section)
        if named:
            rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section, flags=re.MULTILINE)
            yield named[1], dict(rows)


def _say_default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "required"
    if field.default is None:
        return "none"
    default = {} if field.default is msgspec.NODEFAULT else field.default
    return f"`{msgspec.json.encode(default).decode()}`"


@pytest.mark.parametrize("name", sorted(STRUCTS.keys() - {"Text"}))
def test_every_key_is_documented_with_its_default(name: str) -> None:
    """The table of each part of a charter names its keys, in order, as the code has them."""
    tables = dict(_read_tables())
    fields = msgspec.structs.fields(STRUCTS[name])

    assert {one.encode_name: _say_default(one) for one in fields} == tables[name]
    assert [one.encode_name for one in fields] == list(tables[name])


def test_no_table_is_of_something_that_the_format_lacks() -> None:
    """Each heading that names a part names one that exists, once."""
    named = [name for name, _ in _read_tables()]

    assert sorted(STRUCTS.keys() - {"Text"}) == sorted(named)


def test_every_language_is_named() -> None:
    """The languages of a text are those of the code."""
    languages, _, _ = DOCUMENT.partition("**By kind**")

    for field in msgspec.structs.fields(Text):
        assert f"`{field.name}`" in languages or field.name == "fr"


def test_the_example_is_a_charter_that_uses_every_key() -> None:
    """It is read without a fault, and no key of any part is left out of it."""
    data = tomllib.loads(EXAMPLE)
    other = {**data, **tomllib.loads(DECISION)}
    used: dict[str, set[str]] = {name: set() for name in STRUCTS}
    for one in (data, other):
        _note_keys(Charter, one, used)

    read_charter(EXAMPLE)
    read_charter(EXAMPLE.partition("[decision]")[0] + DECISION)
    for name in STRUCTS.keys() - {"Text"}:
        keys = {one.encode_name for one in msgspec.structs.fields(STRUCTS[name])}
        assert keys == used[name], name


def test_the_example_asks_every_kind_of_question() -> None:
    """No kind is left without an example."""
    example = read_charter(EXAMPLE)
    judged = example.grid.gates + example.grid.criteria
    asked = {question.kind for one in judged for question in one.questions}

    assert set(format_.QuestionKind.__args__) == asked


def test_every_limit_is_the_code_s_own() -> None:
    """Each figure is that of the constants it names, and no limit of the code goes unsaid."""
    said: dict[str, int] = {}
    for figure, constants in LIMITS:
        said |= dict.fromkeys(re.findall(r"`([\w.]+)`", constants), int(figure.replace(" ", "")))

    assert dict(_list_limits()) == said


def test_what_is_beyond_a_limit_has_the_name_that_the_code_gives() -> None:
    """The name of a fault or doubt, but for faults themselves: those beyond are said later."""
    named = re.findall(r"^\|[^|]*\|[ \d]+\| `([a-z-]+)`", DOCUMENT, flags=re.MULTILINE)
    sources = "".join(path.read_text() for path in CRITERIA.rglob("*.py"))

    assert len(LIMITS) - 1 == len(named)
    assert [] == [name for name in named if f'"{name}"' not in sources]


def _list_limits() -> Iterator[tuple[str, int]]:
    """Every constant that bounds something, where it is defined.

    Those of XLSForm are ODK's: the export lists what it leaves out.
    """
    for path in sorted(CRITERIA.rglob("*.py")):
        if "xlsform" in path.parts:
            continue
        name = ".".join(path.relative_to(CRITERIA).with_suffix("").parts).removesuffix(".__init__")
        for constant in re.findall(r"^(GREATEST_\w+)\b.* = ", path.read_text(), flags=re.MULTILINE):
            yield f"{name}.{constant}", getattr(import_module(f"criteria.{name}"), constant)


def _note_keys(type_: Any, data: Any, used: dict[str, set[str]]) -> None:
    """Notes the keys given to each part, from the type that the code says is there."""
    info = msgspec.inspect.type_info(type_)
    _walk(info, data, used)


def _walk(info: Any, data: Any, used: dict[str, set[str]]) -> None:
    match info:
        case msgspec.inspect.StructType():
            used[info.cls.__name__] |= data.keys()
            for field in info.fields:
                if field.encode_name in data:
                    _walk(field.type, data[field.encode_name], used)
        case msgspec.inspect.VarTupleType():
            for one in data:
                _walk(info.item_type, one, used)
        case msgspec.inspect.UnionType():
            for one in info.types:
                if isinstance(one, msgspec.inspect.StructType):
                    _walk(one, data, used)
        case _:
            pass
