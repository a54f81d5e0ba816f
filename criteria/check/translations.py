"""Languages: declared once each, French among them; every text in each, none empty."""

from collections.abc import Iterator

import msgspec

from criteria.charter import Charter, Text
from criteria.refusals import Fault, Path


def check_languages(charter: Charter) -> Iterator[Fault]:
    """French first, and no language twice."""
    languages = charter.languages
    if "fr" not in languages:
        yield Fault("without-french", ("languages",))
    for n, language in enumerate(languages):
        if language in languages[:n]:
            yield Fault("language-twice", ("languages", n), {"given": language})


def find_undeclared(charter: Charter) -> Iterator[Fault]:
    """Languages in which some texts are written and that the charter does not declare."""
    others = Text.__struct_fields__
    texts = list_texts(charter, ())
    written = {one for _, text in texts for one in others if getattr(text, one) is not None}
    for language in sorted(written - set(charter.languages)):
        yield Fault("undeclared-language", ("languages",), {"given": language}, "doubt")


def check_translations(charter: Charter) -> Iterator[Fault]:
    """Every text of the charter, wherever it stands."""
    for path, text in list_texts(charter, ()):
        for language in dict.fromkeys(("fr", *charter.languages)):
            written: str | None = getattr(text, language)
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
            names = zip(part.__struct_fields__, part.__struct_encode_fields__, strict=True)
            for name, written in names:
                yield from list_texts(getattr(part, name), (*path, written))
        case tuple():
            for n, one in enumerate(part):
                yield from list_texts(one, (*path, n))
