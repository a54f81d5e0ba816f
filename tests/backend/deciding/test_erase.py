"""Erasing what is private of an outlet: attested first, then really gone, and never back."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from backend.database import Writer
from backend.outlets.tables import Outlet
from backend.register.tables import Opening
from backend.visits.tables import ConflictingBody, StoredEntry
from tests.backend.builders import (
    AGAINST,
    Pad,
    Sent,
    add_outlet,
    approve,
    begin,
    caisse_url,
    decide,
    dossier,
    erase,
    get_photo,
    jpeg,
    kinds,
    list_of,
    plan_visit,
    pull,
    push,
    put_photo,
    register,
    revoke,
    send_visit,
    slug_of,
    verification,
)
from tests.cast import World

SECRET = "ZZJEANNEZZ"


def refuse_applicant(world: World) -> Sent:
    """Take an applicant whose private words are many from the visit to the refusal."""
    outlet = add_outlet(world, name=f"Ferme {SECRET}", phone=f"05 {SECRET}")
    pad = Pad(world, plan_visit(world, outlet)).fill()
    first = pad.note("G1.4", f"Chez {SECRET}, note reprise ensuite")
    pad.note("G1.4", f"Chez {SECRET}", replaces=[first["id"]])
    for number in range(60):
        pad.note(f"G{number}", f"{SECRET} {number} " + "x" * 300)
    pad.word(f"Un mot de {SECRET}")
    pad.photo(jpeg(comment=None, color="green"), "G1.6")
    sent = Sent(outlet, pad, pad.submission())
    push(world, pad.entries)
    push(world, [pad.entries[0] | {"device_time": 5}])
    put_photo(world, jpeg(color="green"))
    decide(world, sent, votes=AGAINST, reasons=f"Motif {SECRET}")
    return sent


def stored_bytes(world: World) -> bytes:
    """Return the bytes of SQLite's file, of its journal, and of the photos."""
    places = [*world.settings.data.glob("grillon.sqlite*"), *photos(world)]
    return b"".join(path.read_bytes() for path in places)


def photos(world: World) -> list[Path]:
    """Return the photos on disk."""
    return [path for path in (world.settings.data / "photos").rglob("*") if path.is_file()]


def left(world: World) -> dict[str, int]:
    """Return how much is left: entries with a body, bodies kept aside, openings of seals."""

    async def count(writer: object) -> dict[str, int]:
        async def number(statement: object) -> int:
            return int((await writer.execute(statement)).scalar_one())

        return {
            "bodies": await number(
                select(func.count()).select_from(StoredEntry).where(StoredEntry.body != "")
            ),
            "aside": await number(select(func.count()).select_from(ConflictingBody)),
            "openings": await number(
                select(func.count()).select_from(Opening).where(Opening.n > 1)
            ),
        }

    return world.write(count)


@pytest.fixture
def refused(world: World) -> Sent:
    """Return a refused applicant."""
    begin(world)
    return refuse_applicant(world)


def test_an_erasure_attests_what_rested_on_the_data_and_names_its_rule(
    world: World, refused: Sent
) -> None:
    """Attested, then erased: the register still says what was decided and fails nowhere."""
    answer = erase(world, refused.outlet, "refused_one_year")
    lines = register(world)
    found = verification(world)

    assert (201, {"n": 5}) == (answer.status_code, answer.json())
    assert ["visit_submitted", "decided", "attested", "erased"] == kinds(world)[1:]
    assert ("refused_one_year", refused.outlet) == tuple(
        lines[-1]["clear"][key] for key in ("rule", "outlet")
    )
    assert len(refused.pad.entries) + 1 == len(lines[-1]["clear"]["seals"])
    assert [] == found["failures"]
    assert found["attested"] >= 3


def test_nothing_of_it_is_left_in_the_tables_nor_on_disk(world: World, refused: Sent) -> None:
    """Entries, salts, reasons, the body kept aside, the sheet, the photo."""
    assert left(world)["bodies"] == len(refused.pad.entries)
    assert 1 == len(photos(world))
    erase(world, refused.outlet)

    assert {"bodies": 0, "aside": 0, "openings": 0} == left(world)
    assert [] == photos(world)
    assert (404, "unknown-photo") == slug_of(
        get_photo(world, refused.pad.entries[-2]["content"]["sha256"], "bob")
    )
    download = world.call("bob", "GET", caisse_url(world, "register")).text
    assert SECRET not in download
    assert ("erased", "Lieu effacé", None) == tuple(
        {**dossier(world, refused.outlet), **dossier(world, refused.outlet)["outlet"]}[key]
        for key in ("stage", "name", "phone")
    )


def test_the_bytes_have_left_the_file_and_its_journal(
    world: World, refused: Sent, request: pytest.FixtureRequest
) -> None:
    """What SQLite deletes it overwrites, and its journal is emptied: nothing to recover."""
    if request.config.getoption("--database") != "sqlite":
        pytest.skip("PostgreSQL reclaims space by vacuum, which is the operator's")
    assert SECRET.encode() in stored_bytes(world)
    erase(world, refused.outlet)

    assert stored_bytes(world).count(SECRET.encode()) == 0


def test_an_erased_entry_pushed_again_gets_its_receipt_and_does_not_come_back(
    world: World, refused: Sent
) -> None:
    """A tablet that slept through the erasure empties its outbox; the data stays gone."""
    erase(world, refused.outlet)
    before = left(world)
    entries = refused.pad.entries[:199]
    outcomes = push(world, entries)
    other = push(world, [entries[0] | {"device_time": 77}])

    assert {"stored"} == {one["outcome"] for one in [*outcomes, *other]}
    assert before == left(world)
    assert [] == pull(world)["entries"]
    assert [] == verification(world)["failures"]


def test_an_entry_that_replaces_an_erased_one_is_taken_without_a_word(
    world: World, refused: Sent
) -> None:
    """The server cannot look into what is gone; it must not fail on it either."""
    erase(world, refused.outlet)
    child = refused.pad.answer("G1.4", "no", replaces=[refused.pad.entries[2]["id"]])

    assert ["stored"] == [one["outcome"] for one in push(world, [child])]


def test_an_unfinished_submission_is_erased_too(world: World) -> None:
    """Its list named an entry that never came: erased, it asks for nothing more."""
    begin(world)
    outlet = add_outlet(world)
    pad = Pad(world, plan_visit(world, outlet))
    said, missing = pad.answer("G1.4", "yes"), pad.answer("G1.6", "yes")
    waiting = pad.write("submission", "submission", list_of([said, missing]))
    push(world, [said, waiting])
    erase(world, outlet)

    assert ["stored"] * 2 == [one["outcome"] for one in push(world, [said, waiting])]
    assert ["charter_adopted", "erased"] == kinds(world)


def test_a_photo_that_another_visit_shows_stays(world: World, refused: Sent) -> None:
    """The same bytes may be proof elsewhere."""
    other = Pad(world, plan_visit(world, add_outlet(world)))
    push(world, [other.photo(jpeg(color="green"))])
    erase(world, refused.outlet)

    assert 1 == len(photos(world))


def test_a_conventioned_outlet_is_not_erased(world: World) -> None:
    """First the convention ends; then it may be."""
    begin(world)
    sent = approve(world)

    assert (409, "still-conventioned") == slug_of(erase(world, sent.outlet))
    revoke(world, sent.outlet)
    assert 201 == erase(world, sent.outlet).status_code
    assert [] == verification(world)["failures"]


def test_an_outlet_whose_convention_is_to_start_is_not_erased(world: World) -> None:
    """Voted for next week, it would be on the map without a name."""
    begin(world)
    sent = send_visit(world)
    decide(world, sent, starts_on="2026-11-25")

    assert (409, "still-conventioned") == slug_of(erase(world, sent.outlet))


def test_what_a_tablet_still_holds_is_acknowledged_and_not_kept(
    world: World, refused: Sent
) -> None:
    """A note and a photo written before, sent after: receipts, so that the tablet forgets them."""
    erase(world, refused.outlet)
    late = [
        refused.pad.note("G1.4", f"Encore {SECRET}"),
        refused.pad.photo(jpeg(color="orange"), "G1.6"),
    ]
    outcomes = push(world, late)
    answers = [put_photo(world, jpeg(color=color)) for color in ("green", "orange")]

    assert ["stored"] * 2 == [one["outcome"] for one in outcomes]
    assert outcomes == push(world, late)
    assert [200, 200] == [one.status_code for one in answers]
    assert 0 == left(world)["bodies"]
    assert [] == photos(world)
    assert [] == pull(world)["visits"]
    assert [refused.visit] == pull(world, {refused.visit: 3})["withdrawn"]
    assert [] == verification(world)["failures"]


def test_a_photo_that_came_before_its_entry_and_the_erasure_is_shown_to_nobody(
    world: World, refused: Sent
) -> None:
    """Its entry comes once the visit is erased: the photo is forgotten then."""
    body = jpeg(color="orange")
    put_photo(world, body)
    erase(world, refused.outlet)
    entry = refused.pad.photo(body)
    push(world, [entry])

    assert (404, "unknown-photo") == slug_of(get_photo(world, entry["content"]["sha256"], "bob"))
    assert [] == photos(world)


def begun_on_the_tablet(world: World, outlet: str) -> Pad:
    """Write a visit that no plan knows, of an outlet that the tablet still shows."""
    pad = Pad(world, "7b0f5a3e-0000-4000-8000-00000000000e")
    pad.note("G1.4", f"Chez {SECRET}")
    pad.opening(outlet)
    pad.photo(jpeg(color="orange"), "G1.6")
    pad.submission()
    return pad


def test_a_visit_begun_on_a_tablet_and_first_sent_after_the_erasure_is_not_kept(
    world: World, refused: Sent
) -> None:
    """Its opening names the outlet: receipts, whatever it says, and nothing readable stays."""
    erase(world, refused.outlet)
    before, register_before = left(world), kinds(world)
    late = begun_on_the_tablet(world, refused.outlet)
    outcomes = push(world, late.entries)
    put_photo(world, jpeg(color="orange"))

    assert {"stored"} == {one["outcome"] for one in outcomes}
    assert outcomes == push(world, late.entries)
    after = late.note("G1.6", f"Encore {SECRET}")
    assert ["stored"] == [one["outcome"] for one in push(world, [after])]
    assert (before, []) == (left(world), photos(world))
    assert register_before == kinds(world)
    assert ([], []) == (pull(world)["visits"], pull(world)["entries"])
    assert [late.visit] == pull(world, {late.visit: 1})["withdrawn"]


def test_what_came_before_such_an_opening_goes_with_it(world: World, refused: Sent) -> None:
    """The tablet sends its batches out of order: the notes first, in clear, then the opening."""
    erase(world, refused.outlet)
    late = begun_on_the_tablet(world, refused.outlet)
    note, opening = late.entries[:2]
    push(world, [note])
    assert 1 == left(world)["bodies"]
    outcomes = push(world, [opening, note, note | {"device_time": 5}])

    assert ["stored"] * 3 == [one["outcome"] for one in outcomes]
    assert {"bodies": 0, "aside": 0, "openings": 0} == left(world)


def test_an_opening_that_is_set_aside_keeps_nothing_either(world: World, refused: Sent) -> None:
    """Signed by somebody who does not use the tablet."""
    erase(world, refused.outlet)
    late = begun_on_the_tablet(world, refused.outlet)
    opening = late.entries[1] | {"author": str(world.people["bob"])}
    push(world, [opening, late.entries[0]])

    assert 0 == left(world)["bodies"]


def test_a_visit_whose_opening_was_set_aside_is_erased_with_its_outlet(
    world: World, refused: Sent
) -> None:
    """No outlet is known of it but by that opening."""
    late = begun_on_the_tablet(world, refused.outlet)
    opening = late.entries[1] | {"author": str(world.people["bob"])}
    push(world, [opening, late.entries[0]])
    erase(world, refused.outlet)

    assert 0 == left(world)["bodies"]


def test_a_visit_begun_of_another_outlet_is_kept(world: World, refused: Sent) -> None:
    """Only what is erased is not kept."""
    erase(world, refused.outlet)
    late = begun_on_the_tablet(world, add_outlet(world))
    push(world, late.entries)

    assert len(late.entries) == left(world)["bodies"]


def test_no_key_for_sorting_tells_the_name(world: World, refused: Sent) -> None:
    """The name without its accents is the name."""

    async def read(writer: Writer) -> str:
        return (await writer.get_one(Outlet, UUID(refused.outlet))).name_key

    assert SECRET.lower() in world.write(read)
    erase(world, refused.outlet)

    assert "" == world.write(read)


def test_only_the_coordinator_erases(world: World, refused: Sent) -> None:
    """Bob cannot, nor anybody under a rule that does not exist."""
    draft = {"outlet": refused.outlet, "rule": "request"}
    path = caisse_url(world, "erasures")

    assert (403, "forbidden") == slug_of(world.call("bob", "POST", path, json=draft))
    assert (400, "malformed") == slug_of(
        world.call("chloe", "POST", path, json=draft | {"rule": "boredom"})
    )


def test_the_register_after_an_erasure_is_still_readable_without_grillon(
    world: World, refused: Sent
) -> None:
    """The file has every line; what opened the erased seals is not in it."""
    erase(world, refused.outlet)
    document = json.loads(world.call("bob", "GET", caisse_url(world, "register")).content)

    assert 5 == len(document["lines"])
    assert [1] == [one["n"] for one in document["openings"]]
