"""The published folder of a caisse: a pure function of its facts, its assets and the civil day.

Same inputs, same bytes (design 8): nothing here reads a clock, draws at random or keeps an order
that the inputs do not give.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from maps.feed import FEED_NAME, to_feed
from maps.inputs import SiteInputs, SiteRefused
from maps.listing import Listing, to_listing
from maps.pages import to_pages

MANIFEST_NAME = "manifest.json"

ASSETS_NEEDED = frozenset({"members.js", "members.css", "embed.js", "leaflet.js"})
"""What the build of the members' entry must bring; the rest of its files come along."""

_OWN_ASSETS = Path(__file__).parent / "assets"


def publish_site(inputs: SiteInputs, assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every file of the folder by its path, sorted.

    `assets` are the built files of the members' entry by name; raises SiteRefused where one that
    the pages need is missing.
    """
    missing = ASSETS_NEEDED - assets.keys()
    if missing:
        raise SiteRefused(f"assets missing: {', '.join(sorted(missing))}")
    # folium takes as long to load as the web framework: what publishes nothing does without it.
    from maps.embed import to_embed  # noqa: PLC0415 - loaded by who publishes alone

    listing = to_listing(inputs)
    files = {
        **to_pages(inputs, listing),
        **to_embed(inputs, listing),
        FEED_NAME: to_feed(inputs, listing),
        **{f"assets/{name}": body for name, body in (_own_assets() | dict(assets)).items()},
    }
    files[MANIFEST_NAME] = _manifest(inputs, listing, files)
    return dict(sorted(files.items()))


def _own_assets() -> dict[str, bytes]:
    return {name: (_OWN_ASSETS / name).read_bytes() for name in ("icon.svg", "site.css")}


def _manifest(inputs: SiteInputs, listing: Listing, files: Mapping[str, bytes]) -> bytes:
    """What the folder rests on and the hash of each file; `gone` are pages since removed."""
    manifest = {
        "caisse": inputs.caisse.slug,
        "civil_day": inputs.civil_day,
        "release": inputs.release,
        "head": inputs.head,
        "gone": [f"lieux/{outlet}.html" for outlet in listing.removed],
        "files": {name: sha256(body).hexdigest() for name, body in sorted(files.items())},
    }
    encoded = msgspec.json.encode(manifest, order="deterministic")
    return msgspec.json.format(encoded, indent=1) + b"\n"
