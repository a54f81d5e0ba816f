"""What is wrong with a charter: faults, each with its place, and the refusal that carries them."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

Path = tuple[str | int, ...]
Fact = str | int | Path
Level = Literal["unsound", "idle", "doubt"]


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong: its name, the keys and indexes that lead to it, and what explains it.

    `level`: *unsound*, no score may rest on it; *idle*, something written can never serve, which is
    refused at the door but read in a version adopted before; *doubt*, right, but is it meant?
    """

    code: str
    path: Path
    facts: Mapping[str, Fact] = {}
    level: Level = "unsound"


class CharterRefused(ValueError):
    """A charter that cannot be taken; `faults` says all that is wrong, in the charter's order.

    `data` is what was read of the charter, None when nothing was: it names the places.
    """

    def __init__(self, faults: Iterable[Fault], data: object = None) -> None:
        self.faults = tuple(faults)
        self.data = data
        super().__init__(", ".join(f"{one.code} {write_path(one.path)}" for one in self.faults))


def write_path(path: Path) -> str:
    """The place as a program writes it.

    >>> write_path(("grid", "criteria", 0, "title"))
    'grid.criteria[0].title'
    """
    steps = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in path]
    return "".join(steps).removeprefix(".")
