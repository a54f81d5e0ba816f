"""Checking charter files from the command line: exit status, words and JSON."""

import json
from pathlib import Path

import criteria
from tests.backend.command_line.conftest import Grillon

CHARTERS = Path(criteria.__file__).parent / "charters"
GIRONDE = CHARTERS / "gironde.toml"


def write_changed(folder: Path, before: str, after: str) -> Path:
    """Write Gironde's charter with a text replaced, and return its file."""
    text = GIRONDE.read_text()
    assert before in text
    file = folder / "charte.toml"
    file.write_text(text.replace(before, after, 1))
    return file


def test_a_sound_charter_is_said_in_a_sentence(grillon: Grillon, data: Path) -> None:
    """Title, criteria, questions, tiers; no data folder is needed nor made."""
    ran = grillon("charter", "check", GIRONDE)

    assert (0, "") == (ran.status, ran.err)
    assert "cette charte est valable. « Charte à cinq critères" in ran.out
    assert "» : 5 critères, 39 questions, 3 paliers." in ran.out
    assert not data.exists()


def test_every_fault_is_a_line_with_its_place(grillon: Grillon, tmp_path: Path) -> None:
    """Three faults of one file are said together, and the status is 1."""
    file = write_changed(tmp_path, "pass_percent = 60", "pass_pourcent = 600\ncouleur = 1")

    ran = grillon("charter", "check", file)
    first, *faults = ran.out.splitlines()

    assert 1 == ran.status
    assert f"{file} : 3 points à corriger." == first
    assert all(line.startswith("  critère « Ancrage local et circuits courts »") for line in faults)
    assert faults[0].endswith("Cette clé n’existe pas. Vouliez-vous dire « pass_percent » ?")
    assert "clé « couleur » : Cette clé n’existe pas." in faults[1]
    assert faults[2].endswith("600 est hors des bornes. Prenez un nombre de 1 à 100.")


def test_syntax_is_said_with_line_and_column(grillon: Grillon, tmp_path: Path) -> None:
    """Where an editor puts the cursor."""
    file = write_changed(tmp_path, 'code = "producer"', "code = producer")
    line = 1 + file.read_text(encoding="utf-8").splitlines().index("code = producer")

    ran = grillon("charter", "check", file)

    assert 1 == ran.status
    assert f"  ligne {line}, colonne 8 : La valeur ne se lit pas." in ran.out


def test_several_files_are_named_and_the_worst_counts(grillon: Grillon, tmp_path: Path) -> None:
    """Sound is 0, faults are 1, a file that cannot be read is 2."""
    wrong = write_changed(tmp_path, "criteria_met = 3", "criteria_met = 9")
    absent = tmp_path / "absente.toml"

    two = grillon("charter", "check", GIRONDE, wrong)
    three = grillon("charter", "check", GIRONDE, absent, tmp_path, wrong)

    assert (1, 2) == (two.status, three.status)
    assert f"{absent} : ce fichier ne peut pas être lu (il n’existe pas)." in three.out
    assert f"{tmp_path} : ce fichier ne peut pas être lu (c’est un dossier)." in three.out
    assert f"{GIRONDE} : cette charte est valable" in three.out
    assert f"{wrong} : " in three.out


def test_json_is_the_same_every_time(grillon: Grillon, tmp_path: Path) -> None:
    """For a program: names of faults, places as paths and in words, keys in order."""
    wrong = write_changed(tmp_path, "criteria_met = 3", "criteria_met = 9")

    once = grillon("charter", "check", "--json", GIRONDE, wrong)
    again = grillon("charter", "check", "--json", GIRONDE, wrong)
    sound, faulty = json.loads(once.out)["files"]

    assert (1, once.out) == (once.status, again.out)
    assert (0, 5, 39, 3) == tuple(
        sound[key] for key in ("status", "criteria", "questions", "tiers")
    )
    assert [] == sound["faults"] == sound["doubts"]
    assert "tier-over-criteria" == faulty["faults"][0]["code"]
    assert "grid.tiers[0].criteria_met" == faulty["faults"][0]["path"]
    assert sorted(sound) == list(sound)


def test_any_bytes_get_an_answer(grillon: Grillon, tmp_path: Path) -> None:
    """A picture, nothing at all, an old encoding: status 1 and a sentence."""
    for body in (b"", b"\xff\xd8\xff\xe0\x00\x10JFIF", "é".encode("latin-1"), b"\x00" * 100):
        file = tmp_path / "fichier"
        file.write_bytes(body)
        ran = grillon("charter", "check", file)

        assert (1, "") == (ran.status, ran.err)
        assert "à corriger" in ran.out


def test_doubts_are_said_and_the_status_stays_0(grillon: Grillon, tmp_path: Path) -> None:
    """A rate that falls may be meant."""
    file = write_changed(tmp_path, "t5 = { A = 100", "t5 = { A = 80")

    ran = grillon("charter", "check", file)

    assert 0 == ran.status
    assert "1 point à relire, sans obligation :" in ran.out
    assert "palier « t5 », classe « A » : Le taux baisse à 80 %" in ran.out
