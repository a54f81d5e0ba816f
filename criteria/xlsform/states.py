"""Which questions are asked, which wait and which leave, and their points, as formulas.

The same rules, in the same order, as criteria/asked.py and criteria/finding.py.
"""

from collections.abc import Mapping
from typing import NamedTuple

from criteria.asked import BLANK, LEAVING
from criteria.charter import Question
from criteria.question import codes_of, max_points_of, points_of_code
from criteria.xlsform.fields import is_answered, is_whole, list_fields
from criteria.xlsform.names import KIND
from criteria.xlsform.rows import Row, calculate
from criteria.xlsform.xpath import all_of, any_of, by_value, choose, is_one_of, ref, text

_REFUSED = ("refused", "not_observed", "source_refused")


class Placed(NamedTuple):
    """A question where it is asked: the slug of its fields there, and that of its choices."""

    question: Question
    slug: str
    choices: str

    @property
    def state(self) -> str:
        """The field that says where the question stands."""
        return f"state_{self.slug}"


Asked = Mapping[str, Placed]


def ask(one: Placed, earlier: Asked) -> list[Row]:
    """The fields of a question, whether it is asked, and where it stands.

    `earlier`: the questions that its condition may read.
    """
    question, slug, choices = one
    asked = _asked(question, earlier)
    relevant = f"{ref(f'asked_{slug}')} = 'asked'" if asked else ""
    return [
        *([calculate(f"asked_{slug}", asked)] if asked else []),
        *list_fields(question, slug, choices, relevant),
        *_amount(one),
        calculate(one.state, _state(one, is_always_asked=not asked)),
    ]


def weigh(one: Placed) -> list[Row]:
    """Whether the question counts, the points of its answer, and whether it eliminates."""
    question, slug, _choices = one
    counts = choose([(is_one_of(one.state, sorted(LEAVING)), "0")], "1")
    rows = [calculate(f"counts_{slug}", counts)]
    if max_points_of(question):
        points = choose([(f"{ref(one.state)} = 'answered'", _points(one))], "0")
        rows.append(calculate(f"points_{slug}", points))
    if question.passing:
        passes = is_one_of(f"answer_{slug}", question.passing)
        failing = all_of([f"{ref(one.state)} = 'answered'", f"not({passes})"])
        rows.append(calculate(f"fails_{slug}", choose([(failing, "1")], "0")))
    return rows


def _amount_of(one: Placed) -> str:
    """What bands and rules compare, over `over`: a number, or a hundred times a count."""
    if one.question.kind == "share":
        return f"{ref(f'count_{one.slug}')} * 100"
    return ref(f"{'answer' if is_whole(one.question) else 'amount'}_{one.slug}")


def reaches(one: Placed, sign: str, bound: int) -> str:
    """Whether the amount compares so to a bound; a share without dividing."""
    is_share = one.question.kind == "share"
    over = f"{bound} * {ref(f'total_{one.slug}')}" if is_share else str(bound)
    return f"{_amount_of(one)} {sign} {over}"


def _asked(question: Question, earlier: Asked) -> str:
    """The state that the outlet's kind or an earlier question gives; empty when always asked."""
    cases: list[tuple[str, str]] = []
    if question.applies_to:
        cases.append((f"not({is_one_of(KIND, question.applies_to)})", text("not_for_kind")))
    if question.asked_if:
        source = earlier[question.asked_if.question]
        opens = is_one_of(f"answer_{source.slug}", question.asked_if.in_)
        is_opened = all_of([f"{ref(source.state)} = 'answered'", opens])
        cases += [
            (is_one_of(source.state, sorted(BLANK - {"disputed"})), text("pending")),
            (is_one_of(source.state, _REFUSED), text("source_refused")),
            (f"not({is_opened})", text("closed")),
        ]
    return choose(cases, text("asked")) if cases else ""


def _state(one: Placed, *, is_always_asked: bool) -> str:
    question, slug, _choices = one
    special, note = f"special_{slug}", ref(f"note_{slug}")
    cases = [] if is_always_asked else [
        (f"{ref(f'asked_{slug}')} != 'asked'", ref(f"asked_{slug}"))
    ]  # fmt: skip
    cases.append((is_answered(question, slug), text("answered")))
    not_observed = [is_one_of(special, ["not_observed"])]
    if question.kind == "distance":
        not_observed.append(is_one_of(f"answer_{slug}", ["to_confirm"]))
    cases += [
        (is_one_of(special, ["refused"]), text("refused")),
        (any_of(not_observed), text("not_observed")),
    ]
    if question.not_applicable_allowed:
        leaves = all_of([is_one_of(special, ["not_applicable"]), f"normalize-space({note}) != ''"])
        cases.append((leaves, text("not_applicable")))
    return choose(cases, text("unanswered"))


def _amount(one: Placed) -> list[Row]:
    """A number with decimals as an integer of its smallest unit."""
    question, slug, _choices = one
    if question.kind != "number" or is_whole(question):
        return []
    smallest = f"round({ref(f'answer_{slug}')} * {10**question.decimals})"
    return [calculate(f"amount_{slug}", smallest)]


def _points(one: Placed) -> str:
    question = one.question
    codes = codes_of(question)
    if codes:
        values = [(code, points_of_code(question, code)) for code in codes]
        return by_value(f"answer_{one.slug}", values, 0)
    if question.kind in ("number", "share"):
        highest_first = reversed(question.bands)
        bands = [(reaches(one, ">=", band.at_least), str(band.points)) for band in highest_first]
        return choose(bands, "0")
    return str(question.points)
