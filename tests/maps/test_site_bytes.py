"""A published folder is a pure function of its inputs."""

import os
import random
import subprocess
import sys
from hashlib import sha256

import msgspec
import pytest

from maps.inputs import PublishedFamily, SiteRefused
from maps.site import publish_site
from tests.maps.published import ASSETS, inputs, outlet, rate

OUTLETS = [
    outlet(1, name="Les Œufs de Zoé", rates=(rate("oeufs"), rate("legumes"), rate("pain", 30))),
    outlet(2, name="à l’Étal", commune="Athis"),
    outlet(3, name="Étable", commune="Athis"),
    outlet(4, standing="suspended"),
]


def test_same_inputs_in_another_order_give_the_same_bytes() -> None:
    """Outlets, rates, families and assets come from queries: their order says nothing."""
    expected = publish_site(inputs(*OUTLETS), ASSETS)

    for seed in range(5):
        draw = random.Random(seed)
        shuffled = [
            msgspec.structs.replace(one, rates=tuple(draw.sample(one.rates, len(one.rates))))
            for one in draw.sample(OUTLETS, len(OUTLETS))
        ]
        families = inputs().families
        found = publish_site(
            inputs(*shuffled, families=tuple(draw.sample(families, len(families)))),
            dict(draw.sample(list(ASSETS.items()), len(ASSETS))),
        )

        assert expected == found
        assert list(expected) == list(found)


def test_another_process_gives_the_same_bytes() -> None:
    """Nothing rests on hash seeds, random names, the clock or the machine's language."""
    script = (
        "from hashlib import sha256; from maps.site import publish_site;"
        "from tests.maps.published import *;"
        "from tests.maps.test_site_bytes import OUTLETS;"
        "print(sha256(publish_site(inputs(*OUTLETS), ASSETS)['manifest.json']).hexdigest())"
    )
    manifest = publish_site(inputs(*OUTLETS), ASSETS)["manifest.json"]

    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/New_York")):
        found = subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        )

        assert sha256(manifest).hexdigest() == found.stdout.strip()


def test_manifest_names_every_other_file_with_its_hash() -> None:
    """Anyone can check the folder against its manifest."""
    files = publish_site(inputs(*OUTLETS), ASSETS)
    manifest = msgspec.json.decode(files.pop("manifest.json"))

    assert {name: sha256(body).hexdigest() for name, body in files.items()} == manifest["files"]
    assert manifest["head"] == {"n": 42, "sha256": "ab" * 32}
    assert manifest["civil_day"] == "2026-11-22"


def test_missing_asset_is_refused() -> None:
    """A page that would ask for a file that is not there is not published."""
    with pytest.raises(SiteRefused, match=r"leaflet\.js"):
        publish_site(inputs(), {name: b"" for name in ASSETS if name != "leaflet.js"})


@pytest.mark.parametrize("code", ["../x", "a/b", "", "Légumes", ".x", "a" * 65])
def test_family_code_that_is_no_file_name_is_refused(code: str) -> None:
    """A code names a page: it must not lead out of the folder."""
    with pytest.raises(SiteRefused):
        PublishedFamily(code=code, label="x")


def test_contradictions_are_refused() -> None:
    """Twice the same outlet, a rate of an unknown family, a rate of 0 or 101."""
    with pytest.raises(SiteRefused, match="twice"):
        inputs(outlet(1), outlet(1))
    with pytest.raises(SiteRefused, match="twice"):
        inputs(outlet(1, rates=(rate(percent=30), rate(percent=70))))
    with pytest.raises(SiteRefused, match="unknown family"):
        inputs(outlet(1, rates=(rate("poisson"),)))
    for percent in (0, 101):
        with pytest.raises(SiteRefused):
            rate(percent=percent)
