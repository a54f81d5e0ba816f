"""Counts votes by the charter's decision rule: approved, refused or adjourned (design 6).

Those recused leave the room for the item: they vote nothing and are in no base.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from criteria.charter import DecisionRule, Method, Quorum
from criteria.result import Line

Outcome = Literal["approved", "refused", "adjourned"]


class VotesRefused(ValueError):
    """Votes that cannot be: under 0, or more than the people who may vote."""


class RoundsRefused(ValueError):
    """Rounds that are not those of the charter, in its order, up to the one that decides."""


class Votes(NamedTuple):
    """The votes of an item. `present` includes those recused; `members` is the whole committee.

    For a consent, `against` are the objections given with a reason (`count_objections`).
    """

    for_: int
    against: int
    abstain: int
    blank: int
    present: int
    members: int
    recused: int


class Round(NamedTuple):
    """A method that was tried, and the votes that it found."""

    method: Method
    votes: Votes


class Count(NamedTuple):
    """What the votes decide, over which base, and the rules that say so."""

    outcome: Outcome
    base: int
    explanation: list[Line]


def count_votes(rule: DecisionRule, votes: Votes, *, is_second_call: bool = False) -> Count:
    """What the votes decide by the method that has the last word; raises VotesRefused."""
    return _count_by(rule, rule.method, votes, None, is_second_call=is_second_call)


def count_rounds(
    rule: DecisionRule, rounds: Sequence[Round], *, is_second_call: bool = False
) -> Count:
    """What the rounds held so far decide: the methods of the rule in order, until one decides.

    A consensus or consent tried first and not reached passes on to the next method; until that one
    is held the item is adjourned. Raises RoundsRefused or VotesRefused.
    """
    methods = (*rule.tried_first, rule.method)
    held = tuple(one.method for one in rounds)
    if not held or held != methods[: len(held)]:
        raise RoundsRefused(", ".join(held))
    lines: list[Line] = []
    for (method, votes), then in zip(rounds, (*methods[1:], None), strict=False):
        if lines and lines[-1].code != "passed_on":
            raise RoundsRefused(f"{method}: the item was decided")
        count = _count_by(rule, method, votes, then, is_second_call=is_second_call)
        lines += count.explanation
    return count._replace(explanation=lines)


def count_objections(reasons: Iterable[str]) -> int:
    """How many objections block a consent: those given with a reason (design 6)."""
    return sum(bool(reason.strip()) for reason in reasons)


def _count_by(
    rule: DecisionRule, method: Method, votes: Votes, then: Method | None, *, is_second_call: bool
) -> Count:
    """The quorum, then the method; `then` is the one that follows it when it is not reached."""
    _check(votes)
    voters = votes.present - votes.recused
    base = _base(rule, votes) if method == "majority" else voters
    needed = _quorum_at(rule, votes, is_second_call=is_second_call)
    params: dict[str, str | int] = {"voters": voters, "needed": needed}
    if voters < needed:
        return Count("adjourned", base, [Line(code="no_quorum", params=params)])
    line = Line(code="quorum_reached", params=params)
    if method == "majority":
        outcome, reason = _compare(rule, votes, base)
        return Count(outcome, base, [line, reason])
    decided, reason = (_agree if method == "consensus" else _consent)(votes, voters)
    if decided is not None:
        return Count(decided, base, [line, reason])
    outcome = _BLOCKED[rule.blocked] if then is None else "adjourned"
    return Count(outcome, base, [line, reason, _explain_end(outcome, then)])


_BLOCKED: dict[str, Outcome] = {"adjourn": "adjourned", "refuse": "refused"}


def _explain_end(outcome: Outcome, then: Method | None) -> Line:
    if then is None:
        return Line(code="blocked", params={"outcome": outcome})
    return Line(code="passed_on", params={"method": then})


def _quorum_at(rule: DecisionRule, votes: Votes, *, is_second_call: bool) -> int:
    """A second call, where the charter has one, decides validly from the floor of the quorum on."""
    if is_second_call and rule.no_quorum == "second_call":
        return rule.quorum.floor if rule.quorum else 1
    return quorum_of(rule.quorum, votes.members - votes.recused)


def quorum_of(quorum: Quorum | None, members: int) -> int:
    """How many must be able to vote among `members` not recused; at least one person, always."""
    if quorum is None:
        return 1
    count = quorum.count or 0
    if quorum.share is not None:
        part = quorum.share.for_ * members
        # the least n with n*of > part, or n*of >= part
        count = part // quorum.share.of + 1 if quorum.share.strict else -(-part // quorum.share.of)
    return max(count, quorum.floor)


def _check(votes: Votes) -> None:
    voters = votes.present - votes.recused
    cast = votes.for_ + votes.against + votes.abstain + votes.blank
    is_possible = min(votes) >= 0 and votes.present <= votes.members and cast <= voters
    if not is_possible:
        raise VotesRefused(str(votes))


def _base(rule: DecisionRule, votes: Votes) -> int:
    """What the votes for are a share of; *cast* is everyone who answered the call."""
    expressed = votes.for_ + votes.against
    bases = {
        "expressed": expressed,
        "cast": expressed + votes.abstain + votes.blank,
        "present": votes.present - votes.recused,
        "members": votes.members - votes.recused,
    }
    return bases[rule.base or "present"]


def _agree(votes: Votes, voters: int) -> tuple[Outcome | None, Line]:
    """A consensus is everyone present for, or everyone against: one who abstains is neither."""
    params: dict[str, str | int] = {"for": votes.for_, "voters": voters}
    if votes.for_ == voters:
        return "approved", Line(code="consensus_reached", params=params)
    if votes.against == voters:
        return "refused", Line(code="everyone_against", params=params)
    return None, Line(code="no_consensus", params=params)


def _consent(votes: Votes, _voters: int) -> tuple[Outcome | None, Line]:
    """A consent is the absence of objections; to stay silent is to consent."""
    if votes.against == 0:
        return "approved", Line(code="consent_given", params={})
    return None, Line(code="objections_block", params={"objections": votes.against})


def _compare(rule: DecisionRule, votes: Votes, base: int) -> tuple[Outcome, Line]:
    """An empty base decides nothing; a tie is one only where half is the threshold."""
    threshold = rule.threshold
    if threshold is None or rule.base is None:
        raise AssertionError  # the majority of a checked charter has both
    params: dict[str, str | int] = {
        "for": votes.for_,
        "against": votes.against,
        "base": base,
        "base_kind": rule.base,
        "threshold_for": threshold.for_,
        "threshold_of": threshold.of,
        "strict": int(threshold.strict),
    }
    if base == 0:
        return "adjourned", Line(code="nobody_expressed", params={})
    share, least = threshold.of * votes.for_, threshold.for_ * base
    if share > least or (share == least and not threshold.strict):
        return "approved", Line(code="threshold_reached", params=params)
    if votes.for_ == votes.against and 2 * threshold.for_ == threshold.of and rule.tie == "adjourn":
        return "adjourned", Line(code="tie", params=params)
    return "refused", Line(code="threshold_short", params=params)
