"""What was acknowledged to the volunteer, kept by the harness and by nothing of the product."""

from dataclasses import dataclass, field
from typing import Any

from tests.chaos.witness import Heard

Json = dict[str, Any]


@dataclass
class Ledger:
    """What must be on the server in the end.

    entries: those of completed transactions, by id. photos: hashes of bytes in completed ones.
    cells: what the screen said was saved, by field, the last in time. doubtful: fields whose last
    act was under way when the tablet was killed: either content is right, half of one is not.
    begun: transactions that began and were not heard to end.
    """

    entries: dict[str, Json] = field(default_factory=dict)
    photos: set[str] = field(default_factory=set)
    cells: dict[str, Json] = field(default_factory=dict)
    doubtful: dict[str, list[Json]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    rewritten: list[str] = field(default_factory=list)

    def read(self, heard: list[Heard]) -> None:
        """Take in what a witness heard."""
        for one in heard:
            if one.what == "began":
                self.begun.add(one.told["id"])
            if one.what in {"kept", "aborted"}:
                self.begun.discard(one.told["id"])
            if one.what == "kept":
                self._keep(one.told)

    def say(self, cell: str, content: Json) -> None:
        """Note that the screen said this was saved."""
        self.cells[cell] = content
        self.doubtful.pop(cell, None)

    def doubt(self, cell: str, content: Json) -> None:
        """Note an act that the volunteer did and that nothing acknowledged."""
        self.doubtful.setdefault(cell, []).append(content)

    def _keep(self, told: Json) -> None:
        self.photos |= set(told["photos"])
        for entry in told["entries"]:
            if self.entries.setdefault(entry["id"], entry) != entry:
                self.rewritten.append(entry["id"])
