"""Scoring a file of answers over the API: the committee's, and nothing is kept."""

import json
from typing import Any

import httpx
import pytest

from tests.backend.builders import (
    GIRONDE,
    GIRONDE_SHA256,
    THREE_CRITERIA,
    VEGETABLES_A,
    begin,
    caisse_url,
    register,
    slug_of,
    store_charter,
)
from tests.cast import World

ANSWERS: dict[str, Any] = {
    "kind": "producer",
    "answers": {code: {"choice": said} for code, said in THREE_CRITERIA.items()}
    | {
        "G1.0": {"position": True},
        "G1.1": {"distance": {"distance_m": 0, "verdict": "inside"}},
    },
    "families": {
        "vegetables": {code: {"choice": said} for code, said in VEGETABLES_A.items()},
        "meat": {},
    },
}


def score(world: World, body: Any = ANSWERS, who: str = "bob", day: str = "") -> httpx.Response:
    """Have someone score answers, an object or the bytes themselves."""
    path = caisse_url(world, f"charters/{GIRONDE_SHA256}/score{day and f'?day={day}'}")
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return world.call(who, "POST", path, content=content)


def test_answers_are_worth_their_criteria_tier_classes_and_rates(world: World) -> None:
    """With each line in French, the version and the day; nothing is written."""
    begin(world)
    before = register(world)
    answer = score(world)
    told = answer.json()
    families = {
        one["code"]: (one["state"], one["class"], one["percent"])
        for one in told["result"]["families"]
    }

    assert 200 == answer.status_code
    assert (GIRONDE_SHA256, GIRONDE.version) == (
        told["charter"]["sha256"],
        told["charter"]["version"],
    )
    assert ("2026-11-18", "producer") == (told["day"], told["kind"])
    assert (3, True, "t3") == tuple(
        told["result"][key] for key in ("criteria_met", "eligible", "tier")
    )
    assert {"vegetables": ("rated", "A", 70), "meat": ("to_confirm", None, None)} == families
    assert "3\u00a0critères remplis sur 5." == told["words"]["outlet"][0]
    assert told["words"]["families"]["vegetables"][-1].startswith("Taux de 70\u00a0%")
    assert before == register(world)


def test_the_day_asked_for_is_that_of_the_rates(world: World) -> None:
    """A day that is none is malformed."""
    begin(world)

    assert "2027-02-03" == score(world, day="2027-02-03").json()["day"]
    assert (400, "malformed") == slug_of(score(world, day="2027-02-30"))


@pytest.mark.parametrize(
    ("body", "code", "place"),
    [
        (b'{"kind": "producer", "kind": "shop", "answers": {}}', "key-twice", "sorte de lieu"),
        (b'{"kind": "producer", "answers": {"G4.3": {"number": NaN}}}', "not-a-number", "question"),
        (b"[" * 33, "too-deep", "ligne 1, colonne 33"),
        (b"\xff", "not-utf-8", "ligne 1, colonne 1"),
        (b"", "syntax", "ligne 1, colonne 1"),
        (ANSWERS | {"kind": "boat"}, "unknown-outlet-kind", "sorte de lieu"),
        (ANSWERS | {"families": {"boats": {}}}, "unknown-family", "famille"),
    ],
)
def test_bad_answers_are_refused_by_name_and_place(
    world: World, body: Any, code: str, place: str
) -> None:
    """The faults come in the problem, in French."""
    begin(world)
    answer = score(world, body)
    (fault,) = answer.json()["faults"]

    assert (422, "answers-refused") == slug_of(answer)
    assert code == fault["code"]
    assert fault["place"].startswith(place)
    assert fault["words"]


def test_a_body_longer_than_answers_can_be_is_refused(world: World) -> None:
    """Before it is read whole."""
    begin(world)

    assert (413, "too-large") == slug_of(score(world, b" " * 600_000))


def test_a_version_of_another_federation_is_unknown(world: World) -> None:
    """Only versions of the caisse's own federation score."""
    store_charter(world, caisse=world.flers)

    assert (404, "unknown-charter") == slug_of(score(world))


def test_only_the_committee_and_the_coordination_score(world: World) -> None:
    """Neither members, nor volunteers, nor tablets, nor another caisse's committee."""
    begin(world)
    answers = {who: score(world, who=who).status_code for who in ("bob", "chloe", "alice", "david")}

    assert {"bob": 200, "chloe": 200, "alice": 403, "david": 403} == answers
    assert 401 == score(world, who="emma").status_code
