"""Bringing a database to the tables of this release, and telling where they differ."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from backend.database import sync_url


def make_config(url: str) -> Config:
    """Return the migration settings for a database."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = sync_url(url)
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Run every migration that the database has not seen."""
    command.upgrade(make_config(url), revision)


def downgrade(url: str, revision: str = "base") -> None:
    """Undo migrations down to a revision."""
    command.downgrade(make_config(url), revision)


def add_revision(url: str, message: str) -> None:
    """Write a new migration from the difference between the tables and the database."""
    command.revision(make_config(url), message, autogenerate=True)


def find_revision(url: str) -> str | None:
    """Return the migration that a database stands at, None before the first."""
    engine = create_engine(sync_url(url))
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def list_revisions() -> list[str]:
    """Return the migrations of this release, the last one first."""
    script = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    return [revision.revision for revision in script.walk_revisions()]


def list_differences(url: str) -> list[Any]:
    """Return where the tables of the program and of the migrated database differ."""
    engine = create_engine(sync_url(url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = list(compare_metadata(context, SQLModel.metadata))
    engine.dispose()
    return differences
