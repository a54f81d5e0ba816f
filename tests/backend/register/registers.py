"""Builds small registers, sound ones, so that a test can spoil one thing."""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

import msgspec

from backend.register.export import Opening, RegisterExport, StoredLine
from backend.register.facts import (
    CharterAdopted,
    Clear,
    Decided,
    Erased,
    FamilyRate,
    Revoked,
    TakenOver,
    Territory,
    VisitSubmitted,
    VoteCounts,
    attest,
)
from backend.register.line import Line, head_of, line_bytes, line_hash, next_line
from backend.register.seal import seal
from criteria.answers import Distance
from criteria.canonical import canonical_bytes
from criteria.charter import Charter
from criteria.contents import Position
from criteria.entries import Entry
from criteria.load import charter_bytes, charter_sha256, read_charter
from maps.territory import Territory as MeasuredFrom
from tests.criteria.short_entries import entries_from, id_of

DAY = dt.date(2026, 11, 20)
CAISSE = id_of("caisse")
PLACE = Territory(448_378_000, -5_795_000)

CHARTER = read_charter(
    """
semantics = 1
id = "essai"
version = "2026-1"
title.fr = "Charte d’essai"
notice.fr = "Pour les tests"
kinds = [{ code = "farm", label.fr = "Ferme" }, { code = "shop", label.fr = "Commerce" }]

[[grid.tiers]]
code = "t1"
label.fr = "Un critère"
criteria_met = 1

[[grid.tiers]]
code = "t2"
label.fr = "Deux critères"
criteria_met = 2

[[grid.criteria]]
code = "C1"
title.fr = "Paysage"
pass_percent = 60

[[grid.criteria.questions]]
code = "haies"
text.fr = "Y a-t-il des haies ?"
kind = "yes_no"
points = 2

[[grid.criteria.questions]]
code = "mares"
text.fr = "Y a-t-il des mares ?"
kind = "yes_no"
applies_to = ["farm"]
points = 2

[[grid.criteria]]
code = "C2"
title.fr = "Proximité"
pass_percent = 50

[[grid.criteria.questions]]
code = "loin"
text.fr = "Le lieu est-il proche ?"
kind = "distance"
points = 1

[[products.families]]
code = "lait"
label.fr = "Lait"
admitted = true

[[products.families]]
code = "miel"
label.fr = "Miel"
admitted = true

[[products.classes]]
code = "A"
label.fr = "Direct"
admitted = true

[[products.rules]]
class = "A"

[rates]
meaning = "payable_in_currency"
currency = "MonA"

[[rates.tables]]
percent = { t1 = { A = 50 }, t2 = { A = 70 } }

[[rates.tables]]
from = "2027-01-01"
percent = { t1 = { A = 40 }, t2 = { A = 60 } }

[perimeter]
measured = "sale"
radius_m = 50000

[decision]
method = "majority"
base = "expressed"
threshold = { for = 1, of = 2, strict = true }
quorum = { count = 3 }
tie = "adjourn"
no_quorum = "adjourn"
notice_days = 15
"""
)
CHARTER_SHA256 = charter_sha256(CHARTER)

FOR = VoteCounts(for_=4, against=1, abstain=1, blank=0, present=7, members=9, recused=1)
AGAINST = VoteCounts(for_=1, against=4, abstain=1, blank=0, present=7, members=9, recused=1)
ADOPTED = CharterAdopted(CHARTER_SHA256, DAY, PLACE)

# A replaced answer, a family, a position and the opening: what a small visit writes.
VISIT: tuple[dict[str, Any], ...] = (
    {"id": "o", "kind": "opening", "field": "visit", "content": {"trial": False, "paper": False}},
    {"id": "a", "field": "answer/haies", "content": {"choice": "no"}},
    {"id": "b", "field": "answer/haies", "content": {"choice": "yes"}, "replaces": ["a"]},
    {"id": "f", "kind": "family", "field": "family/lait", "content": {"present": True}},
    {
        "id": "p",
        "kind": "position",
        "field": "position",
        "content": {"lat_e7": 448_400_000, "lon_e7": -5_800_000, "accuracy_m": 8, "source": "map"},
    },
)


def submission(names: Iterable[str], **more: object) -> dict[str, Any]:
    """Write the submission `s` of some entries, in short."""
    content = {"names": list(names)}
    return {"id": "s", "kind": "submission", "field": "submission", "content": content, **more}


def visit_entries(*more: Mapping[str, Any]) -> dict[str, Entry]:
    """Read the entries of the small visit, some more, and the submission `s` of all of them."""
    written = [*VISIT, *more]
    return entries_from([*written, submission(one["id"] for one in written)])


def second_visit() -> dict[str, Entry]:
    """Read the same entries as another visit, all ids with a 2."""
    twice = [
        {
            **one,
            "id": f"{one['id']}2",
            "visit": "v2",
            "replaces": [f"{name}2" for name in one.get("replaces", [])],
        }
        for one in VISIT
    ]
    named = submission((one["id"] for one in twice), visit="v2")
    return entries_from([*twice, {**named, "id": "s2"}])


def near(charter: Charter, position: Position, territory: MeasuredFrom) -> Distance | None:
    """Measure as the tests need: inside north of the territory, outside elsewhere."""
    metres = (position.lat_e7 - territory.point.lat_e7) // 90
    return Distance(abs(metres), "inside" if metres > 0 else "outside")


class Book:
    """A register under construction: each call appends a line with its seals and openings."""

    def __init__(self) -> None:
        """Begin an empty register."""
        self.lines: list[Line] = []
        self.openings: list[Opening] = []
        self._salts = count(1)

    def write(
        self, clear: Clear, payloads: Mapping[str, object], decided_on: dt.date | None = None
    ) -> int:
        """Append one line and return its number."""
        n = len(self.lines) + 1
        seals: dict[str, str] = {}
        for name, payload in payloads.items():
            salt = next(self._salts).to_bytes(32, "big")
            seals[name] = seal(salt, payload)
            text = canonical_bytes(payload).decode()
            self.openings.append(Opening(n, name, salt.hex(), text))
        line = next_line(
            head_of(self.lines[-1]) if self.lines else None,
            caisse=CAISSE,
            clear=clear,
            seals=seals,
            recorded_at=1_763_600_000_000 + n,
            decided_on=decided_on,
        )
        self.lines.append(line)
        return n

    def adopt(self) -> int:
        """Adopt the charter of the tests."""
        return self.write(ADOPTED, {"minutes": {"text": "Adoptée à l’unanimité"}}, DAY)

    def visit(
        self,
        outlet: str,
        entries: Mapping[str, Entry],
        last: str = "s",
        kind: type[VisitSubmitted] = VisitSubmitted,
        outlet_kind: str = "shop",
        trial: bool | msgspec.UnsetType = msgspec.UNSET,
    ) -> int:
        """Write the line of the submission named `last` of these entries."""
        standing = entries[id_of(last)]
        clear = kind(
            visit=standing.visit,
            outlet=id_of(outlet),
            outlet_kind=outlet_kind,
            submission=standing.id,
            charter=CHARTER_SHA256,
            trial=trial,
        )
        return self.write(clear, {name: msgspec.to_builtins(one) for name, one in entries.items()})

    def decide(self, clear: Clear) -> int:
        """Write a decision or a revocation with its reasons."""
        return self.write(clear, {"reasons": {"text": "Motifs de la décision"}}, DAY)

    def take_over(self, outlet: str, **changes: Any) -> int:
        """Write the reprise of a convention from before."""
        clear = TakenOver(
            taken_over=id_of("old"),
            outlet=id_of(outlet),
            starts_on=dt.date(2023, 3, 1),
            ends_on=None,
            tier=None,
            families=(FamilyRate("lait", "A", 70),),
        )
        changed = msgspec.structs.replace(clear, **changes)
        return self.write(changed, {"minutes": {"text": "Compte rendu du 1er mars 2023"}})

    def erase(self, outlet: str, *, attested: bool = True, rule: str = "refused-1-year") -> None:
        """Attest what rests on the data of an outlet, then erase its payloads."""
        of_outlet = [one for one in self.lines if getattr(one.clear, "outlet", "") == id_of(outlet)]
        if attested:
            self.write(attest(id_of(outlet), [(one.n, one.clear) for one in of_outlet]), {})
        seals = tuple((one.n, name) for one in of_outlet for name in one.seals)
        self.write(Erased(id_of(outlet), rule, seals), {})
        self.openings = [one for one in self.openings if (one.n, one.name) not in seals]

    def export(self) -> RegisterExport:
        """Return what verification reads."""
        return RegisterExport(
            lines=tuple(StoredLine(line_bytes(one).decode(), line_hash(one)) for one in self.lines),
            openings=tuple(self.openings),
            charters={CHARTER_SHA256: charter_bytes(CHARTER)},
        )


def decided(outlet: str, decision: str = "d1", /, **changes: Any) -> Decided:
    """Return the approval of a visit's submission named `s`."""
    clear = Decided(
        decision=id_of(decision),
        outlet=id_of(outlet),
        visit=id_of("v1"),
        submission=id_of("s"),
        charter=CHARTER_SHA256,
        outcome="approved",
        votes=FOR,
        criteria_met=2,
        tier="t2",
        families=(FamilyRate("lait", "A", 70),),
        starts_on=DAY,
        ends_on=None,
    )
    return msgspec.structs.replace(clear, **changes)


def refused(outlet: str, decision: str = "d1", /, **changes: Any) -> Decided:
    """Return the refusal of a visit's submission named `s`."""
    bare: dict[str, Any] = {"outcome": "refused", "votes": AGAINST, "families": ()}
    return decided(outlet, decision, **{**bare, "starts_on": None, **changes})


def revoked(outlet: str, ends: str = "d1", /, **changes: Any) -> Revoked:
    """Return the revocation of a convention at the end of its notice."""
    clear = Revoked(
        decision=id_of("r1"),
        outlet=id_of(outlet),
        ends=id_of(ends),
        votes=FOR,
        effective_on=DAY + dt.timedelta(days=15),
    )
    return msgspec.structs.replace(clear, **changes)


def whole_book() -> Book:
    """Build a register with every kind of line: one outlet revoked, one refused and erased."""
    book = Book()
    book.adopt()
    book.take_over("old")
    book.visit("till", visit_entries())
    book.decide(decided("till"))
    book.visit("ormes", second_visit(), last="s2")
    book.decide(refused("ormes", "d2", visit=id_of("v2"), submission=id_of("s2")))
    book.decide(revoked("till"))
    book.erase("ormes")
    return book
