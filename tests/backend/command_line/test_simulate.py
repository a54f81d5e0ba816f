"""Trying a charter from the command line, on the demonstration."""

import json
from pathlib import Path

from backend.demonstration.founding import outlet_id
from tests.backend.command_line.conftest import Grillon
from tests.criteria.shipped import read_shipped


def amended(folder: Path, old: str, new: str) -> Path:
    """Write the Gironde's charter with one text replaced everywhere."""
    file = folder / "amendee.toml"
    file.write_text(read_shipped("gironde").replace(old, new))
    return file


def test_the_adopted_charter_changes_nothing(demonstration: Path, grillon: Grillon) -> None:
    """All past visits are read again, and no outlet moves."""
    ran = grillon("simulate", "bordeaux")

    assert (0, "") == (ran.status, ran.err)
    assert "Rien n’est enregistré." in ran.out
    assert "ne change pas de palier" in ran.out
    assert "perd son palier" not in ran.out


def test_a_stricter_file_names_who_loses_its_tier(
    demonstration: Path, grillon: Grillon, tmp_path: Path
) -> None:
    """With the tiers and criteria before and after, and how rates move by family."""
    file = amended(tmp_path, "pass_percent = 60", "pass_percent = 90")
    ran = grillon("simulate", "bordeaux", file)

    assert 0 == ran.status
    assert "Ferme du Lézard vert : perd son palier" in ran.out
    assert "→ pas de taux" in ran.out


def test_numbers_are_tried_without_a_file(demonstration: Path, grillon: Grillon) -> None:
    """Thresholds, criteria needed and rates; as JSON for a program."""
    ran = grillon("simulate", "bordeaux", "--rate", "t5/A=90", "--json")
    found = json.loads(ran.out)

    assert {"same"} == set(found["counts"])
    assert any(
        {"after": 90, "before": 100} == {key: move[key] for key in ("after", "before")}
        for family in found["families"]
        for move in family["moves"]
    )


def test_one_outlet_is_explained_before_and_after(demonstration: Path, grillon: Grillon) -> None:
    """Line by line, under both versions."""
    lizard = outlet_id("lezard-vert")
    ran = grillon("simulate", "bordeaux", "--pass-percent", "G1=100", "--outlet", lizard)

    assert 0 == ran.status
    assert ran.out.startswith("AVANT\n")
    assert "pour un seuil de 100 %" in ran.out.partition("APRÈS")[2]


def test_numbers_of_one_kind_of_outlet_are_written_after_a_slash(
    demonstration: Path, grillon: Grillon
) -> None:
    """What is asked of every kind, one by one, is what is asked of all."""
    kinds = ("producer", "shop", "stall", "group")
    asked = [f"--pass-percent={one}/{kind}=100" for one in ("G1", "G2") for kind in kinds]
    by_kind = grillon("simulate", "bordeaux", *asked, "--json")
    for_all = grillon(
        "simulate", "bordeaux", "--pass-percent=G1=100", "--pass-percent=G2=100", "--json"
    )

    assert 0 == by_kind.status
    assert json.loads(for_all.out) == json.loads(by_kind.out)
    assert {"same"} < set(json.loads(by_kind.out)["counts"])
    assert 2 == grillon("simulate", "bordeaux", "--min-answered", "G1/=3").status
    assert "castle" in grillon("simulate", "bordeaux", "--pass-percent", "G1/castle=3").err


def test_what_cannot_be_tried_says_why(
    demonstration: Path, grillon: Grillon, tmp_path: Path
) -> None:
    """A code that is not there, an unsound number, a file at fault, an unknown outlet."""
    faulty = amended(tmp_path, "pass_percent = 60", "pass_percent = 600")

    assert (
        "La charte n’a pas de G9." in grillon("simulate", "bordeaux", "--pass-percent", "G9=5").err
    )
    assert "valable" in grillon("simulate", "bordeaux", "--criteria-met", "t3=9").err
    assert "600" in grillon("simulate", "bordeaux", faulty).err
    assert "Aucune visite" in grillon("simulate", "bordeaux", "--outlet", "0" * 32).err
    assert 2 == grillon("simulate", "bordeaux", "--rate", "t3=5").status
