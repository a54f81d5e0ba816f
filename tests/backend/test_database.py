"""The database as the program uses it: writers lose nothing, migrations tell the truth."""

import asyncio
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from backend import migrate
from backend.accounts.tables import Federation
from backend.database import Database, insert_if_absent


def test_a_hundred_writers_that_read_then_write_lose_nothing(database_url: str) -> None:
    """Each reads the name in Python and writes it back one longer: none overwrites another."""
    database = Database(database_url)

    async def add_one(federation_id: UUID) -> None:
        async with database.writer() as writer:
            row = await writer.get_one(Federation, federation_id, with_for_update=True)
            row.name += "x"

    async def run() -> str:
        async with database.writer() as writer:
            federation = Federation(name="")
            writer.add(federation)
        await asyncio.gather(*(add_one(federation.id) for _ in range(100)))
        async with database.reader() as reader:
            names = (await reader.execute(select(Federation.name))).scalars().all()
        await database.close()
        return "".join(names)

    assert asyncio.run(run()) == "x" * 100


def test_a_writer_that_fails_leaves_nothing(database_url: str) -> None:
    """An exception anywhere undoes the whole transaction."""
    database = Database(database_url)

    async def fail() -> None:
        async with database.writer() as writer:
            writer.add(Federation(name="half"))
            await writer.flush()
            raise RuntimeError

    async def count() -> int:
        async with database.reader() as reader:
            found = len((await reader.execute(select(Federation.name))).all())
        await database.close()
        return found

    async def run() -> int:
        with pytest.raises(RuntimeError):
            await fail()
        return await count()

    assert asyncio.run(run()) == 0


def test_of_two_inserts_of_one_key_one_is_told_that_it_inserted(database_url: str) -> None:
    """What depends on being first is done once, whatever a driver says of row counts."""
    database = Database(database_url)
    name = uuid4()

    async def insert() -> bool:
        async with database.writer() as writer:
            return await insert_if_absent(writer, Federation, id=name, name="Gironde")

    async def run() -> list[bool]:
        told = await asyncio.gather(*(insert() for _ in range(4)))
        await database.close()
        return sorted(told)

    assert asyncio.run(run()) == [False, False, False, True]


def test_migrations_give_exactly_the_tables_of_the_program(database_url: str) -> None:
    """A table changed without its migration is found here."""
    assert migrate.list_differences(database_url) == []


def test_migrations_can_be_undone_and_done_again(tmp_path: Path) -> None:
    """Every migration is reversible from an empty database."""
    url = f"sqlite:///{tmp_path / 'twice.sqlite'}"
    migrate.upgrade(url)
    migrate.downgrade(url)
    migrate.upgrade(url)

    assert migrate.list_differences(url) == []


def test_the_journal_is_emptied_once_nobody_reads(database_url: str) -> None:
    """While somebody reads, the answer says that it is not; then it is."""
    database = Database(database_url)

    async def run() -> tuple[bool, bool]:
        async with database.writer() as writer:
            writer.add(Federation(name="a"))
        async with database.reader() as reader:
            await reader.execute(select(Federation.name))
            async with database.writer() as writer:
                writer.add(Federation(name="b"))
            meanwhile = await database.forget_deleted(patience_s=0.1)
        afterwards = await database.forget_deleted()
        await database.close()
        return meanwhile, afterwards

    assert asyncio.run(run()) == (not database.is_sqlite, True)
