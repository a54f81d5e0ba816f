"""Quoting a purchase from the command line: at a tier, after answers, at an outlet."""

import json
from pathlib import Path
from typing import Any

import criteria
from tests.backend.command_line.conftest import Grillon
from tests.backend.command_line.test_score import ANSWERS, GIRONDE, write_answers

CHARTERS = Path(criteria.__file__).parent / "charters"
DAY = ("--date", "2026-11-22")


def find_active(grillon: Grillon, folder: Path) -> tuple[str, dict[str, Any]]:
    """Return an outlet that the demonstration approved, and the facts of its decision."""
    file = folder / "registre.json"
    assert 0 == grillon("register", "bordeaux", file).status
    lines = [one["line"] for one in json.loads(file.read_text())["lines"]]
    ended = {one["clear"]["outlet"] for one in lines if one["kind"] == "revoked"}
    decided = [
        one["clear"]
        for one in lines
        if one["kind"] == "decided" and one["clear"]["outcome"] == "approved"
    ]
    last = next(one for one in reversed(decided) if one["outlet"] not in ended)
    return last["outlet"], last


def test_a_tier_gives_cents_by_line_and_in_all(grillon: Grillon, data: Path) -> None:
    """With what each line means, and the version of the rates; no data folder is needed."""
    ran = grillon(
        "quote", "tier", GIRONDE, "t4", "vegetables:A=1250", "meat=999", "alcohol=5", *DAY
    )

    assert (0, "") == (ran.status, ran.err)
    assert [
        "Le 22/11/2026 :",
        (
            "  Légumes, brut, biologique et local : 85 %, "
            "10,63 sur 12,50 € se paient en MonA, 1,87 € en euros."
        ),
        "  Viandes : taux à confirmer, tout se paie en euros.",
        "  Boissons alcoolisées : non admis par la charte, tout se paie en euros.",
        "Total de 22,54 € : 10,63 sur 22,54 € se paient en MonA, 11,91 € en euros.",
        "Palier « 4 critères remplis ».",
    ] == ran.out.splitlines()[:-1]
    assert ran.out.splitlines()[-1].endswith("version 2026-1, en vigueur depuis le début.")
    assert not data.exists()


def test_the_answers_of_a_visit_give_classes_and_rates(grillon: Grillon, tmp_path: Path) -> None:
    """A family that the visit did not see has no rate."""
    answers = write_answers(tmp_path, ANSWERS)
    ran = grillon(
        "quote", "answers", GIRONDE, answers, "vegetables=2000", "meat=100", *DAY, "--json"
    )
    view = json.loads(ran.out)

    assert 0 == ran.status
    assert ("t3", "producer", 1400, 700) == (
        view["tier"],
        view["kind"],
        view["quote"]["covered_cents"],
        view["quote"]["rest_cents"],
    )
    assert ["rated", "not_seen"] == [one["state"] for one in view["quote"]["lines"]]


def test_an_outlet_is_quoted_from_the_register(
    grillon: Grillon, demonstration: Path, tmp_path: Path
) -> None:
    """At the rate that was decided, on the day that the convention began; not before."""
    outlet, decided = find_active(grillon, tmp_path)
    granted = decided["families"][0]
    line = f"{granted['family']}=1001"
    typed = ("quote", "outlet", "bordeaux", outlet, line, "--json", "--date")
    began = json.loads(grillon(*typed, decided["starts_on"]).out)
    before = json.loads(grillon(*typed, "2020-01-01").out)

    assert (decided["decision"], "in_force", granted["percent"]) == (
        began["basis"]["grant"],
        began["basis"]["standing"],
        began["quote"]["lines"][0]["percent"],
    )
    assert (1001 * granted["percent"] + 50) // 100 == began["quote"]["covered_cents"]
    assert ("to_come", "no_convention", 0) == (
        before["basis"]["standing"],
        before["quote"]["lines"][0]["state"],
        before["quote"]["covered_cents"],
    )


def test_an_unknown_outlet_or_caisse_is_said(grillon: Grillon, demonstration: Path) -> None:
    """Status 1, in French."""
    nowhere = "00000000-0000-0000-0000-000000000001"
    outlet = grillon("quote", "outlet", "bordeaux", nowhere, "vegetables=1")
    caisse = grillon("quote", "outlet", "ailleurs", nowhere, "vegetables=1")

    assert (1, 1) == (outlet.status, caisse.status)
    assert "Ce lieu n’existe pas dans la fédération de la caisse." in outlet.err
    assert "Aucune caisse ne s’appelle ailleurs." in caisse.err


def test_every_line_at_fault_is_named(grillon: Grillon) -> None:
    """An unknown family, a class of no rule, a price out of bounds: status 1 and no total."""
    ran = grillon(
        "quote", "tier", GIRONDE, "t3", "boats=1", "vegetables:Z=1", "meat=9999999999999999"
    )
    said = ran.err.splitlines()

    assert (1, "") == (ran.status, ran.out)
    assert "  ligne n° 1 : La charte n’a pas de famille « boats »." in said[1]
    assert "  ligne n° 2 : La famille « vegetables » ne peut pas avoir la classe « Z »" in said[2]
    assert "  ligne n° 3 : Le prix est hors des bornes." in said[3]


def test_an_unknown_tier_names_the_known_ones(grillon: Grillon) -> None:
    """The nearest is offered."""
    ran = grillon("quote", "tier", GIRONDE, "tier3", "vegetables=1")

    assert 1 == ran.status
    assert "  palier : La charte n’a pas de palier « tier3 »." in ran.err


def test_the_kind_of_outlet_is_asked_for_where_rates_depend_on_it(grillon: Grillon) -> None:
    """In Flers a shop and a farm are not asked the same of their products."""
    ran = grillon("quote", "tier", CHARTERS / "flers.toml", "conventioned", "dairy=1")

    assert 1 == ran.status
    assert "  sorte de lieu : Le taux dépend de la sorte de lieu. Dites laquelle : «" in ran.err


def test_a_line_of_another_form_is_refused_before_anything(grillon: Grillon) -> None:
    """Euros with a comma, a price under zero, ten to the thirtieth, nothing at all."""
    for written in ("vegetables=12,50", "vegetables=-1", f"vegetables=1{'0' * 30}", "vegetables"):
        ran = grillon("quote", "tier", GIRONDE, "t3", written)

        assert (2, "") == (ran.status, ran.out)
        assert "une ligne s’écrit comme legumes=1250" in ran.err


def test_a_file_that_cannot_be_read_is_status_2(grillon: Grillon, tmp_path: Path) -> None:
    """As for a score."""
    ran = grillon("quote", "tier", tmp_path / "non.toml", "t3", "vegetables=1", "--json")

    assert (2, "unread") == (ran.status, json.loads(ran.out)["faults"][0]["code"])


def test_each_charter_shipped_is_quoted_in_its_own_words(grillon: Grillon) -> None:
    """Refunded in Cadenet, all in the currency in Flers."""
    refund = grillon(
        "quote", "tier", CHARTERS / "cadenet.toml", "chosen", "vegetables:hearts2=1000"
    )
    conventioned = ("quote", "tier", CHARTERS / "flers.toml", "conventioned", "--kind", "producer")
    whole = grillon(*conventioned, "dairy:admitted=1000")

    assert (0, 0) == (refund.status, whole.status)
    assert "70 %, vous payez 10 €, la caisse vous rend 7 €." in refund.out
    assert "100 %, tout se paie en " in whole.out
