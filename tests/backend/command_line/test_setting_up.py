"""Setting a real caisse up from nothing, and what the commands refuse."""

from pathlib import Path

import pytest

import criteria
from tests.backend.command_line.conftest import Grillon

CHARTER = Path(criteria.__file__).parent / "charters" / "flers.toml"
CAISSE = {
    "--federation": "Pays de Bray",
    "--slug": "pays-de-bray",
    "--name": "Caisse du pays de Bray",
    "--currency": "Pomme",
    "--place": "mairie de Gournay",
    "--lat": "49,4811",
    "--lon": "-0,5639",
    "--coordinator": "Chloé",
    "--email": "Chloe@example.org",
}


def typed(**changes: str) -> list[str]:
    """Return the arguments of a caisse to add."""
    given = {**CAISSE, **{f"--{name}": value for name, value in changes.items()}}
    return ["caisse", "add", *(part for pair in given.items() for part in pair)]


@pytest.fixture
def empty(grillon: Grillon) -> None:
    """Bring the tables into the data folder, and nothing else."""
    assert 0 == grillon("migrate").status


@pytest.mark.usefixtures("empty")
def test_a_caisse_is_set_up_in_three_commands(grillon: Grillon) -> None:
    """Federation, caisse, coordinator with a link, charter: the rest is done by clicks."""
    caisse = grillon(*typed())
    charter = grillon("charter", "add", CHARTER, "--federation", "Pays de Bray")
    link = grillon("link", "chloe@example.org")

    assert [0, 0, 0] == [caisse.status, charter.status, link.status]
    assert "http://127.0.0.1:8000/comite/connexion#" in caisse.out
    assert "non officiel" in charter.out
    assert "Chloé (Caisse du pays de Bray)" in link.out
    assert "Registre vide" in grillon("verify").out


@pytest.mark.usefixtures("empty")
def test_a_slug_is_taken_once(grillon: Grillon) -> None:
    """The second caisse of that name is refused, and nothing of it stays."""
    grillon(*typed())

    again = grillon(*typed(federation="Autre"))

    assert 1 == again.status
    assert "s’appelle déjà pays-de-bray" in again.err
    unknown = grillon("charter", "add", CHARTER, "--federation", "Autre")
    assert "Fédérations de cette base : Pays de Bray." in unknown.err


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"slug": "Pays de Bray"}, "lettres sans accent"),
        ({"slug": "../site"}, "lettres sans accent"),
        ({"lat": "91"}, "degrés"),
        ({"lat": "nan"}, "degrés"),
        ({"lon": "ouest"}, "degrés"),
        ({"time-zone": "Europe/Gournay"}, "fuseau"),
        ({"email": "chloe"}, "adresse"),
        ({"name": " "}, "120 caractères"),
    ],
)
def test_what_is_badly_written_is_said(
    grillon: Grillon, changes: dict[str, str], said: str
) -> None:
    """Each argument says in French what it expects."""
    ran = grillon(*typed(**changes))

    assert 2 == ran.status
    assert said in ran.err
    assert "Aide : " in ran.err


@pytest.mark.usefixtures("empty")
def test_a_charter_that_is_none_is_refused(grillon: Grillon, tmp_path: Path) -> None:
    """A wrong file says where it is wrong; an absent one that it cannot be read."""
    wrong = tmp_path / "charte.toml"
    wrong.write_text(CHARTER.read_text().replace("semantics = 1", "semantics = 9"))
    grillon(*typed())

    refused = grillon("charter", "add", wrong, "--federation", "Pays de Bray")
    absent = grillon("charter", "add", tmp_path / "rien.toml", "--federation", "Pays de Bray")

    assert (1, 1) == (refused.status, absent.status)
    assert "n’est pas une charte valable" in refused.err
    assert "ne peut pas être lu" in absent.err


@pytest.mark.usefixtures("empty")
def test_an_unknown_address_has_no_link(grillon: Grillon) -> None:
    """Nobody is added by asking for a link."""
    ran = grillon("link", "emma@example.org")

    assert 1 == ran.status
    assert "Personne n’a l’adresse emma@example.org" in ran.err


def test_a_database_without_tables_says_to_migrate(grillon: Grillon) -> None:
    """The first thing to do is named."""
    assert ("La base n’est pas à jour. Lancez d’abord : grillon migrate\n", 1) == (
        (ran := grillon("verify")).err,
        ran.status,
    )


def test_demo_leaves_a_real_caisse_alone(grillon: Grillon) -> None:
    """A base that holds a caisse is left as it is."""
    grillon("migrate")
    grillon(*typed())

    ran = grillon("demo")

    assert 0 == ran.status
    assert "n’est pas chargée" in ran.out
    assert "bordeaux" not in grillon("verify").out


def test_a_data_folder_that_cannot_be_made_is_said(
    grillon: Grillon, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which folder, and which setting chooses another."""
    (tmp_path / "fichier").write_text("")
    monkeypatch.setenv("GRILLON_DATA", str(tmp_path / "fichier" / "data"))

    ran = grillon("verify")

    assert 1 == ran.status
    assert "GRILLON_DATA" in ran.err


def test_a_database_that_does_not_answer_is_said(
    grillon: Grillon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which setting names it."""
    monkeypatch.setenv("GRILLON_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    ran = grillon("verify")

    assert 1 == ran.status
    assert "GRILLON_DATABASE_URL" in ran.err


def test_help_is_in_french(grillon: Grillon) -> None:
    """Every command is named with one line."""
    ran = grillon("--help")

    assert 0 == ran.status
    assert "usage : grillon" in ran.out
    for name in ("start", "serve", "verify", "backup", "restore", "caisse", "charter", "link"):
        assert f"    {name} " in ran.out


def test_help_of_a_command_says_how_it_is_written(grillon: Grillon) -> None:
    """Once, with the names of what it asks for."""
    ran = grillon("caisse", "add", "--help")

    assert ran.out.startswith("usage : grillon caisse add [-h] --federation NOM")
    assert 1 == ran.out.count("usage")


def test_a_missing_argument_is_named(grillon: Grillon) -> None:
    """Not argparse's English."""
    ran = grillon("register", "bordeaux")

    assert 2 == ran.status
    assert "il manque : fichier.json" in ran.err
