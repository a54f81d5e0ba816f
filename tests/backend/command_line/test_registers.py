"""Verifying, exporting, erasing and publishing from the command line."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from backend.demonstration.founding import caisse_id, outlet_id
from tests.backend.command_line.conftest import Grillon

SCRIPT = Path(__file__).parents[1] / "register" / "independent_verifier.py"


def change(data: Path, *statements: str) -> None:
    """Change the database behind the program's back, past its triggers."""
    with closing(sqlite3.connect(data / "grillon.sqlite")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in names.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount >= 1
        connection.commit()


def head_of(said: str, slug: str) -> str:
    """Return the head that a verification printed for a caisse."""
    return re.findall(rf"\({slug}\)\n.*\n  Tête : (\d+:[0-9a-f]{{64}})", said)[0]


def test_verify_passes_on_the_demonstration(demonstration: Path, grillon: Grillon) -> None:
    """It counts what follows and what is attested, caisse by caisse, and ends with 0."""
    ran = grillon("verify")

    assert (0, "") == (ran.status, ran.err)
    assert "Caisse de Bordeaux (bordeaux)\n  Faits : vérifiés 65, attestés 4, en échec 0" in ran.out
    assert 3 == ran.out.count("en échec 0\n  Tête : ")


def test_verify_one_caisse_with_its_printed_head(demonstration: Path, grillon: Grillon) -> None:
    """The head of the minutes is found, whole or by its first 16 digits; another is not."""
    head = head_of(grillon("verify").out, "flers")
    n, _, digits = head.partition(":")

    assert 0 == grillon("verify", "--caisse", "flers", "--head", head).status
    assert 0 == grillon("verify", "--caisse", "flers", "--head", f"{n}:{digits[:16]}").status
    wrong = grillon("verify", "--caisse", "flers", "--head", f"{n}:{'0' * 64}")
    assert 1 == wrong.status
    assert f"ÉCHEC  Ligne {n}, tête imprimée" in wrong.out


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE entry SET body = replace(body, 'yes', 'no') WHERE kind = 'answer'", "pièce"),
        ("UPDATE opening SET payload = replace(payload, 'comité', 'comite')", "pièce"),
        ("UPDATE register_line SET body = replace(body, 'refused', 'approved')", "empreinte"),
        ("DELETE FROM opening WHERE payload IS NOT NULL", "manque, sans ligne d’effacement"),
    ],
)
def test_verify_fails_and_names_the_place(
    demonstration: Path, grillon: Grillon, statement: str, place: str
) -> None:
    """What was changed behind the program's back is named, and the status is 1."""
    change(demonstration, statement)

    ran = grillon("verify")

    assert 1 == ran.status
    assert re.search(rf"ÉCHEC  Ligne \d+, .*{place}", ran.out)


def test_verify_refuses_what_it_cannot_read(demonstration: Path, grillon: Grillon) -> None:
    """An unknown caisse, a head without its caisse, a head badly written: each says what to do."""
    unknown = grillon("verify", "--caisse", "lyon")
    lonely = grillon("verify", "--head", f"3:{'a' * 16}")
    short = grillon("verify", "--caisse", "flers", "--head", "3:abc")

    assert (1, 1, 2) == (unknown.status, lonely.status, short.status)
    assert "Caisses de cette base : bordeaux, flers, sud-gironde." in unknown.err
    assert "ajoutez --caisse" in lonely.err
    assert "16 caractères" in short.err


def test_an_exported_register_is_accepted_by_the_independent_script(
    demonstration: Path, grillon: Grillon, tmp_path: Path
) -> None:
    """The file is whole without Grillon."""
    target = tmp_path / "bordeaux.json"

    ran = grillon("register", "bordeaux", target)

    assert 0 == ran.status
    script = [sys.executable, "-I", str(SCRIPT), str(target)]
    assert 0 == subprocess.run(script, check=False).returncode


def test_a_register_goes_where_one_can_write(
    demonstration: Path, grillon: Grillon, tmp_path: Path
) -> None:
    """A folder that is not there is said, without a traceback."""
    ran = grillon("register", "bordeaux", tmp_path / "nulle-part" / "r.json")

    assert 1 == ran.status
    assert "ne peut pas être écrit" in ran.err


def test_erase_attests_erases_and_publishes(demonstration: Path, grillon: Grillon) -> None:
    """The refused shop leaves; the register still verifies, and more of it is attested."""
    folder = demonstration / "photos" / str(caisse_id("bordeaux"))
    held = len(list(folder.rglob("*.jpg")))

    ran = grillon("erase", "bordeaux", outlet_id("rond-point"), "--rule", "request")

    assert (0, "") == (ran.status, ran.err)
    assert "Ligne 18 du registre" in ran.out
    assert "vérifiés" in grillon("verify", "--caisse", "bordeaux").out
    assert 0 == grillon("verify").status
    said = b"".join(path.read_bytes() for path in demonstration.glob("grillon.sqlite*"))
    assert "Supérette du Rond-Point".encode() not in said
    assert held - 1 == len(list(folder.rglob("*.jpg")))


def test_erase_refuses_who_is_conventioned(demonstration: Path, grillon: Grillon) -> None:
    """End the convention first; an outlet of elsewhere is not known here."""
    held = grillon("erase", "bordeaux", outlet_id("lezard-vert"), "--rule", "request")
    elsewhere = grillon("erase", "bordeaux", outlet_id("six-sabots"), "--rule", "request")

    assert (1, 1) == (held.status, elsewhere.status)
    assert "mettez d’abord fin à sa convention" in held.err
    assert "n’existe pas" in elsewhere.err


def test_publish_writes_each_map_for_a_day(demonstration: Path, grillon: Grillon) -> None:
    """On a day before any decision nobody is on the map; today two are in Bordeaux."""
    assert 0 == grillon("publish").status
    feed = demonstration / "site" / "bordeaux"
    today = json.loads(next(feed.glob("*.geojson")).read_text())
    assert 0 == grillon("publish", "--day", "2020-01-01").status
    before = json.loads(next(feed.glob("*.geojson")).read_text())

    assert (2, 0) == (len(today["features"]), len(before["features"]))


def test_publish_says_what_is_not_built(
    demonstration: Path, grillon: Grillon, tmp_path: Path
) -> None:
    """Without the built pages of members there is nothing to publish with."""
    for path in (tmp_path / "dist" / "membres").iterdir():
        path.unlink()

    ran = grillon("publish")

    assert 1 == ran.status
    assert "make run" in ran.err
