"""The folder is swapped in one step, whenever the writer dies."""

import subprocess
import sys
from pathlib import Path

import pytest

from maps.site import publish_site
from maps.write import FolderRefused, write_site
from tests.maps.published import ASSETS, inputs, outlet

OLD = {"index.html": b"1", "lieux/1.html": b"1", "manifest.json": b"one"}
NEW = {"index.html": b"12", "lieux/1.html": b"1", "lieux/2.html": b"2", "manifest.json": b"two"}

DIE_AT_EACH_STEP = """
import os, signal, sys
from itertools import count
from pathlib import Path
from maps.write import write_site
from tests.maps.test_site_write import NEW, OLD

def write_and_die(folder, steps):
    def counted(real):
        def call(*arguments, **named):
            nonlocal steps
            if steps == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            steps -= 1
            return real(*arguments, **named)
        return call
    for name in ("fsync", "mkdir", "rename", "replace", "rmdir", "symlink", "unlink"):
        setattr(os, name, counted(getattr(os, name)))
    write_site(NEW, folder)
    os._exit(0)

for steps in count():
    folder = Path(sys.argv[1]) / f"{steps:03}" / "site"
    write_site(OLD, folder)
    child = os.fork()
    if child == 0:
        write_and_die(folder, steps)
    if os.waitpid(child, 0)[1] == 0:
        break
"""


def names(folder: Path) -> list[str]:
    """What lies directly in a folder."""
    return sorted(path.name for path in folder.iterdir())


def read(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_folder_holds_the_files_and_nothing_of_the_one_before(tmp_path: Path) -> None:
    """What has left the site has left the disk too."""
    folder = tmp_path / "site"
    write_site(OLD, folder)
    release = write_site(NEW, folder)

    assert read(folder) == NEW
    assert sorted(["site", ".site.lock", release.name]) == names(tmp_path)


def test_writing_the_same_files_again_changes_nothing(tmp_path: Path) -> None:
    """Each night, most folders are what they were."""
    folder = tmp_path / "site"

    assert write_site(OLD, folder) == write_site(OLD, folder)
    assert read(folder) == OLD


def test_writer_killed_at_any_step_leaves_a_whole_folder(tmp_path: Path) -> None:
    """Old or new, never a mixture, after death before each change to the disk in turn.

    The next writer leaves no draft and no second release behind.
    """
    subprocess.run([sys.executable, "-c", DIE_AT_EACH_STEP, str(tmp_path)], check=True)
    folders = [place / "site" for place in sorted(tmp_path.iterdir())]
    found = [read(folder) for folder in folders]

    assert len(folders) > 2 * len(NEW)
    assert [NEW if new == NEW else OLD for new in found] == found
    assert found[0] == OLD
    assert found[-1] == NEW

    for folder in folders:
        release = write_site(NEW, folder)
        assert read(folder) == NEW
        assert sorted(["site", ".site.lock", release.name]) == names(folder.parent)


def test_published_site_is_written_whole(tmp_path: Path) -> None:
    """What publish_site gives is what write_site takes."""
    files = publish_site(inputs(outlet(1)), ASSETS)
    write_site(files, tmp_path / "site")

    assert files == read(tmp_path / "site")


def test_folder_of_a_longer_name_is_left_alone(tmp_path: Path) -> None:
    """The caisse of Gironde does not delete that of Gironde-Nord."""
    write_site(OLD, tmp_path / "gironde-nord")
    write_site(OLD, tmp_path / "gironde")
    write_site(NEW, tmp_path / "gironde")

    assert read(tmp_path / "gironde-nord") == OLD


def test_folder_that_somebody_else_made_is_refused(tmp_path: Path) -> None:
    """We replace our own link, never files that we did not write."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "photos.txt").write_text("mine")

    with pytest.raises(FolderRefused):
        write_site(NEW, tmp_path / "site")

    assert (tmp_path / "site" / "photos.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["../out", "/etc/x", "a/../../b", "./a", "a//b"])
def test_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    """Names come from codes and assets; neither may climb."""
    with pytest.raises(FolderRefused):
        write_site({**NEW, name: b""}, tmp_path / "site")

    assert names(tmp_path) == []
