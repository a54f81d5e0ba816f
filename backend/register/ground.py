"""What the facts of a register rest on: charters, outlines, payloads, attestations, erasures."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from backend.register.export import Opening, RegisterExport
from backend.register.facts import (
    Attested,
    AttestedFact,
    CharterAdopted,
    Decided,
    Erased,
    Revoked,
    TakenOver,
    Territory,
    VisitSubmitted,
)
from backend.register.line import Line
from backend.register.seal import opens
from criteria.canonical import sha256_hex
from criteria.charter import Charter
from criteria.load import charter_from_json
from criteria.refusals import CharterRefused
from maps.outline import Outline, OutlineRefused
from maps.territory import read_outline

SealName = tuple[int, str]  # the number of a line and the name of one of its seals


class Erasure(msgspec.Struct, frozen=True):
    """The line that erased a payload, and under which rule."""

    n: int
    rule: str


class Ground(msgspec.Struct, frozen=True):
    """Everything that a fact may rest on, read once.

    `payloads` holds only those that open their seal; `openings` all that are kept. `attested` gives
    what was said of a line, with the line that says it. Lines by what they bear: `submissions` by
    submission, `decisions` by decision or reprise, `revocations` by outlet.
    """

    lines: Sequence[Line]
    by_number: Mapping[int, Line]
    charters: Mapping[str, Charter]
    outlines: Mapping[str, Outline]
    openings: Mapping[SealName, Opening]
    payloads: Mapping[SealName, bytes]
    erasures: Mapping[SealName, Erasure]
    attested: Mapping[int, list[tuple[int, AttestedFact]]]
    submissions: Mapping[str, list[Line]]
    decisions: Mapping[str, list[Line]]
    revocations: Mapping[str, list[Line]]

    def adopted(self, before: int, charter: str) -> CharterAdopted | None:
        """Return the last adoption of a charter before a line."""
        return next(
            (one for one in self._adoptions(before) if one.charter == charter),
            None,
        )

    def territory(self, before: int) -> Territory | None:
        """Return where distances were measured from before a line: as the last adoption says."""
        return next((one.territory for one in self._adoptions(before)), None)

    def in_force(self, before: int, day: dt.date | None) -> CharterAdopted | None:
        """Return the adoption in force on a day, among those before a line."""
        return next(
            (one for one in self._adoptions(before) if day is None or one.effective_on <= day),
            None,
        )

    def erasure_of(self, line: Line) -> Erasure | None:
        """Return the first erasure of anything behind a line."""
        erased = [
            self.erasures[line.n, name] for name in line.seals if (line.n, name) in self.erasures
        ]
        return min(erased, key=lambda one: one.n, default=None)

    def _adoptions(self, before: int) -> Iterable[CharterAdopted]:
        """Return adoptions before a line, the last one first."""
        return (
            line.clear
            for line in reversed(self.lines)
            if line.n < before and isinstance(line.clear, CharterAdopted)
        )


def lay_ground(lines: Sequence[Line], export: RegisterExport) -> Ground:
    """Read what the facts of these lines rest on; what does not open or parse is left out."""
    openings = {(one.n, one.name): one for one in export.openings}
    sealed = {(line.n, name): sealed for line in lines for name, sealed in line.seals.items()}
    attested: dict[int, list[tuple[int, AttestedFact]]] = defaultdict(list)
    erasures: dict[SealName, Erasure] = {}
    submissions: dict[str, list[Line]] = defaultdict(list)
    decisions: dict[str, list[Line]] = defaultdict(list)
    revocations: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        match line.clear:
            case Attested(facts=facts):
                for fact in facts:
                    attested[fact.n].append((line.n, fact))
            case Erased(rule=rule, seals=seals):
                for n, name in seals:
                    erasures.setdefault((n, name), Erasure(line.n, rule))
            case VisitSubmitted(submission=submission):
                submissions[submission].append(line)
            case Decided(decision=decision) | TakenOver(taken_over=decision):
                decisions[decision].append(line)
            case Revoked(decision=decision, outlet=outlet):
                decisions[decision].append(line)
                revocations[outlet].append(line)
            case CharterAdopted():
                pass
    return Ground(
        lines=lines,
        by_number={line.n: line for line in lines},
        charters=_read_charters(export.charters),
        outlines=_read_outlines(export.outlines),
        openings=openings,
        payloads={
            name: one.payload.encode()
            for name, one in openings.items()
            if name in sealed and opens_seal(one, sealed[name])
        },
        erasures=erasures,
        attested=attested,
        submissions=submissions,
        decisions=decisions,
        revocations=revocations,
    )


def opens_seal(opening: Opening, sealed: str) -> bool:
    """Tell whether an opening is that of a seal, whatever was made of its salt or payload."""
    try:
        return opens(bytes.fromhex(opening.salt), opening.payload.encode(), sealed)
    except ValueError:
        return False


def _read_charters(bodies: dict[str, bytes]) -> dict[str, Charter]:
    read: dict[str, Charter] = {}
    for name, body in bodies.items():
        try:
            charter = charter_from_json(body)
        except CharterRefused:
            continue
        if sha256_hex(body) == name:
            read[name] = charter
    return read


def _read_outlines(bodies: dict[str, bytes]) -> dict[str, Outline]:
    read: dict[str, Outline] = {}
    for name, body in bodies.items():
        if sha256_hex(body) != name:
            continue
        try:
            read[name] = read_outline(body)
        except OutlineRefused:
            continue
    return read
