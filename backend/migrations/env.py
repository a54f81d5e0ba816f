"""Runs the migrations on the database that the command line or a test names."""

from typing import Literal

from alembic import context
from sqlalchemy import create_engine
from sqlmodel import AutoString, SQLModel

from backend import tables  # noqa: F401  fills the metadata


def render_text(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write sqlmodel's text columns as plain strings, so that migrations stand on their own."""
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


engine = create_engine(context.config.attributes["url"])
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        render_item=render_text,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
