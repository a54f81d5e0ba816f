"""What the register says of each visit sent: its amendments, and whether they came too late. Pure.

An amendment that comes after the decision leaves the decision standing and gives the visit back to
the committee: a decision names the submission that it was taken on (design 5).
"""

from collections.abc import Iterable

import msgspec

from backend.register.facts import Decided, Erased, Revoked, VisitAmended, VisitSubmitted
from backend.register.line import Line
from criteria.counts import Outcome


class SentVisit(msgspec.Struct):
    """A visit whose submission has its line.

    `decided` is the submission of the last vote on it, `outcome` what that vote came to, `newer`
    what has been sent since the committee last decided of the outlet, in the order of the register.
    `amendments` are the lines of all amendments by submission, in that order.
    """

    decided: str | None = None
    outcome: Outcome | None = None
    newer: list[str] = []
    amendments: dict[str, Line] = {}

    @property
    def amended_since_decision(self) -> bool:
        """Whether another submission came after a vote, and no vote has been taken on it."""
        return self.outcome is not None and bool(self.newer)


def follow_visits(lines: Iterable[Line]) -> dict[str, SentVisit]:
    """Return what the lines of one outlet say of its visits, by visit id."""
    sent: dict[str, SentVisit] = {}
    for line in lines:
        match line.clear:
            case VisitSubmitted(visit=visit, submission=submission):
                one = sent.setdefault(visit, SentVisit())
                one.newer.append(submission)
                if isinstance(line.clear, VisitAmended):
                    one.amendments[submission] = line
            case Decided(visit=visit, submission=submission, outcome=outcome):
                one = sent.setdefault(visit, SentVisit())
                one.decided, one.outcome, one.newer = submission, outcome, []
            case Revoked() | Erased():
                for one in sent.values():
                    one.newer = [] if one.outcome else one.newer
            case _:
                pass
    return sent
