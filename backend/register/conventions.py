"""Who is under convention on a civil date, since when and at which rates: the register says it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import msgspec

from backend.register.facts import Decided, Families, Revoked, TakenOver
from backend.register.line import Line


class Convention(msgspec.Struct, frozen=True):
    """The standing of an outlet on a day.

    `grant`: the decision or taken-over convention that holds, or held last, from `granted_from` on.
    `since`: the first day of the unbroken time under convention. `until`: the last day, None while
    none is set.
    `ended_by`: what sets that day. `charter` is None for a convention from before Grillon.
    """

    outlet: str
    grant: str
    standing: Literal["active", "ended"]
    since: dt.date
    granted_from: dt.date
    until: dt.date | None
    ended_by: Literal["term", "revoked"] | None
    tier: str | None
    families: Families
    charter: str | None


class _Grant(msgspec.Struct, frozen=True):
    id: str
    outlet: str
    starts_on: dt.date
    until: dt.date | None
    ended_by: Literal["term", "revoked"] | None
    tier: str | None
    families: Families
    charter: str | None

    def holds_on(self, day: dt.date) -> bool:
        return self.starts_on <= day and (self.until is None or day <= self.until)


def conventions_on(lines: Iterable[Line], day: dt.date) -> list[Convention]:
    """Return the convention of each outlet that has or had one by that day, by outlet id.

    The grant that started last holds. A revocation ends all that was granted to the outlet before
    it, rates voted for later included: only a later decision grants anew.
    """
    started: dict[str, list[_Grant]] = defaultdict(list)
    for grant in _grants(lines):
        if grant.starts_on <= day:
            started[grant.outlet].append(grant)
    return [_convention(started[outlet], day) for outlet in sorted(started)]


def _convention(grants: list[_Grant], day: dt.date) -> Convention:
    # Sorting is stable: of two that start on one day, the later line holds.
    ordered = sorted(grants, key=lambda grant: grant.starts_on)
    last = ordered[-1]
    return Convention(
        outlet=last.outlet,
        grant=last.id,
        standing="active" if last.holds_on(day) else "ended",
        since=_since(ordered),
        granted_from=last.starts_on,
        until=last.until,
        ended_by=last.ended_by,
        tier=last.tier,
        families=last.families,
        charter=last.charter,
    )


def _since(ordered: list[_Grant]) -> dt.date:
    """Return the first day of the time without a day off that leads to the last grant."""
    since = ordered[0].starts_on
    for before, after in pairwise(ordered):
        if not before.holds_on(after.starts_on - dt.timedelta(days=1)):
            since = after.starts_on
    return since


def _grants(lines: Iterable[Line]) -> list[_Grant]:
    """Return what was granted, in the order of the register, each with the end that was set.

    What was to begin after a revocation takes effect is left out: it never holds.
    """
    granted: list[_Grant] = []
    for line in lines:
        match line.clear:
            case Decided(outcome="approved", starts_on=dt.date() as starts_on) as decided:
                granted.append(_from_decided(decided, starts_on))
            case TakenOver() as taken_over:
                granted.append(_from_taken_over(taken_over))
            case Revoked(outlet=outlet, effective_on=effective_on):
                granted = [
                    _ended(grant, effective_on) if grant.outlet == outlet else grant
                    for grant in granted
                    if grant.outlet != outlet or grant.starts_on <= effective_on
                ]
            case _:
                pass
    return granted


def _from_decided(clear: Decided, starts_on: dt.date) -> _Grant:
    return _Grant(
        id=clear.decision,
        outlet=clear.outlet,
        starts_on=starts_on,
        until=clear.ends_on,
        ended_by=None if clear.ends_on is None else "term",
        tier=clear.tier,
        families=clear.families,
        charter=clear.charter,
    )


def _from_taken_over(clear: TakenOver) -> _Grant:
    return _Grant(
        id=clear.taken_over,
        outlet=clear.outlet,
        starts_on=clear.starts_on,
        until=clear.ends_on,
        ended_by=None if clear.ends_on is None else "term",
        tier=clear.tier,
        families=clear.families,
        charter=None,
    )


def _ended(grant: _Grant, revoked_on: dt.date) -> _Grant:
    """Return the grant with the end that comes first: the one set, or the day before this one."""
    last_day = revoked_on - dt.timedelta(days=1)
    if grant.until is not None and grant.until <= last_day:
        return grant
    return msgspec.structs.replace(grant, until=last_day, ended_by="revoked")
