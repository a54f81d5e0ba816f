"""Reading the command, running it, and saying in plain French what could not be done."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy.exc import ArgumentError, OperationalError

from backend.command_line import (
    charters,
    describing,
    founding,
    quoting,
    registers,
    rescuing,
    saving,
    scoring,
    serving,
    simulating,
)
from backend.command_line.parser import FrenchParser
from backend.command_line.refusals import SPACE, CommandRefused, say_problem
from backend.data_folder import DataFolderInUse, hold_data_folder
from backend.problems import Problem
from backend.settings import Settings, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 1 for what it refuses."""
    options = make_parser().parse_args(arguments)
    try:
        return _run(options, read_settings())
    except CommandRefused as refused:
        return _refuse(str(refused))
    except Problem as problem:
        return _refuse(say_problem(problem))
    except (OperationalError, ArgumentError) as fault:
        reason = str(getattr(fault, "orig", fault)).strip()
        return _refuse(
            f"La base de données ne répond pas{SPACE}: {reason}. Voyez GRILLON_DATABASE_URL."
        )


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of every command and option."""
    parser = FrenchParser(prog="grillon", description="Grillon, de la visite à la carte.")
    parser.set_defaults(alone=False, needs_data=True)
    commands = parser.add_subparsers(required=True, metavar="commande", title="commandes")
    for group in (
        serving,
        registers,
        founding,
        charters,
        scoring,
        quoting,
        simulating,
        saving,
        rescuing,
        describing,
    ):
        group.add_parsers(commands)
    return parser


def _run(options: argparse.Namespace, settings: Settings) -> int:
    if not options.needs_data:
        checked: int = options.run(options, settings)
        return checked
    try:
        with hold_data_folder(settings.data, options.alone):
            status: int = options.run(options, settings)
            return status
    except DataFolderInUse as fault:
        raise CommandRefused(
            "Grillon tourne, ou une sauvegarde est en train de revenir. "
            "Arrêtez l’un avant de lancer l’autre."
        ) from fault
    except (PermissionError, NotADirectoryError, FileExistsError) as fault:
        raise CommandRefused(
            f"Le dossier {settings.data} ne peut pas être écrit{SPACE}: {fault.strerror}. "
            "Choisissez-en un autre avec GRILLON_DATA, ou changez ses droits."
        ) from fault


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 1
