"""Commands on charter files: check them, give one to a federation."""

import argparse
import asyncio
import os
from pathlib import Path

import msgspec
from sqlalchemy import select
from sqlmodel import col

from backend.accounts.tables import Federation
from backend.charters.commands import add_charter
from backend.charters.problems import FaultView, view_fault
from backend.clock import read_clock
from backend.command_line import xlsform
from backend.command_line.founding import find_federation
from backend.command_line.opening import open_database
from backend.command_line.refusals import SPACE, CommandRefused, say_os_fault
from backend.settings import Settings
from criteria.charter import Charter
from criteria.check import GREATEST_FAULT_COUNT
from criteria.check.words import write_fault, write_summary
from criteria.french import write_count
from criteria.load import Examined, charter_sha256, examine_charter
from criteria.question import list_grid_questions
from criteria.scan import GREATEST_SIZE_BYTES

SOUND, FAULTY, UNREAD = 0, 1, 2


class CheckView(msgspec.Struct, frozen=True):
    """What `charter check --json` says of a file; `unread` is why it could not be opened."""

    file: str
    status: int
    unread: str | None = None
    title: str | None = None
    sha256: str | None = None
    criteria: int | None = None
    questions: int | None = None
    tiers: int | None = None
    faults: list[FaultView] = []
    doubts: list[FaultView] = []


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `charter add`, `charter check`, `charter xlsform`."""
    charter = commands.add_parser("charter", help="vérifier une charte, l’ajouter, l’exporter")
    actions = charter.add_subparsers(required=True, metavar="action")
    checking = actions.add_parser("check", help="dire tout ce qui ne va pas dans un fichier")
    checking.add_argument("files", type=Path, nargs="+", metavar="fichier.toml")
    checking.add_argument("--json", action="store_true", help="pour un programme")
    checking.set_defaults(run=run_check_charters, needs_data=False)
    adding = actions.add_parser("add", help="lire un fichier TOML et le donner à une fédération")
    adding.add_argument("file", type=Path, metavar="fichier.toml")
    adding.add_argument("--federation", required=True, metavar="NOM")
    adding.set_defaults(run=run_add_charter)
    xlsform.add_parsers(actions)


def run_check_charters(options: argparse.Namespace, _settings: Settings) -> int:
    """Say all that is wrong in each file: 0 sound, 1 with faults, 2 where one cannot be read."""
    views = [_check(file, is_json=options.json) for file in options.files]
    if options.json:
        body = msgspec.json.encode({"files": views}, order="sorted")
        print(msgspec.json.format(body).decode())
    return max(view.status for view in views)


def _check(file: Path, *, is_json: bool) -> CheckView:
    name = _write_name(file)
    try:
        examined = examine_charter(_read(file))
    except OSError as fault:
        reason = say_os_fault(fault)
        if not is_json:
            print(f"{name}{SPACE}: ce fichier ne peut pas être lu ({reason}).")
        return CheckView(name, UNREAD, unread=reason)
    if not is_json:
        print("\n".join(_say(name, examined)))
    return _view(name, examined)


def _write_name(file: Path) -> str:
    return os.fsencode(file).decode("utf-8", "replace")


def _read(file: Path) -> bytes:
    """The bytes of a file, one more than a charter may have at most."""
    with file.open("rb") as stream:
        return stream.read(GREATEST_SIZE_BYTES + 1)


def _view(name: str, examined: Examined) -> CheckView:
    faults = [view_fault(fault, examined.data) for fault in examined.faults]
    charter = examined.charter
    if charter is None:
        return CheckView(name, FAULTY, faults=faults)
    return CheckView(
        name,
        SOUND,
        title=charter.title.fr,
        sha256=charter_sha256(charter),
        criteria=len(charter.grid.criteria),
        questions=len(list_grid_questions(charter)) + len(charter.products.questions),
        tiers=len(charter.grid.tiers),
        doubts=[view_fault(doubt, examined.data) for doubt in examined.doubts],
    )


def _say(name: str, examined: Examined) -> list[str]:
    charter = examined.charter
    if charter is None:
        lines = [f"{name}{SPACE}: {_count_faults(examined)}"]
        return lines + [f"  {write_fault(fault, examined.data)}" for fault in examined.faults]
    questions = len(list_grid_questions(charter)) + len(charter.products.questions)
    grid = charter.grid
    summary = write_summary(charter.title.fr, len(grid.criteria), questions, len(grid.tiers))
    lines = [f"{name}{SPACE}: cette charte est valable. {summary}"]
    if examined.doubts:
        count = write_count(len(examined.doubts), "point à relire", "points à relire")
        lines.append(f"  {count}, sans obligation{SPACE}:")
    return lines + [f"  {write_fault(doubt, examined.data)}" for doubt in examined.doubts]


def _count_faults(examined: Examined) -> str:
    count = write_count(len(examined.faults), "point à corriger", "points à corriger")
    if len(examined.faults) < GREATEST_FAULT_COUNT:
        return f"{count}."
    return f"{count} d’abord, d’autres peuvent suivre."


def run_add_charter(options: argparse.Namespace, settings: Settings) -> int:
    """Give a federation a charter version, that its caisses may then adopt."""
    return asyncio.run(_add_charter(settings, options.file, options.federation))


async def read_charter_file(file: Path) -> Charter:
    """Return the charter of a file, or refuse it with all its faults."""
    try:
        examined = examine_charter(await asyncio.to_thread(_read, file))
    except OSError as fault:
        reason = say_os_fault(fault)
        raise CommandRefused(f"{file} ne peut pas être lu{SPACE}: {reason}.") from fault
    charter = examined.charter
    if charter is None:
        said = "\n".join(_say(_write_name(file), examined))
        raise CommandRefused(
            f"{said}\nCe n’est pas une charte valable. Le format est décrit dans docs/charters.md."
        )
    return charter


async def _add_charter(settings: Settings, file: Path, name: str) -> int:
    charter = await read_charter_file(file)
    async with open_database(settings) as database, database.writer() as writer:
        federation = await find_federation(writer, name)
        if federation is None:
            known = await writer.execute(select(col(Federation.name)).order_by(Federation.name))
            raise CommandRefused(
                f"Aucune fédération ne s’appelle «\u00a0{name}\u00a0». "
                f"Fédérations de cette base{SPACE}: {', '.join(known.scalars()) or 'aucune'}."
            )
        await add_charter(writer, federation.id, charter, read_clock())
    print(f"{charter.title.fr}")
    print(f"Version {charter.version}, empreinte {charter_sha256(charter)}.")
    print("La coordination l’adopte dans l’espace du comité, avec la date de la décision.")
    return 0
