"""What statements make a database do: the plan of each, and how much it reads. Not a test."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import psycopg
from sqlalchemy import event, make_url
from sqlalchemy.engine import Engine

from backend.database import sync_url

Ran = tuple[str, Any]


class Work(NamedTuple):
    """One statement: how it is carried out, and how much that read."""

    statement: str
    plan: str
    read: int


@contextmanager
def noted() -> Iterator[list[Ran]]:
    """Collect the statements that any engine runs, with their parameters.

    Inserts are left out: each puts in the rows it is given, and looks others up by key alone.
    """
    ran: list[Ran] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _ctx: Any, many: bool) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "UPDATE", "DELETE", "WITH"}:
            ran.append((statement, parameters[0] if many else parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def weigh(url: str, ran: list[Ran]) -> list[Work]:
    """Run the statements once more, undone at the end, and say what each one did."""
    if make_url(url).get_backend_name() == "sqlite":
        return _weigh_on_sqlite(str(make_url(url).database), ran)
    return _weigh_on_postgresql(url, ran)


def _weigh_on_sqlite(path: str, ran: list[Ran]) -> list[Work]:
    """Reads are counted in steps of SQLite's own machine: a row more is some steps more."""
    connection = sqlite3.connect(path, isolation_level=None)
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    works: list[Work] = []
    connection.execute("BEGIN IMMEDIATE")
    for statement, parameters in ran:
        lines = connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
        steps = 0
        connection.set_progress_handler(step, 1)
        connection.execute(statement, parameters).fetchall()
        connection.set_progress_handler(None, 1)
        works.append(Work(statement, " | ".join(str(line[3]) for line in lines), steps))
    connection.execute("ROLLBACK")
    connection.close()
    return works


def _weigh_on_postgresql(url: str, ran: list[Ran]) -> list[Work]:
    """Rows that the scans really read, those that a filter threw away included.

    Small tables are read whole because that is cheaper: here each statement shows the plan with
    which it grows.
    """
    plain = sync_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute("ANALYZE")
        connection.execute("SET enable_seqscan = off")
        connection.execute("SET enable_bitmapscan = off")
        connection.execute("SET enable_hashjoin = off")
        connection.execute("SET enable_mergejoin = off")
        connection.execute("SET enable_memoize = off")
        connection.execute("BEGIN")
        works = [_explain(connection, *one) for one in ran]
        connection.execute("ROLLBACK")
    return works


def _explain(connection: Any, statement: str, parameters: Any) -> Work:
    found = connection.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters).fetchone()
    told = found[0] if isinstance(found[0], list) else json.loads(found[0])
    nodes = list(_nodes(told[0]["Plan"]))
    plan = " | ".join(_name(node) for node in nodes)
    return Work(statement, plan, sum(_rows(node) for node in nodes))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", []):
        yield from _nodes(child)


def _name(node: dict[str, Any]) -> str:
    parts = (node["Node Type"], node.get("Relation Name"), node.get("Index Name"))
    return " ".join(part for part in parts if part)


def _rows(node: dict[str, Any]) -> int:
    if "Scan" not in node["Node Type"]:
        return 0
    a_loop = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return round(a_loop * node["Actual Loops"])


def weigh_action(url: str, action: Callable[[], object]) -> list[Work]:
    """Run an action of the application, and weigh its statements."""
    with noted() as ran:
        action()
    return weigh(url, ran)
