"""The stored register against someone who holds the database: every change is found, and where."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from backend.database import Writer
from backend.deciding.verification import verify_register
from backend.deciding.wire import VerificationView
from backend.register.line import Head, hash_line_bytes
from backend.register.tables import RegisterLine
from criteria.canonical import canonical_bytes
from tests.backend.builders import (
    AGAINST,
    Pad,
    Sent,
    add_outlet,
    adopt,
    approve,
    begin,
    caisse_url,
    decide,
    erase,
    plan_visit,
    push,
    revoke,
    send_visit,
    store_charter,
    verification,
)
from tests.backend.territories.outlines import WIDE, give, send_from_afar, sha256_of_outline
from tests.cast import World

VERIFIER = Path(__file__).parents[1] / "register" / "independent_verifier.py"


def run(world: World, *statements: str) -> None:
    """Run SQL past the program."""

    async def execute(writer: Writer) -> None:
        connection = await writer.connection()
        for statement in statements:
            await connection.exec_driver_sql(statement)

    world.write(execute)


def attack(world: World, *statements: str) -> None:
    """Change what is stored as someone who owns the database can: triggers out of the way first."""
    sqlite = [f"DROP TRIGGER register_line_refuses_{verb}" for verb in ("update", "delete")]
    postgresql = ["ALTER TABLE register_line DISABLE TRIGGER ALL"]
    is_sqlite = world.settings.database_url.startswith("sqlite")
    run(world, *(sqlite if is_sqlite else postgresql), *statements)


def verify(world: World, head: Head | None = None) -> VerificationView:
    """Verify Bordeaux's register, against a head printed elsewhere if given."""
    return world.write(lambda writer: verify_register(writer, world.bordeaux, head))


def export(world: World) -> dict[str, Any]:
    """Return the register's file as Bob downloads it."""
    answer = world.call("bob", "GET", caisse_url(world, "register"))
    document: dict[str, Any] = answer.json()
    return document


def run_verifier(world: World, *heads: str) -> tuple[int, str]:
    """Run the independent script, as a process, on the downloaded register."""
    path = world.settings.data / "registre.json"
    path.write_text(json.dumps(export(world), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-I", str(VERIFIER), str(path), *heads]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def approved(world: World) -> Sent:
    """Return an approved farm whose visit holds an answer that was replaced."""
    begin(world)
    outlet = add_outlet(world)
    pad = Pad(world, plan_visit(world, outlet))
    replaced = pad.answer("G1.4", "no", device_time=1_111)
    pad.fill()
    pad.entries = [e for e in pad.entries if e["field"] != "answer/G1.4" or e is replaced]
    pad.answer("G1.4", "yes", replaces=[replaced["id"]])
    sent = Sent(outlet, pad, pad.submission())
    push(world, pad.entries)
    assert decide(world, sent).json()["outcome"] == "approved"
    return sent


@pytest.mark.parametrize(
    "statement", ["UPDATE register_line SET hash = 'x'", "DELETE FROM register_line"]
)
def test_the_database_refuses_to_change_or_delete_a_line(world: World, statement: str) -> None:
    """Whoever asks: the triggers say no on both databases."""
    begin(world)

    with pytest.raises(DBAPIError, match="never changes"):
        run(world, statement)
    assert [] == verification(world)["failures"]


def test_a_whole_stored_register_verifies_here_and_by_the_independent_script(
    world: World,
) -> None:
    """Approved, revoked, refused, erased: nothing fails, what was erased is attested."""
    begin(world)
    revoke(world, approve(world).outlet)
    refused = send_visit(world, name="Ferme du Haut")
    decide(world, refused, votes=AGAINST)
    erase(world, refused.outlet)
    found = verification(world)
    head = f"{found['head']['n']}:{found['head']['hash'][:16]}"

    assert [] == found["failures"]
    assert found["attested"] > 0
    assert (0, "") == run_verifier(world, head)


SPOIL_HASH = (
    "UPDATE register_line SET hash ="
    " CASE substr(hash, 1, 1) WHEN 'f' THEN 'e' ELSE 'f' END || substr(hash, 2) WHERE n = 1"
)

# By what is spoilt: the SQL that changes one byte, the line at fault, and what names the place.
SPOILT = {
    "an entry": (
        "UPDATE entry SET body = replace(body, 'organic', 'organie') WHERE kind = 'answer'",
        2,
        "answer/G2.1",
    ),
    "an entry that was replaced": (
        "UPDATE entry SET body = replace(body, '\"device_time\":1111', '\"device_time\":1112')",
        2,
        "answer/G1.4",
    ),
    "the reasons of a decision": (
        "UPDATE opening SET payload = replace(payload, 'Trois', 'Troix') WHERE name = 'reasons'",
        3,
        "reasons",
    ),
    "the minutes of an adoption": (
        "UPDATE opening SET payload = replace(payload, 'Adopt', 'Adapt') WHERE name = 'minutes'",
        1,
        "minutes",
    ),
    "a vote in a line": (
        "UPDATE register_line SET body = replace(body, '\"for\":4', '\"for\":5') WHERE n = 3",
        3,
        "empreinte",
    ),
    "a hash beside a line": (
        SPOIL_HASH,
        1,
        "empreinte",
    ),
    "a charter": (
        "UPDATE charter_version SET body = replace(body, 'Légumes', 'Légumez')",
        1,
        "charte",
    ),
}


@pytest.mark.parametrize("what", SPOILT)
def test_one_byte_changed_fails_and_names_the_place(
    world: World, approved: Sent, what: str
) -> None:
    """By the server's own verification, at its line and with what was changed."""
    assert [] == verify(world).failures
    statement, n, place = SPOILT[what]
    attack(world, statement)
    names = {entry["id"] for entry in approved.pad.entries if entry["field"] == place} or {place}
    failures = verify(world).failures

    assert n == failures[0].n
    assert any(name in failures[0].words for name in names), failures


@pytest.mark.parametrize("what", ["an entry", "the reasons of a decision", "a vote in a line"])
def test_the_independent_script_finds_the_same(world: World, approved: Sent, what: str) -> None:
    """Without any of our code."""
    statement, n, _ = SPOILT[what]
    attack(world, statement)
    status, printed = run_verifier(world)

    assert 1 == status
    assert printed.startswith(f"line {n}: ")


def test_a_line_replaced_and_the_chain_recomputed_is_caught_by_a_printed_head(
    world: World, approved: Sent
) -> None:
    """Someone redoes the day of a decision and everything after: only old paper contradicts it."""
    before = verification(world)["head"]
    lines = [one["line"] for one in export(world)["lines"]]
    lines[2]["decided_on"] = "2026-11-17"
    body = canonical_bytes(lines[2])
    forged = {"body": body.decode(), "hash": hash_line_bytes(body)}
    attack(world)
    world.write(
        lambda writer: writer.execute(
            update(RegisterLine).where(col(RegisterLine.n) == 3).values(**forged)
        )
    )

    assert [] == verify(world).failures
    caught = verify(world, Head(before["n"], before["hash"])).failures
    assert [3] == [one.n for one in caught]
    assert "empreinte" in caught[0].words
    assert 0 == run_verifier(world)[0]
    assert 1 == run_verifier(world, f"3:{before['hash'][:16]}")[0]


def test_a_line_taken_out_is_missed(world: World, approved: Sent) -> None:
    """The lines after it no longer follow."""
    attack(world, "DELETE FROM opening WHERE n = 2", "DELETE FROM register_line WHERE n = 2")

    assert verify(world).failures[0].n == 2


def test_a_salt_lost_without_an_erasure_line_is_a_failure(world: World, approved: Sent) -> None:
    """Data that vanishes quietly does not follow; only a line that names the rule makes it so."""
    attack(world, "DELETE FROM opening WHERE n = 3")
    failures = verify(world).failures

    assert [3] == [one.n for one in failures]
    assert "manque" in failures[0].words


@pytest.fixture
def outlined(world: World) -> str:
    """Return the hash of the outline from which a farm's vote was measured, at line 3."""
    store_charter(world)
    give(world, WIDE)
    adopt(world)
    sent = send_from_afar(world)
    assert decide(world, sent, votes=AGAINST).status_code == 201
    return sha256_of_outline(WIDE)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE territory_outline SET body = replace(body, '150', '151')", "changé"),
        ("DELETE FROM territory_outline", "manque"),
    ],
)
def test_an_outline_changed_or_gone_does_not_follow(
    world: World, outlined: str, statement: str, said: str
) -> None:
    """The adoption that names it fails, then the score measured from it; its hash is said."""
    assert ([], (0, "")) == (verify(world).failures, run_verifier(world))

    run(world, statement)
    failures = verify(world).failures
    status, printed = run_verifier(world)

    assert [1, 3] == [one.n for one in failures]
    assert outlined in failures[0].words
    assert said in failures[0].words
    assert (1, f"line 1: outline {outlined} is missing or changed\n") == (status, printed)
