"""The command that writes a charter's grid as an XLSForm workbook."""

import argparse
from pathlib import Path

from backend.command_line.refusals import SPACE, CommandRefused, say_os_fault
from backend.settings import Settings
from criteria.charter import Charter
from criteria.french import write_count, write_integer
from criteria.load import examine_charter
from criteria.scan import GREATEST_SIZE_BYTES
from criteria.xlsform import Form, TooLongForCell, list_left_out, make_form


def add_parsers(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `charter xlsform` beside the other commands on charters."""
    writing = actions.add_parser("xlsform", help="écrire la grille en formulaire XLSForm (ODK)")
    writing.add_argument("file", type=Path, metavar="fichier.toml")
    writing.add_argument("target", type=Path, metavar="formulaire.xlsx")
    writing.set_defaults(run=run_write_xlsform, needs_data=False)


def run_write_xlsform(options: argparse.Namespace, _settings: Settings) -> int:
    """Write the workbook and say what it does not carry."""
    # openpyxl loads slowly: no other command waits for it.
    from backend.command_line.workbook import LEFT_OUT, write_workbook  # noqa: PLC0415 - see above

    charter = _read_charter(options.file)
    form, left_out = _make_form(charter), list_left_out(charter)
    try:
        options.target.write_bytes(write_workbook(form, left_out))
    except OSError as fault:
        is_lost = isinstance(fault, FileNotFoundError)
        reason = "son dossier n’existe pas" if is_lost else say_os_fault(fault)
        raise CommandRefused(
            f"{options.target} ne peut pas être écrit{SPACE}: {reason}."
        ) from fault
    count = write_count(len(form.survey) - 1, "ligne", "lignes")
    print(f"Formulaire écrit dans {options.target}, {count}. Il se dépose tel quel dans ODK.")
    print(f"Ce qu’il ne reprend pas, aussi écrit dans la feuille «\u00a0{LEFT_OUT}\u00a0»{SPACE}:")
    for sentence in left_out:
        print(f"  {sentence}")
    return 0


def _make_form(charter: Charter) -> Form:
    try:
        return make_form(charter)
    except TooLongForCell as fault:
        raise CommandRefused(
            f"Un tableur ne peut pas tenir ce formulaire{SPACE}: «\u00a0{fault.name}\u00a0» fait "
            f"{write_integer(fault.length)} caractères dans une seule case. Raccourcissez-en le "
            "texte ou le nombre de choix."
        ) from fault


def _read_charter(file: Path) -> Charter:
    try:
        with file.open("rb") as stream:
            examined = examine_charter(stream.read(GREATEST_SIZE_BYTES + 1))
    except OSError as fault:
        said = f"{file} ne peut pas être lu{SPACE}: {say_os_fault(fault)}."
        raise CommandRefused(said) from fault
    if examined.charter is None:
        raise CommandRefused(
            f"{file} n’est pas une charte valable. Tout ce qui ne va pas{SPACE}: "
            f"grillon charter check {file}"
        )
    return examined.charter
