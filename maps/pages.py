"""The HTML pages of the published folder, from templates that escape everything.

No inline style or script, no address outside the folder save an outlet's own website.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from maps.inputs import PublishedFamily, SiteInputs
from maps.listing import Listing, OutletView
from maps.wording import (
    Explanation,
    count_of_outlets,
    date_in_french,
    explain_rates,
    first_upper,
)


def to_pages(inputs: SiteInputs, listing: Listing) -> dict[str, bytes]:
    """Every page by its path: the list, one page per family, one per outlet not removed."""
    pages = {"index.html": _index(inputs, listing)}
    for family in listing.families:
        pages[f"produits/{family.code}.html"] = _product(inputs, listing, family)
    for outlet in (*listing.listed, *listing.unlisted):
        pages[f"lieux/{outlet.id}.html"] = _outlet(inputs, outlet)
    return pages


def render(template: str, inputs: SiteInputs, root: str, **facts: Any) -> bytes:
    """One page; `root` leads from it to the top of the folder ("" or "../")."""
    return (
        _templates()
        .get_template(template)
        .render(
            caisse=inputs.caisse,
            civil_day=inputs.civil_day,
            head=inputs.head,
            release=inputs.release,
            root=root,
            **facts,
        )
        .encode()
    )


def _index(inputs: SiteInputs, listing: Listing) -> bytes:
    explanations = _explain(inputs, listing.listed)
    return render("index.html", inputs, "", listing=listing, explanations=explanations)


def _product(inputs: SiteInputs, listing: Listing, family: PublishedFamily) -> bytes:
    outlets = [outlet for outlet in listing.listed if outlet.sells(family.code)]
    return render(
        "product.html",
        inputs,
        "../",
        listing=listing,
        family=family,
        outlets=outlets,
        explanations=_explain(inputs, outlets),
    )


def _outlet(inputs: SiteInputs, outlet: OutletView) -> bytes:
    explanations = _explain(inputs, [outlet])
    return render("outlet.html", inputs, "../", outlet=outlet, explanations=explanations)


def _explain(inputs: SiteInputs, outlets: Sequence[OutletView]) -> tuple[Explanation, ...]:
    """What rates mean at these outlets; without any, what they mean by the charter in force."""
    return explain_rates([outlet.meaning for outlet in outlets] or [inputs.caisse.rates])


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "count": count_of_outlets,
        "first_upper": first_upper,
        "in_french": date_in_french,
    }
    return environment
