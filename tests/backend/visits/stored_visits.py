"""Thousands of visits of a caisse, put into the database by one statement a table."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.database import Writer
from tests.backend.builders import GIRONDE_SHA256
from tests.cast import World

ENTRIES_OF_A_VISIT = 2

_NUMBERS = """
WITH RECURSIVE numbers(i) AS (
  SELECT CAST(:first AS INTEGER) UNION ALL SELECT i + 1 FROM numbers WHERE i < :last
)
"""


def store_visits(world: World, first: int, last: int) -> None:
    """Store visits number `first` to `last`, given to Bob, sent, each with two entries and its line.

    The register lines are there to be counted, not to be verified: their hashes are no hashes.
    """

    async def store(writer: Writer) -> None:
        for statement in _write_statements(_id_in(writer)):
            values = {
                "first": first,
                "last": last,
                "caisse": world.bordeaux.hex,
                "person": world.people["bob"].hex,
                "charter": GIRONDE_SHA256,
            }
            named = {key: one for key, one in values.items() if f":{key}" in statement}
            await writer.execute(text(statement), named)

    world.write(store)


def _id_in(writer: AsyncSession) -> dict[str, str]:
    """How each database writes the id of a row by its number, and the ids given as parameters."""
    if writer.get_bind().dialect.name == "sqlite":
        made, hashed = "printf('%032x', {offset} + i)", "printf('%064x', i + i + {offset})"
        return {"made": made, "hash": hashed, "caisse": ":caisse", "person": ":person"}
    return {
        "made": "CAST(lpad(to_hex({offset} + i), 32, '0') AS uuid)",
        "hash": "lpad(to_hex(i + i + {offset}), 64, '0')",
        "caisse": "CAST(:caisse AS uuid)",
        "person": "CAST(:person AS uuid)",
    }


def _write_statements(of: dict[str, str]) -> list[str]:
    visit = of["made"].format(offset=0)
    entries = [of["made"].format(offset=n * 10_000_000) for n in range(1, ENTRIES_OF_A_VISIT + 1)]
    caisse, person = of["caisse"], of["person"]
    line_hash, prev = of["hash"].format(offset=1), of["hash"].format(offset=0)
    next_line = f"(SELECT max(n) FROM register_line WHERE caisse_id = {caisse})"  # noqa: S608
    return [
        f"INSERT INTO visit (id, caisse_id, charter_sha256, trial, seq, submitted_at, added_at) "
        f"{_NUMBERS} SELECT {visit}, {caisse}, :charter, false, {len(entries)}, 1, 1 FROM numbers",
        f"INSERT INTO visit_person (visit_id, person_id, taken_away) "
        f"{_NUMBERS} SELECT {visit}, {person}, false FROM numbers",
        *(
            f"INSERT INTO entry (caisse_id, id, visit_id, number, sha256, body, kind, field, "
            f"received_at, sealed, erased) {_NUMBERS} "
            f"SELECT {caisse}, {entry}, {visit}, {number}, 'x', '{{}}', 'answer', 'answer/G1.4', "
            f"1, true, false FROM numbers"
            for number, entry in enumerate(entries, 1)
        ),
        f"INSERT INTO replacement (caisse_id, replaced_id, entry_id) "
        f"{_NUMBERS} SELECT {caisse}, {entries[0]}, {entries[1]} FROM numbers",
        f"INSERT INTO register_line (caisse_id, n, prev, hash, kind, body, recorded_at) "
        f"{_NUMBERS} SELECT {caisse}, {next_line} + i - :first + 1, {prev}, {line_hash}, "
        f"'visit_submitted', '{{}}', 1 FROM numbers",
    ]
