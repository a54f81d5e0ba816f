"""Statements compiled once a run, however many databases its tests open.

SQLAlchemy compiles a statement anew for every engine, and each test opens several: without this
half of a test's time goes there. The program itself opens its database once.
"""

from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncEngine

MakeEngine = Callable[[str, str], AsyncEngine]


def share_compiled(make_engine: MakeEngine) -> MakeEngine:
    """Return the same maker; engines of one kind of database share what they compile.

    What is compiled is kept under its dialect, so that these engines have one dialect too: the
    first that has spoken to its server, and knows it.
    """
    known: dict[str, Dialect] = {}
    compiled: dict[object, object] = {}

    def make_sharing(url: str, begin: str) -> AsyncEngine:
        made = make_engine(url, begin)
        engine = made.sync_engine
        engine.update_execution_options(compiled_cache=compiled)
        name = engine.dialect.name
        if name in known:
            engine.dialect = known[name]
        else:
            event.listen(engine, "connect", lambda *_: known.setdefault(name, engine.dialect))
        return made

    return make_sharing
