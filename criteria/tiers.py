"""The tier that verdicts reach: how many criteria are met, and what must hold (design 3)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from criteria.charter import Charter, Grid, Tier
from criteria.result import Line, Verdict

Verdicts = Mapping[str, Verdict]


class Standing(NamedTuple):
    """How many criteria are met, the tier that this gives, and the lines that say why."""

    criteria_met: int
    tier: str | None
    explanation: list[Line]


def stand(charter: Charter, kind: str, gates: Verdicts, criteria: Verdicts) -> Standing:
    """The tier of an outlet of that kind; none when a gate or compulsory criterion does not hold.

    Verdicts are by code, in the charter's order.
    """
    grid = charter.grid
    met = sum(verdict == "met" for verdict in criteria.values())
    applicable = sum(verdict != "not_applicable" for verdict in criteria.values())
    needed = {tier.code: criteria_needed(grid, tier, kind, applicable) for tier in grid.tiers}
    failures = _list_failures(grid, gates, criteria)
    reached = [code for code, least in needed.items() if met >= least and not failures]
    tier = reached[-1] if reached else None
    counted: dict[str, str | int] = {"criteria_met": met, "criteria": len(criteria)}
    return Standing(
        met,
        tier,
        [
            Line(code="criteria_counted", params=counted),
            *_explain_proportion(grid, applicable),
            *failures,
            _explain_tier(needed, tier),
        ],
    )


def criteria_needed(grid: Grid, tier: Tier, kind: str, applicable: int) -> int:
    """How many criteria an outlet of that kind must meet to reach a tier.

    Where the grid is proportional, the least whole number whose share of those applicable is at
    least the tier's share of all: 3 of 5 becomes 3 of 4, 2 of 3, 2 of 2, 1 of 1. When none is
    applicable there is no share, and the tier's own number stays.
    """
    needed = tier.criteria_met_for.get(kind, tier.criteria_met)
    if grid.not_applicable == "absolute" or applicable == 0:
        return needed
    return -(-needed * applicable // len(grid.criteria))


def least_needed(charter: Charter, kind: str, criteria: Iterable[Verdict]) -> int:
    """How many criteria an outlet of that kind must meet to be eligible, as the verdicts stand."""
    applicable = sum(verdict != "not_applicable" for verdict in criteria)
    return criteria_needed(charter.grid, charter.grid.tiers[0], kind, applicable)


def _list_failures(grid: Grid, gates: Verdicts, criteria: Verdicts) -> list[Line]:
    """The gates and compulsory criteria that do not hold; one not applicable holds."""
    compulsory = {one.code for one in grid.criteria if one.compulsory}
    bound = {code: verdict for code, verdict in criteria.items() if code in compulsory}
    return [
        Line(code=line, params={"criterion": code, "verdict": verdict})
        for line, verdicts in (("gate_fails", gates), ("compulsory_fails", bound))
        for code, verdict in verdicts.items()
        if verdict not in ("met", "not_applicable")
    ]


def _explain_proportion(grid: Grid, applicable: int) -> list[Line]:
    if grid.not_applicable == "absolute" or applicable in (0, len(grid.criteria)):
        return []
    return [Line(code="criteria_in_proportion", params={"applicable": applicable})]


def _explain_tier(needed: Mapping[str, int], tier: str | None) -> Line:
    if tier is None:
        return Line(code="not_eligible", params={"criteria_met": next(iter(needed.values()))})
    return Line(code="tier_reached", params={"tier": tier, "criteria_met": needed[tier]})
