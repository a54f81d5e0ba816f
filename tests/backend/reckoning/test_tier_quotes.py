"""Quoting a purchase at a tier of a charter: the committee's, before any visit."""

from typing import Any

import httpx

from tests.backend.builders import GIRONDE_SHA256, begin, caisse_url, slug_of
from tests.cast import World


def ask(world: World, who: str = "bob", **draft: Any) -> httpx.Response:
    """Have someone quote vegetables of class A at the first tier."""
    lines = [{"family": "vegetables", "class": "A", "price_cents": 2000}]
    path = caisse_url(world, f"charters/{GIRONDE_SHA256}/quote")
    return world.call(who, "POST", path, json={"tier": "t3", "lines": lines} | draft)


def test_a_class_named_gives_its_rate(world: World) -> None:
    """The answer names the version, the day and the table."""
    begin(world)
    view = ask(world).json()

    assert (1400, 600) == (view["quote"]["covered_cents"], view["quote"]["rest_cents"])
    assert (GIRONDE_SHA256, "t3", "2026-11-18", None) == (
        view["charter"]["sha256"],
        view["tier"],
        view["day"],
        view["rates_from"],
    )


def test_without_a_class_the_family_is_to_confirm(world: World) -> None:
    """Answers would say it: no rate is guessed."""
    begin(world)
    (line,) = ask(world, lines=[{"family": "vegetables", "price_cents": 2000}]).json()["quote"][
        "lines"
    ]

    assert ("to_confirm", None, 0) == (line["state"], line["percent"], line["covered_cents"])


def test_what_the_charter_does_not_have_is_refused_by_name(world: World) -> None:
    """Tier, kind of outlet, class."""
    begin(world)
    wrong: list[dict[str, Any]] = [
        {"tier": "t9"},
        {"kind": "boat"},
        {"lines": [{"family": "vegetables", "class": "Z", "price_cents": 1}]},
        {"lines": []},
    ]
    answers = [ask(world, **one) for one in wrong]

    assert {(422, "quote-refused")} == {slug_of(one) for one in answers}
    assert ["unknown-tier", "unknown-outlet-kind", "unknown-class", "without-lines"] == [
        one.json()["faults"][0]["code"] for one in answers
    ]


def test_only_the_committee_and_the_coordination_quote_a_tier(world: World) -> None:
    """A charter is the caisse's to show."""
    begin(world)
    answers = {who: ask(world, who).status_code for who in ("bob", "chloe", "alice", "emma")}

    assert {"bob": 200, "chloe": 200, "alice": 403, "emma": 401} == answers
