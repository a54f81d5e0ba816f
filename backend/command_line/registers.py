"""Commands on registers: verify, export, erase, publish."""

import argparse
import asyncio
import re
from collections.abc import Awaitable
from datetime import date, datetime, time
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from backend.accounts.queries import list_caisses
from backend.accounts.wire import CaisseView
from backend.clock import Clock, read_clock
from backend.command_line.opening import get_caisse_of, make_publisher, open_database
from backend.command_line.refusals import SPACE, CommandRefused
from backend.deciding.erase import erase
from backend.deciding.verification import verify_register
from backend.deciding.wire import ErasureDraft, VerificationView
from backend.photos.store import PhotoStore
from backend.register.export import write_export
from backend.register.line import Head
from backend.register.reading import read_export
from backend.settings import Settings
from maps.inputs import SiteRefused


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `verify`, `register`, `erase`, `publish`."""
    verify = commands.add_parser("verify", help="vérifier les registres, fait par fait")
    verify.add_argument("--caisse", metavar="NOM", help="une seule caisse, par son nom court")
    verify.add_argument(
        "--head",
        type=read_head,
        metavar="N:EMPREINTE",
        help="tête imprimée à retrouver, comme 12:3fa9c0… (16 caractères au moins)",
    )
    verify.set_defaults(run=run_verify)
    register = commands.add_parser("register", help="écrire le registre d’une caisse en JSON")
    register.add_argument("slug", metavar="caisse")
    register.add_argument("file", metavar="fichier.json", type=Path)
    register.set_defaults(run=run_register)
    erasing = commands.add_parser("erase", help="effacer les données privées d’un lieu")
    erasing.add_argument("slug", metavar="caisse")
    erasing.add_argument("outlet", metavar="lieu", type=UUID, help="identifiant du lieu")
    erasing.add_argument("--rule", required=True, choices=["refused_one_year", "request"])
    erasing.set_defaults(run=run_erase)
    publish = commands.add_parser("publish", help="publier les cartes")
    publish.add_argument("--day", type=date.fromisoformat, metavar="AAAA-MM-JJ")
    publish.set_defaults(run=run_publish)


def read_head(text: str) -> Head:
    """Return a head as minutes print it, `12:3fa9…`; raises ArgumentTypeError."""
    written = re.fullmatch(r"(\d{1,15}):([0-9a-fA-F]{16,64})", text)
    if written is None:
        raise argparse.ArgumentTypeError(
            "une tête s’écrit comme 12:3fa9c0…, avec 16 caractères d’empreinte au moins"
        )
    return Head(int(written[1]), written[2].lower())


def run_verify(options: argparse.Namespace, settings: Settings) -> int:
    """Say of each register what follows and what does not; 1 when anything does not."""
    return asyncio.run(_verify(settings, options.caisse, options.head))


async def _verify(settings: Settings, slug: str | None, head: Head | None) -> int:
    async with open_database(settings) as database, database.reader() as reader:
        caisses = [await get_caisse_of(reader, slug)] if slug else await list_caisses(reader)
        if head is not None and len(caisses) != 1:
            raise CommandRefused("Une tête est celle d’une caisse : ajoutez --caisse NOM.")
        views = [(one, await verify_register(reader, one.id, head)) for one in caisses]
    for caisse, view in views:
        print("\n".join(_say_verification(caisse, view)))
    if not views:
        print("Aucune caisse dans cette base : rien à vérifier.")
    return 1 if any(view.failures for _, view in views) else 0


def _say_verification(caisse: CaisseView, view: VerificationView) -> list[str]:
    said = f"vérifiés {view.follows}, attestés {view.attested}, en échec {len(view.failures)}"
    lines = [f"{caisse.name} ({caisse.slug})", f"  Faits{SPACE}: {said}"]
    lines += [f"  ÉCHEC  {failure.words}" for failure in view.failures]
    if view.head is None:
        return [*lines, "  Registre vide."]
    return [*lines, f"  Tête{SPACE}: {view.head.n}:{view.head.hash}"]


def run_register(options: argparse.Namespace, settings: Settings) -> int:
    """Write the register of a caisse with what opens its seals."""
    return asyncio.run(_export(settings, options.slug, options.file))


async def _export(settings: Settings, slug: str, target: Path) -> int:
    async with open_database(settings) as database, database.reader() as reader:
        caisse = await get_caisse_of(reader, slug)
        body = write_export(await read_export(reader, caisse.id))
    try:
        await asyncio.to_thread(target.write_bytes, body)
    except OSError as fault:
        reason = fault.strerror
        raise CommandRefused(f"{target} ne peut pas être écrit{SPACE}: {reason}.") from fault
    print(f"Registre de {caisse.name} écrit dans {target}.")
    print("Il contient des données privées : ne le publiez pas tel quel.")
    return 0


def run_erase(options: argparse.Namespace, settings: Settings) -> int:
    """Erase what is private of an outlet, after attesting what rests on it."""
    draft = ErasureDraft(options.outlet, options.rule)
    return asyncio.run(_erase(settings, options.slug, draft))


async def _erase(settings: Settings, slug: str, draft: ErasureDraft) -> int:
    photo_store = PhotoStore(settings.photos_url)
    async with open_database(settings) as database:
        async with database.writer() as writer:
            caisse = await get_caisse_of(writer, slug)
            n, photos = await erase(writer, caisse.id, draft, read_clock())
        for sha256 in photos:
            await photo_store.remove(caisse.id, sha256)
        await database.forget_deleted()
        await _publish_one(make_publisher(database, settings).publish(caisse.id, read_clock))
    print(f"Effacé. Ligne {n} du registre de {caisse.name}.")
    print("Les sauvegardes faites avant contiennent encore ces données.")
    return 0


def run_publish(options: argparse.Namespace, settings: Settings) -> int:
    """Publish every caisse, for today or another civil date."""
    return asyncio.run(_publish(settings, options.day))


async def _publish(settings: Settings, day: date | None) -> int:
    async with open_database(settings) as database:
        publisher = make_publisher(database, settings)
        async with database.reader() as reader:
            caisses = await list_caisses(reader)
        for caisse in caisses:
            clock = read_clock if day is None else _stop_at_noon(day, caisse.time_zone)
            await _publish_one(publisher.publish(caisse.id, clock))
            print(f"{caisse.name}{SPACE}: {publisher.folder / caisse.slug}")
    return 0


async def _publish_one(publishing: Awaitable[None]) -> None:
    try:
        await publishing
    except SiteRefused as fault:
        raise CommandRefused(
            f"La carte n’est pas publiée{SPACE}: {fault}. "
            "Les pages des membres ne sont pas construites ? Lancez make run une fois."
        ) from fault


def _stop_at_noon(day: date, time_zone: str) -> Clock:
    noon = int(datetime.combine(day, time(12), ZoneInfo(time_zone)).timestamp()) * 1000
    return lambda: noon
