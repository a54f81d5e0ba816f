"""The same entries pushed sixteen times at once: one answer, one row, nothing lost (design 5)."""

import random
from collections import defaultdict
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from backend.database import Writer
from backend.visits.tables import ConflictingBody, StoredEntry
from tests.backend.at_once import Post, as_tablet, send_at_once
from tests.backend.builders import (
    Entry,
    Pad,
    add_outlet,
    begin,
    caisse_url,
    plan_visit,
    pull,
    sha256_of,
)
from tests.cast import World

ROUNDS = 20
AT_ONCE = 16

Outcomes = dict[tuple[str, str], list[dict[str, Any]]]
"""Every outcome told of one body, by id and hash."""


class Round:
    """Entries of two visits, one of them with two bodies, and sixteen batches that overlap."""

    def __init__(self, pads: list[Pad], number: int) -> None:
        chance = random.Random(number)
        self.entries: list[Entry] = []
        for pad in pads:
            first = pad.answer("G1.4", "no")
            child = pad.answer("G1.4", "yes", replaces=[first["id"]])
            self.entries += [first, child, pad.note("G1.4", "Vu.")]
        self.contested = self.entries[number % len(self.entries)]
        self.other = self.contested | {"device_time": self.contested["device_time"] + 1}
        self.batches = [self._batch(post, chance) for post in range(AT_ONCE)]

    def _batch(self, post: int, chance: random.Random) -> list[Entry]:
        """Return the whole set for half of the posts, a part of it for the others, shuffled."""
        whole = [
            self.other if post % 4 > 1 and entry is self.contested else entry
            for entry in self.entries
        ]
        return chance.sample(whole, len(whole) if post % 2 == 0 else len(whole) - 2)


def collect(rounds: list[Round], answers: list[list[Any]]) -> Outcomes:
    """Return what each post was told of each body."""
    told: Outcomes = defaultdict(list)
    for one, responses in zip(rounds, answers, strict=True):
        for batch, response in zip(one.batches, responses, strict=True):
            assert response.status_code == 200, response.text
            for entry, outcome in zip(batch, response.json()["outcomes"], strict=True):
                told[entry["id"], sha256_of(entry)].append(outcome)
    return told


def test_rule_07_sixteen_posts_at_once_for_twenty_rounds_agree_and_store_each_entry_once(
    world: World,
) -> None:
    """Overlapping batches, shuffled, with two bodies of one id: no error, no doubt, no loss."""
    begin(world)
    pads = [Pad(world, plan_visit(world, add_outlet(world))) for _ in range(2)]
    rounds = [Round(pads, number) for number in range(ROUNDS)]
    path = caisse_url(world, "entries")
    posts: list[list[Post]] = [
        [as_tablet(world, path, {"entries": batch}) for batch in one.batches] for one in rounds
    ]
    told = collect(rounds, send_at_once(world, posts))

    for outcomes in told.values():
        assert outcomes == [outcomes[0]] * len(outcomes)
    for one in rounds:
        bodies = (sha256_of(one.contested), sha256_of(one.other))
        both = {told[one.contested["id"], body][0]["outcome"]: body for body in bodies}
        conflict = told[one.contested["id"], both["conflict"]][0]
        assert both["stored"] == conflict["other_sha256"]
        kept = {entry["id"] for entry in one.entries if entry is not one.contested}
        assert all(
            told[e["id"], sha256_of(e)][0]["outcome"] == "stored"
            for e in one.entries
            if e["id"] in kept
        )
    assert_each_once(world, pads, rounds)


def assert_each_once(world: World, pads: list[Pad], rounds: list[Round]) -> None:
    """Check rows, numbers and the bodies kept aside."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for one in pull(world)["entries"]:
        numbers[one["entry"]["visit"]].append(one["number"])
    for pad in pads:
        assert numbers[pad.visit] == list(range(1, len(pad.entries) + 1))
    assert count_rows(world) == (sum(len(pad.entries) for pad in pads), len(rounds))


def count_rows(world: World) -> tuple[int, int]:
    """Return how many entries are stored and how many bodies are kept aside."""

    async def count(writer: Writer) -> tuple[int, int]:
        stored = select(func.count()).select_from(StoredEntry)
        aside = select(func.count(col(ConflictingBody.id)))
        return (
            (await writer.execute(stored)).scalar_one(),
            (await writer.execute(aside)).scalar_one(),
        )

    return world.write(count)
