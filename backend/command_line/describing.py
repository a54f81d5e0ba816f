"""The command that describes the API."""

import argparse

import msgspec
from litestar.openapi.config import OpenAPIConfig

from backend.app import equip, make_app
from backend.settings import Settings


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `openapi`."""
    api = commands.add_parser("openapi", help="écrire la description de l’API")
    api.set_defaults(run=run_openapi)


def run_openapi(_options: argparse.Namespace, settings: Settings) -> int:
    """Print the API description, from which the PWA's types are generated."""
    description = OpenAPIConfig(title="Grillon", version="1")
    schema = make_app(lambda: equip(settings), description).openapi_schema.to_schema()
    print(msgspec.json.format(msgspec.json.encode(schema, order="deterministic")).decode())
    return 0
