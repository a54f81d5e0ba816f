"""The verdict of each criterion, the tier that they reach, as formulas (design 3).

The same rules, in the same order, as criteria/score.py and criteria/tiers.py.
"""

from collections.abc import Iterable, Mapping, Sequence

from criteria.charter import Criterion, Grid, Tier
from criteria.question import max_points_of
from criteria.xlsform.names import APPLICABLE, ELIGIBLE, FAILURES, KIND, MET, TIER
from criteria.xlsform.rows import Row, add_up, calculate
from criteria.xlsform.states import Placed
from criteria.xlsform.xpath import all_of, by_value, choose, ref, text


def judge(criterion: Criterion, slug: str, held: Sequence[Placed]) -> list[Row]:
    """The points, the sums and the verdict of a criterion, from its questions."""
    scored = [one for one in held if max_points_of(one.question)]
    eliminatory = [one for one in held if one.question.passing]
    return [
        *add_up(f"points_{slug}", [ref(f"points_{one.slug}") for one in scored]),
        *add_up(f"max_{slug}", [_max_points(one) for one in scored]),
        *add_up(f"answered_{slug}", [_count(f"{ref(one.state)} = 'answered'") for one in held]),
        *add_up(f"counted_{slug}", [ref(f"counts_{one.slug}") for one in held]),
        *add_up(f"failing_{slug}", [ref(f"fails_{one.slug}") for one in eliminatory]),
        *add_up(f"missing_{slug}", [_count(_is_missing(one)) for one in eliminatory]),
        *add_up(f"passed_{slug}", [_count(_has_passed(one)) for one in eliminatory]),
        calculate(f"least_{slug}", _for_kind(criterion.min_answered_for, criterion.min_answered)),
        calculate(f"percent_{slug}", _for_kind(criterion.pass_percent_for, criterion.pass_percent)),
        calculate(f"verdict_{slug}", _verdict(slug)),
    ]


def stand(grid: Grid, slugs: Mapping[str, str]) -> list[Row]:
    """How many criteria are met, what fails to hold, the tier and the eligibility."""
    verdicts = {one.code: f"verdict_{slugs[one.code]}" for one in grid.gates + grid.criteria}
    criteria = [verdicts[one.code] for one in grid.criteria]
    bound = [*grid.gates, *(one for one in grid.criteria if one.compulsory)]
    holding = ("met", "not_applicable")
    tiers = [(_is_reached(grid, tier), text(tier.code)) for tier in reversed(grid.tiers)]
    return [
        *add_up(MET, [_count(f"{ref(one)} = 'met'") for one in criteria]),
        *add_up(APPLICABLE, [_count(f"{ref(one)} != 'not_applicable'") for one in criteria]),
        *add_up(
            FAILURES,
            [_count(_is_none_of(verdicts[one.code], holding)) for one in bound],
        ),
        calculate(TIER, choose([(f"{ref(FAILURES)} > 0", "''"), *tiers], "''")),
        calculate(ELIGIBLE, choose([(f"{ref(TIER)} != ''", text("yes"))], text("no"))),
    ]


def _count(condition: str) -> str:
    return choose([(condition, "1")], "0")


def _is_none_of(name: str, codes: Iterable[str]) -> str:
    return all_of(f"{ref(name)} != {text(code)}" for code in codes)


def _max_points(one: Placed) -> str:
    return f"{max_points_of(one.question)} * {ref(f'counts_{one.slug}')}"


def _is_missing(one: Placed) -> str:
    return all_of([f"{ref(f'counts_{one.slug}')} = 1", f"{ref(one.state)} != 'answered'"])


def _has_passed(one: Placed) -> str:
    return all_of([f"{ref(one.state)} = 'answered'", f"{ref(f'fails_{one.slug}')} = 0"])


def _for_kind(by_kind: Mapping[str, int], default: int) -> str:
    return by_value(KIND, list(by_kind.items()), default)


def _verdict(slug: str) -> str:
    points, most, percent, least, answered, counted, failing, missing, passed = (
        ref(f"{role}_{slug}")
        for role in ("points", "max", "percent", "least", "answered", "counted", "failing",
                     "missing", "passed")
    )  # fmt: skip
    without_points = choose([(f"{passed} > 0", text("met"))], text("not_applicable"))
    return choose(
        [
            (f"{counted} = 0", text("not_applicable")),
            (f"{failing} > 0", text("not_met")),
            (f"{missing} > 0", text("not_assessable")),
            (f"{answered} < {least}", text("not_assessable")),
            (f"{most} = 0", without_points),
            (f"{points} * 100 >= {percent} * {most}", text("met")),
        ],
        text("not_met"),
    )


def _is_reached(grid: Grid, tier: Tier) -> str:
    """In proportion without dividing: met/applicable is at least needed/criteria."""
    needed = _for_kind(tier.criteria_met_for, tier.criteria_met)
    absolute = f"{ref(MET)} >= {needed}"
    if grid.not_applicable == "absolute":
        return absolute
    in_proportion = f"{ref(MET)} * {len(grid.criteria)} >= {needed} * {ref(APPLICABLE)}"
    return f"if({ref(APPLICABLE)} = 0, {absolute}, {in_proportion})"
