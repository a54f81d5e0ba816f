"""People of a caisse: adding them, giving roles, handing over a way in."""

from tests.cast import World


def people_url(world: World) -> str:
    """Return the address of Bordeaux's people."""
    return f"/api/caisses/{world.bordeaux}/people"


def test_the_coordinator_sees_the_people_of_the_caisse_in_order(world: World) -> None:
    """Names are sorted as people expect, and nobody of another caisse shows."""
    world.call("chloe", "POST", people_url(world), json={"name": "Élodie", "roles": ["volunteer"]})
    answer = world.call("chloe", "GET", people_url(world))

    assert [person["name"] for person in answer.json()] == ["Alice", "Bob", "Chloe", "Élodie"]


def test_an_address_known_in_the_federation_is_the_same_person(world: World) -> None:
    """Adding Alice again by her address gives her the new roles; no second Alice appears."""
    draft = {"name": "A.", "roles": ["volunteer", "committee"], "email": "ALICE@example.org"}
    answer = world.call("chloe", "POST", people_url(world), json=draft)

    assert (201, str(world.people["alice"])) == (answer.status_code, answer.json()["id"])
    assert len(world.call("chloe", "GET", people_url(world)).json()) == 3


def test_roles_change_at_once(world: World) -> None:
    """Someone who leaves the committee reads nothing more of it at the next request."""
    url = f"{people_url(world)}/{world.people['bob']}/roles"
    answer = world.call("chloe", "PUT", url, json={"roles": []})

    assert answer.status_code == 200
    assert world.call("bob", "GET", "/api/sessions/current").json()["roles"] == []


def test_a_caisse_keeps_a_coordinator(world: World) -> None:
    """The last coordinator cannot lock everybody out, even by mistake."""
    url = f"{people_url(world)}/{world.people['chloe']}/roles"
    answer = world.call("chloe", "PUT", url, json={"roles": ["volunteer"]})

    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/last-coordinator")
    assert world.call("chloe", "GET", people_url(world)).status_code == 200


def test_someone_of_another_caisse_is_unknown_here(world: World) -> None:
    """A coordinator makes no way in for people who are not of their caisse."""
    url = f"{people_url(world)}/{world.people['david']}/sign-in-codes"
    answer = world.call("chloe", "POST", url)

    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-person")


def test_a_paper_code_lets_its_person_in(world: World) -> None:
    """The coordinator prints a code; who types it is that person."""
    url = f"{people_url(world)}/{world.people['alice']}/sign-in-codes"
    way = world.call("chloe", "POST", url).json()
    answer = world.call("emma", "POST", "/api/sessions", json={"code": way["code"]})

    assert answer.json()["person"]["name"] == "Alice"


def test_a_bad_draft_names_the_field(world: World) -> None:
    """A wrong address is refused with the field at fault, and nobody is added."""
    draft = {"name": "Zoé", "roles": ["volunteer"], "email": "pas une adresse"}
    answer = world.call("chloe", "POST", people_url(world), json=draft)

    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/malformed")
    assert "email" in answer.text
    assert len(world.call("chloe", "GET", people_url(world)).json()) == 3
