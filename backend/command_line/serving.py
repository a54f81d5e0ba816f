"""Serving, and the one command that does all that a first start needs."""

import argparse
import asyncio
import contextlib
import os
import signal
import socket
import sys

import uvicorn

from backend import migrate
from backend.app import equip, make_app
from backend.clock import civil_date, read_clock
from backend.command_line.opening import check_revision, make_publisher, open_database
from backend.command_line.refusals import SPACE, CommandRefused
from backend.command_line.welcome import list_ways_in
from backend.database import Database
from backend.demonstration.load import load_demonstration
from backend.demonstration.story import TIME_ZONE
from backend.nightly import keep_published, publish_missing
from backend.photos.store import PhotoStore
from backend.settings import Settings, read_settings
from maps.inputs import SiteRefused


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `start`, `serve`, `migrate`, `demo`."""
    start = commands.add_parser(
        "start", help="préparer la base, charger la démonstration si elle est vide, et servir"
    )
    serve = commands.add_parser("serve", help="lancer le serveur")
    for parser, run in ((start, run_start), (serve, run_serve)):
        parser.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
        parser.add_argument(
            "--port", type=int, default=os.environ.get("PORT", "8000"), help="port (8000, ou PORT)"
        )
        parser.set_defaults(run=run)
    upgrade = commands.add_parser("migrate", help="mettre la base de données à jour")
    upgrade.set_defaults(run=run_migrate)
    demo = commands.add_parser("demo", help="charger la démonstration dans une base vide")
    demo.set_defaults(run=run_demo)


def run_start(options: argparse.Namespace, _settings: Settings) -> int:
    """Migrate, load the demonstration into an empty database, say where to go, and serve."""
    settings = _settings_at(options.port)
    with _listen(options.host, options.port) as listening:
        migrate.upgrade(settings.database_url)
        return asyncio.run(_start(settings, listening))


def run_serve(options: argparse.Namespace, _settings: Settings) -> int:
    """Publish, then serve until stopped."""
    settings = _settings_at(options.port)
    check_revision(settings)
    with _listen(options.host, options.port) as listening:
        return asyncio.run(_serve(settings, listening))


def run_migrate(_options: argparse.Namespace, settings: Settings) -> int:
    """Bring the database to this release."""
    migrate.upgrade(settings.database_url)
    print("La base est à jour.")
    return 0


def run_demo(_options: argparse.Namespace, settings: Settings) -> int:
    """Load the demonstration unless the database holds a caisse."""
    return asyncio.run(_load(settings))


async def _load(settings: Settings) -> int:
    async with open_database(settings) as database:
        if await _load_demonstration(settings, database):
            print("La démonstration est chargée : caisses de Bordeaux, de Sud-Gironde et de Flers.")
        else:
            print("La base contient déjà une caisse : la démonstration n’est pas chargée.")
    return 0


async def _load_demonstration(settings: Settings, database: Database) -> bool:
    today = civil_date(read_clock(), TIME_ZONE)
    return await load_demonstration(database, PhotoStore(settings.photos_url), today)


async def _start(settings: Settings, listening: socket.socket) -> int:
    async with open_database(settings) as database:
        await _load_demonstration(settings, database)
        await _publish_missing(settings, database)
        for line in await list_ways_in(database, settings.public_url, read_clock()):
            print(line)
        sys.stdout.flush()
        return await _serve_published(settings, database, listening)


async def _serve(settings: Settings, listening: socket.socket) -> int:
    async with open_database(settings) as database:
        await _publish_missing(settings, database)
        return await _serve_published(settings, database, listening)


async def _publish_missing(settings: Settings, database: Database) -> None:
    """Publish what was never published; a server without maps still takes visits and decisions."""
    try:
        await publish_missing(make_publisher(database, settings), database, read_clock)
    except (SiteRefused, OSError) as fault:
        print(f"Les cartes ne sont pas publiées{SPACE}: {fault}", file=sys.stderr)


async def _serve_published(settings: Settings, database: Database, listening: socket.socket) -> int:
    server = uvicorn.Server(
        uvicorn.Config(
            make_app(lambda: equip(settings)),
            log_level="warning",
            proxy_headers=True,
            forwarded_allow_ips="127.0.0.1",
        )
    )
    _end_quietly()
    publisher = make_publisher(database, settings)
    nights = asyncio.create_task(
        keep_published(publisher, database, PhotoStore(settings.photos_url), read_clock)
    )
    try:
        await server.serve(sockets=[listening])
    finally:
        nights.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await nights
    return 0


def _end_quietly() -> None:
    """Let uvicorn's second raising of the signal that stopped it end nothing else."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: None)


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to the port, before anything else is done; refuse one that is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as fault:
        listening.close()
        raise CommandRefused(
            f"Le port {port} de {host} n’est pas libre ou pas permis. "
            f"Choisissez-en un autre{SPACE}: --port {_other_port(port)}"
        ) from fault
    return listening


def _other_port(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8001


def _settings_at(port: int) -> Settings:
    """Return the settings with links that lead to this port, unless the public address is set."""
    return read_settings({**os.environ, "PORT": str(port)})
