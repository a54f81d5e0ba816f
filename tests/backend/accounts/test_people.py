"""People of a caisse: adding them, giving roles, handing over a way in."""

from typing import Any
from uuid import UUID

import pytest

from backend.accounts.commands.people import add_caisse, add_person
from backend.accounts.tables import Caisse
from backend.accounts.wire import PersonDraft, RoleWord
from backend.actors import COOKIE
from backend.database import Writer
from tests.backend.at_once import send_at_once
from tests.backend.builders import slug_of
from tests.cast import NOW, World


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


def add_sister_caisse(world: World) -> UUID:
    """Add a caisse to the federation of Bordeaux, whose one coordinator is Alice; return its id."""

    async def add(writer: Writer) -> UUID:
        bordeaux = await writer.get_one(Caisse, world.bordeaux)
        sister = Caisse(
            federation_id=bordeaux.federation_id,
            slug="bassin",
            name="Caisse du Bassin",
            currency="MonA",
            territory_label="mairie d’Arès",
            territory_lat_e7=447650000,
            territory_lon_e7=-11420000,
        )
        await add_caisse(writer, sister, NOW)
        draft = PersonDraft("Alice", ["coordinator"], "alice@example.org")
        await add_person(writer, sister.id, draft)
        return sister.id

    return world.write(add)


def enter_by_paper(world: World, who: str) -> Any:
    """Have Chloé make a code for someone and enter with it; return what the session says."""
    url = f"{people_url(world)}/{world.people[who]}/sign-in-codes"
    code = world.call("chloe", "POST", url).json()["code"]
    opened = world.call("emma", "POST", "/api/sessions", json={"code": code})
    world.cookies["entered"] = opened.cookies[COOKIE]
    return opened.json()


def test_a_code_made_in_a_caisse_opens_that_caisse_alone(world: World) -> None:
    """Chloé cannot become, by Alice's code, the coordinator of the caisse next door."""
    sister = add_sister_caisse(world)
    told = enter_by_paper(world, "alice")
    current = world.call("entered", "GET", "/api/sessions/current").json()

    assert [str(world.bordeaux)] == [one["caisse"]["id"] for one in told["roles"]]
    assert told == current
    assert (403, "forbidden") == slug_of(
        world.call("entered", "GET", f"/api/caisses/{sister}/people")
    )
    assert 200 == world.call("alice", "GET", f"/api/caisses/{sister}/people").status_code


def test_a_session_of_one_caisse_reaches_no_session_of_the_others(world: World) -> None:
    """It neither sees nor ends the browsers in which the person acts everywhere."""
    everywhere = world.call("alice", "GET", "/api/sessions").json()
    enter_by_paper(world, "alice")
    world.call("entered", "DELETE", f"/api/sessions/{everywhere[0]['id']}")

    assert [True] == [
        one["current"] for one in world.call("entered", "GET", "/api/sessions").json()
    ]
    assert 2 == len(world.call("alice", "GET", "/api/sessions").json())


def test_a_code_made_in_a_caisse_pairs_no_phone_in_another(world: World) -> None:
    """Bob volunteers next door only: a code from Bordeaux does not open that door to a phone."""
    sister = add_sister_caisse(world)
    draft = {"name": "Bob", "roles": ["volunteer"], "email": "bob@example.org"}
    world.call("alice", "POST", f"/api/caisses/{sister}/people", json=draft)
    url = f"{people_url(world)}/{world.people['bob']}/sign-in-codes"
    code = world.call("chloe", "POST", url).json()["code"]
    answer = world.call("emma", "POST", "/api/devices", json={"code": code, "label": "Téléphone"})

    assert (409, "not-one-caisse") == slug_of(answer)


@pytest.mark.parametrize("roles", [["volunteer"], ["committee", "volunteer"]])
def test_adding_someone_again_takes_no_role_away(world: World, roles: list[RoleWord]) -> None:
    """Not even the coordinator's own, by her own address."""
    draft = {"name": "Chloé", "roles": roles, "email": "chloe@example.org"}
    answer = world.call("chloe", "POST", people_url(world), json=draft)

    assert (201, sorted([*roles, "coordinator"])) == (
        answer.status_code,
        sorted(answer.json()["roles"]),
    )
    assert world.call("chloe", "GET", people_url(world)).status_code == 200


def test_two_coordinators_who_remove_each_other_at_once_leave_one(world: World) -> None:
    """Whatever the database, one of the two is refused."""
    both = ["coordinator"]
    world.call(
        "chloe", "PUT", f"{people_url(world)}/{world.people['bob']}/roles", json={"roles": both}
    )
    removals = [
        as_remover(world, by, f"{people_url(world)}/{world.people[other]}/roles")
        for by, other in (("chloe", "bob"), ("bob", "chloe"))
    ]
    [answers] = send_at_once(world, [removals])

    assert 1 == [one.status_code for one in answers].count(200)
    assert 1 == len([one for one in answers if one.status_code in (403, 409)])


def as_remover(world: World, who: str, path: str) -> Any:
    """Return a request that leaves someone without any role."""
    headers = {
        "origin": "http://testserver.local",
        "cookie": f"{COOKIE}={world.cookies[who]}",
    }
    return lambda client: client.put(path, json={"roles": []}, headers=headers)
