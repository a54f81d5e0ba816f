"""Files that a command is given: a charter and answers, or why they cannot be used."""

import os
from pathlib import Path

import msgspec

from backend.charters.problems import FaultView, view_fault
from backend.command_line.refusals import SPACE
from backend.reckoning.wire import view_input_faults
from criteria.answers_file import read_answers
from criteria.charter import Charter
from criteria.finding import Answers
from criteria.input_faults import InputRefused
from criteria.load import charter_from_json, examine_charter
from criteria.refusals import CharterRefused
from criteria.scan import GREATEST_SIZE_BYTES

FAULTY, UNREAD = 1, 2


class GivenRefused(Exception):
    """What a command was given cannot be used; `status` is 1 for faults, 2 for an unread file."""

    def __init__(self, status: int, name: str, faults: list[FaultView]) -> None:
        super().__init__(name)
        self.status = status
        self.name = name
        self.faults = faults

    def write(self) -> str:
        """Return the faults in French, one a line."""
        said = [f"  {one.place}{SPACE}: {one.words}" for one in self.faults]
        return "\n".join([f"{self.name}{SPACE}:", *said])

    def write_json(self) -> str:
        """Return the faults as JSON, the same every time."""
        view = {"status": self.status, "given": self.name, "faults": self.faults}
        return write_json(view)


def write_json(view: object) -> str:
    """Return a view as JSON: keys in order, the same bytes every time."""
    return msgspec.json.format(msgspec.json.encode(view, order="sorted")).decode()


def read_charter_file(file: Path) -> Charter:
    """Return the charter of a TOML file, or of its canonical bytes; raises GivenRefused."""
    body = read_file(file)
    if body.startswith(b"{"):
        return _read_canonical(file, body)
    examined = examine_charter(body)
    if examined.charter is None:
        faults = [view_fault(fault, examined.data) for fault in examined.faults]
        raise GivenRefused(FAULTY, name_file(file), faults)
    return examined.charter


def _read_canonical(file: Path, body: bytes) -> Charter:
    try:
        return charter_from_json(body)
    except CharterRefused as refused:
        faults = [view_fault(fault, refused.data) for fault in refused.faults]
        raise GivenRefused(FAULTY, name_file(file), faults) from refused


def read_answers_file(charter: Charter, file: Path) -> Answers:
    """Return the answers of a file; raises GivenRefused."""
    try:
        return read_answers(charter, read_file(file))
    except InputRefused as refused:
        faults = view_input_faults(refused, charter)
        raise GivenRefused(FAULTY, name_file(file), faults) from refused


def read_file(file: Path) -> bytes:
    """Return the bytes of a file, one more than any may have; raises GivenRefused."""
    try:
        with file.open("rb") as stream:
            return stream.read(GREATEST_SIZE_BYTES + 1)
    except (OSError, ValueError) as fault:  # ValueError: a NUL character in the name
        words = f"il ne peut pas être lu ({_write_reason(fault)})."
        view = FaultView("unread", "", "fichier", words)
        raise GivenRefused(UNREAD, name_file(file), [view]) from fault


def name_file(file: Path) -> str:
    """Return the name of a file as it can be written."""
    return os.fsencode(file).decode("utf-8", "replace")


def _write_reason(fault: Exception) -> str:
    match fault:
        case FileNotFoundError():
            return "il n’existe pas"
        case IsADirectoryError():
            return "c’est un dossier"
        case PermissionError():
            return "il faut le droit de le lire"
        case OSError():
            return fault.strerror or str(fault)
        case _:
            return "son nom n’est pas possible"
