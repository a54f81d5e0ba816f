"""Importing a rescue file: the same as what the tablet would have sent, once, and nothing lost."""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from backend.accounts.queries import get_current_key
from backend.accounts.secrets import make_caisse_key
from backend.database import Writer
from backend.rescue import routes
from tests.backend.builders import (
    Entry,
    Pad,
    add_outlet,
    begin,
    caisse_url,
    dossier,
    get_photo,
    jpeg,
    plan_visit,
    pull,
    push,
    slug_of,
)
from tests.backend.rescue.writing import list_pieces, seal_pieces
from tests.cast import Paired, World

PHOTO = jpeg()


def find_key(world: World, caisse: UUID | None = None) -> dict[str, Any]:
    """Return a caisse and its key, as its devices know them."""

    async def find(writer: Writer) -> dict[str, Any]:
        key = await get_current_key(writer, caisse or world.bordeaux)
        return {"caisse": str(key.caisse_id), "key_id": key.id, "public_spki": key.public_spki}

    return world.write(find)


def write_file(
    world: World,
    entries: Sequence[Any] = (),
    photos: Sequence[bytes] = (),
    by: Paired | None = None,
    key: dict[str, Any] | None = None,
) -> bytes:
    """Write what Alice's tablet, or another device, would save."""
    device = by or world.tablet
    return seal_pieces(
        ephemeral=ec.generate_private_key(ec.SECP256R1()),
        make_pieces=lambda header: list_pieces(
            header,
            {"device": str(device.id), "made_at": world.clock.now},
            device.secret,
            entries,
            photos,
        ),
        **(key or find_key(world)),
    )


def send_file(world: World, file: bytes, who: str = "chloe") -> httpx.Response:
    """Have Chloé import a file."""
    return world.call(who, "POST", caisse_url(world, "rescue-files"), content=file)


def read_file(world: World, file: bytes) -> dict[str, Any]:
    """Import a file and return what became of it."""
    answer = send_file(world, file)
    assert answer.status_code == 200, answer.text
    view: dict[str, Any] = answer.json()
    return view


def count(view: dict[str, Any]) -> dict[str, int]:
    """Return the numbers of an import that are not 0."""
    return {k: v for k, v in view.items() if isinstance(v, int) and v and k != "whole"}


def revoke_tablet(world: World) -> None:
    """Have Chloé revoke Alice's tablet."""
    assert world.call("chloe", "DELETE", caisse_url(world, f"devices/{world.tablet.id}")).is_success


def list_groups(world: World) -> list[dict[str, Any]]:
    """Return what is set aside, in groups."""
    groups: list[dict[str, Any]] = world.call(
        "chloe", "GET", caisse_url(world, "parked-entries")
    ).json()
    return groups


def accept_all(world: World, entries: Sequence[str]) -> dict[str, int]:
    """Have Chloé accept a group."""
    path = caisse_url(world, "parked-entries/acceptance")
    answer: dict[str, int] = world.call("chloe", "POST", path, json={"entries": entries}).json()
    return answer


@pytest.fixture
def pad(world: World) -> Pad:
    """Return a pad for a visit planned for Alice."""
    begin(world)
    return Pad(world, plan_visit(world, add_outlet(world)))


def whole_visit(pad: Pad) -> list[Entry]:
    """Write a visit with a photo, and send it."""
    pad.fill()
    pad.photo(PHOTO, "G1.6")
    pad.submission()
    return pad.entries


def test_rule_10_a_whole_visit_comes_in_by_a_file_and_can_be_decided(pad: Pad) -> None:
    """The tablet never reached the server: the file alone brings visit, photo and submission."""
    world = pad.world
    outlet = dossier_outlet(pad)
    view = read_file(world, write_file(world, whole_visit(pad), [PHOTO]))
    visit = dossier(world, outlet)["visits"][0]

    assert {"stored": len(pad.entries), "photos": 1} == count(view)
    assert view["whole"]
    assert [f"{len(pad.entries)}\u00a0saisies sont sur le serveur."] == view["words"][:1]
    assert ("to_decide", [True]) == (
        dossier(world, outlet)["stage"],
        [one["held"] for one in visit["photos"]],
    )
    assert PHOTO == get_photo(world, hashlib.sha256(PHOTO).hexdigest()).content


def dossier_outlet(pad: Pad) -> str:
    """Return the outlet of the pad's visit."""
    return str(pull(pad.world)["visits"][0]["outlet"]["id"])


def test_rule_10_twice_the_same_file_is_once(pad: Pad) -> None:
    """The second import says the same and adds nothing, whatever came by network in between."""
    world = pad.world
    file = write_file(world, whole_visit(pad), [PHOTO])
    first = read_file(world, file)
    before = pull(world)["entries"]
    push(world, pad.entries)

    assert first == read_file(world, file)
    assert before == pull(world)["entries"]
    assert 1 == len(list((world.settings.data / "photos").rglob("*.jpg")))


def test_rule_07_file_and_network_give_each_entry_the_same_receipt(pad: Pad) -> None:
    """What the file brought, the tablet sends again: stored, with the number it already has."""
    world = pad.world
    entries = whole_visit(pad)
    read_file(world, write_file(world, entries))
    numbers = {one["entry"]["id"]: one["number"] for one in pull(world)["entries"]}
    outcomes = push(world, entries)

    assert {"stored"} == {one["outcome"] for one in outcomes}
    assert numbers == {one["id"]: one["number"] for one in outcomes}


def test_entries_of_a_revoked_tablet_are_set_aside_and_accepted_in_one_press(pad: Pad) -> None:
    """Chloé imports the file of a tablet that she had revoked, then accepts what it held."""
    world = pad.world
    outlet = dossier_outlet(pad)
    file = write_file(world, whole_visit(pad), [PHOTO])
    revoke_tablet(world)
    view = read_file(world, file)
    group = list_groups(world)[0]

    assert {"parked": len(pad.entries), "photos": 1} == count(view)
    assert "envoyée par un appareil révoqué" in view["words"][0]
    assert ("Ferme des Tilleuls", "Alice", "Tablette", True) == (
        group["outlet"],
        group["author"],
        group["device"],
        group["is_acceptable"],
    )
    assert {"accepted": len(pad.entries), "kept_aside": 0} == accept_all(world, group["entries"])
    assert [] == list_groups(world)
    assert "to_decide" == dossier(world, outlet)["stage"]
    assert {"stored": len(pad.entries), "photos": 1} == count(read_file(world, file))


def test_a_file_that_no_device_signed_is_set_aside_whole(pad: Pad) -> None:
    """Whoever knows the public key can write a file in Alice's name: it waits for Chloé."""
    world = pad.world
    forged = Paired(world.tablet.id, secrets.token_urlsafe(32))
    view = read_file(world, write_file(world, [pad.answer("G1.4", "yes")], by=forged))

    assert {"parked": 1} == count(view)
    assert ["device_unknown"] == [one["reason"] for one in list_groups(world)]


def test_the_signature_of_one_file_is_worth_nothing_in_another(pad: Pad) -> None:
    """A proof seen once cannot be put into a file of one's own."""
    world = pad.world
    claims: list[tuple[bytes, bytes]] = []

    def make_pieces(header: bytes) -> list[tuple[bytes, bytes]]:
        claim = {"device": str(world.tablet.id), "made_at": 0}
        pieces = list_pieces(header, claim, world.tablet.secret, [pad.answer("G1.4", "yes")], [])
        claims.append(pieces[0])
        return [claims[0], *pieces[1:]]

    def write() -> bytes:
        key = find_key(world)
        fresh = ec.generate_private_key(ec.SECP256R1())
        return seal_pieces(ephemeral=fresh, make_pieces=make_pieces, **key)

    assert [{"stored": 1}, {"parked": 1}] == [count(read_file(world, write())) for _ in range(2)]


def test_a_device_that_the_caisse_does_not_know_is_set_aside(pad: Pad) -> None:
    """David's tablet belongs to another caisse: what it signs for this one waits."""
    world = pad.world
    said = pad.answer("G1.4", "yes", device=str(world.david_tablet.id))
    view = read_file(world, write_file(world, [said], by=world.david_tablet))

    assert {"parked": 1} == count(view)


def test_an_author_who_does_not_use_the_device_is_set_aside(pad: Pad) -> None:
    """The device vouches for its people alone; what else the file holds is stored."""
    world = pad.world
    entries = [pad.answer("G1.4", "yes"), pad.answer("G1.6", "yes", author=str(UUID(int=7)))]
    view = read_file(world, write_file(world, entries))

    assert {"stored": 1, "parked": 1} == count(view)
    assert ["author_not_of_the_device"] == [one["reason"] for one in list_groups(world)]


def test_one_bad_entry_or_photo_stops_nothing(pad: Pad) -> None:
    """What the server cannot read or must refuse is counted and said; the rest is stored."""
    world = pad.world
    good = pad.answer("G1.4", "yes")
    entries = [good, {"id": "nonsense"}, good | {"content": {"choice": "no"}}, 12]
    exif = jpeg(exif=b"Exif\0\0" + b"II*\0" + bytes(20))
    view = read_file(world, write_file(world, entries, [b"not a photo", PHOTO, exif]))

    assert {
        "stored": 1,
        "conflict": 1,
        "refused": 2,
        "photos": 1,
        "photos_refused": 2,
    } == count(view)
    assert view["whole"]
    assert any("données de prise de vue" in one for one in view["words"])


def test_an_entry_for_a_visit_of_another_caisse_is_not_taken_and_is_said(pad: Pad) -> None:
    """The tablet was paired with Flers before: that visit is not Bordeaux's."""
    world = pad.world
    visit = "7b0f5a3e-0000-4000-8000-000000000008"
    entry = Pad(world, visit).note("G1.4", "Vu.")
    push(world, [entry], "david_tablet")
    view = read_file(world, write_file(world, [entry]))

    assert {"refused": 1} == count(view)
    assert "autre caisse" in view["words"][0]


def test_a_truncated_file_gives_what_it_still_holds_and_says_what_to_do(pad: Pad) -> None:
    """The copy was interrupted: 50 of 60 entries are stored, and the sentence says so."""
    world = pad.world
    entries = [pad.note("G1.4", f"Vu {n}.") for n in range(60)]
    file = write_file(world, entries, [PHOTO])
    view = read_file(world, file[: -len(PHOTO) - 100])

    assert {"stored": 50} == count(view)
    assert not view["whole"]
    assert "s’arrête avant sa fin" in view["words"][-1]
    assert {"stored": 60, "photos": 1} == count(read_file(world, file))


def test_a_damaged_piece_costs_nothing_but_itself(pad: Pad) -> None:
    """One bit changed in the entries: the photo after them is stored."""
    world = pad.world
    file = bytearray(write_file(world, [pad.answer("G1.4", "yes")], [PHOTO]))
    file[-len(PHOTO) - 150] ^= 1
    view = read_file(world, bytes(file))

    assert {"photos": 1} == count(view)
    assert not view["whole"]
    assert "ne se lit plus" in view["words"][-1]


def test_a_file_of_another_caisse_is_refused_and_says_so(pad: Pad) -> None:
    """Chloé was handed the file of Flers."""
    world = pad.world
    file = write_file(world, by=world.david_tablet, key=find_key(world, world.flers))

    assert (409, "rescue-file-of-another-caisse") == slug_of(send_file(world, file))


def test_a_file_closed_with_an_older_key_still_opens(pad: Pad) -> None:
    """Keys of caisses are kept for ever: a tablet may have been away for long."""
    world = pad.world
    file = write_file(world, [pad.answer("G1.4", "yes")])

    async def change_key(writer: Writer) -> None:
        writer.add(make_caisse_key(world.bordeaux, world.clock.now + 1000))

    world.write(change_key)

    assert find_key(world)["key_id"] not in file.decode("latin1")
    assert {"stored": 1} == count(read_file(world, file))


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        pytest.param(lambda _: b"", "not-a-rescue-file", id="empty"),
        pytest.param(lambda _: PHOTO, "not-a-rescue-file", id="photo"),
        pytest.param(lambda f: f.replace(b"/1", b"/3", 1), "rescue-file-newer", id="newer"),
        pytest.param(lambda f: f[:100], "rescue-file-damaged", id="cut in its head"),
        pytest.param(lambda f: f[:300] + bytes(len(f)), "rescue-file-damaged", id="emptied"),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused_by_name(pad: Pad, change: Any, slug: str) -> None:
    """Each fault has its own sentence."""
    file = write_file(pad.world, [pad.answer("G1.4", "yes")])

    assert (422, slug) == slug_of(send_file(pad.world, change(file)))


def test_a_key_that_the_server_does_not_have_is_said(pad: Pad) -> None:
    """The file was made for a server that was set up again since."""
    world = pad.world
    key = find_key(world) | {"key_id": "0123456789abcdef"}

    assert (409, "rescue-key-unknown") == slug_of(send_file(world, write_file(world, key=key)))


def test_a_file_that_is_too_large_is_refused_before_it_is_read(world: World) -> None:
    """The size that is announced is enough to refuse it."""
    path = caisse_url(world, "rescue-files")
    announced = {"content-length": str(routes.MAX_FILE_BYTES + 1)}
    answer = world.call("chloe", "POST", path, content=b"g", headers=announced)

    assert (413, "rescue-file-too-large") == slug_of(answer)


def test_only_a_coordinator_imports_reads_and_accepts(pad: Pad) -> None:
    """Bob judges visits and does not write in them."""
    world = pad.world
    file = write_file(world, [pad.answer("G1.4", "yes")])
    path = caisse_url(world, "parked-entries")

    assert (403, "forbidden") == slug_of(send_file(world, file, who="bob"))
    assert (401, "sign-in-needed") == slug_of(send_file(world, file, who="emma"))
    assert (403, "forbidden") == slug_of(world.call("bob", "GET", path))


def test_what_is_amiss_stays_aside_when_its_group_is_accepted(pad: Pad) -> None:
    """Of three entries of a revoked tablet one names another question: two count."""
    world = pad.world
    first = pad.answer("G1.4", "no")
    entries = [first, pad.answer("G1.4", "yes", replaces=[first["id"]])]
    entries.append(pad.answer("G1.6", "yes", replaces=[first["id"]]))
    revoke_tablet(world)
    read_file(world, write_file(world, entries))

    assert {"accepted": 2, "kept_aside": 1} == accept_all(world, [e["id"] for e in entries])
    assert {"accepted": 0, "kept_aside": 3} == accept_all(world, [e["id"] for e in entries])


def test_groups_tell_visits_people_and_reasons_apart(pad: Pad) -> None:
    """A place that nobody knew is named as the volunteer suggested it."""
    world = pad.world
    unknown = Pad(world, "7b0f5a3e-0000-4000-8000-000000000009")
    suggested = {"name": "Chez Lulu", "kind": "producer", "commune": "Bègles"}
    entries = [pad.answer("G1.4", "yes"), pad.answer("G1.6", "yes", author=str(UUID(int=7)))]
    entries += [unknown.opening(suggested=suggested), unknown.note("G1.4", "Vu.")]
    revoke_tablet(world)
    read_file(world, write_file(world, entries))
    groups = {(one["outlet"], one["author"]): len(one["entries"]) for one in list_groups(world)}

    assert {
        ("Ferme des Tilleuls", "Alice"): 1,
        ("Ferme des Tilleuls", "quelqu’un que la caisse ne connaît pas"): 1,
        ("Chez Lulu", "Alice"): 2,
    } == groups
