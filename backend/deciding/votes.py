"""What a vote decides under a charter, in facts and in words. Pure."""

from datetime import date, timedelta

from backend.deciding.dossier import to_convention_family
from backend.deciding.wire import DecidedConvention, DecisionView, VotesDraft
from backend.problems import Problem
from backend.register.facts import Families, VoteCounts
from criteria.charter import Charter
from criteria.counts import Count, Votes, VotesRefused, count_votes
from criteria.explain import explain_count


def count(charter: Charter, draft: VotesDraft) -> Count:
    """Count the votes by the charter's rule; refuse with `votes-do-not-add-up` what cannot be."""
    try:
        return count_votes(
            charter.decision,
            Votes(
                for_=draft.for_,
                against=draft.against,
                abstain=draft.abstain,
                blank=draft.blank,
                present=draft.present,
                members=draft.members,
                recused=draft.recused,
            ),
        )
    except VotesRefused as refused:
        raise Problem(
            422, "votes-do-not-add-up", "more votes than people who may vote"
        ) from refused


def to_vote_counts(draft: VotesDraft) -> VoteCounts:
    """Return the votes as the register keeps them."""
    return VoteCounts(
        for_=draft.for_,
        against=draft.against,
        abstain=draft.abstain,
        blank=draft.blank,
        present=draft.present,
        members=draft.members,
        recused=draft.recused,
    )


def say_count(counted: Count) -> list[str]:
    """Return how the votes were counted, line by line."""
    return explain_count(counted.explanation)


def to_view(
    charter: Charter, counted: Count, families: Families, since: date | None, until: date | None
) -> DecisionView:
    """Return what a vote decides, not recorded yet."""
    convention = None
    if since is not None:
        rates = [
            to_convention_family(charter, one.family, one.class_, one.percent) for one in families
        ]
        convention = DecidedConvention(since, until, rates)
    return DecisionView(None, counted.outcome, say_count(counted), convention)


def first_of_month_from(day: date) -> date:
    """Return the day itself when it is a first of the month, else the next one (design 6).

    >>> first_of_month_from(date(2026, 12, 2)), first_of_month_from(date(2027, 1, 1))
    (datetime.date(2027, 1, 1), datetime.date(2027, 1, 1))
    """
    if day.day == 1:
        return day
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
