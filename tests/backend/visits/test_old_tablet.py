"""A tablet with the first application goes on: what it sends is taken, what it needs is there.

All that it says and all that it reads is frozen here, key by key, and copied from nowhere: a wire
format grows by optional keys only.
"""

import hashlib
from typing import Any

import pytest

from backend.devices.commands import add_pairing_code
from tests.backend.builders import (
    GIRONDE_SHA256,
    TODAY,
    add_outlet,
    begin,
    caisse_url,
    jpeg,
    list_of,
    plan_visit,
)
from tests.cast import World

Shape = Any
"""What a value must hold: a type, a list of one shape, or an object with at least these keys."""
INTEGER_OR_NONE, TEXT_OR_NONE = (int, type(None)), (str, type(None))
CAISSE: Shape = {
    "id": str,
    "slug": str,
    "name": str,
    "currency": str,
    "time_zone": str,
    "territory": {"lat_e7": int, "lon_e7": int, "label": str},
}
PEOPLE: Shape = [{"id": str, "name": str}]
PAIRED: Shape = {"device": str, "secret": str, "caisse": CAISSE, "people": PEOPLE}
DEVICE: Shape = {
    "device": str,
    "label": str,
    "caisse": CAISSE,
    "people": PEOPLE,
    "public_key": str,
    "key_id": str,
    "charters": [str],
    "server_time": int,
}
VISIT: Shape = {
    "id": str,
    "outlet": {
        "id": str,
        "name": str,
        "kind": str,
        "address": str,
        "commune": str,
        "lat_e7": INTEGER_OR_NONE,
        "lon_e7": INTEGER_OR_NONE,
        "phone": TEXT_OR_NONE,
    },
    "charter": TEXT_OR_NONE,
    "planned_on": TEXT_OR_NONE,
    "people": [str],
    "trial": bool,
    "state": str,
}
ENTRY: Shape = {
    "id": str,
    "visit": str,
    "author": str,
    "device": str,
    "device_time": int,
    "kind": str,
    "field": str,
    "content": {},
    "replaces": [str],
}
PULLED: Shape = {
    "visits": [VISIT],
    "withdrawn": [str],
    "entries": [{"number": int, "parked": bool, "reason": TEXT_OR_NONE, "entry": ENTRY}],
    "more": bool,
    "server_time": int,
}
OUTCOMES: Shape = {
    "outcomes": [
        {
            "id": str,
            "outcome": str,
            "sha256": TEXT_OR_NONE,
            "number": INTEGER_OR_NONE,
            "reason": TEXT_OR_NONE,
            "other_sha256": TEXT_OR_NONE,
        }
    ]
}


def list_missing(shape: Shape, value: Any, at: str = "$") -> list[str]:
    """List where a value lacks a key of the shape, or holds another type."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [at]
        absent = [f"{at}.{key}" for key in shape.keys() - value.keys()]
        held = [(key, one) for key, one in shape.items() if key in value]
        return absent + [
            w for key, one in held for w in list_missing(one, value[key], f"{at}.{key}")
        ]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [at]
        return [w for n, one in enumerate(value) for w in list_missing(shape[0], one, f"{at}[{n}]")]
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return [] if (is_number if shape is int else isinstance(value, shape)) else [at]


def entries_of_version_1(
    world: World, visit: str, outlet: str, body: bytes
) -> list[dict[str, Any]]:
    """Write what the first application writes: one entry of each kind, with its keys of then."""
    alice = str(world.people["alice"])
    said: list[tuple[str, str, dict[str, Any]]] = [
        (
            "opening",
            "visit",
            {"outlet": outlet, "suggested": None, "charter": GIRONDE_SHA256}
            | {"trial": False, "paper": False},
        ),
        ("answer", "answer/G1.4", {"choice": "yes"}),
        ("answer", "answer/G4.3", {"number": 125}),
        ("answer", "answer/G1.6", {"special": "not_applicable", "note": "Pas de saison."}),
        ("answer", "answer/P1/vegetables", {"choice": "raw"}),
        (
            "position",
            "position",
            {"lat_e7": 448378000, "lon_e7": -5792000, "accuracy_m": 8} | {"source": "tablet"},
        ),
        ("note", f"note/{alice}/G1.4", {"text": "Vu sur place."}),
        ("family", "family/vegetables", {"present": True}),
        (
            "photo",
            "photo/{id}",
            {"sha256": hashlib.sha256(body).hexdigest()}
            | {"size_bytes": len(body), "width_px": 40, "height_px": 30}
            | {"question": "G1.6", "family": None, "present": True},
        ),
        (
            "commitment",
            "commitment/{id}",
            {"text": "Afficher les prix", "criterion": None} | {"due_on": TODAY, "present": True},
        ),
        ("pledge", f"pledge/{alice}", {"accepted": True, "version": "2026-1"}),
        ("interest", f"interest/{alice}", {"declared": False, "text": ""}),
        ("word", f"word/{alice}", {"text": "Merci."}),
        (
            "signature",
            f"signature/{alice}",
            {"name": "Jeanne", "shown_sha256": "0" * 64} | {"refused": False},
        ),
    ]
    written = []
    for number, (kind, field, content) in enumerate(said, start=1):
        name = f"01890000-0000-7000-8000-{number:012x}"
        written.append(
            {
                "id": name,
                "visit": visit,
                "author": alice,
                "device": str(world.tablet.id),
                "device_time": 1790000000000 + number,
                "kind": kind,
                "field": field.replace("{id}", name),
                "content": content,
                "replaces": [],
            }
        )
    sent = {**written[0], "id": f"01890000-0000-7000-8000-{99:012x}", "kind": "submission"}
    return [*written, {**sent, "field": "submission", "content": list_of(written)}]


@pytest.fixture
def visit(world: World) -> tuple[str, str]:
    """A visit of the tablet and its outlet, under the charter of the caisse."""
    begin(world)
    outlet = add_outlet(world)
    return plan_visit(world, outlet), outlet


def test_rule_11_an_old_tablet_still_sends_all_that_it_wrote(
    world: World, visit: tuple[str, str]
) -> None:
    """Each kind of entry, the photo and the submission get their receipts, the same twice."""
    body = jpeg()
    entries = entries_of_version_1(world, *visit, body)
    for _ in range(2):
        answer = world.call(
            "tablet", "POST", caisse_url(world, "entries"), json={"entries": entries}
        )
        outcomes = answer.json()["outcomes"]

        assert [] == list_missing(OUTCOMES, answer.json())
        assert ["stored"] * len(entries) == [one["outcome"] for one in outcomes]
        assert [entry["id"] for entry in entries] == [one["id"] for one in outcomes]
    sha256 = entries[8]["content"]["sha256"]
    put = world.call(
        "tablet",
        "PUT",
        caisse_url(world, f"photos/{sha256}"),
        content=body,
        headers={"content-type": "image/jpeg"},
    )

    assert (200, sha256, len(body)) == (
        put.status_code,
        put.json()["sha256"],
        put.json()["size_bytes"],
    )


def test_rule_11_an_old_tablet_still_reads_all_that_it_needs(
    world: World, visit: tuple[str, str]
) -> None:
    """What it asks and every key that it reads, with the type that it reads."""
    entries = entries_of_version_1(world, *visit, jpeg())
    world.call("tablet", "POST", caisse_url(world, "entries"), json={"entries": entries})
    device = world.call("tablet", "GET", caisse_url(world, "device"))
    pulled = world.call(
        "tablet", "POST", caisse_url(world, "pull"), json={"cursors": {visit[0]: 0}}
    )
    alice = [world.people["alice"]]
    code = world.write(lambda w: add_pairing_code(w, world.bordeaux, alice, world.clock.now)).code
    asked = {"code": code, "label": "Tablette de la caisse"}
    paired = world.call("emma", "POST", "/api/devices", json=asked)
    charter = world.call("tablet", "GET", caisse_url(world, f"charters/{GIRONDE_SHA256}"))

    assert [] == list_missing(PAIRED, paired.json())
    assert [] == list_missing(DEVICE, device.json())
    assert [] == list_missing(PULLED, pulled.json())
    assert entries == [one["entry"] for one in pulled.json()["entries"]]
    assert [visit[0]] == [one["id"] for one in pulled.json()["visits"]]
    assert 200 == charter.status_code


def test_what_is_missing_is_seen() -> None:
    """A key that went, or changed its type, is named by its place."""
    assert ["$.id"] == list_missing({"id": str}, {})
    assert ["$[1].n"] == list_missing([{"n": int}], [{"n": 1, "more": 2}, {"n": True}])
    assert [] == list_missing({"at": TEXT_OR_NONE}, {"at": None, "new": 1})
