"""The faults of a charter as the command line and the server say them."""

import msgspec

from backend.problems import Problem
from criteria.check.words import write_what, write_where
from criteria.refusals import CharterRefused, Fault, write_path


class FaultView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A fault or doubt: its name, its place for programs and in words, and what it says.

    `line` and `column` are those of a file that cannot be read as TOML.
    """

    code: str
    path: str
    place: str
    words: str
    line: int | None = None
    column: int | None = None


def view_fault(fault: Fault, data: object) -> FaultView:
    """Return a fault with its words; `data` is what was read of the charter."""
    line, column = fault.facts.get("line"), fault.facts.get("column")
    return FaultView(
        code=fault.code,
        path=write_path(fault.path),
        place=write_where(fault, data),
        words=write_what(fault, data),
        line=line if isinstance(line, int) else None,
        column=column if isinstance(column, int) else None,
    )


def charter_refused(refused: CharterRefused) -> Problem:
    """Return the problem of a charter at fault, with all its faults."""
    faults = [view_fault(fault, refused.data) for fault in refused.faults]
    return Problem(422, "charter-refused", "the charter has faults", faults=faults)
