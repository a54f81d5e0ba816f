"""Commands that set a real caisse up: a federation and its caisse, a way in."""

import argparse
import asyncio
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.commands.people import add_caisse, add_federation, add_person
from backend.accounts.commands.sign_in import PAPER_LASTS_MS, add_sign_in_code
from backend.accounts.queries import list_caisses, list_roles
from backend.accounts.tables import Caisse, Federation, Person
from backend.accounts.wire import Email, PersonDraft, ShortText, SignInCodeView
from backend.clock import read_clock
from backend.command_line import outlining
from backend.command_line.opening import open_database
from backend.command_line.refusals import SPACE, CommandRefused
from backend.settings import Settings


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `caisse add`, `caisse outline`, `link`."""
    caisse = commands.add_parser("caisse", help="ajouter une caisse, donner son contour")
    actions = caisse.add_subparsers(required=True, metavar="action")
    adding = actions.add_parser(
        "add", help="une caisse, son point de départ et sa première coordination"
    )
    adding.add_argument("--federation", required=True, metavar="NOM", help="créée si besoin")
    for name, metavar, read, words in (
        ("--slug", "nom-court", _read_slug, "dans l’adresse de la carte"),
        ("--name", "NOM", _read_short, "«\u00a0Caisse de …\u00a0»"),
        ("--currency", "MONNAIE", _read_short, "nom de la monnaie"),
        ("--place", "LIEU", _read_short, "point d’où l’on mesure, «\u00a0mairie de …\u00a0»"),
        ("--lat", "DEGRÉS", _read_degrees(90), "latitude de ce point, comme 48,7488"),
        ("--lon", "DEGRÉS", _read_degrees(180), "longitude de ce point, comme -0,5639"),
        ("--coordinator", "NOM", _read_short, "première personne de la coordination"),
        ("--email", "ADRESSE", _read_email, "son adresse électronique"),
    ):
        adding.add_argument(name, required=True, metavar=metavar, type=read, help=words)
    adding.add_argument(
        "--time-zone", default="Europe/Paris", metavar="FUSEAU", type=_read_time_zone
    )
    adding.set_defaults(run=run_add_caisse)
    outlining.add_parser(actions)
    link = commands.add_parser("link", help="faire un lien de connexion pour une personne")
    link.add_argument("email", metavar="adresse")
    link.set_defaults(run=run_link)


def run_add_caisse(options: argparse.Namespace, settings: Settings) -> int:
    """Add a caisse and its first coordinator, and print the way in."""
    return asyncio.run(_add_caisse(settings, options))


async def _add_caisse(settings: Settings, options: argparse.Namespace) -> int:
    now = read_clock()
    async with open_database(settings) as database, database.writer() as writer:
        if options.slug in {one.slug for one in await list_caisses(writer)}:
            raise CommandRefused(
                f"Une caisse s’appelle déjà {options.slug}. Choisissez un autre --slug."
            )
        federation = await find_federation(writer, options.federation)
        if federation is None:
            federation = await add_federation(writer, options.federation)
        caisse = Caisse(
            federation_id=federation.id,
            slug=options.slug,
            name=options.name,
            currency=options.currency,
            time_zone=options.time_zone,
            territory_label=options.place,
            territory_lat_e7=options.lat,
            territory_lon_e7=options.lon,
        )
        await add_caisse(writer, caisse, now)
        draft = PersonDraft(options.coordinator, ["coordinator"], options.email)
        person = await add_person(writer, caisse.id, draft)
        way = await add_sign_in_code(writer, person.id, settings.public_url, now, PAPER_LASTS_MS)
    print(f"{caisse.name} est installée. Pour {person.name}, lien valable 14 jours{SPACE}:")
    _print_way(way)
    print(
        "Ensuite : grillon charter add FICHIER --federation "
        f"«\u00a0{federation.name}\u00a0», puis l’adopter dans l’espace du comité."
    )
    return 0


def run_link(options: argparse.Namespace, settings: Settings) -> int:
    """Print a sign-in link and code for each person with this address."""
    return asyncio.run(_make_links(settings, options.email))


async def _make_links(settings: Settings, email: str) -> int:
    async with open_database(settings) as database, database.writer() as writer:
        rows = await writer.execute(
            select(Person).where(col(Person.email) == email.strip().lower()).order_by(Person.name)
        )
        people = list(rows.scalars())
        if not people:
            raise CommandRefused(f"Personne n’a l’adresse {email} dans cette base.")
        for person in people:
            held = await list_roles(writer, person.id)
            caisses = ", ".join(dict.fromkeys(one.caisse.name for one in held))
            print(f"{person.name} ({caisses or 'sans rôle'})")
            now, public_url = read_clock(), settings.public_url
            _print_way(await add_sign_in_code(writer, person.id, public_url, now, PAPER_LASTS_MS))
    return 0


def _print_way(way: SignInCodeView) -> None:
    print(f"  {way.link}")
    print(f"  Code{SPACE}: {way.code[:4]} {way.code[4:]}")


async def find_federation(session: AsyncSession, name: str) -> Federation | None:
    """Return the federation of this name, if there is one."""
    named = select(Federation).where(col(Federation.name) == name).limit(1)
    return (await session.execute(named)).scalar_one_or_none()


def _read_short(text: str) -> str:
    return _read(text.strip(), ShortText, "de 1 à 120 caractères")


def _read_email(text: str) -> str:
    return _read(text.strip(), Email, "une adresse comme prenom@example.org")


def _read(text: str, shape: object, expected: str) -> str:
    try:
        return str(msgspec.convert(text, shape))
    except msgspec.ValidationError as fault:
        raise argparse.ArgumentTypeError(f"il faut {expected}") from fault


def _read_slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > 60:
        raise argparse.ArgumentTypeError("il faut des lettres sans accent, chiffres et tirets")
    return text


def _read_time_zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise argparse.ArgumentTypeError("il faut un fuseau comme Europe/Paris") from fault


def _read_degrees(limit: int) -> Callable[[str], int]:
    """Return the reader of degrees up to a limit, into units of 1e-7 degree."""

    def read(text: str) -> int:
        try:
            degrees = Decimal(text.replace(",", "."))
        except InvalidOperation as fault:
            raise argparse.ArgumentTypeError("il faut des degrés comme 48,7488") from fault
        if not degrees.is_finite() or abs(degrees) > limit:
            raise argparse.ArgumentTypeError(f"il faut des degrés de -{limit} à {limit}")
        return int((degrees * 10_000_000).to_integral_value())

    return read
