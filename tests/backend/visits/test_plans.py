"""Push and pull cost the same with 10 000 visits stored as with 100: same plans, same rows read."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete
from sqlmodel import col

from backend.database import Writer
from backend.visits.tables import VisitPerson
from tests.backend.builders import (
    Pad,
    add_outlet,
    begin,
    caisse_url,
    new_id,
    plan_visit,
    pull,
    push,
)
from tests.backend.visits.plans import Work, weigh_action
from tests.backend.visits.stored_visits import store_visits
from tests.cast import World

FEW, MANY = 100, 10_000
LESS_THAN_A_ROW = 2
"""Steps of SQLite's machine: a search that ends on the last row of an index takes one less."""


class Round:
    """What a tablet does with one visit; the same in each round but for the ids."""

    def __init__(self, world: World, outlet: str) -> None:
        """Plan a visit of an outlet for Alice, to be filled later."""
        self.world = world
        self.planned = Pad(world, plan_visit(world, outlet))
        self.outlet = outlet
        self.begun = Pad(world, new_id())

    def list_actions(self) -> dict[str, Callable[[], Any]]:
        """Fill and send the planned visit, pull, pull nothing new, begin another on the tablet."""
        self.planned.fill()
        entries = self.planned.entries
        sent = self.planned.submission()
        known = {self.planned.visit: len(entries)}
        return {
            "push a whole visit": partial(push, self.world, list(entries[:-1])),
            "push again": partial(push, self.world, list(entries[:-1])),
            "push the submission": partial(push, self.world, [sent]),
            "pull": partial(pull, self.world, {self.planned.visit: 0}),
            "pull nothing new": partial(pull, self.world, known),
            "ask what the device needs": partial(ask_device, self.world),
            "push a visit begun here": partial(push, self.world, [self.begun.opening(self.outlet)]),
        }

    def take_back(self) -> None:
        """Take both visits back: each round finds as many given to Alice."""
        visits = [UUID(self.planned.visit), UUID(self.begun.visit)]

        async def take(writer: Writer) -> None:
            await writer.execute(delete(VisitPerson).where(col(VisitPerson.visit_id).in_(visits)))

        self.world.write(take)


def ask_device(world: World) -> None:
    """Ask what the tablet needs offline, as each round does."""
    assert world.call("tablet", "GET", caisse_url(world, "device")).status_code == 200


@pytest.fixture
def weighed(world: World) -> dict[str, list[list[Work]]]:
    """Return what each action did, with few visits stored and with many."""
    begin(world)
    found: dict[str, list[list[Work]]] = {}
    outlets = [add_outlet(world) for _ in (FEW, MANY)]
    for outlet, first, last in zip(outlets, (1, FEW + 1), (FEW, MANY), strict=True):
        store_visits(world, first, last)
        a_round = Round(world, outlet)
        for name, action in a_round.list_actions().items():
            works = weigh_action(world.settings.database_url, action)
            found.setdefault(name, []).append(works)
        a_round.take_back()
    return found


def test_push_and_pull_do_the_same_with_ten_thousand_visits_as_with_a_hundred(
    weighed: dict[str, list[list[Work]]],
) -> None:
    """Statement by statement: the same plan, and nothing more is read."""
    told = {name: _compare(few, many) for name, (few, many) in weighed.items()}

    assert {name: [] for name in told} == told


def _compare(few: list[Work], many: list[Work]) -> list[str]:
    """Say what differs; nothing when nothing does."""
    if [one.statement for one in few] != [one.statement for one in many]:
        return [
            f"other statements: {[one.statement for one in few]}, {[one.statement for one in many]}"
        ]
    return [told for told in map(_tell, few, many) if told]


def _tell(few: Work, many: Work) -> str:
    if few.plan != many.plan:
        return f"{few.statement}: {few.plan} became {many.plan}"
    if abs(few.read - many.read) <= LESS_THAN_A_ROW:
        return ""
    return f"{few.statement}: {few.read} read became {many.read} by {many.plan}"
