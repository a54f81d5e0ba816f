"""Reading a file of answers against a charter: scored, or every fault with its place in French."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import criteria
from criteria.answers_file import read_answers
from criteria.input_faults import InputRefused
from criteria.input_words import write_input_fault
from criteria.load import read_charter
from criteria.score import score
from tests.criteria.score_cases import answers_of, charter_of, list_cases

DAY = date(2026, 11, 22)
GIRONDE = read_charter(
    (Path(criteria.__file__).parent / "charters/gironde.toml").read_text(encoding="utf-8")
)


def write(**changes: Any) -> bytes:
    """Return the bytes of a file of answers for Gironde."""
    sound = {"kind": "producer", "answers": {"G1.4": {"choice": "yes"}}, "families": {}}
    return json.dumps(sound | changes, ensure_ascii=False).encode()


def said_of(body: bytes) -> list[str]:
    """Return the faults of a file in French, with plain spaces."""
    with pytest.raises(InputRefused) as refused:
        read_answers(GIRONDE, body)
    faults = refused.value.faults
    return [write_input_fault(one, GIRONDE).replace("\u00a0", " ") for one in faults]


@pytest.mark.parametrize("case", [*list_cases("cases")], ids=lambda case: str(case["name"]))
def test_a_file_of_answers_is_what_scoring_takes(case: dict[str, Any]) -> None:
    """Every case of scoring written to a file is scored the same."""
    charter, answers = charter_of(case["grid"]), answers_of(case)
    read = read_answers(charter, json.dumps(answers).encode())

    assert score(charter, answers, DAY) == score(charter, read, DAY)


@pytest.mark.parametrize("case", [*list_cases("refused")], ids=lambda case: str(case["name"]))
def test_what_scoring_refuses_is_refused_in_a_file(case: dict[str, Any]) -> None:
    """By the same name, with its place and a sentence; a number, as soon as it is read."""
    charter = charter_of(case["grid"])
    slug, place = case["refusal"]
    with pytest.raises(InputRefused) as refused:
        read_answers(charter, json.dumps(answers_of(case)).encode())
    (fault,) = refused.value.faults
    said = write_input_fault(fault, charter)

    assert fault.code in (slug.replace("_", "-"), "not-whole", "integer-too-long")
    assert place in said or said.startswith("ligne 1, colonne")


def test_families_may_be_left_out() -> None:
    """None is present then."""
    body = json.dumps({"kind": "producer", "answers": {}}).encode()

    assert {} == read_answers(GIRONDE, body)["families"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"[]", ["fichier : Il faut ici un objet, entre accolades : « {…} »."]),
        (
            b"{}",
            [
                "fichier : Il manque la clé « kind ».",
                "fichier : Il manque la clé « answers ».",
            ],
        ),
        (
            write(familles={}),
            ["clé « familles » : Cette clé n’existe pas. Vouliez-vous dire « families » ?"],
        ),
        (
            write(kind="producteur"),
            [
                (
                    "sorte de lieu : La charte n’a pas la sorte de lieu « producteur ». "
                    "Vouliez-vous dire « producer » ?"
                )
            ],
        ),
        (
            write(kind=3),
            [
                (
                    "sorte de lieu : Il faut ici un texte : "
                    "« producer », « shop », « stall », « group »."
                )
            ],
        ),
        (
            write(answers={"G1.44": {"choice": "yes"}}),
            [
                (
                    "question « G1.44 » : La charte ne pose pas cette question ici. "
                    "Vouliez-vous dire « G1.4 » ?"
                )
            ],
        ),
        (
            write(families={"vegetable": {}}),
            [
                (
                    "famille « vegetable » : La charte n’a pas de famille « vegetable ». "
                    "Vouliez-vous dire « vegetables » ?"
                )
            ],
        ),
        (write(answers=[]), ["clé « answers » : Il faut ici un objet, entre accolades : « {…} »."]),
    ],
)
def test_each_fault_has_its_place_in_words(body: bytes, said: list[str]) -> None:
    """What is wrong, where, and what would be right."""
    assert said == said_of(body)


def test_all_faults_are_said_at_once() -> None:
    """A wrong choice, a wrong type, a number out of bounds, a product without its family."""
    said = said_of(
        write(
            answers={
                "G1.4": {"choice": "maybe"},
                "G1.6": {"number": 3},
                "G4.3": {"number": -1},
                "P1": {"choice": "raw"},
            },
            families={"vegetables": {"P1": {"choice": "raw", "note": "x"}}},
        )
    )

    assert 5 == len(said)
    assert said[0].startswith("question « P1 »")
    assert said[1].startswith("question « G1.4 » (")
    assert said[1].endswith(
        "La question n’offre pas cette réponse. Prenez « yes », « partly », « no »."
    )
    assert said[2].endswith('Écrivez, par exemple, {"choice": "yes"}.')
    assert "hors des bornes" in said[3]
    assert said[4].startswith("famille « Légumes")
    assert "question « P1 »" in said[4]


answer_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=5,
)
keys = st.sampled_from(["choice", "number", "share", "special", "note", "disputed", "photos"])


@given(
    answers=st.dictionaries(
        st.sampled_from(["G1.4", "G1.6", "G4.3", "G2.1", "P1"]) | st.text(max_size=4),
        answer_values | st.dictionaries(keys, answer_values, max_size=2),
        max_size=4,
    )
)
def test_any_answers_are_scored_or_refused_in_french(answers: dict[str, Any]) -> None:
    """What passes is scored without a refusal; what does not is said without a failure."""
    body = write(answers=answers, families={"vegetables": answers})
    try:
        read = read_answers(GIRONDE, body)
    except InputRefused as refused:
        said = [write_input_fault(one, GIRONDE) for one in refused.faults]
    else:
        said = [score(GIRONDE, read, DAY).tier or "no tier"]

    assert said
    assert all(said)
