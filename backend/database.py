"""The database: engines, the rule on BEGIN, and the two kinds of session."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import cache
from typing import Any, NewType

import aiosqlite
from sqlalchemy import Executable, event, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlmodel import SQLModel

logger = logging.getLogger("grillon")

Reader = NewType("Reader", AsyncSession)
Writer = NewType("Writer", AsyncSession)


class Database:
    """Two engines on one database: readers see a snapshot, writers hold the lock at once.

    On SQLite a writer begins IMMEDIATE: a deferred transaction that reads and then writes either
    loses the update or fails at once, busy timeout or not (decision 0002).
    """

    def __init__(self, url: str) -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._path = make_url(url).database or ""
        self._reading = _make_engine(url, "DEFERRED")
        self._writing = _make_engine(url, "IMMEDIATE")
        # SQLite's own waiting is polling: here writers of one process take turns without it.
        self._alone = asyncio.Lock()

    @asynccontextmanager
    async def reader(self) -> AsyncIterator[Reader]:
        """Open a session that only reads; it is rolled back at the end."""
        async with AsyncSession(self._reading, expire_on_commit=False) as session:
            yield Reader(session)
            await session.rollback()

    @asynccontextmanager
    async def writer(self) -> AsyncIterator[Writer]:
        """Open a session that is committed at the end, or rolled back on any exception."""
        async with (
            self._turn(),
            AsyncSession(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield Writer(session)

    def _turn(self) -> AbstractAsyncContextManager[None]:
        return self._alone if self.is_sqlite else nullcontext()

    async def forget_deleted(self, patience_s: float = 5.0) -> bool:
        """Make what was deleted leave SQLite's journal too; deleted pages are overwritten.

        Somebody who reads holds the journal: wait for them a while, then return False.
        """
        if not self.is_sqlite:
            return True
        connection = await aiosqlite.connect(self._path, isolation_level=None, timeout=0)
        try:
            end = asyncio.get_running_loop().time() + patience_s
            while not await _empty_journal(connection):
                if asyncio.get_running_loop().time() > end:
                    logger.warning("erased data is still in the journal: somebody reads")
                    return False
                await asyncio.sleep(0.05)
        finally:
            await connection.close()
        return True

    async def close(self) -> None:
        """Close every connection."""
        await self._reading.dispose()
        await self._writing.dispose()


async def _empty_journal(connection: aiosqlite.Connection) -> bool:
    # The first number of the answer says whether somebody was in the way: no error is raised.
    try:
        row = await (await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")).fetchone()
    except sqlite3.OperationalError:
        return False
    return row is not None and row[0] == 0


OpenWriter = Callable[[], AbstractAsyncContextManager[Writer]]


async def insert_if_absent(writer: AsyncSession, table: type[SQLModel], **values: object) -> bool:
    """Insert a row unless one has its key; tell whether it was inserted.

    Safe when several transactions insert the same key at once: one inserts, the others are told.
    """
    statement = _insertion_of(table, writer.get_bind().dialect.name)
    return (await writer.execute(statement, values)).first() is not None


@cache
def _insertion_of(table: type[SQLModel], dialect: str) -> Executable:
    """Write the statement once: what is made anew for each row costs more than storing the row."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    mapped = inspect(table)
    # The row counts that drivers report differ; what comes back does not.
    return insert(mapped.local_table).on_conflict_do_nothing().returning(*mapped.primary_key)


def async_url(url: str) -> URL:
    """Return the URL with the asynchronous driver of its database."""
    parsed = make_url(url)
    driver = "sqlite+aiosqlite" if parsed.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return parsed.set(drivername=driver)


def sync_url(url: str) -> URL:
    """Return the URL with the plain driver of its database, for migrations and backups."""
    parsed = make_url(url)
    driver = "sqlite" if parsed.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return parsed.set(drivername=driver)


def _make_engine(url: str, begin: str) -> AsyncEngine:
    target = async_url(url)
    if target.get_backend_name() == "sqlite":
        engine = create_async_engine(target, connect_args={"timeout": 30})
        event.listen(engine.sync_engine, "connect", prepare_sqlite)
        event.listen(engine.sync_engine, "begin", lambda c: c.exec_driver_sql(f"BEGIN {begin}"))
        return engine
    return create_async_engine(target, pool_size=10, max_overflow=20)


def prepare_sqlite(connection: Any, _record: object) -> None:
    """Set up a SQLite connection: WAL, foreign keys, erased bytes overwritten, BEGIN ours."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "synchronous=FULL",
        "busy_timeout=30000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
