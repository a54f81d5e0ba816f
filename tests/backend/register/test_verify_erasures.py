"""What was erased is attested, by its rule and by a line written before; else it is named."""

import msgspec

from backend.register.facts import (
    Attested,
    AttestedFact,
    Erased,
)
from tests.backend.register.registers import (
    decided,
    refused,
)
from tests.backend.register.verifying import book_with_visit, faults
from tests.criteria.short_entries import id_of


def test_an_erasure_without_attestation_does_not_follow() -> None:
    """What rested on the data was never attested."""
    book = book_with_visit()
    book.decide(refused("till"))
    book.erase("till", attested=False)

    assert faults(book) == [
        (2, "submission", "erased_unattested"),
        (3, "score", "erased_unattested"),
    ]


def test_an_attestation_written_after_the_erasure_proves_nothing() -> None:
    """Nobody can attest what is no longer there."""
    book = book_with_visit()
    book.erase("till", attested=False)
    late = AttestedFact(2, visit=id_of("v1"), submission=id_of("s"))
    book.write(Attested(id_of("till"), (late,)), {})

    assert faults(book) == [(2, "submission", "erased_unattested")]


def test_an_attestation_that_differs_from_its_line_does_not_follow() -> None:
    """An attestation only repeats."""
    book = book_with_visit()
    book.decide(decided("till"))
    fact = AttestedFact(3, criteria_met=1, tier="t1", families=())
    unknown = AttestedFact(1, criteria_met=1, tier="t1", families=())
    book.write(Attested(id_of("till"), (fact, unknown)), {})

    assert faults(book) == [
        (4, "attestation", "attestation_differs"),
        (4, "attestation", "attests_nothing"),
    ]


def test_a_payload_kept_after_its_erasure_or_without_seal_is_named() -> None:
    """Erased means gone."""
    book = book_with_visit()
    kept = book.openings[-1]
    book.erase("till")
    book.openings += [kept, msgspec.structs.replace(kept, name="nothing")]

    assert faults(book) == [(2, "seals", "payload_unsealed"), (2, "seals", "payload_kept")]


def test_an_erasure_names_seals_that_exist_for_that_outlet() -> None:
    """An erasure cannot cover another outlet's data, nor something never sealed."""
    book = book_with_visit()
    book.write(Erased(id_of("ormes"), "refused-1-year", ((2, id_of("nope")), (1, "minutes"))), {})

    assert [one for one in faults(book) if one[0] == 3] == [(3, "erasure", "erases_nothing")] * 2
