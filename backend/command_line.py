"""The `grillon` command."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

import msgspec
import uvicorn
from litestar.openapi.config import OpenAPIConfig
from sqlalchemy import select
from sqlmodel import col

from backend import migrate
from backend.accounts.commands.sign_in import PAPER_LASTS_MS, add_sign_in_code
from backend.accounts.tables import Person
from backend.accounts.wire import SignInCodeView
from backend.app import make_app
from backend.clock import read_clock
from backend.database import Database
from backend.settings import Settings, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = make_parser().parse_args(arguments)
    settings = read_settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    status: int = options.run(options, settings)
    return status


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of every command and option."""
    parser = argparse.ArgumentParser(prog="grillon", description="De la visite à la carte.")
    commands = parser.add_subparsers(required=True, metavar="commande")
    serve = commands.add_parser("serve", help="lancer le serveur")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=run_serve)
    upgrade = commands.add_parser("migrate", help="mettre la base de données à jour")
    upgrade.set_defaults(run=run_migrate)
    link = commands.add_parser("link", help="faire un lien de connexion pour une personne")
    link.add_argument("email")
    link.set_defaults(run=run_link)
    api = commands.add_parser("openapi", help="écrire la description de l'API")
    api.set_defaults(run=run_openapi)
    return parser


def run_serve(options: argparse.Namespace, settings: Settings) -> int:
    """Serve until stopped."""
    uvicorn.run(
        make_app(settings),
        host=options.host,
        port=options.port,
        log_level="warning",
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
    )
    return 0


def run_migrate(_options: argparse.Namespace, settings: Settings) -> int:
    """Bring the database to this release."""
    migrate.upgrade(settings.database_url)
    return 0


def run_link(options: argparse.Namespace, settings: Settings) -> int:
    """Print a sign-in link and code for the person with this address."""
    way = asyncio.run(make_link(settings, options.email))
    if way is None:
        print(f"Personne n'a l'adresse {options.email} dans cette base.", file=sys.stderr)
        return 1
    print(way.link)
    print(f"Code : {way.code}")
    return 0


async def make_link(settings: Settings, email: str) -> SignInCodeView | None:
    """Return a new way in for the first person with this address, or None."""
    database = Database(settings.database_url)
    async with database.writer() as writer:
        person = (
            await writer.execute(
                select(col(Person.id)).where(col(Person.email) == email.strip().lower()).limit(1)
            )
        ).scalar_one_or_none()
        way = (
            await add_sign_in_code(
                writer, person, settings.public_url, read_clock(), PAPER_LASTS_MS
            )
            if person
            else None
        )
    await database.close()
    return way


def run_openapi(_options: argparse.Namespace, settings: Settings) -> int:
    """Print the API description, from which the PWA's types are generated."""
    description = OpenAPIConfig(title="Grillon", version="1")
    schema = make_app(settings, description=description).openapi_schema.to_schema()
    print(msgspec.json.format(msgspec.json.encode(schema, order="deterministic")).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
