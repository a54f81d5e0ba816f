"""Rules of the whole repository: who imports whom, what every file says, what no file contains."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "criteria": {"criteria"},
    "maps": {"criteria", "maps"},
    "backend": {"criteria", "maps", "backend"},
}
PYTHON = sorted(
    path
    for room in (*ALLOWED, "tests")
    for path in (ROOT / room).rglob("*.py")
    if "versions" not in path.parts
)


def name_of(path: Path) -> str:
    """Return a file's path inside the repository."""
    return str(path.relative_to(ROOT))


def imported_rooms(path: Path) -> set[str]:
    """Return the top packages that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_imports_go_one_way(room: str) -> None:
    """The rules know nothing of maps, maps nothing of the server."""
    rooms = set(ALLOWED) | {"tests"}
    wrong = {
        name_of(path): sorted((imported_rooms(path) & rooms) - ALLOWED[room])
        for path in (ROOT / room).rglob("*.py")
        if (imported_rooms(path) & rooms) - ALLOWED[room]
    }

    assert wrong == {}


def test_criteria_need_nothing_but_msgspec() -> None:
    """The reference rules run wherever Python does."""
    import sys

    foreign = {
        name_of(path): sorted(imported_rooms(path) - sys.stdlib_module_names - {"criteria"})
        for path in (ROOT / "criteria").rglob("*.py")
    }

    assert {"msgspec"} >= {name for names in foreign.values() for name in names}


def test_maps_know_no_database_and_no_web_framework() -> None:
    """What is published is a function of its inputs."""
    for path in (ROOT / "maps").rglob("*.py"):
        assert not imported_rooms(path) & {"sqlalchemy", "sqlmodel", "litestar"}, name_of(path)


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_every_module_says_what_it_answers_for(path: Path) -> None:
    """Each module, and in tests each test, opens with a sentence."""
    tree = ast.parse(path.read_text())
    silent = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]

    assert ast.get_docstring(tree)
    assert silent == []


def test_no_file_names_a_registry_a_machine_or_a_way_of_working() -> None:
    """The repository speaks of the project alone."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    forbidden = re.compile(
        r"\"resolved\": *\"http|--(extra-)?index-url|registry\.npmjs|files\.pythonhosted|"
        r"(^|[\s\"'=(])/(work|root|farm)/",
        re.IGNORECASE | re.MULTILINE,
    )
    wrong = [
        name
        for name in tracked
        if name and name != "tests/test_architecture.py" and (ROOT / name).is_file()
        if forbidden.search((ROOT / name).read_bytes().decode("utf-8", "ignore"))
    ]

    assert wrong == []


def test_npm_lock_is_complete() -> None:
    """Every optional dependency that the lock names has its entry, or `npm ci` fails elsewhere."""
    import json

    packages = json.loads((ROOT / "pwa/package-lock.json").read_text())["packages"]
    present = {name.rpartition("node_modules/")[2] for name in packages}
    missing = [
        (name, dependency)
        for name, package in packages.items()
        for dependency in package.get("optionalDependencies", {})
        if dependency not in present
    ]

    assert missing == []
