"""What verification says of one fact: it follows, it is attested, or it does not follow."""

from typing import Literal

import msgspec

from criteria.fold import SubmissionFault

Fact = Literal[
    "chain",  # the line: its form, number, hash, and the line before it
    "head",  # a head printed elsewhere
    "charter",  # the charter that the line names
    "territory",  # the outline that an adoption names
    "seals",  # the private payloads behind the line
    "submission",  # a complete set of entries
    "score",  # criteria met, tier, families and percents
    "votes",  # the outcome by the charter's rule
    "convention",  # what was granted, taken over or ended
    "attestation",
    "erasure",
]
Standing = Literal["follows", "attested", "does_not_follow"]
Reason = (
    Literal[
        "line_unreadable",
        "line_hash_differs",
        "number_differs",
        "previous_differs",
        "caisse_differs",
        "head_missing",
        "head_differs",
        "charter_missing",
        "charter_differs",
        "charter_not_adopted",
        "outline_missing",
        "outline_differs",
        "payload_missing",
        "payload_differs",
        "payload_kept",
        "payload_unsealed",
        "seals_differ",
        "erased_unattested",
        "submission_absent",
        "submission_unsound",
        "entry_unreadable",
        "entry_misplaced",
        "trial_in_register",
        "amends_nothing",
        "disagreement_unsettled",
        "score_impossible",
        "criteria_met_differs",
        "tier_differs",
        "families_differ",
        "day_missing",
        "votes_impossible",
        "outcome_differs",
        "approval_without_start",
        "dates_without_approval",
        "end_before_start",
        "decision_repeated",
        "nothing_to_revoke",
        "revoked_twice",
        "notice_too_short",
        "attests_nothing",
        "attestation_differs",
        "erases_nothing",
    ]
    | SubmissionFault
)


class Fault(msgspec.Struct, frozen=True):
    """Why a fact does not follow; `at` names the entry, seal, field, charter or family at fault."""

    reason: Reason
    at: str = ""


class Verdict(msgspec.Struct, frozen=True):
    """What is said of one fact of line `n`.

    `rule` is that under which data was erased, when the fact is attested. `backend.register.words`
    says it in French.
    """

    n: int
    fact: Fact
    standing: Standing
    fault: Fault | None = None
    rule: str | None = None


def follows(n: int, fact: Fact) -> Verdict:
    """Return that a fact was recomputed and is so."""
    return Verdict(n, fact, "follows")


def attested(n: int, fact: Fact, rule: str) -> Verdict:
    """Return that a fact rests on an attestation, its data erased under a rule."""
    return Verdict(n, fact, "attested", rule=rule)


def fails(n: int, fact: Fact, fault: Fault) -> Verdict:
    """Return that a fact does not follow."""
    return Verdict(n, fact, "does_not_follow", fault)


def judge(n: int, fact: Fact, faults: list[Fault]) -> list[Verdict]:
    """Return one verdict for each fault, or that the fact follows when there is none."""
    return [fails(n, fact, fault) for fault in faults] or [follows(n, fact)]
