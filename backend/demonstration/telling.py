"""What happens in the caisses of the demonstration, day by day: visits, votes, reprises."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from backend.deciding.adopt import take_over
from backend.deciding.decide import decide
from backend.deciding.erase import erase
from backend.deciding.revoke import revoke
from backend.deciding.wire import (
    DecisionDraft,
    ErasureDraft,
    RevocationDraft,
    TakeoverDraft,
    VotesDraft,
)
from backend.demonstration.founding import (
    caisse_id,
    device_id,
    outlet_id,
    person_id,
    read_charter_of,
)
from backend.demonstration.ids import row_id
from backend.demonstration.notebook import to_wire
from backend.demonstration.story import Story, TakeoverTold, VisitTold, moment
from backend.demonstration.visiting import Visitors, Written, write_visit
from backend.photos.check import check_photo
from backend.photos.commands import keep_sent_photo
from backend.photos.store import PhotoStore
from backend.visits.commands import plan_visit
from backend.visits.parking import Sender
from backend.visits.push import push
from backend.visits.wire import VisitDraft
from criteria.entries import Entry
from criteria.load import charter_sha256

COMMITTEE = 12  # members of every committee of the story
PLANNED_BEFORE_DAYS = 10

Step = tuple[int, Callable[[int], Awaitable[None]]]


class Teller(msgspec.Struct):
    """Where the story is told; `removed` gathers the photos that erasures leave to remove."""

    writer: AsyncSession
    photo_store: PhotoStore
    story: Story
    today: date
    removed: list[tuple[UUID, str]]

    def day(self, days: int) -> date:
        """Return the civil date so many days from today."""
        return self.today + timedelta(days=days)

    def at(self, days: int, clock: str) -> int:
        """Return the instant of a time of day, so many days from today."""
        return moment(self.today, days, clock)


def visit_id(told: VisitTold) -> UUID:
    """Return the id of a visit of the story."""
    return row_id("visit", told.caisse, told.outlet, str(told.day))


async def tell(teller: Teller) -> None:
    """Make everything happen in the order of its time, as if the caisses had lived it."""
    steps = [step for told in teller.story.takeovers for step in _steps_of_takeover(teller, told)]
    for told in teller.story.visits:
        steps += _steps_of_visit(teller, told)
    for at, happen in sorted(steps, key=lambda step: step[0]):
        await happen(at)


def _steps_of_takeover(teller: Teller, told: TakeoverTold) -> list[Step]:
    return [(teller.at(told.day, "21:15"), partial(_take_over, teller, told))]


def _steps_of_visit(teller: Teller, told: VisitTold) -> list[Step]:
    planned = min(told.day, 0) - PLANNED_BEFORE_DAYS
    steps: list[Step] = [(teller.at(planned, "18:00"), partial(_plan, teller, told))]
    if told.day >= 0:
        return steps
    written = _write(teller, told)
    arrivals = [
        (told.day, "18:30", "phone", written.phone),
        (told.day, "18:40", "tablet", written.tablet),
        (told.day + 1, "09:30", "tablet", written.late),
        (told.day + 1, "12:30", "lost_phone", written.parked),
    ]
    for day, clock, device, entries in arrivals:
        if entries:
            steps.append((teller.at(day, clock), partial(_push, teller, told, device, entries)))
    steps.append((teller.at(told.day, "18:45"), partial(_keep_photos, teller, told, written)))
    return [*steps, *_steps_of_committee(teller, told, written)]


def _steps_of_committee(teller: Teller, told: VisitTold, written: Written) -> list[Step]:
    steps: list[Step] = []
    if told.decision is not None:
        steps.append(
            (teller.at(told.decision.day, "21:30"), partial(_decide, teller, told, written))
        )
    if told.revocation is not None:
        steps.append((teller.at(told.revocation.day, "21:45"), partial(_revoke, teller, told)))
    if told.erasure is not None:
        steps.append((teller.at(told.erasure.day, "10:00"), partial(_erase, teller, told)))
    return steps


def _write(teller: Teller, told: VisitTold) -> Written:
    caisse = next(one for one in teller.story.caisses if one.slug == told.caisse)
    outlet = next(one for one in teller.story.outlets if one.key == told.outlet)
    charter = read_charter_of(caisse)
    visitors = Visitors(
        people={one.key: person_id(caisse.federation, one.key) for one in caisse.people},
        tablet=device_id(caisse.slug, "tablet"),
        phone=device_id(caisse.slug, "phone"),
        lost_phone=device_id(caisse.slug, "lost_phone"),
    )
    return write_visit(
        told,
        visit_id(told),
        outlet,
        outlet_id(outlet.key),
        charter,
        charter_sha256(charter),
        teller.story.answers[f"{caisse.charter}-{outlet.kind}"],
        visitors,
        teller.today,
    )


async def _plan(teller: Teller, told: VisitTold, now: int) -> None:
    caisse = next(one for one in teller.story.caisses if one.slug == told.caisse)
    draft = VisitDraft(
        outlet=outlet_id(told.outlet),
        people=[person_id(caisse.federation, key) for key in told.people],
        planned_on=teller.day(told.day).isoformat(),
        trial=told.trial,
    )
    await plan_visit(teller.writer, caisse_id(told.caisse), draft, now, visit_id(told))


async def _push(
    teller: Teller, told: VisitTold, device: str, entries: list[Entry], now: int
) -> None:
    caisse = next(one for one in teller.story.caisses if one.slug == told.caisse)
    people = frozenset(
        person_id(caisse.federation, key)
        for key in (caisse.tablet if device == "tablet" else caisse.phone)
    )
    sender = Sender(device_id(told.caisse, device), people, revoked=device == "lost_phone")
    await push(teller.writer, caisse_id(told.caisse), sender, to_wire(entries), now)


async def _keep_photos(teller: Teller, told: VisitTold, written: Written, now: int) -> None:
    """Keep photos as `keep_photo` does, sent by the tablet, in the one transaction of the story."""
    caisse, tablet = caisse_id(told.caisse), device_id(told.caisse, "tablet")
    for sha256, body in written.photos.items():
        check_photo(body, sha256)
        await teller.photo_store.put(caisse, sha256, body)
        await keep_sent_photo(teller.writer, caisse, tablet, sha256, len(body), now)


async def _decide(teller: Teller, told: VisitTold, written: Written, now: int) -> None:
    vote, submission = told.decision, written.submission
    if vote is None or submission is None:
        return
    decided_on = teller.day(vote.day)
    draft = DecisionDraft(
        outlet=outlet_id(told.outlet),
        submission=UUID(submission.id),
        votes=_to_votes(vote.votes),
        decided_on=decided_on,
        reasons=vote.reasons,
        ends_on=None if vote.lasts is None else decided_on + timedelta(days=vote.lasts),
    )
    decision = row_id("decision", str(visit_id(told)))
    await decide(teller.writer, caisse_id(told.caisse), draft, now, decision)


async def _revoke(teller: Teller, told: VisitTold, now: int) -> None:
    vote = told.revocation
    if vote is None:
        return
    draft = RevocationDraft(
        outlet=outlet_id(told.outlet),
        votes=_to_votes(vote.votes),
        decided_on=teller.day(vote.day),
        effective_on=teller.day(vote.effective),
        reasons=vote.reasons,
    )
    decision = row_id("revocation", str(visit_id(told)))
    await revoke(teller.writer, caisse_id(told.caisse), draft, now, decision)


async def _erase(teller: Teller, told: VisitTold, now: int) -> None:
    if told.erasure is None:
        return
    draft = ErasureDraft(outlet_id(told.outlet), told.erasure.rule)
    _, photos = await erase(teller.writer, caisse_id(told.caisse), draft, now)
    teller.removed += [(caisse_id(told.caisse), sha256) for sha256 in photos]


async def _take_over(teller: Teller, told: TakeoverTold, now: int) -> None:
    draft = TakeoverDraft(
        outlet=outlet_id(told.outlet),
        decided_on=teller.day(told.day),
        starts_on=teller.day(told.starts),
        families=told.families,
        minutes=told.minutes,
    )
    takeover = row_id("takeover", told.caisse, told.outlet)
    await take_over(teller.writer, caisse_id(told.caisse), draft, now, takeover)


def _to_votes(votes: tuple[int, int, int, int]) -> VotesDraft:
    for_, against, abstain, blank = votes
    return VotesDraft(
        for_=for_,
        against=against,
        abstain=abstain,
        blank=blank,
        present=sum(votes),
        members=COMMITTEE,
        recused=0,
    )
