"""The board and the dossier: where each outlet stands, and all that a vote may rest on."""

import pytest

from tests.backend.builders import (
    AGAINST,
    TODAY,
    TWO_CRITERIA,
    Pad,
    Sent,
    add_outlet,
    approve,
    begin,
    caisse_url,
    decide,
    dossier,
    erase,
    jpeg,
    plan_visit,
    push,
    put_photo,
    revoke,
    send_visit,
    slug_of,
    votes,
)
from tests.cast import World


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def stages(world: World) -> dict[str, str]:
    """Return the stage of each outlet by name, as Bob's board shows it."""
    board = world.call("bob", "GET", caisse_url(world, "board")).json()
    return {item["name"]: item["stage"] for item in board["items"]}


def test_an_empty_caisse_has_an_empty_board(world: World) -> None:
    """Before its charter, nothing to show and nothing wrong."""
    board = world.call("bob", "GET", caisse_url(world, "board")).json()

    assert {"today": TODAY, "charter": None, "items": []} == board


def test_every_outlet_stands_at_its_stage(ready: World) -> None:
    """One outlet at each stage of the pipeline."""
    plan_visit(ready, add_outlet(ready, name="À visiter"))
    send_visit(ready, name="À décider")
    approve(ready, name="Conventionnée")
    decide(ready, send_visit(ready, name="Refusée"), votes=AGAINST)
    decide(ready, send_visit(ready, name="Reportée"), votes=votes(for_=2, against=2))
    revoke(ready, approve(ready, name="Finie").outlet)
    gone = send_visit(ready, name="Effacée")
    decide(ready, gone, votes=AGAINST)
    erase(ready, gone.outlet)
    add_outlet(ready, name="Inconnue de la caisse")

    assert {
        "À visiter": "to_visit",
        "À décider": "to_decide",
        "Conventionnée": "conventioned",
        "Refusée": "refused",
        "Reportée": "adjourned",
        "Finie": "ended",
        "Lieu effacé": "erased",
    } == stages(ready)


def test_a_visite_dessai_is_never_to_decide(ready: World) -> None:
    """It stays a visit, marked as such, and no vote can be recorded on it."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet, trial=True)).fill()
    sent = Sent(outlet, pad, pad.submission())
    push(ready, pad.entries)
    item = ready.call("bob", "GET", caisse_url(ready, "board")).json()["items"][0]

    assert ("to_visit", True) == (item["stage"], item["trial"])
    assert (404, "unknown-submission") == slug_of(decide(ready, sent))


def test_an_essai_never_hides_where_an_outlet_really_stands(ready: World) -> None:
    """Planned beside what is decided and what waits: the board shows those."""
    refused = send_visit(ready, name="Refusée")
    decide(ready, refused, votes=AGAINST)
    waiting = send_visit(ready, name="À décider")
    for sent in (refused, waiting):
        plan_visit(ready, sent.outlet, trial=True)
    board = ready.call("bob", "GET", caisse_url(ready, "board")).json()

    assert [
        ("À décider", "to_decide", waiting.visit, False),
        ("Refusée", "refused", refused.visit, False),
    ] == [(one["name"], one["stage"], one["visit"], one["trial"]) for one in board["items"]]


def test_an_outlet_whose_convention_is_to_start_is_not_called_refused(ready: World) -> None:
    """Approved for next week."""
    sent = send_visit(ready, name="Bientôt")
    decide(ready, sent, starts_on="2026-11-25")

    assert {"Bientôt": "conventioned"} == stages(ready)


def test_the_dossier_explains_every_criterion_family_and_distance_in_french(ready: World) -> None:
    """Which answer, which points, which rule: French law asks it of public bodies."""
    sent = send_visit(ready)
    found = dossier(ready, sent.outlet)
    visit = found["visits"][0]
    by_code = {one["code"]: one for one in visit["criteria"]}

    assert ("to_decide", "Ferme ou atelier") == (found["stage"], found["outlet"]["kind_label"])
    assert (3, 5, 3, True) == tuple(
        visit[key] for key in ("criteria_met", "criteria_total", "needed", "eligible")
    )
    assert ["met", "met", "met", "not_assessable", "not_assessable"] == [
        one["verdict"] for one in visit["criteria"]
    ]
    assert "agriculture biologique, 4\u00a0points sur 4." in by_code["G2"]["lines"][0]
    assert by_code["G3"]["lines"][-1].endswith("critère rempli.")
    assert "14 sur 20\u00a0€ se paient en MonA, 6\u00a0€ en euros" == visit["families"][0]["words"]
    assert "Classe «\u00a0brut, biologique et local\u00a0»." in visit["families"][0]["lines"]
    assert ("inside", 50_000, 8) == tuple(
        visit["distance"][key] for key in ("verdict", "radius_m", "accuracy_m")
    )
    assert "mairie de Bordeaux" in visit["distance"]["words"]


def test_the_dossier_holds_notes_photos_and_the_word_of_the_person_visited(ready: World) -> None:
    """Each with its author; a note taken back is not shown."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet))
    pad.note("G1.4", "Trois produits suivis.")
    taken_back = pad.note("G1.6", "Erreur")
    pad.note("G1.6", "", replaces=[taken_back["id"]])
    pad.word("Venez au printemps.")
    pad.photo(jpeg(), "G1.6")
    withdrawn = pad.photo(jpeg(color="blue"), "G1.6")
    pad.write(
        "photo",
        withdrawn["field"],
        withdrawn["content"] | {"present": False},
        replaces=[withdrawn["id"]],
    )
    push(ready, pad.entries)
    put_photo(ready, jpeg())
    visit = dossier(ready, outlet)["visits"][0]

    assert [("Alice", "Trois produits suivis.")] == [
        (one["author"], one["text"]) for one in visit["notes"]
    ]
    assert "Venez au printemps." == visit["word"]
    assert [("Alice", True)] == [(one["author"], one["held"]) for one in visit["photos"]]
    assert ["Alice"] == [one["name"] for one in visit["people"]]


def test_a_disagreement_shows_both_sides_and_blocks_the_vote_until_it_is_settled(
    ready: World,
) -> None:
    """Two tablets answered differently; a new answer to both settles it by an amendment."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet)).fill()
    said = next(entry for entry in pad.entries if entry["field"] == "answer/G1.4")
    other = pad.answer("G1.4", "no")
    submission = pad.submission()
    push(ready, pad.entries)
    disputed = dossier(ready, outlet)["visits"][0]["disagreements"]
    draft = {
        "outlet": outlet,
        "submission": submission["id"],
        "votes": votes(),
        "decided_on": TODAY,
        "reasons": "Oui.",
    }
    refused = ready.call("bob", "POST", caisse_url(ready, "decisions"), json=draft)
    pad.answer("G1.4", "yes", replaces=sorted([said["id"], other["id"]]))
    amendment = pad.amendment(replaces=[submission["id"]])
    push(ready, pad.entries[-2:])
    accepted = ready.call(
        "bob", "POST", caisse_url(ready, "decisions"), json=draft | {"submission": amendment["id"]}
    )

    assert [["non", "oui"]] == [sorted(a["words"] for a in one["answers"]) for one in disputed]
    assert (409, "disagreement-unsettled") == slug_of(refused)
    assert (201, "approved") == (accepted.status_code, accepted.json().get("outcome"))


def test_the_board_counts_the_disagreements_of_what_is_to_decide(ready: World) -> None:
    """The committee sees at once what waits for the volunteers."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready)))
    pad.answer("G1.4", "yes")
    pad.answer("G1.4", "no")
    pad.submission()
    push(ready, pad.entries)
    item = ready.call("bob", "GET", caisse_url(ready, "board")).json()["items"][0]

    assert ("to_decide", 1) == (item["stage"], item["disagreements"])


def test_an_answer_that_the_charter_cannot_read_breaks_no_page_and_no_decision_rests_on_it(
    ready: World,
) -> None:
    """A choice that the question does not offer: shown, counted as unanswered, never decided on."""
    sent = send_visit(ready, TWO_CRITERIA | {"G3.1": "perhaps"})

    assert 2 == dossier(ready, sent.outlet)["visits"][0]["criteria_met"]
    assert ["to_decide"] == list(stages(ready).values())
    assert (409, "answer-impossible") == slug_of(decide(ready, sent))


def test_the_convention_and_the_history_are_told_in_words(ready: World) -> None:
    """Since when, at which rates, by how many votes."""
    sent = approve(ready)
    found = dossier(ready, sent.outlet)

    assert (TODAY, None, "3 critères remplis", False) == tuple(
        found["convention"][key] for key in ("since", "until", "tier_label", "taken_over")
    )
    assert [70] == [one["percent"] for one in found["convention"]["families"]]
    assert ["decided", "visit_submitted"] == [one["kind"] for one in found["history"]]
    assert "4 pour, 1 contre, 0\u00a0abstention." in found["history"][0]["words"]


def test_an_outlet_of_another_federation_has_no_dossier_here(ready: World) -> None:
    """Tenants do not see each other."""
    path = caisse_url(ready, "outlets", ready.flers)
    elsewhere = ready.call(
        "david",
        "POST",
        path,
        json={
            "kind": "producer",
            "sheet": {
                "name": "Ailleurs",
                "address": "",
                "commune": "Flers",
                "lat_e7": 487490000,
                "lon_e7": -5640000,
            },
        },
    ).json()["id"]
    answer = ready.call("bob", "GET", caisse_url(ready, f"outlets/{elsewhere}"))

    assert (404, "unknown-outlet") == slug_of(answer)
