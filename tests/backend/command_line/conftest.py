"""A data folder with the demonstration for each test, and a way to type commands."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from backend.command_line import main, opening
from tests.backend.demonstrations import write_assets

SETTINGS = ("DATABASE_URL", "PHOTOS_URL", "PUBLIC_URL", "SMTP_URL")


class Ran(msgspec.Struct):
    """What a command answered; `out` with plain spaces."""

    status: int
    out: str
    err: str


Grillon = Callable[..., Ran]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of this test, not made yet; commands use it."""
    folder = tmp_path / "data"
    monkeypatch.setenv("GRILLON_DATA", str(folder))
    for name in SETTINGS:
        monkeypatch.delenv(f"GRILLON_{name}", raising=False)
    monkeypatch.setattr(opening, "BUILT", tmp_path / "dist")
    write_assets(tmp_path / "dist" / "membres")
    return folder


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder into which the commands loaded the demonstration, to copy."""
    folder = tmp_path_factory.mktemp("loaded") / "data"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GRILLON_DATA", str(folder))
        for name in SETTINGS:
            patched.delenv(f"GRILLON_{name}", raising=False)
        assert (0, 0) == (main(["migrate"]), main(["demo"]))
    return folder


@pytest.fixture
def demonstration(data: Path, loaded: Path) -> Path:
    """Return the data folder of this test, with the demonstration in it."""
    shutil.copytree(loaded, data)
    return data


@pytest.fixture
def grillon(data: Path, capsys: pytest.CaptureFixture[str]) -> Grillon:
    """Return what runs a command as typed and gives back what it answered."""

    def run(*typed: object) -> Ran:
        capsys.readouterr()
        try:
            status = main([str(one) for one in typed])
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return Ran(status, said.out.replace("\u00a0", " "), said.err.replace("\u00a0", " "))

    return run
