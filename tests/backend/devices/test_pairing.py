"""Pairing a tablet or a phone, and revoking it."""

from tests.cast import World


def pair(world: World, code: str) -> object:
    """Ask for pairing with a code."""
    return world.call("emma", "POST", "/api/devices", json={"code": code, "label": "Tablette 2"})


def make_pairing_code(world: World, *names: str) -> str:
    """Return a code that Chloé makes for these people."""
    url = f"/api/caisses/{world.bordeaux}/pairing-codes"
    people = [str(world.people[name]) for name in names]
    return str(world.call("chloe", "POST", url, json={"people": people}).json()["code"])


def test_a_tablet_is_let_in_for_the_people_chosen(world: World) -> None:
    """The tablet gets its credential, its caisse and the names to choose from, once."""
    code = make_pairing_code(world, "alice", "bob")
    answer, again = pair(world, code), pair(world, code)

    body = answer.json()
    assert answer.status_code == 201
    assert [person["name"] for person in body["people"]] == ["Alice", "Bob"]
    assert body["caisse"]["slug"] == "bordeaux"
    assert (again.status_code, again.json()["type"]) == (401, "/problems/code-refused")


def test_a_volunteers_phone_is_let_in_by_their_own_code(world: World) -> None:
    """A phone is a device too, with one person."""
    url = f"/api/caisses/{world.bordeaux}/people/{world.people['alice']}/sign-in-codes"
    code = world.call("chloe", "POST", url).json()["code"]
    answer = pair(world, code)

    assert [person["name"] for person in answer.json()["people"]] == ["Alice"]


def test_someone_who_does_not_volunteer_pairs_no_phone(world: World) -> None:
    """Bob's code opens the committee space, not a visit, and is not spent by the try."""
    url = f"/api/caisses/{world.bordeaux}/people/{world.people['bob']}/sign-in-codes"
    code = world.call("chloe", "POST", url).json()["code"]
    answer = pair(world, code)

    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/not-one-caisse")
    assert world.call("emma", "POST", "/api/sessions", json={"code": code}).status_code == 201


def test_a_device_learns_the_key_and_the_time(world: World) -> None:
    """What a device needs offline comes in one answer, and no private key with it."""
    answer = world.call("tablet", "GET", f"/api/caisses/{world.bordeaux}/device")

    body = answer.json()
    assert world.clock.now == body["server_time"]
    assert len(body["key_id"]) == 16
    assert "PRIVATE" not in answer.text


def test_someone_who_left_is_no_longer_offered(world: World) -> None:
    """Names on a shared tablet follow the roles of today."""
    url = f"/api/caisses/{world.bordeaux}/people/{world.people['alice']}/roles"
    world.call("chloe", "PUT", url, json={"roles": []})
    answer = world.call("tablet", "GET", f"/api/caisses/{world.bordeaux}/device")

    assert answer.json()["people"] == []


def test_a_revoked_tablet_is_refused_and_listed_as_such(world: World) -> None:
    """Chloé revokes a lost tablet twice: once is enough, the date stays."""
    devices = f"/api/caisses/{world.bordeaux}/devices"
    assert world.call("chloe", "DELETE", f"{devices}/{world.tablet.id}").status_code == 204
    world.clock.move(1000)
    assert world.call("chloe", "DELETE", f"{devices}/{world.tablet.id}").status_code == 204
    answer = world.call("tablet", "GET", f"/api/caisses/{world.bordeaux}/device")

    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/device-revoked")
    listed = world.call("chloe", "GET", devices).json()
    assert [world.clock.now - 1000] == [device["revoked_at"] for device in listed]


def test_a_device_of_another_caisse_cannot_be_revoked(world: World) -> None:
    """Knowing an id is not enough."""
    url = f"/api/caisses/{world.bordeaux}/devices/{world.david_tablet.id}"
    answer = world.call("chloe", "DELETE", url)

    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-device")


def test_a_credential_with_anothers_id_opens_nothing(world: World) -> None:
    """The id and the secret of a device go together."""
    stolen = {"authorization": f"Bearer {world.david_tablet.id}.{world.tablet.secret}"}
    path = f"/api/caisses/{world.bordeaux}/device"
    answer = world.call("emma", "GET", path, headers=stolen)

    assert answer.status_code == 401
