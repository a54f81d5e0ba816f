"""Verifies a register: says of each fact whether it follows, is attested, or does not follow."""

from collections.abc import Iterable

from msgspec import UNSET

from backend.register.chain import check_chain, check_head
from backend.register.export import RegisterExport
from backend.register.facts import (
    Attested,
    CharterAdopted,
    Decided,
    Erased,
    Revoked,
    TakenOver,
    VisitSubmitted,
    attested_fact,
)
from backend.register.ground import Ground, lay_ground
from backend.register.line import Head, Line
from backend.register.verdict import Fault, Verdict, attested, fails, follows, judge
from backend.register.visit_proof import (
    Measure,
    Score,
    Visits,
    check_score,
    check_visit,
    read_visits,
)
from backend.register.vote_proof import check_decision, check_revocation, check_taken_over
from criteria.canonical import sha256_hex

# The seals that a line of each kind has; those of a visit are named by its entries.
SEALS: dict[type, set[str]] = {
    CharterAdopted: {"minutes"},
    Decided: {"reasons"},
    Revoked: {"reasons"},
    TakenOver: {"minutes"},
    Attested: set(),
    Erased: set(),
}


def verify(
    export: RegisterExport, score: Score, measure: Measure, head: Head | None = None
) -> list[Verdict]:
    """Return the verdicts on every fact of a register, in the order of its lines.

    Only `does_not_follow` is a failure (design 7). `score` is `criteria.score.score`; `measure`
    gives the distance of a position from a territory as the server does; `head` is one printed
    elsewhere, for instance in minutes.
    """
    lines, verdicts = check_chain(export.lines)
    ground = lay_ground(lines, export)
    verdicts += check_head(export.lines, head)
    verdicts += _check_unsealed(ground)
    visits = read_visits(ground)
    for line in lines:
        verdicts += _check_seals(ground, line)
        verdicts += _check_charter(ground, line, export.charters)
        verdicts += _check_territory(ground, line, export.outlines)
        verdicts += _check_facts(ground, visits, line, score, measure)
    return sorted(verdicts, key=lambda verdict: verdict.n)


def failures(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return only the verdicts that a fact does not follow."""
    return [verdict for verdict in verdicts if verdict.standing == "does_not_follow"]


def _check_facts(
    ground: Ground, visits: Visits, line: Line, score: Score, measure: Measure
) -> list[Verdict]:
    match line.clear:
        case VisitSubmitted() as clear:
            return check_visit(ground, visits, line, clear)
        case Decided() as clear:
            scored = check_score(ground, visits, line, clear, score, measure)
            return [*scored, *check_decision(ground, line, clear)]
        case Revoked() as clear:
            return check_revocation(ground, line, clear)
        case TakenOver() as clear:
            return check_taken_over(ground, line, clear)
        case Attested() as clear:
            return _check_attestation(ground, line, clear)
        case Erased() as clear:
            return _check_erasure(ground, line, clear)
        case CharterAdopted():
            return []


def _check_seals(ground: Ground, line: Line) -> list[Verdict]:
    """Verify that each seal is opened by its payload, or that the payload was erased by a line."""
    expected = SEALS.get(type(line.clear), set(line.seals))
    faults = [Fault("seals_differ", name) for name in sorted(expected ^ set(line.seals))]
    for name in sorted(line.seals):
        is_erased = (line.n, name) in ground.erasures
        if (line.n, name) not in ground.openings:
            if not is_erased:
                faults.append(Fault("payload_missing", name))
        elif is_erased:
            faults.append(Fault("payload_kept", name))
        elif (line.n, name) not in ground.payloads:
            faults.append(Fault("payload_differs", name))
    erasure = ground.erasure_of(line)
    if erasure is not None and not faults:
        return [attested(line.n, "seals", erasure.rule)]
    return judge(line.n, "seals", faults) if line.seals or faults else []


def _check_unsealed(ground: Ground) -> list[Verdict]:
    """Verify that nothing private is kept that no seal stands for."""
    sealed = {(line.n, name) for line in ground.lines for name in line.seals}
    unsealed = sorted(ground.openings.keys() - sealed)
    return [fails(n, "seals", Fault("payload_unsealed", name)) for n, name in unsealed]


def _check_charter(ground: Ground, line: Line, bodies: dict[str, bytes]) -> list[Verdict]:
    """Verify that the charter a line names is at hand, is that one, and was adopted before."""
    charter = getattr(line.clear, "charter", None)
    if charter is None:
        return []
    if charter not in bodies:
        return [fails(line.n, "charter", Fault("charter_missing", charter))]
    if sha256_hex(bodies[charter]) != charter or charter not in ground.charters:
        return [fails(line.n, "charter", Fault("charter_differs", charter))]
    is_adoption = isinstance(line.clear, CharterAdopted)
    if not is_adoption and ground.adopted(line.n, charter) is None:
        return [fails(line.n, "charter", Fault("charter_not_adopted", charter))]
    return [follows(line.n, "charter")]


def _check_territory(ground: Ground, line: Line, bodies: dict[str, bytes]) -> list[Verdict]:
    """Verify that the outline an adoption names is at hand, and is that one."""
    if not isinstance(line.clear, CharterAdopted) or line.clear.territory.outline is UNSET:
        return []
    outline = line.clear.territory.outline
    if outline not in bodies:
        return [fails(line.n, "territory", Fault("outline_missing", outline))]
    if outline not in ground.outlines:
        return [fails(line.n, "territory", Fault("outline_differs", outline))]
    return [follows(line.n, "territory")]


def _check_attestation(ground: Ground, line: Line, clear: Attested) -> list[Verdict]:
    """Verify that an attestation repeats the facts of earlier lines of the same outlet."""
    faults: list[Fault] = []
    for fact in clear.facts:
        stated = _earlier(ground, line, fact.n, clear.outlet)
        if stated is None:
            faults.append(Fault("attests_nothing", str(fact.n)))
        elif fact != attested_fact(fact.n, stated.clear):
            faults.append(Fault("attestation_differs", str(fact.n)))
    return judge(line.n, "attestation", faults)


def _check_erasure(ground: Ground, line: Line, clear: Erased) -> list[Verdict]:
    """Verify that an erasure names seals of earlier lines of the same outlet."""
    faults: list[Fault] = []
    for n, name in clear.seals:
        sealing = _earlier(ground, line, n, clear.outlet)
        if sealing is None or name not in sealing.seals:
            faults.append(Fault("erases_nothing", f"{n} {name}"))
    return judge(line.n, "erasure", faults)


def _earlier(ground: Ground, line: Line, n: int, outlet: str) -> Line | None:
    """Return line `n` if it comes before another and is about that outlet."""
    found = ground.by_number.get(n) if n < line.n else None
    return found if found and getattr(found.clear, "outlet", None) == outlet else None
