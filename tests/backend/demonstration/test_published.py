"""What the public folders of the demonstration say, and what they keep to themselves."""

import asyncio
import json
from pathlib import Path

import pytest

from backend.database import Database
from backend.demonstration.founding import outlet_id
from backend.demonstration.story import moment
from backend.publishing.publish import Publisher
from tests.backend.demonstrations import TODAY, Demonstration, write_assets


@pytest.fixture(scope="module")
def site(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the published caisses."""
    folder = tmp_path_factory.mktemp("site")

    async def publish() -> None:
        database = Database(demonstration.settings.database_url)
        assets = write_assets(folder / "membres")
        await Publisher(database, folder / "site", assets, "essai").publish_all(
            lambda: moment(TODAY, 0, "08:00")
        )
        await database.close()

    asyncio.run(publish())
    return folder / "site"


def listed(site: Path, slug: str) -> list[str]:
    """Return the names on the map of a caisse, sorted."""
    feed = json.loads(next((site / slug).glob("*.geojson")).read_text())
    return sorted(feature["properties"]["name"] for feature in feed["features"])


def test_each_map_shows_the_conventioned_outlets(site: Path) -> None:
    """The map is the register's: no one else is on it."""
    assert ["Ferme du Lézard vert", "Épicerie Pomme cassée"] == listed(site, "bordeaux")
    assert ["Ferme du Lézard vert", "Halle aux Coquelicots"] == listed(site, "sud-gironde")
    assert [
        "Ferme des Hautes Mésanges",
        "Magasin des Six Sabots",
        "Épicerie Bouche à Oreille",
    ] == listed(site, "flers")


def test_rates_are_said_in_the_words_of_each_charter(site: Path) -> None:
    """Payable in part in Gironde, in full in Flers."""
    farm = f"lieux/{outlet_id('lezard-vert')}.html"
    flers = f"lieux/{outlet_id('hautes-mesanges')}.html"

    assert "17 sur 20" in (site / "sud-gironde" / farm).read_text().replace("\u00a0", " ")
    assert "CLAF-Outils" in (site / "flers" / flers).read_text()


def test_the_revoked_outlet_has_one_neutral_sentence(site: Path) -> None:
    """Its own page says that it is no longer conventioned, and nothing of why."""
    page = (site / "bordeaux" / f"lieux/{outlet_id('tournesol')}.html").read_text()

    assert "Primeur Tournesol" in page
    assert "6 novembre 2026" in page.replace("\u00a0", " ")
    assert "exploitant" not in page


@pytest.mark.parametrize("private", ["Rond-Point", "Trois Bourdons", "Hérisson", "Brouettes"])
def test_nothing_is_said_of_those_refused_or_waiting(site: Path, private: str) -> None:
    """No file of any folder names someone without a convention."""
    said = [path for path in site.rglob("*") if path.is_file() and private in path.read_text()]

    assert said == []
