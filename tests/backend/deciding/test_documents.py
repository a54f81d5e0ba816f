"""A document that ends: the dossier says how long it is still valid, and the score never does."""

from typing import Any

import msgspec
import pytest

from criteria.charter import Charter
from criteria.load import charter_sha256
from tests.backend.builders import (
    GIRONDE,
    Pad,
    add_outlet,
    adopt,
    dossier,
    plan_visit,
    push,
    store_charter,
)
from tests.cast import World

LABEL, ENDS_ON = "G2.1", "G2.1d"


def with_an_end() -> Charter:
    """The Gironde's charter, in which the date of the label ends it."""
    criteria = tuple(
        msgspec.structs.replace(
            one,
            questions=tuple(
                msgspec.structs.replace(question, expires=question.code == ENDS_ON)
                for question in one.questions
            ),
        )
        for one in GIRONDE.grid.criteria
    )
    return msgspec.structs.replace(
        GIRONDE, grid=msgspec.structs.replace(GIRONDE.grid, criteria=criteria)
    )


def visit_with(world: World, charter: Charter, ends_on: str) -> dict[str, Any]:
    """Have Alice see a label that ends on a day, under a charter; return the visit as Bob does."""
    sha256 = store_charter(world, charter)
    assert adopt(world, sha256).status_code == 201
    outlet = add_outlet(world)
    pad = Pad(world, plan_visit(world, outlet))
    push(
        world,
        [
            pad.opening(outlet, charter=sha256),
            pad.answer(LABEL, "organic"),
            pad.answer(ENDS_ON, {"date": ends_on}),
        ],
    )
    found: dict[str, Any] = dossier(world, outlet)["visits"][0]
    return found


@pytest.mark.parametrize(
    ("ends_on", "words", "is_over"),
    [
        ("2027-02-18", "Expire le 18/02/2027, dans 3\u00a0mois.", False),
        ("2026-11-18", "Expire aujourd’hui, le 18/11/2026.", False),
        ("2026-08-18", "Expiré depuis 3\u00a0mois, le 18/08/2026.", True),
    ],
)
def test_the_dossier_says_how_long_a_document_is_still_valid(
    world: World, ends_on: str, words: str, is_over: bool
) -> None:
    """On the day on which the committee reads it; other answers say nothing of the kind."""
    answers = visit_with(world, with_an_end(), ends_on)["answers"]

    assert [None, {"words": words, "is_over": is_over}] == [one["expiry"] for one in answers]


def test_a_date_that_ends_nothing_is_a_date(world: World) -> None:
    """A charter that does not say so is read as before."""
    answers = visit_with(world, GIRONDE, "2026-08-18")["answers"]

    assert [None, None] == [one["expiry"] for one in answers]


def test_a_document_that_has_run_out_changes_no_score(world: World) -> None:
    """The committee reads it and decides; points, verdicts and explanations stay."""
    sound = visit_with(world, with_an_end(), "2027-02-18")
    over = visit_with(world, GIRONDE, "2020-01-01")
    judged = ("points", "max_points", "verdict")

    assert [[one[key] for key in judged] for one in sound["criteria"]] == [
        [one[key] for key in judged] for one in over["criteria"]
    ]
    assert sound["criteria_met"] == over["criteria_met"]


def test_the_name_of_a_version_tells_whether_a_document_ends() -> None:
    """Two versions, two names."""
    assert charter_sha256(GIRONDE) != charter_sha256(with_an_end())
