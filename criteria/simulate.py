"""What another version would change for visits already made: outlets, tiers and rates. Pure.

Nothing is decided or stored by trying: each visit keeps the version it was made under (design 5).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import msgspec

from criteria.answers import Distance, Held
from criteria.charter import Charter, Criterion, Rates, Tier
from criteria.rates import find_rate_table
from criteria.worth import Worth, make_weighs

Move = Literal["gained", "lost", "raised", "lowered", "changed", "same", "no_kind"]


class PastVisit(NamedTuple):
    """A visit already sent, and what it holds; `is_last`: no later one of its outlet was sent."""

    visit: str
    outlet: str
    kind: str
    charter: str
    held: Held
    is_last: bool = True


class Standing(msgspec.Struct, frozen=True):
    """Where an outlet stands under one version."""

    criteria_met: int
    tier: str | None
    families: dict[str, int | None]


class Moved(msgspec.Struct, frozen=True):
    """What becomes of one visit.

    `no_kind`: the version tried has no such kind of outlet, so `after` is None.
    """

    visit: str
    outlet: str
    is_last: bool
    move: Move
    before: Standing
    after: Standing | None


class RateMove(msgspec.Struct, frozen=True):
    """How many outlets go from one rate to another for a family; None is no rate."""

    before: int | None
    after: int | None
    outlets: int


class FamilyMoves(msgspec.Struct, frozen=True):
    """How the rates of a family move, the commonest move first."""

    family: str
    moves: list[RateMove]


class Simulation(msgspec.Struct, frozen=True):
    """What a version would change, `visits` in the order given, the unchanged ones included.

    `counts` and `families` are those of outlets: of the last visit of each.
    """

    visits: list[Moved]
    counts: dict[Move, int]
    families: list[FamilyMoves]


Measure = Callable[[Charter, PastVisit], Distance | None]


Numbers = dict[str, int]


class Trial(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers to try in place of a version's own, by code of a criterion or gate, or of a tier.

    Those that end in `_for` are by kind of outlet after that; `percent` is by tier, then class, in
    the table in force.
    """

    pass_percent: Numbers = {}
    pass_percent_for: dict[str, Numbers] = {}
    min_answered: Numbers = {}
    min_answered_for: dict[str, Numbers] = {}
    criteria_met: Numbers = {}
    criteria_met_for: dict[str, Numbers] = {}
    percent: dict[str, Numbers] = {}


class UnknownInTrial(ValueError):
    """The version has no such criterion, tier, kind or class; `code` is what was asked for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def apply_trial(charter: Charter, trial: Trial, day: date) -> Charter:
    """The version with these numbers, unchecked; raises UnknownInTrial."""
    grid, kinds = charter.grid, {one.code for one in charter.kinds}
    judged = {one.code for one in (*grid.gates, *grid.criteria)}
    for numbers in (trial.pass_percent, trial.min_answered):
        _know(numbers, judged)
    for by_kind in (trial.pass_percent_for, trial.min_answered_for):
        _know_by_kind(by_kind, judged, kinds)
    tiers = {one.code for one in grid.tiers}
    _know(trial.criteria_met, tiers)
    _know_by_kind(trial.criteria_met_for, tiers, kinds)
    tried = msgspec.structs.replace(
        grid,
        gates=tuple(_try_criterion(one, trial) for one in grid.gates),
        criteria=tuple(_try_criterion(one, trial) for one in grid.criteria),
        tiers=tuple(_try_tier(one, trial) for one in grid.tiers),
    )
    rates = _try_rates(charter, trial.percent, day)
    return msgspec.structs.replace(charter, grid=tried, rates=rates)


def _try_criterion(one: Criterion, trial: Trial) -> Criterion:
    return msgspec.structs.replace(
        one,
        pass_percent=trial.pass_percent.get(one.code, one.pass_percent),
        pass_percent_for=one.pass_percent_for | trial.pass_percent_for.get(one.code, {}),
        min_answered=trial.min_answered.get(one.code, one.min_answered),
        min_answered_for=one.min_answered_for | trial.min_answered_for.get(one.code, {}),
    )


def _try_tier(one: Tier, trial: Trial) -> Tier:
    return msgspec.structs.replace(
        one,
        criteria_met=trial.criteria_met.get(one.code, one.criteria_met),
        criteria_met_for=one.criteria_met_for | trial.criteria_met_for.get(one.code, {}),
    )


def _try_rates(charter: Charter, percent: Mapping[str, Mapping[str, int]], day: date) -> Rates:
    rates = charter.rates
    table = find_rate_table(rates, day) or rates.tables[0]
    _know(percent, table.percent)
    for tier, row in percent.items():
        _know(row, table.percent[tier])
    tried = {tier: {**row, **percent.get(tier, {})} for tier, row in table.percent.items()}
    tables = tuple(
        msgspec.structs.replace(one, percent=tried) if one is table else one for one in rates.tables
    )
    return msgspec.structs.replace(rates, tables=tables)


def _know_by_kind(
    asked: Mapping[str, Mapping[str, int]], known: Iterable[str], kinds: Iterable[str]
) -> None:
    _know(asked, known)
    for by_kind in asked.values():
        _know(by_kind, kinds)


def _know(asked: Iterable[str], known: Iterable[str]) -> None:
    for code in sorted(set(asked) - set(known)):
        raise UnknownInTrial(code)


def simulate(
    visits: Iterable[PastVisit],
    versions: Mapping[str, Charter],
    tried: Charter,
    day: date,
    measure: Measure,
) -> Simulation:
    """What becomes of each visit when the version tried takes the place of that of its visit.

    `versions` are those of the visits by hash; `measure` gives the distance of a visit under a
    version. Rates are those of the day.
    """
    weigh_after, *weighs = make_weighs((tried, *versions.values()), day)
    weigh_before = dict(zip(versions, weighs, strict=True))
    kinds = {one.code for one in tried.kinds}
    ranks = {tier.code: rank for rank, tier in enumerate(tried.grid.tiers)}
    moved: list[Moved] = []
    for visit in visits:
        own = versions[visit.charter]
        before = weigh_before[visit.charter](visit.kind, visit.held, measure(own, visit))
        after = None
        if visit.kind in kinds:
            after = weigh_after(visit.kind, visit.held, measure(tried, visit))
        moved.append(_compare(visit, before, after, ranks))
    last = [one for one in moved if one.is_last]
    counts = Counter(one.move for one in last)
    return Simulation(moved, dict(counts), _list_families(last, tried))


def _compare(
    visit: PastVisit, before: Worth, after: Worth | None, ranks: Mapping[str, int]
) -> Moved:
    move: Move = "no_kind" if after is None else _tell_move(before.tier, after.tier, ranks)
    return Moved(
        visit.visit,
        visit.outlet,
        visit.is_last,
        move,
        _stand(before),
        None if after is None else _stand(after),
    )


def _stand(worth: Worth) -> Standing:
    return Standing(worth.criteria_met, worth.tier, _percents(worth))


def _percents(worth: Worth) -> dict[str, int | None]:
    return {family: one.percent for family, one in worth.families.items()}


def _tell_move(before: str | None, after: str | None, ranks: Mapping[str, int]) -> Move:
    """What becomes of a tier; two that one version does not both have are only different."""
    if before == after:
        return "same"
    if before is None:
        return "gained"
    if after is None:
        return "lost"
    if before not in ranks:
        return "changed"
    return "raised" if ranks[after] > ranks[before] else "lowered"


def _list_families(outlets: Sequence[Moved], tried: Charter) -> list[FamilyMoves]:
    """The moves of each family, in the charter's order; families it lacks come last."""
    moves: dict[str, Counter[tuple[int | None, int | None]]] = {
        family.code: Counter() for family in tried.products.families
    }
    for one in outlets:
        after = one.after.families if one.after else {}
        for family, percent in one.before.families.items():
            moves.setdefault(family, Counter())[percent, after.get(family)] += 1
        for family in after.keys() - one.before.families.keys():
            moves[family][None, after[family]] += 1
    return [
        FamilyMoves(family, [RateMove(*move, n) for move, n in counted.most_common()])
        for family, counted in moves.items()
        if counted
    ]
