"""What votes decide under the charter's rule."""

import json
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria.charter import DecisionRule, Threshold
from criteria.counts import (
    Round,
    RoundsRefused,
    Votes,
    VotesRefused,
    count_objections,
    count_rounds,
    count_votes,
)
from criteria.explain import explain_count
from tests.criteria.score_cases import CASES_FOLDER

CASES: dict[str, Any] = json.loads((CASES_FOLDER / "counts.json").read_text())


def _name(case: dict[str, Any]) -> str:
    return str(case["name"])


def rule_of(name: str) -> DecisionRule:
    """A rule of the cases, majority by default."""
    default = {"method": "majority", "tie": "adjourn", "no_quorum": "adjourn"}
    return msgspec.convert({**default, **CASES["rules"][name]}, DecisionRule)


@pytest.mark.parametrize("case", CASES["cases"], ids=_name)
def test_votes_decide_as_worked_out_by_hand(case: dict[str, Any]) -> None:
    """Outcome, base and the rule that settles it."""
    is_second_call = case.get("second_call", False)
    rule, votes = rule_of(case["rule"]), Votes(*case["votes"])
    count = count_votes(rule, votes, is_second_call=is_second_call)

    assert case["outcome"] == count.outcome
    assert case["base"] == count.base
    assert case["last"] == count.explanation[-1].code


def _rounds(case: dict[str, Any]) -> list[Round]:
    return [Round(method, Votes(*votes)) for method, votes in case["rounds"]]


@pytest.mark.parametrize("case", CASES["rounds"], ids=_name)
def test_rounds_go_on_until_one_decides(case: dict[str, Any]) -> None:
    """The methods of the charter in its order, each with its own quorum and its own lines."""
    count = count_rounds(rule_of(case["rule"]), _rounds(case))

    assert case["outcome"] == count.outcome
    assert case["lines"] == [line.code for line in count.explanation]
    assert all(sentence.endswith(".") for sentence in explain_count(count.explanation))


@pytest.mark.parametrize("case", CASES["rounds_refused"], ids=_name)
def test_rounds_out_of_the_order_of_the_charter_are_refused(case: dict[str, Any]) -> None:
    """Nothing is voted before what must be tried first, nor after what decided."""
    with pytest.raises(RoundsRefused):
        count_rounds(rule_of(case["rule"]), _rounds(case))


def test_an_objection_without_its_reason_does_not_block() -> None:
    """Design 6: an objection blocks only with its reason."""
    assert 2 == count_objections(["Trop loin.", "", "  \n", "Prix plus hauts pour les membres."])


def test_rounds_explain_themselves_in_french() -> None:
    """Each round says what it found and what comes next."""
    case = next(one for one in CASES["rounds"] if one["name"] == "two thirds after an objection")
    count = count_rounds(rule_of(case["rule"]), _rounds(case))
    _, consensus, then_consent, _, consent, then_vote, *_ = explain_count(count.explanation)

    assert consensus == "5\u00a0personnes d’accord sur 8\u00a0: pas de consensus."
    assert then_consent == "On passe au consentement."
    assert consent == "2\u00a0objections motivées\u00a0: pas de consentement."
    assert then_vote == "On passe au vote."


@pytest.mark.parametrize("case", CASES["refused"], ids=_name)
def test_votes_that_cannot_be_are_refused(case: dict[str, Any]) -> None:
    """No outcome rests on more votes than there are people who may vote."""
    with pytest.raises(VotesRefused):
        count_votes(rule_of("majority of those who express"), Votes(*case["votes"]))


def test_a_count_explains_itself_in_french() -> None:
    """The quorum first, then what was counted over what."""
    count = count_votes(rule_of("quorum of five"), Votes(4, 3, 2, 1, 10, 12, 0))
    quorum, weighed = explain_count(count.explanation)

    assert quorum == "10\u00a0personnes peuvent voter, il en faut 5\u00a0: quorum atteint."
    assert weighed == (
        "4\u00a0voix pour sur 7 voix exprimées, il faut plus de 1/2 des voix exprimées"
        "\u00a0: approuvé."
    )


@pytest.mark.parametrize("case", CASES["cases"], ids=_name)
def test_every_count_has_its_sentences(case: dict[str, Any]) -> None:
    """No line of a count is left without words."""
    count = count_votes(rule_of(case["rule"]), Votes(*case["votes"]))

    assert all(sentence.endswith(".") for sentence in explain_count(count.explanation))


@given(
    votes=st.tuples(*[st.integers(0, 8)] * 4),
    silent=st.integers(0, 3),
    away=st.integers(0, 3),
    base=st.sampled_from(["expressed", "cast", "present", "members"]),
    threshold=st.sampled_from([(1, 2, True), (1, 2, False), (2, 3, False), (3, 4, True)]),
)
def test_a_vote_more_for_never_undoes_an_approval(
    votes: tuple[int, int, int, int],
    silent: int,
    away: int,
    base: Any,
    threshold: tuple[int, int, bool],
) -> None:
    """Approval follows the exact fraction, and one who turns from against to for keeps it."""
    for_, against, abstain, blank = votes
    least, of, strict = threshold
    present = sum(votes) + silent
    rule = DecisionRule(
        method="majority",
        base=base,
        threshold=Threshold(for_=least, of=of, strict=strict),
        tie="adjourn",
        no_quorum="adjourn",
    )
    count = count_votes(rule, Votes(for_, against, abstain, blank, present, present + away, 0))
    turned = Votes(for_ + 1, against - 1, abstain, blank, present, present + away, 0)
    share = Fraction(for_, count.base) if count.base else Fraction(0)
    exceeds = share > Fraction(least, of) or (share == Fraction(least, of) and not strict)

    assert (count.outcome == "approved") == (exceeds and present > 0)
    if count.outcome == "approved" and against > 0:
        assert count_votes(rule, turned).outcome == "approved"
