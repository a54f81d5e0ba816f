"""Verifies the chain: each line's form, number and hash, the line before it, and a known head."""

from collections import Counter
from collections.abc import Sequence

from backend.register.export import StoredLine
from backend.register.line import (
    NO_LINE,
    Head,
    Line,
    LineRefused,
    hash_line_bytes,
    read_line,
)
from backend.register.verdict import Fault, Reason, Verdict, fails, follows, judge

LEAST_HEAD_DIGITS = 16  # what minutes print


def check_chain(stored: Sequence[StoredLine]) -> tuple[list[Line], list[Verdict]]:
    """Return the lines that can be read, and one verdict or more for each stored line.

    A fault is named where it is: a line is compared with the hash stored beside it, and what it
    says of the line before with the hash stored there.
    """
    read = [_read(one) for one in stored]
    lines = [one for one in read if isinstance(one, Line)]
    # That of most lines: a first line that was changed is then the one at fault.
    [(caisse, _)] = Counter(line.caisse for line in lines).most_common(1) or [("", 0)]
    verdicts: list[Verdict] = []
    previous = NO_LINE
    for n, (one, line) in enumerate(zip(stored, read, strict=True), start=1):
        if isinstance(line, Fault):
            verdicts.append(fails(n, "chain", line))
        else:
            verdicts += judge(n, "chain", _faults_of(line, one, n, previous, caisse))
        previous = one.hash
    return lines, verdicts


def _read(stored: StoredLine) -> Line | Fault:
    try:
        return read_line(stored.body.encode("utf-8", "surrogatepass"))
    except LineRefused as fault:
        return Fault("line_unreadable", str(fault))


def _faults_of(line: Line, stored: StoredLine, n: int, previous: str, caisse: str) -> list[Fault]:
    found: dict[Reason, bool] = {
        "line_hash_differs": hash_line_bytes(stored.body.encode()) != stored.hash,
        "number_differs": line.n != n,
        "previous_differs": line.prev != previous,
        "caisse_differs": line.caisse != caisse,
    }
    return [Fault(reason) for reason, is_found in found.items() if is_found]


def check_head(stored: Sequence[StoredLine], head: Head | None) -> list[Verdict]:
    """Return whether a head printed elsewhere occurs at its number, by its hash or the start of it.

    It is compared with the line itself, so that a chain recomputed from a replaced line on is
    caught. Fewer than 16 digits prove nothing and do not occur.
    """
    if head is None:
        return []
    if not 1 <= head.n <= len(stored):
        return [fails(head.n, "head", Fault("head_missing"))]
    found = hash_line_bytes(stored[head.n - 1].body.encode("utf-8", "surrogatepass"))
    if len(head.hash) < LEAST_HEAD_DIGITS or not found.startswith(head.hash.lower()):
        return [fails(head.n, "head", Fault("head_differs", found))]
    return [follows(head.n, "head")]
