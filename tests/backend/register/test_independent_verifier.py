"""The independent script, driven as a process: sound exports pass, spoilt ones are named."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backend.register.export import write_export
from backend.register.line import head_of
from criteria.canonical import canonical_bytes, sha256_hex
from tests.backend.register.registers import (
    AGAINST,
    CHARTER_SHA256,
    Book,
    decided,
    refused,
    revoked,
    visit_entries,
    whole_book,
)
from tests.criteria.short_entries import id_of

SCRIPT = Path(__file__).with_name("independent_verifier.py")


def run(document: dict[str, Any], folder: Path, *heads: str) -> tuple[int, str]:
    """Run the script alone on a register; return its exit code and what it prints."""
    path = folder / "register.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-I", str(SCRIPT), str(path), *heads]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    return done.returncode, done.stdout + done.stderr


def exported(book: Book) -> dict[str, Any]:
    """Export a register as its file says it."""
    document: dict[str, Any] = json.loads(write_export(book.export()))
    return document


def test_the_script_imports_nothing_but_the_standard_library() -> None:
    """It proves nothing about Grillon if it runs Grillon."""
    imported = {
        line.split()[1].split(".")[0]
        for line in SCRIPT.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import ", "from "))
    }

    assert imported <= sys.stdlib_module_names


def test_a_sound_register_passes_with_its_printed_head(tmp_path: Path) -> None:
    """Every kind of line, an erased applicant included."""
    book = whole_book()
    head = head_of(book.lines[-1])

    assert run(exported(book), tmp_path, f"{head.n}:{head.hash[:16]}") == (0, "")


def _change_line(document: dict[str, Any]) -> None:
    document["lines"][3]["line"]["clear"]["criteria_met"] = 1


def _change_hash(document: dict[str, Any]) -> None:
    document["lines"][3]["hash"] = "f" * 64


def _change_entry(document: dict[str, Any]) -> None:
    entry = next(one for one in document["openings"] if one["name"] == id_of("a"))
    entry["payload"]["content"]["choice"] = "yes"


def _lose_payload(document: dict[str, Any]) -> None:
    document["openings"] = [one for one in document["openings"] if one["name"] != id_of("b")]


def _take_a_line_out(document: dict[str, Any]) -> None:
    del document["lines"][1]


def _change_charter(document: dict[str, Any]) -> None:
    document["charters"][CHARTER_SHA256]["rates"]["tables"][0]["percent"]["t2"]["A"] = 90


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        ("line 4: the line does not have its hash", _change_line),
        ("line 5: the line does not follow the one before", _change_hash),
        (f"line 3: {id_of('a')} does not open its seal", _change_entry),
        (f"line 3: {id_of('b')} is missing without an erasure", _lose_payload),
        ("line 2: the line does not follow the one before", _take_a_line_out),
        (f"line 4: charter {CHARTER_SHA256} is missing or changed", _change_charter),
    ],
)
def test_a_spoilt_register_fails_and_the_place_is_named(
    expected: str, change: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    """Exit code 1 and a line of text with the number of the line."""
    document = exported(whole_book())
    change(document)

    code, said = run(document, tmp_path)

    assert code == 1
    assert expected in said.splitlines()


def _visited() -> Book:
    book = Book()
    book.adopt()
    book.visit("till", visit_entries())
    return book


def _wrong_votes() -> Book:
    book = _visited()
    book.decide(decided("till", votes=AGAINST))
    return book


def _wrong_rate() -> Book:
    book = _visited()
    families = tuple(type(one)(one.family, one.class_, 71) for one in decided("till").families)
    book.decide(decided("till", families=families))
    return book


def _wrong_tier() -> Book:
    book = _visited()
    book.decide(refused("till", criteria_met=1))
    return book


def _revoked_refusal() -> Book:
    book = _visited()
    book.decide(refused("till"))
    book.decide(revoked("till"))
    return book


def _revoked_twice() -> Book:
    book = _visited()
    book.take_over("till")
    book.take_over("till", taken_over=id_of("d1"))
    book.decide(revoked("till", "old"))
    book.decide(revoked("till", decision=id_of("r2")))
    return book


def _unattested() -> Book:
    book = _visited()
    book.erase("till", attested=False)
    return book


@pytest.mark.parametrize(
    ("expected", "build"),
    [
        ("line 3: the votes say refused", _wrong_votes),
        ("line 3: lait: 71 % is not 70 %", _wrong_rate),
        ("line 3: 1 criteria met do not give tier t2", _wrong_tier),
        (f"line 4: there is no convention {id_of('d1')} to revoke", _revoked_refusal),
        (f"line 6: there is no convention {id_of('d1')} to revoke", _revoked_twice),
        (f"line 2: {id_of('a')} was erased without an attestation before", _unattested),
    ],
)
def test_a_well_chained_register_that_says_what_does_not_follow_fails(
    expected: str, build: Callable[[], Book], tmp_path: Path
) -> None:
    """Votes are recounted and rates read again, whatever the chain says."""
    code, said = run(exported(build()), tmp_path)

    assert code == 1
    assert expected in said.splitlines()


def test_a_chain_recomputed_after_a_change_is_caught_by_a_printed_head(tmp_path: Path) -> None:
    """Only paper handed out before tells."""
    document = exported(whole_book())
    head = document["lines"][-1]["hash"]
    previous = "0" * 64
    for one in document["lines"]:
        one["line"]["recorded_at"] += 1
        one["line"]["prev"] = previous
        previous = one["hash"] = sha256_hex(b"grillon/line/1\x00" + canonical_bytes(one["line"]))
    count = len(document["lines"])

    assert run(document, tmp_path) == (0, "")
    assert (1, f"line {count}: the line is not the one of the printed head\n") == run(
        document, tmp_path, f"{count}:{head}"
    )
    assert run(document, tmp_path, f"99:{head}") == (1, "line 99: the printed head has no line\n")
