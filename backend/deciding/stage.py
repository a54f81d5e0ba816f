"""Where an outlet stands on its way to a convention, out of its visits and its lines. Pure."""

from collections.abc import Mapping, Sequence

from backend.deciding.sent import SentVisit, follow_visits
from backend.deciding.wire import Stage
from backend.register.conventions import Convention
from backend.register.facts import Decided, Erased, Revoked
from backend.register.line import Line
from backend.visits.tables import Visit

NOT_SENT = SentVisit()


def find_stage(
    visits: Sequence[Visit], lines: Sequence[Line], convention: Convention | None
) -> Stage:
    """Return where an outlet stands: what waits for the committee first, then what it decided.

    A visite d'essai changes nothing, unless the outlet has nothing else. An amendment that comes
    after the decision gives the visit back to decide; a convention stands until then.
    """
    visits, sent = find_real(visits), follow_visits(lines)
    if any(isinstance(line.clear, Erased) for line in lines):
        return "erased"
    if any(_waits(visit, sent) for visit in visits):
        return "to_decide"
    if convention is not None and convention.standing == "active":
        return "conventioned"
    outcomes = [line.clear.outcome for line in lines if isinstance(line.clear, Decided)]
    last = outcomes[-1] if outcomes else None
    is_revoked = any(isinstance(line.clear, Revoked) for line in lines)
    is_to_start = convention is None and last == "approved" and not is_revoked
    if not is_to_start and any(_is_amended(visit, sent) for visit in visits):
        return "to_decide"
    if any(visit.submitted_at is None for visit in visits):
        return "to_visit"
    if convention is not None or last == "approved":
        return "conventioned" if is_to_start else "ended"
    return last or "to_visit"


def find_real(visits: Sequence[Visit]) -> Sequence[Visit]:
    """Return the visits that count: essais only where there is no other."""
    return [visit for visit in visits if not visit.trial] or visits


def find_shown(visits: Sequence[Visit], lines: Sequence[Line], stage: Stage) -> Visit | None:
    """Return the visit that makes the stage: the one that waits, else the last one that counts."""
    real, sent = find_real(visits), follow_visits(lines)
    waiting = {
        "to_decide": [v for v in real if _waits(v, sent) or _is_amended(v, sent)],
        "to_visit": [visit for visit in real if visit.submitted_at is None],
    }
    return next(reversed(waiting.get(stage) or real), None)


def is_amended_since_decision(visits: Sequence[Visit], lines: Sequence[Line]) -> bool:
    """Tell whether a visit of the outlet was completed after the committee decided on it."""
    sent = follow_visits(lines)
    return any(_is_amended(visit, sent) for visit in find_real(visits))


def _waits(visit: Visit, sent: Mapping[str, SentVisit]) -> bool:
    """Tell whether a visit waits for its first vote, or, adjourned and then amended, the next."""
    one = sent.get(str(visit.id), NOT_SENT)
    return bool(one.newer) and one.outcome in (None, "adjourned")


def _is_amended(visit: Visit, sent: Mapping[str, SentVisit]) -> bool:
    return sent.get(str(visit.id), NOT_SENT).amended_since_decision
