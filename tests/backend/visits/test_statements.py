"""What pushing and pulling cost does not grow with the visits that are stored."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from backend.database import Writer
from backend.visits.tables import StoredEntry, Visit, VisitPerson
from criteria.canonical import canonical_bytes
from tests.backend.builders import (
    GIRONDE_SHA256,
    Pad,
    add_outlet,
    begin,
    new_id,
    plan_visit,
    pull,
    push,
    sha256_of,
)
from tests.backend.statements import counted
from tests.cast import World


def count(action: Callable[[], object]) -> int:
    """Return how many statements something takes."""
    with counted() as statements:
        action()
    return len(statements)


def store_visits(world: World, outlet: str, many: int) -> None:
    """Store visits given to Alice, each with one entry, past the routes."""

    async def store(writer: Writer) -> None:
        for _ in range(many):
            visit = Visit(
                caisse_id=world.bordeaux,
                outlet_id=UUID(outlet),
                charter_sha256=GIRONDE_SHA256,
                seq=1,
                added_at=world.clock.now,
            )
            writer.add(visit)
            await writer.flush()
            writer.add(VisitPerson(visit_id=visit.id, person_id=world.people["alice"]))
            entry = Pad(world, str(visit.id)).answer("G1.4", "yes", id=new_id())
            writer.add(
                StoredEntry(
                    caisse_id=world.bordeaux,
                    id=UUID(entry["id"]),
                    visit_id=visit.id,
                    number=1,
                    sha256=sha256_of(entry),
                    body=canonical_bytes(entry).decode(),
                    kind=entry["kind"],
                    field=entry["field"],
                    received_at=world.clock.now,
                )
            )

    world.write(store)


def test_a_push_and_a_pull_take_as_many_statements_with_ten_visits_as_with_two_hundred(
    world: World,
) -> None:
    """One entry pushed, everything pulled, and a pull of nothing new."""
    begin(world)
    outlet = add_outlet(world)
    pad = Pad(world, plan_visit(world, outlet))
    costs: list[list[int]] = []
    for more in (9, 190):
        store_visits(world, outlet, more)
        said = pad.answer("G1.4", "yes")
        read = {visit["id"]: 10 for visit in pull(world)["visits"]}
        actions = (partial(push, world, [said]), partial(pull, world), partial(pull, world, read))
        costs.append([count(action) for action in actions])

    assert (200, 201) == (len(pull(world)["visits"]), len(pull(world)["entries"]))
    assert costs[0] == costs[1]
    assert max(costs[0]) < 20
