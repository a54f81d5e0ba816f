"""The XLSForm of a charter: converted as it is, named without collision, honest on its limits."""

from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

import criteria
from criteria.charter import Charter, Question, Text
from criteria.load import read_charter
from criteria.xlsform import TooLongForCell, list_left_out, make_form
from criteria.xlsform.names import name_parts
from tests.criteria.random_charters import make_charter, randoms
from tests.criteria.xlsform_engine import convert_form

SHIPPED = sorted((Path(criteria.__file__).parent / "charters").glob("*.toml"))
STARTER = next(path for path in SHIPPED if path.stem == "starter").read_text()


def change_first_criterion(charter: Charter, **changes: Any) -> Charter:
    """Return the charter with something else in its first criterion."""
    first, *others = charter.grid.criteria
    criteria_changed = (msgspec.structs.replace(first, **changes), *others)
    grid = msgspec.structs.replace(charter.grid, criteria=criteria_changed)
    return msgspec.structs.replace(charter, grid=grid)


def make_question(code: str, text: str = "Vu ?", **others: Any) -> Question:
    """Return a yes or no question, worth two points."""
    return Question(code=code, text=Text(fr=text), **{"kind": "yes_no", "points": 2, **others})


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_pyxform_converts_every_shipped_charter_without_warning(path: Path, tmp_path: Path) -> None:
    """What ODK Central runs on an upload says nothing."""
    charter = read_charter(path.read_text())

    xform, warnings = convert_form(charter, make_form(charter), tmp_path)

    assert [] == warnings
    assert f'id="grillon_{charter.id}"' in xform


@settings(max_examples=25)
@given(rng=randoms())
def test_pyxform_converts_any_charter_without_warning(
    tmp_path_factory: pytest.TempPathFactory, rng: Random
) -> None:
    """Any mixture of rules, kinds of question and languages."""
    charter = make_charter(rng)

    _xform, warnings = convert_form(charter, make_form(charter), tmp_path_factory.mktemp("form"))

    assert [] == warnings


def test_codes_that_look_alike_have_names_that_differ() -> None:
    """Points, hyphens and capitals do not make two fields one."""
    codes = ("G1.1", "G1-1", "g1_1", "G1_1_2")
    questions = tuple(make_question(code) for code in codes)
    charter = change_first_criterion(read_charter(STARTER), questions=questions)

    names = name_parts(charter)
    fields = [row[1] for row in make_form(charter).survey if row[1]]

    assert ["G1_1", "G1_1_2", "g1_1_3", "G1_1_2_2"] == [names.questions[code] for code in codes]
    assert len(fields) == len({field.casefold() for field in fields})


def test_a_text_is_never_read_as_a_formula(tmp_path: Path) -> None:
    """Neither by a spreadsheet (`=`) nor by pyxform (`${…}`); what no cell holds is a space."""
    question = make_question("Q", "=1+1 ${tier} <b> & ${\x01}")
    charter = change_first_criterion(read_charter(STARTER), questions=(question,))

    xform, warnings = convert_form(charter, make_form(charter), tmp_path)

    assert [] == warnings
    assert "=1+1 $ {tier} &lt;b&gt; &amp; $ { }" in xform


def test_sums_of_many_questions_fit_in_cells(tmp_path: Path) -> None:
    """A criterion of 600 questions has its formulas in parts."""
    questions = tuple(make_question(f"question-with-a-long-code-{n}") for n in range(600))
    charter = change_first_criterion(read_charter(STARTER), questions=questions)

    form = make_form(charter)

    assert 6 == sum(row[1].startswith("part") and "_points_" in row[1] for row in form.survey)
    assert 12_000 > max(len(cell) for row in form.survey for cell in row)


def test_what_no_cell_can_hold_is_refused_by_name() -> None:
    """A spreadsheet would cut it without a word."""
    question = make_question("long", "a" * 32_768)
    charter = change_first_criterion(read_charter(STARTER), questions=(question,))

    with pytest.raises(TooLongForCell) as refused:
        make_form(charter)

    assert ("answer_long", 32_768) == (refused.value.name, refused.value.length)


def test_what_a_form_cannot_carry_is_listed() -> None:
    """Distances, several photos, numbers out of reach: said only where the charter has them."""
    plain = change_first_criterion(read_charter(STARTER), questions=(make_question("Q"),))
    number = {"kind": "number", "points": 0, "decimals": 2, "min": 0}
    questions = (
        make_question("where", kind="distance"),
        make_question("much", max=10**13, **number),
        make_question("some", max=10**11, **number),
    )

    before = list_left_out(plain)
    added = [
        sentence
        for sentence in list_left_out(change_first_criterion(plain, questions=questions))
        if sentence not in before
    ]

    assert 2 == len(added)
    assert added[0].startswith("La distance")
    assert added[1].startswith("Question much")
