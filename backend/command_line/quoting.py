"""The commands that quote a purchase: at an outlet, at a tier, or after the answers of a visit."""

import argparse
import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from backend.clock import civil_date, read_clock
from backend.command_line.given_files import (
    FAULTY,
    GivenRefused,
    read_answers_file,
    read_charter_file,
    write_json,
)
from backend.command_line.opening import get_caisse_of, open_database
from backend.command_line.refusals import SPACE
from backend.command_line.scoring import add_date, refuse, today
from backend.problems import Problem
from backend.reckoning.queries import quote_outlet
from backend.reckoning.quotes import quote_after_answers, quote_at_tier
from backend.reckoning.wire import CharterQuote, OutletQuote, OutletQuoteDraft, TierQuoteDraft
from backend.settings import Settings
from criteria.french import write_date, write_euros
from criteria.quote import Item

Quoted = OutletQuote | CharterQuote
_LINE = re.compile(r"([^:=]+)(?::([^:=]+))?=([0-9]{1,16})")


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `quote outlet`, `quote tier`, `quote answers`."""
    quoting = commands.add_parser("quote", help="calculer ce qu’un achat coûte dans la monnaie")
    ways = quoting.add_subparsers(required=True, metavar="façon")
    outlet = ways.add_parser("outlet", help="dans un lieu conventionné d’une caisse")
    outlet.add_argument("slug", metavar="caisse")
    outlet.add_argument("outlet", metavar="lieu", type=UUID, help="identifiant du lieu")
    outlet.set_defaults(run=run_quote_outlet)
    tier = ways.add_parser("tier", help="à un palier d’une charte, avant toute visite")
    tier.add_argument("charter", type=Path, metavar="charte.toml")
    tier.add_argument("tier", metavar="palier", help="code du palier")
    tier.add_argument("--kind", metavar="SORTE", help="code de la sorte de lieu")
    tier.set_defaults(run=run_quote_tier, needs_data=False)
    answers = ways.add_parser("answers", help="d’après les réponses d’une visite")
    answers.add_argument("charter", type=Path, metavar="charte.toml")
    answers.add_argument("answers", type=Path, metavar="reponses.json")
    answers.set_defaults(run=run_quote_answers, needs_data=False)
    for way in (outlet, tier, answers):
        words = "famille et prix en centimes, comme legumes=1250 ; la classe après « : »"
        way.add_argument("lines", nargs="+", type=read_item, metavar="famille=centimes", help=words)
        add_date(way)
        way.add_argument("--json", action="store_true", help="pour un programme")


def read_item(written: str) -> Item:
    """Return a line of a purchase, as `legumes=1250` or `legumes:A=1250`; raises ArgumentTypeError.

    >>> read_item("legumes:A=1250").price_cents
    1250
    """
    found = _LINE.fullmatch(written)
    if found is None:
        raise argparse.ArgumentTypeError(
            "une ligne s’écrit comme legumes=1250, ou legumes:A=1250 avec sa classe ; "
            "le prix est en centimes"
        )
    family, class_, cents = found.groups()
    return Item(family=family, class_=class_, price_cents=int(cents))


def run_quote_outlet(options: argparse.Namespace, settings: Settings) -> int:
    """Say what a purchase comes to at an outlet; 1 when it cannot be quoted."""
    return _answer(options, lambda: asyncio.run(_quote_outlet(settings, options)))


async def _quote_outlet(settings: Settings, options: argparse.Namespace) -> OutletQuote:
    async with open_database(settings) as database, database.reader() as reader:
        caisse = await get_caisse_of(reader, options.slug)
        draft = OutletQuoteDraft(options.lines, options.date)
        on = civil_date(read_clock(), caisse.time_zone)
        return await quote_outlet(reader, caisse.id, options.outlet, draft, on)


def run_quote_tier(options: argparse.Namespace, _settings: Settings) -> int:
    """Say what a purchase comes to at a tier: 1 for faults, 2 where the file cannot be read."""

    def make() -> CharterQuote:
        draft = TierQuoteDraft(options.tier, options.lines, options.kind)
        return quote_at_tier(read_charter_file(options.charter), draft, options.date or today())

    return _answer(options, make)


def run_quote_answers(options: argparse.Namespace, _settings: Settings) -> int:
    """Say what a purchase comes to after a visit: 1 for faults, 2 where a file cannot be read."""

    def make() -> CharterQuote:
        charter = read_charter_file(options.charter)
        answers = read_answers_file(charter, options.answers)
        return quote_after_answers(charter, answers, options.lines, options.date or today())

    return _answer(options, make)


def _answer(options: argparse.Namespace, make: Callable[[], Quoted]) -> int:
    try:
        quoted = _refuse_faults(make)
    except GivenRefused as refused:
        return refuse(refused, is_json=options.json)
    print(write_json(quoted) if options.json else "\n".join(_say(quoted)))
    return 0


def _refuse_faults(make: Callable[[], Quoted]) -> Quoted:
    """Make a quote; the faults of its lines are those of what was given."""
    try:
        return make()
    except Problem as problem:
        faults = problem.facts.get("faults")
        if not isinstance(faults, list):
            raise
        raise GivenRefused(FAULTY, "achat", faults) from problem


def _say(quoted: Quoted) -> Iterator[str]:
    yield f"Le {write_date(quoted.day.isoformat())}{SPACE}:"
    yield from (f"  {line.sentence}." for line in quoted.quote.lines)
    price = f"{write_euros(quoted.quote.price_cents)}{SPACE}€"
    yield f"Total de {price}{SPACE}: {quoted.quote.sentence}."
    yield from quoted.words
