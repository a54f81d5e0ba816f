"""Column kinds and constraint names that every domain uses the same way."""

import uuid
from typing import Any

from sqlalchemy import BigInteger, Uuid
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING


def Id(**options: Any) -> Any:  # noqa: N802  a column kind, spelled like sqlmodel's Field
    """Declare a UUID primary key, made by us when the row is."""
    return Field(default_factory=uuid.uuid4, primary_key=True, sa_type=Uuid, **options)


def Reference(column: str, **options: Any) -> Any:  # noqa: N802
    """Declare an indexed UUID that names a row of another table."""
    return Field(foreign_key=column, index=True, sa_type=Uuid, **options)


def Instant(**options: Any) -> Any:  # noqa: N802
    """Declare a time in integer milliseconds since the epoch."""
    return Field(sa_type=BigInteger, **options)
