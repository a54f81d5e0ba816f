"""What comes in from outside: made one form, or refused by name; never a failure of ours."""

import unicodedata

import pytest

from tests.backend.builders import (
    Pad,
    add_outlet,
    adopt,
    begin,
    caisse_url,
    decide,
    dossier,
    plan_visit,
    post_entries,
    register,
    send_visit,
    slug_of,
    store_charter,
    verification,
)
from tests.cast import World

DECOMPOSED = unicodedata.normalize("NFD", "Révisé à l’été")


def test_reasons_and_minutes_are_kept_in_one_form(world: World) -> None:
    """Typed on a machine that decomposes accents: recorded, composed, and they follow."""
    store_charter(world)
    adopted = adopt(world, minutes=DECOMPOSED)
    decided = decide(world, send_visit(world), reasons=DECOMPOSED)
    answer = world.call("bob", "GET", caisse_url(world, "register"))

    assert [201, 201] == [adopted.status_code, decided.status_code]
    assert unicodedata.normalize("NFC", DECOMPOSED) in answer.text
    assert DECOMPOSED not in answer.text
    assert [] == verification(world)["failures"]


def test_a_sheet_is_kept_in_one_form(world: World) -> None:
    """The same name typed on two machines is one name, nested though it is in its draft."""
    begin(world)
    outlet = add_outlet(world, name=DECOMPOSED)
    plan_visit(world, outlet)

    assert unicodedata.normalize("NFC", DECOMPOSED) == dossier(world, outlet)["outlet"]["name"]


def test_text_with_a_nul_is_malformed(world: World) -> None:
    """No database of ours keeps it."""
    draft = {"name": "Zo\0é", "roles": ["volunteer"]}
    answer = world.call("chloe", "POST", caisse_url(world, "people"), json=draft)

    assert (400, "malformed") == slug_of(answer)


@pytest.mark.parametrize("day", ["9999-12-15", "0001-01-01"])
def test_a_day_from_which_nothing_can_be_counted_is_refused(world: World, day: str) -> None:
    """The last day of the calendar has no day after it."""
    begin(world)
    sent = send_visit(world)

    assert (422, "date-out-of-range") == slug_of(decide(world, sent, starts_on=day))
    assert "decided" not in [line["kind"] for line in register(world)]


@pytest.mark.parametrize("depth", [50, 300, 900, 5000])
def test_a_body_nested_very_deep_is_no_failure_of_the_server(world: World, depth: int) -> None:
    """A tablet reads a failure as « later » and would send it for ever."""
    begin(world)
    body = '{"entries":[' + "[" * depth + "]" * depth + "]}"
    path = caisse_url(world, "entries")
    headers = {"content-type": "application/json"}
    answer = world.call("tablet", "POST", path, content=body, headers=headers)

    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert ["refused"] == [one["outcome"] for one in answer.json()["outcomes"]]


def test_a_deep_content_is_refused_alone(world: World) -> None:
    """The entries beside it are stored."""
    begin(world)
    pad = Pad(world, plan_visit(world, add_outlet(world)))
    deep: object = []
    for _ in range(200):
        deep = [deep]
    entries = [pad.answer("G1.4", "yes"), pad.answer("G1.6", "yes") | {"content": {"text": deep}}]

    assert ["stored", "refused"] == [
        one["outcome"] for one in post_entries(world, entries).json()["outcomes"]
    ]


@pytest.mark.parametrize("path", ["/visites/a%00b", "/comite/a%00b", "/carte/bordeaux/a%00b"])
def test_an_address_with_a_nul_is_unknown(world: World, path: str) -> None:
    """No file has such a name."""
    begin(world)

    assert world.call("emma", "GET", path).status_code == 404
