"""Sign-in links and codes: they open once, in time, and say nothing of who exists."""

import socket
from typing import Any

import msgspec
import pytest
from aiosmtpd.controller import Controller
from litestar.testing import TestClient

from backend.accounts.commands.sign_in import PAPER_LASTS_MS, add_sign_in_code
from backend.actors import COOKIE, SESSION_LASTS_MS
from backend.app import equip, make_app
from tests.cast import World


def way_in(world: World, who: str = "bob") -> Any:
    """Make a new way in for someone of the cast."""
    person = world.people[who]
    return world.write(
        lambda w: add_sign_in_code(w, person, "http://x", world.clock.now, PAPER_LASTS_MS)
    )


def test_a_code_opens_a_session_with_its_roles(world: World) -> None:
    """Someone who types their code is in, and the screen knows what they may do where."""
    answer = world.call("emma", "POST", "/api/sessions", json={"code": way_in(world).code})

    assert answer.status_code == 201
    body = answer.json()
    assert (body["person"]["name"], [r["role"] for r in body["roles"]]) == ("Bob", ["committee"])
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in (COOKIE, "HttpOnly", "SameSite=strict", "Path=/api"))


@pytest.mark.parametrize("shape", ["{0}{1}", "{0}-{1}", " {0} {1} "])
def test_a_code_is_understood_as_people_type_it(world: World, shape: str) -> None:
    """Lower case, hyphens and spaces are no reason to refuse someone."""
    code = way_in(world).code.lower()
    typed = shape.format(code[:4], code[4:])
    answer = world.call("emma", "POST", "/api/sessions", json={"code": typed})

    assert answer.status_code == 201


def test_a_code_opens_only_once_by_code_or_by_link(world: World) -> None:
    """The link and the code are one way in: using either spends both."""
    way = way_in(world)
    token = way.link.partition("#")[2]

    statuses = [
        world.call("emma", "POST", "/api/sessions", json={"code": typed}).status_code
        for typed in (way.code, way.code, token)
    ]

    assert statuses == [201, 401, 401]


def test_a_code_lapses(world: World) -> None:
    """A paper found in a drawer opens nothing."""
    way = way_in(world)
    world.clock.move(PAPER_LASTS_MS)
    answer = world.call("emma", "POST", "/api/sessions", json={"code": way.code})

    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/code-refused")


def test_a_session_ends_after_ninety_days_without_use(world: World) -> None:
    """Use keeps a session alive; disuse ends it."""
    day = SESSION_LASTS_MS // 90
    world.clock.move(89 * day)
    assert world.call("bob", "GET", "/api/sessions/current").status_code == 200
    world.clock.move(89 * day)
    assert world.call("bob", "GET", "/api/sessions/current").status_code == 200
    world.clock.move(90 * day)

    assert world.call("bob", "GET", "/api/sessions/current").status_code == 401


def test_signing_out_ends_this_session_only(world: World) -> None:
    """Someone who signs out of one browser stays in on the other."""
    opened = world.call("emma", "POST", "/api/sessions", json={"code": way_in(world).code})
    world.cookies["bob elsewhere"] = opened.headers["set-cookie"].split("=")[1].split(";")[0]

    assert len(world.call("bob", "GET", "/api/sessions").json()) == 2
    assert world.call("bob", "DELETE", "/api/sessions/current").status_code == 204
    assert world.call("bob", "GET", "/api/sessions/current").status_code == 401
    assert world.call("bob elsewhere", "GET", "/api/sessions/current").status_code == 200


def test_a_session_of_mine_can_be_revoked_from_another(world: World) -> None:
    """A browser left open somewhere is shut from home, and nobody else's can be."""
    opened = world.call("emma", "POST", "/api/sessions", json={"code": way_in(world).code})
    world.cookies["bob elsewhere"] = opened.headers["set-cookie"].split("=")[1].split(";")[0]
    sessions = world.call("bob", "GET", "/api/sessions").json()
    other = next(session["id"] for session in sessions if not session["current"])

    world.call("chloe", "DELETE", f"/api/sessions/{other}")
    assert world.call("bob elsewhere", "GET", "/api/sessions/current").status_code == 200
    world.call("bob", "DELETE", f"/api/sessions/{other}")
    assert world.call("bob elsewhere", "GET", "/api/sessions/current").status_code == 401


def test_guessing_codes_is_slowed(world: World) -> None:
    """After thirty tries in a minute an address waits."""
    tries = [
        world.call("emma", "POST", "/api/sessions", json={"code": f"GUESS{i:03}"}).status_code
        for i in range(31)
    ]

    assert tries == [401] * 30 + [429]


class Mailbox:
    """A local SMTP server that keeps what it is given (stands for the mail host)."""

    def __init__(self) -> None:
        self.messages: list[Any] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a message, as aiosmtpd asks of a handler."""
        self.messages.append(envelope)
        return "250 OK"


def test_a_link_is_mailed_to_those_who_exist_and_the_answer_is_the_same(world: World) -> None:
    """The mail opens a session; the answer never tells who has an account."""
    mailbox = Mailbox()
    port = _find_free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        settings = msgspec.structs.replace(world.settings, smtp_url=f"smtp://127.0.0.1:{port}")
        with TestClient(make_app(lambda: equip(settings, world.clock))) as client:
            known = client.post("/api/sign-in-requests", json={"email": "Bob@Example.org"})
            unknown = client.post("/api/sign-in-requests", json={"email": "personne@example.org"})
    finally:
        controller.stop()

    assert (202, known.content) == (unknown.status_code, unknown.content)
    assert len(mailbox.messages) == 1
    text = mailbox.messages[0].content.decode("utf-8", "replace")
    assert "/comite/connexion#" in text.replace("=\r\n", "")


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_without_mail_a_request_says_to_ask_for_a_code(world: World) -> None:
    """A caisse without e-mail works with paper codes, and the screen can say so."""
    answer = world.call("emma", "POST", "/api/sign-in-requests", json={"email": "bob@example.org"})

    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/mail-not-set-up")
