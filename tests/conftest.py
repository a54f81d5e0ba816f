"""Databases, the cast and the application, fresh for each test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import make_url

from backend import database
from tests.backend import databases
from tests.backend.compiled import share_compiled
from tests.cast import Cast, World, bring_cast, open_world
from tests.memory import find_memory

# How long an example takes says how busy the machine is, and nothing of the product.
settings.register_profile("grillon", deadline=None)
settings.load_profile("grillon")

DATABASES = {"database_url", "cast_template", "demonstration", "postgres_server"}
"""The fixtures through which a test reaches a database."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run choose the database on which the server's tests run."""
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite")


def pytest_configure() -> None:
    """Keep the folders of tests in memory, unless one has said where they go."""
    memory = find_memory()
    if memory is not None:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what works on a database; the rest is the same there, and ran already."""
    if config.getoption("--database") == "sqlite":
        return
    kept = [item for item in items if _reaches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _reaches_database(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and not DATABASES.isdisjoint(item.fixturenames)


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Let every database of the run share the statements that were compiled for another."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "_make_engine", share_compiled(database._make_engine))
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file made by the migrations."""
    return databases.make_sqlite_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Return the URL of a PostgreSQL 18 that lives as long as the run."""
    with databases.run_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """Return the name of a PostgreSQL database made by the migrations."""
    return databases.make_postgres_template(postgres_server)


@pytest.fixture(scope="session")
def cast_template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Cast]:
    """Return a database that the cast is in, as a path or a name to copy, and who they are."""
    if request.config.getoption("--database") == "sqlite":
        folder = tmp_path_factory.mktemp("cast")
        url = databases.copy_sqlite(request.getfixturevalue("sqlite_template"), folder)
        return str(make_url(url).database), bring_cast(url)
    server = request.getfixturevalue("postgres_server")
    name, url = databases.copy_postgres(server, request.getfixturevalue("postgres_template"))
    return name, bring_cast(url)


@contextmanager
def copied(request: pytest.FixtureRequest, template: str, folder: Path) -> Iterator[str]:
    """Copy a template and yield the URL of the copy, dropped afterwards."""
    if request.config.getoption("--database") == "sqlite":
        yield databases.copy_sqlite(Path(template), folder)
        return
    server = request.getfixturevalue("postgres_server")
    name, url = databases.copy_postgres(server, template)
    yield url
    databases.drop_postgres(server, name)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of a migrated, empty database of this test's own."""
    is_sqlite = request.config.getoption("--database") == "sqlite"
    template = request.getfixturevalue("sqlite_template" if is_sqlite else "postgres_template")
    with copied(request, str(template), tmp_path) as url:
        yield url


@pytest.fixture
def world(
    request: pytest.FixtureRequest, cast_template: tuple[str, Cast], tmp_path: Path
) -> Iterator[World]:
    """Return the application with the whole cast in place."""
    template, cast = cast_template
    with copied(request, template, tmp_path) as url, open_world(url, tmp_path, cast) as opened:
        yield opened
