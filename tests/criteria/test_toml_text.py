"""A charter written back as a file: the same charter, to the last byte of its canonical form."""

import tomllib
import unicodedata
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.charter import Text
from criteria.load import charter_bytes, charter_sha256, read_charter
from criteria.toml_text import charter_toml
from tests.criteria.random_charters import make_charter, randoms
from tests.criteria.shipped import CHARTERS, read_shipped
from tests.criteria.test_charter_document import EXAMPLE

NAMES = sorted(path.stem for path in CHARTERS.glob("*.toml"))
STARTER = read_charter(read_shipped("starter"))


@pytest.mark.parametrize("source", [*map(read_shipped, NAMES), EXAMPLE], ids=[*NAMES, "example"])
def test_the_file_written_is_taken_and_has_the_same_name(source: str) -> None:
    """Those shipped, and the one that uses every key."""
    charter = read_charter(source)

    assert charter_sha256(charter) == charter_sha256(read_charter(charter_toml(charter)))


@settings(max_examples=60)
@given(randoms())
def test_any_charter_is_written_whole(rng: Random) -> None:
    """Tables by kind, conditions, bands: nothing is lost, also of one that the door refuses."""
    charter = make_charter(rng)

    assert msgspec.json.decode(charter_bytes(charter)) == tomllib.loads(charter_toml(charter))


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=20))
def test_any_text_comes_back(words: str) -> None:
    """Quotes, line ends, control characters, every script."""
    text = unicodedata.normalize("NFC", words)
    charter = msgspec.structs.replace(STARTER, title=Text(fr=text))

    assert text == tomllib.loads(charter_toml(charter))["title"]["fr"]


def test_what_has_many_keys_stands_under_a_heading_of_its_own() -> None:
    """A person reads and amends the file: one heading a question, one line a key."""
    lines = charter_toml(STARTER).splitlines()

    assert len(STARTER.grid.criteria) == lines.count("[[grid.criteria]]")
    assert sum(len(one.questions) for one in STARTER.grid.criteria) == lines.count(
        "[[grid.criteria.questions]]"
    )
    assert 'label = { fr = "Ferme ou atelier" }' in lines
