"""What happens in a round, decided by its seed alone: what the volunteer does, what breaks."""

import random
from dataclasses import dataclass
from typing import Literal

FaultName = Literal["kill", "cut", "drop", "restart", "clock", "tabs", "quota"]
ActName = Literal["answer", "note", "number", "photo"]

FAULTS: dict[FaultName, tuple[str, ...]] = {
    "kill": ("answer", "typing", "photo"),
    "cut": ("entries", "photos"),
    "drop": ("entries", "photos"),
    "restart": ("in-request", "after-commit"),
    "clock": ("ahead", "back"),
    "tabs": ("typing", "sending"),
    "quota": ("answer", "typing", "photo"),
}
"""Each fault with its variants."""

SCALE = 1 / 12
PAUSE_S = (2.0 * SCALE, 6.0 * SCALE)
KEY_MS = (40, 90)
ACTS = 7
FAULTS_A_ROUND = 2
YES_NO = ("G3.0", "G3.5", "G4.1", "G4.2", "G4.3s", "G4.5", "G5.1", "G5.2", "G5.4", "G5.5")
NUMBER = "G4.3"
SPOKEN = "l’étal la remise au nord une balance neuve des œufs datés trois caisses pas d’étiquette"
WORDS = tuple(SPOKEN.split())


@dataclass(frozen=True)
class Act:
    """One thing that the volunteer does, on one question; `text` is typed."""

    name: ActName
    question: str
    text: str = ""


@dataclass(frozen=True)
class Strike:
    """A fault, and what it strikes."""

    fault: FaultName
    variant: str


@dataclass(frozen=True)
class Plan:
    """A round."""

    seed: int
    steps: tuple[Act | Strike, ...]

    @property
    def strikes(self) -> tuple[Strike, ...]:
        """The faults of the round, in their order."""
        return tuple(step for step in self.steps if isinstance(step, Strike))


def make_plan(seed: int) -> Plan:
    """Draw a round: acts, and two faults of different kinds, never before the first act.

    Every seven seeds that follow each other hold each fault twice.
    """
    draw = random.Random(seed)
    steps: list[Act | Strike] = [make_act(draw) for _ in range(ACTS)]
    for name in sorted(choose_faults(seed), key=lambda _: draw.random()):
        place = draw.randint(1, len(steps))
        steps.insert(place, Strike(name, draw.choice(FAULTS[name])))
    return Plan(seed, tuple(steps))


def choose_faults(seed: int) -> tuple[FaultName, ...]:
    """Choose the faults of a round: all are struck equally often over many seeds."""
    names = list(FAULTS)
    cycle, place = divmod(seed, len(names))
    apart = 1 + cycle % (len(names) - 1)
    return tuple(names[(place + step * apart) % len(names)] for step in range(FAULTS_A_ROUND))


def make_act(draw: random.Random) -> Act:
    """Draw one act: answers are most of a visit."""
    name: ActName = draw.choices(("answer", "note", "number", "photo"), (5, 3, 1, 2))[0]
    if name == "number":
        return Act(name, NUMBER, str(draw.randint(1, 60)))
    text = " ".join(draw.sample(WORDS, 3)) if name == "note" else ""
    return Act(name, draw.choice(YES_NO), text)


def criterion_of(question: str) -> str:
    """Return the code of the criterion that a question of the grid belongs to."""
    return question.partition(".")[0]
