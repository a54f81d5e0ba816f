"""Giving a caisse the outline of its territory: what is kept, when it counts, what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.backend.command_line.conftest import Grillon

SQUARE = [[-0.7, 48.6], [-0.4, 48.6], [-0.4, 48.8], [-0.7, 48.8], [-0.7, 48.6]]
BOWTIE = [[-0.7, 48.6], [-0.4, 48.8], [-0.4, 48.6], [-0.7, 48.8], [-0.7, 48.6]]


def write(folder: Path, *rings: Any, name: str = "contour.geojson") -> Path:
    """Write a Polygon in a file."""
    file = folder / name
    file.write_text(json.dumps({"type": "Polygon", "coordinates": rings}), encoding="utf-8")
    return file


@pytest.mark.usefixtures("demonstration")
def test_an_outline_is_kept_and_said_to_count_at_the_next_adoption(
    grillon: Grillon, tmp_path: Path
) -> None:
    """The register is as it was, and verifies; removed again, there is nothing to wait for."""
    before = grillon("verify").out
    around = write(tmp_path, [[lon, lat - 3.86] for lon, lat in SQUARE])
    given = grillon("caisse", "outline", "bordeaux", around, "--uncertainty", "150")
    removed = grillon("caisse", "outline", "bordeaux", "--remove")

    assert (0, "") == (given.status, given.err)
    assert "contour gardé, 4 points en 1 tour, à 150 m près." in given.out
    assert "est à l’intérieur, à " in given.out
    assert "dès la prochaine adoption d’une charte" in given.out
    assert before == grillon("verify").out
    assert "n’a plus de contour" in removed.out
    assert "Les distances sont mesurées depuis le point." in removed.out


@pytest.mark.usefixtures("data")
def test_before_the_first_adoption_it_counts_at_once(grillon: Grillon, tmp_path: Path) -> None:
    """A caisse being set up has nothing to wait for."""
    grillon("migrate")
    grillon(
        *("caisse", "add", "--federation", "Orne", "--slug", "flers", "--name", "Flers"),
        *("--currency", "F", "--place", "mairie de Flers", "--lat", "48,7488", "--lon", "-0,5639"),
        *("--coordinator", "Chloé", "--email", "chloe@example.org"),
    )
    file = write(tmp_path, SQUARE)
    given = grillon("caisse", "outline", "flers", file, "--uncertainty", "0", "--simplify", "50")

    assert "à 50 m près" in given.out
    assert "mairie de Flers) est à l’intérieur" in given.out
    assert "Les distances sont mesurées depuis ce contour." in given.out


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("said", "rings"),
    [
        (
            "dans coordinates, le tour se croise près de latitude 48,70000, longitude −0,55000",
            [BOWTIE],
        ),
        ("dans coordinates[0], le tour n’est pas fermé", [SQUARE[:-1]]),
        ("dans coordinates[0][0], ce ne sont pas des degrés", [[[456000, 6850000]] * 4]),
        ("il n’y a aucune surface", []),
        (
            "hôtel de ville de Flers) en est à",
            [[[lat, lon] for lon, lat in SQUARE]],
        ),
        (
            "a 5 003 points, et 5 000 au plus sont permis. Simplifiez-le",
            [[[n / 1e5, 45 + n % 2 / 1e5] for n in range(5001)] + [[0.1, 46], [0, 46], [0, 45]]],
        ),
    ],
)
def test_a_file_that_is_no_outline_is_refused_in_words(
    grillon: Grillon, tmp_path: Path, said: str, rings: list[Any]
) -> None:
    """What is wrong and where, and nothing is kept."""
    file = write(tmp_path, *rings)
    answer = grillon("caisse", "outline", "flers", file, "--uncertainty", "150")

    assert 1 == answer.status
    assert said in answer.err.replace("\u202f", " ")
    assert "Traceback" not in answer.err


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff", b"null", b"[" * 50_000, b" " * 4_500_000], ids=range(5)
)
def test_any_bytes_get_an_answer(grillon: Grillon, tmp_path: Path, body: bytes) -> None:
    """Empty, foreign, deep or too large."""
    file = tmp_path / "quoi.geojson"
    file.write_bytes(body)
    answer = grillon("caisse", "outline", "flers", file, "--uncertainty", "150")

    assert 1 == answer.status
    assert answer.err.startswith(("grillon", "Contour refusé", "Ce fichier")), answer.err


@pytest.mark.usefixtures("demonstration")
def test_what_is_badly_typed_is_said(grillon: Grillon, tmp_path: Path) -> None:
    """No file, no uncertainty, metres that are none, an unknown caisse."""
    file = write(tmp_path, SQUARE)
    missing = grillon("caisse", "outline", "flers", tmp_path / "rien", "--uncertainty", "1")

    assert "il n’existe pas" in missing.err
    assert "--uncertainty" in grillon("caisse", "outline", "flers", file).err
    assert "nombre entier" in grillon("caisse", "outline", "flers", file, "--uncertainty", "²").err
    assert 2 == grillon("caisse", "outline", "flers").status
    unknown = grillon("caisse", "outline", "caen", file, "--uncertainty", "1")
    assert "Aucune caisse ne s’appelle caen" in unknown.err
