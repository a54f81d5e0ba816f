"""Thousands of visits of a caisse, put into the database by one statement a table."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.database import Writer
from tests.backend.builders import GIRONDE_SHA256
from tests.cast import World

ENTRIES = (1, 2)
"""The numbers of the entries of each visit; the second replaces the first."""
APART = 10_000_000
Row = dict[str, str]


def store_visits(world: World, first: int, last: int) -> None:
    """Store visits number `first` to `last`, given to Bob, sent, each with entries and its line.

    The register lines are there to be counted, not to be verified: their hashes are no hashes.
    """
    values = {
        "first": first,
        "last": last,
        "caisse": world.bordeaux.hex,
        "person": world.people["bob"].hex,
        "charter": GIRONDE_SHA256,
    }

    async def store(writer: Writer) -> None:
        for statement in (_insert(table, row) for table, row in _list_rows(_Ids(writer))):
            named = {key: one for key, one in values.items() if f":{key}" in statement}
            await writer.execute(text(statement), named)

    world.write(store)


class _Ids:
    """How a database writes the id and the hash of the row of number `i`, and ids given to it."""

    def __init__(self, writer: AsyncSession) -> None:
        self._is_sqlite = writer.get_bind().dialect.name == "sqlite"

    def given(self, name: str) -> str:
        """Write an id that is a parameter."""
        return f":{name}" if self._is_sqlite else f"CAST(:{name} AS uuid)"

    def made(self, offset: int) -> str:
        """Write the id of a row of this statement."""
        hexadecimal = self._padded(f"i + {offset}", 32)
        return hexadecimal if self._is_sqlite else f"CAST({hexadecimal} AS uuid)"

    def hashed(self, offset: int) -> str:
        """Write something of the form of a hash."""
        return self._padded(f"i + i + {offset}", 64)

    def _padded(self, number: str, digits: int) -> str:
        if self._is_sqlite:
            return f"printf('%0{digits}x', {number})"
        return f"lpad(to_hex({number}), {digits}, '0')"


def _list_rows(ids: _Ids) -> Iterator[tuple[str, Row]]:
    """Give the tables and, for row number `i` of each, an expression a column."""
    caisse, visit = ids.given("caisse"), ids.made(0)
    yield (
        "visit",
        {
            "id": visit,
            "caisse_id": caisse,
            "charter_sha256": ":charter",
            "trial": "false",
            "seq": str(len(ENTRIES)),
            "submitted_at": "1",
            "added_at": "1",
        },
    )
    person = {"visit_id": visit, "person_id": ids.given("person"), "taken_away": "false"}
    yield "visit_person", person
    for number in ENTRIES:
        yield "entry", _entry(ids, caisse, visit, number)
    replaced, replacing = (ids.made(number * APART) for number in ENTRIES)
    yield "replacement", {"caisse_id": caisse, "replaced_id": replaced, "entry_id": replacing}
    last_line = f"(SELECT max(n) FROM register_line WHERE caisse_id = {caisse})"  # noqa: S608  ours
    yield (
        "register_line",
        {
            "caisse_id": caisse,
            "n": f"{last_line} + i - :first + 1",
            "prev": ids.hashed(0),
            "hash": ids.hashed(1),
            "kind": "'visit_submitted'",
            "body": "'{}'",
            "recorded_at": "1",
        },
    )


def _entry(ids: _Ids, caisse: str, visit: str, number: int) -> Row:
    return {
        "caisse_id": caisse,
        "id": ids.made(number * APART),
        "visit_id": visit,
        "number": str(number),
        "sha256": "'x'",
        "body": "'{}'",
        "kind": "'answer'",
        "field": "'answer/G1.4'",
        "received_at": "1",
        "sealed": "true",
        "erased": "false",
    }


def _insert(table: str, row: Row) -> str:
    """Write the statement that inserts rows number `first` to `last`."""
    return (
        f"INSERT INTO {table} ({', '.join(row)}) "  # noqa: S608  our own words alone
        "WITH RECURSIVE numbers(i) AS (SELECT CAST(:first AS INTEGER) "
        "UNION ALL SELECT i + 1 FROM numbers WHERE i < :last) "
        f"SELECT {', '.join(row.values())} FROM numbers"
    )
