"""What the demonstration invents must not touch anyone real, and reads as plain French."""

import re

import pytest

from backend.demonstration.ids import entry_id
from backend.demonstration.pictures import SCENES, Scene, draw_photo
from backend.demonstration.story import FOLDER, read_story
from backend.photos.check import check_photo
from criteria.canonical import sha256_hex
from criteria.contents import UUID7_PATTERN
from maps.hours import hours_in_french

FICTIONAL = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d")


def test_phone_numbers_are_those_reserved_for_fiction() -> None:
    """Nobody's telephone rings."""
    wrong = [one.phone for one in read_story().outlets if one.phone]

    assert [] == [phone for phone in wrong if not FICTIONAL.fullmatch(phone)]


def test_sites_are_under_example_org() -> None:
    """No real site is linked to."""
    sites = [one.website for one in read_story().outlets if one.website]

    assert all(re.fullmatch(r"https://[a-z-]+\.example\.org", site) for site in sites)


def test_opening_hours_can_all_be_said() -> None:
    """The published pages write them in French."""
    hours = [one.hours for one in read_story().outlets if one.hours]

    assert all(hours_in_french(one) is not None for one in hours)


def test_the_story_is_in_plain_french() -> None:
    """Without point médian, without the words that frighten, with French spaces."""
    said = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml"))
    quoted = "".join(re.findall(r'"[^"]*"', said))

    assert not re.search(r"·|audit|contrôle|sanction", quoted)
    assert not re.search(r" [:;!?»]|« ", quoted)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_picture_is_a_photo_that_the_server_keeps(scene: Scene) -> None:
    """The same scene and caption give the same bytes, a JPEG without EXIF."""
    body = draw_photo(scene, "Essai")

    check_photo(body, sha256_hex(body))
    assert draw_photo(scene, "Essai") == body
    assert draw_photo(scene, "Autre") != body


def test_entry_ids_are_those_of_a_device() -> None:
    """UUIDv7 of their millisecond, the same for the same names."""
    first = entry_id(1_795_000_000_000, "a")

    assert re.match(UUID7_PATTERN, first)
    assert entry_id(1_795_000_000_000, "a") == first
    assert first < entry_id(1_795_000_000_001, "b")
