"""Photos: kept by the hash of their bytes, on disk before the receipt, shown to few."""

import hashlib
import io
import struct
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from PIL import Image

from tests.backend.builders import (
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
    put_photo,
    slug_of,
    take_away,
)
from tests.browser.images import HEIC
from tests.cast import Paired, World

GPS_EXIF = Image.Exif()
GPS_EXIF[0x8825] = {1: "N", 2: (44.0, 50.0, 16.0)}


def sha256_of(body: bytes) -> str:
    """Return the name of a photo."""
    return hashlib.sha256(body).hexdigest()


def files(world: World) -> list[Path]:
    """Return the photos that lie on disk."""
    return [path for path in (world.settings.data / "photos").rglob("*") if path.is_file()]


def shown_in_a_visit(world: World, body: bytes) -> str:
    """Send a photo and the entry that shows it in a visit of Alice; return the visit."""
    begin(world)
    pad = Pad(world, plan_visit(world, add_outlet(world)))
    push(world, [pad.photo(body, "G1.6")])
    put_photo(world, body)
    return pad.visit


class OtherTablet(msgspec.Struct):
    """Bob's tablet, known to the world as `other`: what its entries say of who wrote them."""

    written_by: dict[str, str]


def pair_other_tablet(world: World) -> OtherTablet:
    """Pair a tablet for Bob."""
    people = [str(world.people["bob"])]
    code = world.call(
        "chloe", "POST", caisse_url(world, "pairing-codes"), json={"people": people}
    ).json()["code"]
    paired = world.call("emma", "POST", "/api/devices", json={"code": code, "label": "T"}).json()
    world.devices["other"] = Paired(UUID(paired["device"]), paired["secret"])
    return OtherTablet({"author": people[0], "device": paired["device"]})


def with_segment(body: bytes, marker: int, content: bytes, padding: bytes = b"") -> bytes:
    """Return a JPEG with one more segment right at its start."""
    segment = padding + bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content
    return body[:2] + segment + body[2:]


def test_rule_08_a_photo_is_on_disk_under_its_caisse_when_the_receipt_says_so(
    world: World,
) -> None:
    """The receipt is what lets the tablet forget it: the very bytes lie there."""
    body = jpeg()
    answer = put_photo(world, body)

    assert (200, {"sha256": sha256_of(body), "size_bytes": len(body)}) == (
        answer.status_code,
        answer.json(),
    )
    assert [body] == [path.read_bytes() for path in files(world)]
    assert files(world)[0].is_relative_to(world.settings.data / "photos" / str(world.bordeaux))


def test_the_same_photo_twice_is_kept_once(world: World) -> None:
    """A receipt lost on the way costs nothing."""
    body = jpeg()
    first, second = put_photo(world, body), put_photo(world, body)

    assert first.json() == second.json()
    assert 1 == len(files(world))


def test_bytes_that_are_not_those_of_the_hash_are_refused(world: World) -> None:
    """A photo damaged on the way is sent again, not kept."""
    answer = put_photo(world, jpeg(), sha256="0" * 64)

    assert (422, "photo-hash-differs") == slug_of(answer)
    assert [] == files(world)


TELLING = {
    "exif with a place": jpeg(exif=GPS_EXIF),
    "exif after padding": with_segment(jpeg(), 0xE1, b"Exif\0\0" + GPS_EXIF.tobytes(), b"\xff\xff"),
    "xmp": with_segment(jpeg(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
    "iptc": with_segment(jpeg(), 0xED, b"Photoshop 3.0\0"),
    "a comment": jpeg(comment=b"chez Jeanne"),
    "a maker's own segment": with_segment(jpeg(), 0xE5, b"SAMSUNG"),
    "a second picture after the first": jpeg() + jpeg(exif=GPS_EXIF),
}


@pytest.mark.parametrize("what", TELLING)
def test_a_photo_that_tells_of_its_making_is_refused(world: World, what: str) -> None:
    """Place, device, names: the tablet takes them out, the server never alters an original."""
    assert (422, "photo-carries-exif") == slug_of(put_photo(world, TELLING[what]))
    assert [] == files(world)


def test_a_photo_with_a_colour_profile_is_kept(world: World) -> None:
    """A profile says how to show colours, not who took the picture."""
    assert put_photo(world, jpeg(icc_profile=b"profile")).status_code == 200


def png() -> bytes:
    """Return a picture of another format."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "PNG")
    return buffer.getvalue()


def claiming(width_px: int, height_px: int) -> bytes:
    """Return a small JPEG whose header claims to be large."""
    body = bytearray(jpeg())
    frame = body.index(b"\xff\xc0")
    body[frame + 5 : frame + 9] = struct.pack(">HH", height_px, width_px)
    return bytes(body)


REFUSED = {
    "no byte": (b"", 422, "photo-not-an-image"),
    "text": (b"bonjour", 422, "photo-not-an-image"),
    "a png": (png(), 422, "photo-not-an-image"),
    "a picture of an iPhone": (HEIC, 422, "photo-not-an-image"),
    "cut short": (jpeg(400, 300, quality=95)[:-200], 422, "photo-not-an-image"),
    "forty megapixels": (claiming(8000, 5000), 413, "photo-too-large"),
    "a bomb": (claiming(65000, 65000), 422, "photo-not-an-image"),
    "one byte too many": (b"\xff\xd8" + bytes(8_000_000 - 1), 413, "photo-too-large"),
    "far too many bytes": (b"\xff\xd8" + bytes(9_000_000), 413, "photo-too-large"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_photo_of_reasonable_size_is_refused(world: World, what: str) -> None:
    """Each with the slug that the tablet turns into words, and nothing on disk."""
    body, status, slug = REFUSED[what]

    assert (status, slug) == slug_of(put_photo(world, body))
    assert [] == files(world)


def test_a_large_photo_from_a_tablet_is_kept(world: World) -> None:
    """Twelve megapixels is what phones take; the tablet resizes, and need not."""
    assert put_photo(world, jpeg(4000, 3000)).status_code == 200


def test_a_device_sees_a_photo_of_its_visits_and_the_committee_every_one(world: World) -> None:
    """Alice's tablet, Bob and Chloé get the very bytes; not by a shared cache."""
    body = jpeg()
    shown_in_a_visit(world, body)
    answers = [get_photo(world, sha256_of(body), who) for who in ("tablet", "bob", "chloe")]

    assert [body] * 3 == [answer.content for answer in answers]
    assert answers[0].headers["content-type"] == "image/jpeg"
    assert "private" in answers[0].headers["cache-control"]


def test_a_hash_alone_gives_no_access(world: World) -> None:
    """Held, but of no visit given to this tablet; taken away; of another caisse; nobody."""
    body = jpeg(color="blue")
    put_photo(world, body)
    assert (404, "unknown-photo") == slug_of(get_photo(world, sha256_of(body)))
    other = jpeg()
    visit = shown_in_a_visit(world, other)
    take_away(world, visit)

    assert (404, "unknown-photo") == slug_of(get_photo(world, sha256_of(other)))
    assert (403, "forbidden") == slug_of(get_photo(world, sha256_of(other), "david_tablet"))
    assert (403, "forbidden") == slug_of(get_photo(world, sha256_of(other), "alice"))
    assert (401, "sign-in-needed") == slug_of(get_photo(world, sha256_of(other), "emma"))


def test_naming_the_hash_of_a_photo_does_not_give_it(world: World) -> None:
    """A tablet that never had the bytes names them in a visit of its own: they stay unknown."""
    begin(world)
    body = jpeg(color="green")
    other = pair_other_tablet(world)
    theirs = Pad(world, plan_visit(world, add_outlet(world), ["bob"]))
    push(world, [theirs.photo(body, **other.written_by)], who="other")
    put_photo(world, body, who="other")
    mine = Pad(world, plan_visit(world, add_outlet(world)))
    push(world, [mine.photo(body)])

    assert (404, "unknown-photo") == slug_of(get_photo(world, sha256_of(body)))
    assert 200 == get_photo(world, sha256_of(body), "other").status_code
    put_photo(world, body)
    assert 200 == get_photo(world, sha256_of(body)).status_code


def test_two_tablets_of_one_visit_see_each_others_photos(world: World) -> None:
    """Who goes together sees together."""
    begin(world)
    body = jpeg()
    pair_other_tablet(world)
    pad = Pad(world, plan_visit(world, add_outlet(world), ["alice", "bob"]))
    push(world, [pad.photo(body)])
    put_photo(world, body)

    assert 200 == get_photo(world, sha256_of(body), "other").status_code


def test_a_photo_of_another_caisse_is_not_known_here(world: World) -> None:
    """The same bytes sent in Flers give Bob nothing in Bordeaux."""
    body = jpeg()
    put_photo(world, body, who="david_tablet")

    assert (404, "unknown-photo") == slug_of(get_photo(world, sha256_of(body), "bob"))


@pytest.mark.parametrize("what", [*TELLING, *REFUSED])
def test_a_photo_sent_around_the_tablet_is_refused_and_its_entry_is_kept(
    world: World, what: str
) -> None:
    """What names it has arrived for good: the dossier marks a photo as missing, and nothing else.

    The server never alters what it is sent, so the bytes are nowhere (design 10).
    """
    begin(world)
    outlet = add_outlet(world)
    body = TELLING[what] if what in TELLING else REFUSED[what][0]
    pad = Pad(world, plan_visit(world, outlet))
    name = pad.photo(jpeg(), "G1.6", sha256=sha256_of(body))
    push(world, [name, pad.answer("G1.6", "yes")])

    assert put_photo(world, body).status_code in (413, 422)
    visit = dossier(world, outlet)["visits"][0]
    assert [(sha256_of(body), False)] == [(one["sha256"], one["held"]) for one in visit["photos"]]
    assert ["oui"] == [one["words"] for one in visit["answers"]]
    assert [] == visit["parked"]
    assert [] == files(world)


def test_the_dossier_tells_a_photo_that_has_come_from_one_that_has_not(world: World) -> None:
    """The entry may arrive long before the bytes."""
    begin(world)
    outlet = add_outlet(world)
    pad = Pad(world, plan_visit(world, outlet))
    push(world, [pad.photo(jpeg(), "G1.6"), pad.photo(jpeg(color="blue"), "G1.6")])
    put_photo(world, jpeg(color="blue"))
    photos = dossier(world, outlet)["visits"][0]["photos"]

    assert [False, True] == [one["held"] for one in photos]
    assert len(pull(world)["entries"]) == 2
