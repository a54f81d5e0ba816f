"""The command that tries a charter file on the past visits of a caisse."""

import argparse
import asyncio
from pathlib import Path
from uuid import UUID

import msgspec

from backend.accounts.wire import CaisseView
from backend.charters.queries import get_charter
from backend.clock import Clock, read_clock
from backend.command_line.charters import read_charter_file
from backend.command_line.opening import get_caisse_of, open_database
from backend.command_line.refusals import SPACE, CommandRefused
from backend.database import Reader
from backend.settings import Settings
from backend.simulating.explain import explain_visit
from backend.simulating.simulate import find_today, read_adopted, try_on_visits
from backend.simulating.wire import ExplainedVersion, SimulationView, TriedFamily, TriedOutlet
from backend.visits.holding import find_last_held
from criteria.charter import Charter
from criteria.check import list_faults
from criteria.check.places import quote_words
from criteria.check.words import write_fault
from criteria.french import write_count
from criteria.simulate import Trial, UnknownInTrial, apply_trial

MOVES = {
    "gained": "obtient un palier",
    "lost": "perd son palier",
    "raised": "monte de palier",
    "lowered": "descend de palier",
    "changed": "change de palier",
    "same": "ne change pas de palier",
    "no_kind": "sorte de lieu absente de cette charte",
}

NUMBERS = {
    "pass_percent": "CRITÈRE=POURCENT",
    "min_answered": "CRITÈRE=RÉPONSES",
    "criteria_met": "PALIER=CRITÈRES",
}
LONGEST_NUMBER = 9


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `simulate`."""
    trying = commands.add_parser(
        "simulate", help="essayer une charte sur les visites passées, sans rien enregistrer"
    )
    trying.add_argument("slug", metavar="caisse")
    trying.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="fichier.toml",
        help="sans fichier : la charte adoptée",
    )
    for name, form in NUMBERS.items():
        option, help_ = f"--{name.replace('_', '-')}", "pour une seule sorte de lieu, CODE/SORTE=…"
        trying.add_argument(
            option, action="append", default=[], type=read_number, metavar=form, help=help_
        )
    trying.add_argument(
        "--rate", action="append", default=[], type=read_rate, metavar="PALIER/CLASSE=POURCENT"
    )
    trying.add_argument(
        "--outlet", type=UUID, help="identifiant d’un lieu : avant et après, en détail"
    )
    trying.add_argument("--json", action="store_true", help="pour un programme")
    trying.set_defaults(run=run_simulate)


def read_number(text: str) -> tuple[str, str | None, int]:
    """Return a code, a kind of outlet or None, and a number; raises ArgumentTypeError.

    >>> read_number("G1=70"), read_number("G1/shop=80")
    (('G1', None, 70), ('G1', 'shop', 80))
    """
    code, kind, number = _split(text)
    if not code or kind == "" or number is None:
        raise argparse.ArgumentTypeError("un essai s’écrit comme G1=70 ou G1/shop=70")
    return code, kind, number


def read_rate(text: str) -> tuple[str, str, int]:
    """Return a tier, a class and a percent written `t3/A=75`; raises ArgumentTypeError."""
    tier, class_, percent = _split(text)
    if not tier or not class_ or percent is None:
        raise argparse.ArgumentTypeError("un taux à essayer s’écrit comme t3/A=75")
    return tier, class_, percent


def _split(text: str) -> tuple[str, str | None, int | None]:
    """The code, what follows a slash (None without one), and the number (None where none is)."""
    cell, _, number = text.partition("=")
    code, slash, other = cell.partition("/")
    is_number = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
    return code, other if slash else None, int(number) if is_number else None


def run_simulate(options: argparse.Namespace, settings: Settings) -> int:
    """Say what a charter or other numbers would change for the visits already made."""
    return asyncio.run(_simulate(options, settings, read_clock))


async def _simulate(options: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    async with open_database(settings) as database, database.reader() as reader:
        caisse = await get_caisse_of(reader, options.slug)
        tried = await _read_tried(reader, caisse, options, clock())
        today = await find_today(reader, caisse.id, clock())
        if options.outlet is not None:
            print("\n".join(await _explain(reader, caisse, tried, options.outlet, clock())))
            return 0
        view = await try_on_visits(reader, caisse.id, tried, today)
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(view, order="sorted")).decode())
    else:
        print("\n".join(_say(caisse, tried, view)))
    return 0


async def _read_tried(
    reader: Reader, caisse: CaisseView, options: argparse.Namespace, now: int
) -> Charter:
    today = await find_today(reader, caisse.id, now)
    if options.file is None:
        charter = await read_adopted(reader, caisse.id, today)
    else:
        charter = await read_charter_file(options.file)
    try:
        tried = apply_trial(charter, _to_trial(options), today)
    except UnknownInTrial as unknown:
        raise CommandRefused(f"La charte n’a pas de {unknown.code}.") from unknown
    faults = list_faults(tried)
    if faults:
        data = msgspec.to_builtins(tried)
        said = "\n".join(f"  {write_fault(fault, data)}" for fault in faults)
        raise CommandRefused(f"Cet essai ne fait pas une charte valable{SPACE}:\n{said}")
    return tried


def _to_trial(options: argparse.Namespace) -> Trial:
    numbers: dict[str, dict[str, int]] = {name: {} for name in NUMBERS}
    by_kind: dict[str, dict[str, dict[str, int]]] = {f"{name}_for": {} for name in NUMBERS}
    for name in NUMBERS:
        for code, kind, number in getattr(options, name):
            if kind is None:
                numbers[name][code] = number
            else:
                by_kind[f"{name}_for"].setdefault(code, {})[kind] = number
    percent: dict[str, dict[str, int]] = {}
    for tier, class_, number in options.rate:
        percent.setdefault(tier, {})[class_] = number
    return msgspec.convert({**numbers, **by_kind, "percent": percent}, Trial)


async def _explain(
    reader: Reader, caisse: CaisseView, tried: Charter, outlet: UUID, now: int
) -> list[str]:
    visit = await find_last_held(reader, caisse.id, outlet)
    if visit is None:
        raise CommandRefused("Aucune visite envoyée pour ce lieu dans cette caisse.")
    today = await find_today(reader, caisse.id, now)
    own = await get_charter(reader, caisse.id, visit.charter)
    lines = ["AVANT", *_say_version(explain_visit(own, visit, today)), "", "APRÈS"]
    if visit.kind not in {kind.code for kind in tried.kinds}:
        return [*lines, f"  {MOVES['no_kind'].capitalize()}."]
    return [*lines, *_say_version(explain_visit(tried, visit, today))]


def _say_version(version: ExplainedVersion) -> list[str]:
    lines = [f"  {version.charter}", *(f"  {line}" for line in version.lines)]
    for part in (*version.parts, *version.families):
        lines += [f"  {part.title}{SPACE}: {part.verdict}", *(f"    {one}" for one in part.lines)]
    return lines


def _say(caisse: CaisseView, tried: Charter, view: SimulationView) -> list[str]:
    visits = write_count(view.visits, "visite relue", "visites relues")
    name = f"{quote_words(tried.title.fr, 200)}, version {tried.version}"
    lines = [
        f"{caisse.name}{SPACE}: {visits} avec {name}.",
        "Rien n’est enregistré.",
    ]
    if view.unread:
        unread = write_count(view.unread, "visite laissée", "visites laissées")
        lines.append(f"{unread} de côté{SPACE}: deux envois y diffèrent.")
    for move, words in MOVES.items():
        if move in view.counts:
            lines.append(f"  {write_count(view.counts[move], 'lieu', 'lieux')}{SPACE}: {words}")
    last = [one for one in view.outlets if one.is_last]
    lines += [f"  {_say_outlet(one)}" for one in last]
    return lines + [line for family in view.families for line in _say_family(family)]


def _say_outlet(one: TriedOutlet) -> str:
    before, after = (tier or "aucun palier" for tier in (one.tier_before, one.tier_after))
    met = f"{one.criteria_before} → {one.criteria_after if one.criteria_after is not None else '?'}"
    return f"{one.name}{SPACE}: {MOVES[one.move]} ({before} → {after}{SPACE}; critères {met})"


def _say_family(family: TriedFamily) -> list[str]:
    moved = [one for one in family.moves if one.before != one.after]
    if not moved:
        return []
    return [
        f"{family.label}{SPACE}: "
        + ", ".join(
            f"{_say_rate(one.before)} → {_say_rate(one.after)} "
            f"({write_count(one.outlets, 'lieu', 'lieux')})"
            for one in moved
        )
    ]


def _say_rate(percent: int | None) -> str:
    return "pas de taux" if percent is None else f"{percent}{SPACE}%"
