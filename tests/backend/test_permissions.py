"""Every route × role × caisse: who passes the guard, who is refused and how."""

import pytest

from backend.permissions import PERMISSIONS, Who, list_routes
from tests.cast import World

CALLERS = ("emma", "alice", "bob", "chloe", "david", "tablet", "david_tablet")
KINDS_IN_BORDEAUX = {
    "emma": {Who.ANYONE},
    "alice": {Who.ANYONE, Who.SIGNED_IN, Who.VOLUNTEER},
    "bob": {Who.ANYONE, Who.SIGNED_IN, Who.COMMITTEE},
    "chloe": {Who.ANYONE, Who.SIGNED_IN, Who.COORDINATOR},
    "david": {Who.ANYONE, Who.SIGNED_IN},
    "tablet": {Who.ANYONE, Who.DEVICE},
    "david_tablet": {Who.ANYONE},
}
REFUSALS = {"sign-in-needed", "forbidden", "device-revoked", "foreign-origin"}


def address_of(world: World, row: str) -> tuple[str, str]:
    """Return the method and an address of a row, in Bordeaux, of things that do not exist."""
    method, template = row.split(" ")
    path = template.replace("{caisse_id}", str(world.bordeaux)).replace("{slug}", "bordeaux")
    for name in ("person_id", "device_id", "session_id", "visit_id", "outlet_id", "entry_id"):
        path = path.replace(f"{{{name}}}", "00000000-0000-0000-0000-000000000001")
    return method, path.replace("{sha256}", "0" * 64).replace("{other}", "1" * 64)


def test_every_route_has_its_row_and_every_row_its_route(world: World) -> None:
    """A route that nobody thought about is a route open by mistake."""
    assert set(PERMISSIONS) == list_routes(world.client.app.routes)


@pytest.mark.parametrize("row", sorted(PERMISSIONS))
def test_each_caller_passes_or_is_refused_as_the_row_says(world: World, row: str) -> None:
    """Roles count in the caisse of the address only; strangers are refused whatever they hold."""
    method, path = address_of(world, row)

    for caller in CALLERS:
        answer = world.call(caller, method, path)
        slug = _slug(answer)
        if PERMISSIONS[row] & KINDS_IN_BORDEAUX[caller]:
            assert slug not in REFUSALS, (row, caller, slug)
        else:
            expected = "sign-in-needed" if caller == "emma" else "forbidden"
            assert expected == slug, (row, caller, slug)


@pytest.mark.parametrize("row", sorted(r for r, who in PERMISSIONS.items() if Who.DEVICE in who))
def test_a_revoked_device_is_refused_unless_the_row_says_so(world: World, row: str) -> None:
    """A lost tablet learns that it is revoked; only what it has not sent yet may still come."""
    world.call("chloe", "DELETE", f"/api/caisses/{world.bordeaux}/devices/{world.tablet.id}")
    method, path = address_of(world, row)

    answer = world.call("tablet", method, path)

    if Who.REVOKED_DEVICE in PERMISSIONS[row]:
        assert _slug(answer) not in REFUSALS
    else:
        assert _slug(answer) == "device-revoked"


def test_a_change_asked_by_another_site_is_refused(world: World) -> None:
    """A page elsewhere cannot use the cookie of someone signed in here."""
    path = f"/api/caisses/{world.bordeaux}/people"
    answer = world.call("chloe", "POST", path, headers={"origin": "https://ailleurs.example"})

    assert (answer.status_code, _slug(answer)) == (403, "foreign-origin")


def _slug(answer: object) -> str | None:
    if not answer.headers.get("content-type", "").startswith("application/problem+json"):
        return None
    return str(answer.json()["type"]).removeprefix("/problems/")
