"""The demonstration, loaded once for the tests that only read it."""

from collections.abc import Iterator

import pytest

from tests.backend import databases, demonstrations
from tests.backend.demonstrations import Demonstration


@pytest.fixture(scope="session")
def demonstration(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demonstration]:
    """Return the demonstration as it stands on a Wednesday of November."""
    folder = tmp_path_factory.mktemp("demonstration")
    if request.config.getoption("--database") == "sqlite":
        url = databases.copy_sqlite(request.getfixturevalue("sqlite_template"), folder)
        yield demonstrations.load(url, folder)
        return
    server = request.getfixturevalue("postgres_server")
    template = request.getfixturevalue("postgres_template")
    name, url = databases.copy_postgres(server, template)
    yield demonstrations.load(url, folder)
    databases.drop_postgres(server, name)
