"""Writing a charter's grid as an XLSForm workbook from the command line."""

from pathlib import Path

from openpyxl import load_workbook

import criteria
from tests.backend.command_line.conftest import Grillon

GIRONDE = Path(criteria.__file__).parent / "charters" / "gironde.toml"


def test_the_workbook_holds_the_form_and_what_it_leaves_out(
    grillon: Grillon, data: Path, tmp_path: Path
) -> None:
    """The sentences are printed and kept beside the form; no data folder is needed nor made."""
    target = tmp_path / "gironde.xlsx"

    ran = grillon("charter", "xlsform", GIRONDE, target)
    workbook = load_workbook(target)
    left_out = [str(row[0]).replace("\u00a0", " ") for row in workbook["Non repris"].values]

    assert (0, "") == (ran.status, ran.err)
    assert ["survey", "choices", "settings", "Non repris"] == workbook.sheetnames
    assert f"Formulaire écrit dans {target}, " in ran.out.splitlines()[0]
    assert [f"  {sentence}" for sentence in left_out] == ran.out.splitlines()[2:]
    assert any(sentence.startswith("La distance") for sentence in left_out)
    assert not data.exists()


def test_a_charter_at_fault_is_sent_to_the_check(grillon: Grillon, tmp_path: Path) -> None:
    """Nothing is written; the command that tells every fault is named."""
    file, target = tmp_path / "charte.toml", tmp_path / "form.xlsx"
    file.write_text(GIRONDE.read_text().replace("pass_percent = 60", "pass_percent = 600"))

    ran = grillon("charter", "xlsform", file, target)

    assert 1 == ran.status
    assert f"grillon charter check {file}" in ran.err
    assert not target.exists()


def test_files_that_cannot_be_read_or_written_are_said(grillon: Grillon, tmp_path: Path) -> None:
    """Which one, and why, in French."""
    absent, lost = tmp_path / "absent.toml", tmp_path / "nowhere" / "form.xlsx"

    unread = grillon("charter", "xlsform", absent, lost)
    unwritten = grillon("charter", "xlsform", GIRONDE, lost)

    assert (1, 1) == (unread.status, unwritten.status)
    assert f"{absent} ne peut pas être lu : il n’existe pas." in unread.err
    assert f"{lost} ne peut pas être écrit : son dossier n’existe pas." in unwritten.err


def test_a_text_too_long_for_a_cell_is_refused(grillon: Grillon, tmp_path: Path) -> None:
    """A spreadsheet would cut it: the field and its length are said instead."""
    file, target = tmp_path / "charte.toml", tmp_path / "form.xlsx"
    asked = "Se passe-t-on d’engrais et de pesticides de synthèse"
    file.write_text(GIRONDE.read_text().replace(asked, "x" * 40_000))

    ran = grillon("charter", "xlsform", file, target)

    assert 1 == ran.status
    assert "« answer_G2_2 » fait" in ran.err
    assert not target.exists()
