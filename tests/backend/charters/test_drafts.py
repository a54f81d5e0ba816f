"""A charter amended: imported as a draft, read, compared, deleted, brought back, adopted."""

from typing import Any

import httpx
import pytest

from criteria.load import charter_sha256, read_charter
from tests.backend.builders import (
    GIRONDE_SHA256,
    adopt,
    begin,
    caisse_url,
    dossier,
    send_visit,
    slug_of,
)
from tests.cast import World
from tests.criteria.shipped import read_shipped

TOML = read_shipped("gironde")
AMENDED = TOML.replace('version = "2026-1"', 'version = "2026-2"', 1).replace(
    "pass_percent = 60", "pass_percent = 70", 1
)
SHA256 = charter_sha256(read_charter(AMENDED))


def send(world: World, toml: str | bytes = AMENDED, who: str = "chloe") -> httpx.Response:
    """Have Chloé import a file."""
    return world.call(who, "POST", caisse_url(world, "charter-drafts"), content=toml)


def drafts(world: World) -> list[tuple[str, bool]]:
    """Return the version of each draft, and whether it is deleted, as Bob reads them."""
    listed = world.call("bob", "GET", caisse_url(world, "charter-drafts")).json()
    return [(one["version"], one["deleted"]) for one in listed]


def draft_call(world: World, method: str, rest: str = "", who: str = "chloe") -> httpx.Response:
    """Call an address of the amended draft."""
    return world.call(who, method, caisse_url(world, f"charter-drafts/{SHA256}{rest}"))


def differences(world: World, before: str, after: str) -> Any:
    """Return what changes between two versions, as Bob reads it."""
    path = caisse_url(world, f"charters/{before}/differences/{after}")
    return world.call("bob", "GET", path).json()["differences"]


def test_an_amended_file_becomes_a_draft(world: World) -> None:
    """The committee sees it; it is not a version that may be used for visits yet."""
    begin(world)
    answer = send(world)

    assert (201, SHA256) == (answer.status_code, answer.json()["draft"]["sha256"])
    assert [("2026-2", False)] == drafts(world)
    listed = world.call("bob", "GET", caisse_url(world, "charters")).json()
    assert [GIRONDE_SHA256] == [one["sha256"] for one in listed]


def test_every_fault_of_a_file_is_named_at_once_with_its_place(world: World) -> None:
    """Nothing is kept of it, and nothing that was there is lost."""
    begin(world)
    send(world)
    faulty = AMENDED.replace("pass_percent = 70", "pass_percent = 700", 1).replace(
        'kind = "yes_no"', 'kind = "yes"', 1
    )
    answer = send(world, faulty)

    assert (422, "charter-refused") == slug_of(answer)
    faults = answer.json()["faults"]
    assert 2 <= len(faults)
    assert any("Ancrage local" in one["place"] for one in faults)
    assert all(one["words"] for one in faults)
    assert [("2026-2", False)] == drafts(world)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"a = [[[[", b"x" * 100, b"\x00"])
def test_any_bytes_have_an_answer(world: World, body: bytes) -> None:
    """A photo, an empty file, half a file: refused in words."""
    answer = send(world, body)

    assert (422, "charter-refused") == slug_of(answer)
    assert answer.json()["faults"]


def test_a_file_too_large_is_refused_in_the_same_words(world: World) -> None:
    """4 MB are enough for any charter."""
    answer = send(world, b"#" * (4 * 1024 * 1024 + 100))

    assert ["too-large"] == [one["code"] for one in answer.json()["faults"]]


def test_a_draft_that_equals_a_version_says_which(world: World) -> None:
    """Remarks and layout make no other version."""
    begin(world)
    answer = send(world, f"# relu en novembre\n{TOML}")

    assert (409, "charter-already-here") == slug_of(answer)
    assert (GIRONDE_SHA256, "2026-1") == (answer.json()["sha256"], answer.json()["version"])
    assert [] == drafts(world)


def test_a_deleted_draft_comes_back(world: World) -> None:
    """By its own way back, or when the same file is imported again."""
    send(world)

    assert 204 == draft_call(world, "DELETE").status_code
    assert [("2026-2", True)] == drafts(world)
    assert 204 == draft_call(world, "POST", "/restoration").status_code
    assert [("2026-2", False)] == drafts(world)
    draft_call(world, "DELETE")
    send(world)
    assert [("2026-2", False)] == drafts(world)


def test_the_committee_reads_what_changes_in_french(world: World) -> None:
    """From the version in force to the draft, and back."""
    begin(world)
    send(world)

    assert "Le seuil du critère « Ancrage local et circuits courts » passe de 60 à 70 %." in [
        one["words"].replace("\u00a0", " ") for one in differences(world, GIRONDE_SHA256, SHA256)
    ]
    assert [] == differences(world, SHA256, SHA256)


def test_a_draft_is_read_as_a_volunteer_would_have_it(world: World) -> None:
    """The same structure as any charter."""
    send(world)

    answer = draft_call(world, "GET", who="bob")

    assert "gironde" == answer.json()["id"]
    assert 70 == answer.json()["grid"]["criteria"][0]["pass_percent"]


def test_the_file_of_a_draft_is_the_one_that_was_imported(world: World) -> None:
    """To the last byte, remarks included, also once it is adopted."""
    begin(world)
    file = f"# relu en novembre : « attention à G1 »\n{AMENDED}"
    send(world, file)
    draft = draft_call(world, "GET", "/source", who="bob")
    adopt(world, SHA256)
    version = draft_call(world, "GET", "/source", who="bob")

    assert file.encode() == draft.content == version.content
    assert 'attachment; filename="gironde-2026-2.toml"' == draft.headers["content-disposition"]
    assert [] == drafts(world)


def test_the_file_of_a_version_that_was_not_imported_here_has_the_same_name(world: World) -> None:
    """It is written from the version, and says so; imported, it is that very version."""
    begin(world)
    path = caisse_url(world, f"charter-drafts/{GIRONDE_SHA256}/source")
    file = world.call("bob", "GET", path)

    assert "Écrite par Grillon" in file.text
    assert GIRONDE_SHA256 == charter_sha256(read_charter(file.text))
    assert (409, "charter-already-here") == slug_of(send(world, file.content))
    assert 404 == world.call("bob", "GET", path.replace(GIRONDE_SHA256, SHA256)).status_code


def test_the_file_of_an_adopted_draft_is_no_draft_any_more(world: World) -> None:
    """It can neither be deleted nor brought back: a version never changes."""
    begin(world)
    send(world)
    adopt(world, SHA256)

    assert (404, "unknown-charter") == slug_of(draft_call(world, "DELETE"))
    assert (404, "unknown-charter") == slug_of(draft_call(world, "POST", "/restoration"))


def test_an_adopted_draft_is_a_version_and_no_longer_a_draft(world: World) -> None:
    """With the day and the reference of the decision; the register names it by its hash."""
    begin(world)
    send(world)
    answer = adopt(world, SHA256)

    assert (201, []) == (answer.status_code, drafts(world))
    listed = world.call("bob", "GET", caisse_url(world, "charters")).json()
    assert [SHA256] == [one["sha256"] for one in listed if one["current"]]
    assert (409, "charter-already-here") == slug_of(send(world))


def test_a_deleted_draft_cannot_be_adopted(world: World) -> None:
    """Bring it back first."""
    send(world)
    draft_call(world, "DELETE")

    assert (404, "unknown-charter") == slug_of(adopt(world, SHA256))


def test_old_visits_keep_the_version_they_were_made_under(world: World) -> None:
    """What the committee reads of one is the same after a stricter version is adopted."""
    begin(world)
    sent = send_visit(world)
    before = dossier(world, sent.outlet)["visits"][0]
    send(world)
    adopt(world, SHA256)
    after = dossier(world, sent.outlet)["visits"][0]

    assert (GIRONDE_SHA256, GIRONDE_SHA256) == (
        before["charter"]["sha256"],
        after["charter"]["sha256"],
    )
    assert before["criteria"] == after["criteria"]
    assert (False, True) == (before["old_charter"], after["old_charter"])


def test_a_draft_belongs_to_one_caisse(world: World) -> None:
    """Another federation neither sees it nor adopts it; only the coordinator imports."""
    send(world)
    elsewhere = caisse_url(world, f"charter-drafts/{SHA256}", world.flers)

    assert 404 == world.call("david", "GET", elsewhere).status_code
    assert (403, "forbidden") == slug_of(send(world, who="bob"))
