"""Counts votes by the charter's decision rule: approved, refused or adjourned (design 6).

Those recused leave the room for the item: they vote nothing and are in no base.
"""

from typing import Literal, NamedTuple

from criteria.charter import DecisionRule, Quorum
from criteria.result import Line

Outcome = Literal["approved", "refused", "adjourned"]


class VotesRefused(ValueError):
    """Votes that cannot be: under 0, or more than the people who may vote."""


class Votes(NamedTuple):
    """The votes of an item. `present` includes those recused; `members` is the whole committee."""

    for_: int
    against: int
    abstain: int
    blank: int
    present: int
    members: int
    recused: int


class Count(NamedTuple):
    """What the votes decide, over which base, and the rules that say so."""

    outcome: Outcome
    base: int
    explanation: list[Line]


def count_votes(rule: DecisionRule, votes: Votes) -> Count:
    """What the votes decide under the rule; raises VotesRefused."""
    _check(votes)
    base = _base(rule, votes)
    voters = votes.present - votes.recused
    needed = quorum_of(rule.quorum, votes.members - votes.recused)
    if voters < needed:
        params = {"voters": voters, "needed": needed}
        return Count("adjourned", base, [Line(code="no_quorum", params={**params})])
    line = Line(code="quorum_reached", params={"voters": voters, "needed": needed})
    outcome, reason = _compare(rule, votes, base)
    return Count(outcome, base, [line, reason])


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
    return bases[rule.base]


def _compare(rule: DecisionRule, votes: Votes, base: int) -> tuple[Outcome, Line]:
    """An empty base decides nothing; a tie is one only where half is the threshold."""
    threshold = rule.threshold
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
