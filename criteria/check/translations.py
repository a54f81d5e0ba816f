"""Texts: none empty, and each in every language that the charter declares."""

from collections.abc import Iterator

import msgspec

from criteria.charter import Charter, Text
from criteria.refusals import Fault, Path


def check_translations(charter: Charter) -> Iterator[Fault]:
    """Every text of the charter, wherever it stands."""
    languages: tuple[str, ...] = getattr(charter, "languages", ("fr",))
    for path, text in list_texts(charter, ()):
        for language in dict.fromkeys(("fr", *languages)):
            written: str | None = getattr(text, language, None)
            if written is None:
                yield Fault("not-translated", path, {"language": language}, "idle")
            elif not written.strip():
                yield Fault("empty-text", (*path, language), {}, "idle")


def list_texts(part: object, path: Path) -> Iterator[tuple[Path, Text]]:
    """Every text under a part of a charter, with its place, in the order of the file."""
    match part:
        case Text():
            yield path, part
        case msgspec.Struct():
            for field in msgspec.structs.fields(part):
                yield from list_texts(getattr(part, field.name), (*path, field.encode_name))
        case tuple():
            for n, one in enumerate(part):
                yield from list_texts(one, (*path, n))
