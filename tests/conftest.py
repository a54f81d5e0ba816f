"""Databases, the cast and the application, fresh for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backend import databases
from tests.cast import World, open_world


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run choose the database on which the server's tests run."""
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite")


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


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of a migrated, empty database of this test's own."""
    if request.config.getoption("--database") == "sqlite":
        yield databases.copy_sqlite(request.getfixturevalue("sqlite_template"), tmp_path)
        return
    server = request.getfixturevalue("postgres_server")
    template = request.getfixturevalue("postgres_template")
    name, url = databases.copy_postgres(server, template)
    yield url
    databases.drop_postgres(server, name)


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> Iterator[World]:
    """Return the application with the whole cast in place."""
    with open_world(database_url, tmp_path) as opened:
        yield opened
