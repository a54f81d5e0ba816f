"""Verification of a register: sound ones pass, and each thing spoilt is named at its place."""

import datetime as dt
from collections.abc import Callable
from typing import Any, get_args

import msgspec
import pytest

from backend.register.export import RegisterExport, StoredLine
from backend.register.facts import (
    Attested,
    AttestedFact,
    Erased,
    FamilyRate,
    Territory,
    VisitAmended,
)
from backend.register.line import Head, head_of, line_bytes, line_hash
from backend.register.seal import seal
from backend.register.verdict import Fact, Fault, Reason, Verdict
from backend.register.verify import failures, verify
from backend.register.words import say
from criteria.canonical import canonical_bytes, parse_canonical, sha256_hex
from criteria.score import score
from maps.outline import Outline
from maps.territory import outline_bytes
from tests.backend.register.registers import (
    ADOPTED,
    AGAINST,
    CHARTER_SHA256,
    DAY,
    FOR,
    PLACE,
    VISIT,
    Book,
    decided,
    near,
    refused,
    revoked,
    submission,
    visit_entries,
    whole_book,
)
from tests.criteria.short_entries import entries_from, id_of

MINUTES = {"minutes": {"text": "Adoptée à l’unanimité"}}


def outlined(name: str) -> Territory:
    """Return the territory of the tests with an outline."""
    return msgspec.structs.replace(PLACE, outline=name)


def verified(export: RegisterExport, head: Head | None = None) -> list[Verdict]:
    """Verify as the command line does, with the tests' way to measure."""
    return verify(export, score, near, head)


def faults(book: Book) -> list[tuple[int, str, str]]:
    """Return the line, the fact and the reason of each failure."""
    return [
        (one.n, one.fact, one.fault.reason)
        for one in failures(verified(book.export()))
        if one.fault
    ]


def book_with_visit(*more: dict[str, Any]) -> Book:
    """Begin a register with a charter and the visit of one outlet."""
    book = Book()
    book.adopt()
    book.visit("till", visit_entries(*more))
    return book


def test_a_sound_register_follows_in_all_its_facts() -> None:
    """Every kind of line; only what rested on erased data is attested, and nothing fails."""
    verdicts = verified(whole_book().export())

    assert not [say(one) for one in failures(verdicts)]
    assert {(5, "seals"), (5, "submission"), (6, "seals"), (6, "score")} == {
        (one.n, one.fact) for one in verdicts if one.standing == "attested"
    }
    assert {
        (4, "score"),
        (4, "votes"),
        (4, "convention"),
        (3, "submission"),
        (2, "convention"),
    } <= {(one.n, one.fact) for one in verdicts if one.standing == "follows"}


def test_an_erased_applicant_is_attested_with_the_rule() -> None:
    """The sentence names the rule under which the data left."""
    said = [say(one) for one in verified(whole_book().export()) if one.n == 6]

    assert (
        "Ligne 6, critères et taux\u00a0: attesté, données effacées selon la règle refused-1-year."
        in said
    )
    assert "Ligne 6, décompte des voix\u00a0: vérifié." in said


def flip(text: str, at: int) -> str:
    """Change one character of a text to another one of the same sort."""
    changed = "0" if text[at] != "0" else "1"
    return text[:at] + changed + text[at + 1 :]


def test_one_byte_of_any_line_is_named_at_its_line() -> None:
    """Whatever byte changes, the first fault is at that line and no other line's form fails."""
    sound = whole_book().export()
    for n, stored in enumerate(sound.lines, start=1):
        for at in range(0, len(stored.body), 31):
            spoilt = StoredLine(flip(stored.body, at), stored.hash)
            lines = (*sound.lines[: n - 1], spoilt, *sound.lines[n:])
            found = failures(verified(msgspec.structs.replace(sound, lines=lines)))

            assert {n} == {one.n for one in found if one.fact == "chain"}


def test_one_byte_of_any_sealed_payload_is_named_by_line_and_seal() -> None:
    """Entries, replaced ones too, reasons and minutes: any change does not open the seal."""
    sound = whole_book().export()
    for index, opening in enumerate(sound.openings):
        for at in range(0, len(opening.payload), 11):
            spoilt = msgspec.structs.replace(opening, payload=flip(opening.payload, at))
            openings = (*sound.openings[:index], spoilt, *sound.openings[index + 1 :])
            found = failures(verified(msgspec.structs.replace(sound, openings=openings)))

            assert Fault("payload_differs", opening.name) in [one.fault for one in found]
            assert opening.n == found[0].n


def test_a_replaced_entry_that_changed_is_named() -> None:
    """An entry that no longer counts is proved like the others."""
    sound = whole_book().export()
    replaced = next(one for one in sound.openings if one.name == id_of("a"))
    changed = msgspec.structs.replace(replaced, payload=replaced.payload.replace('"no"', '"yes"'))
    openings = tuple(changed if one is replaced else one for one in sound.openings)

    found = failures(verified(msgspec.structs.replace(sound, openings=openings)))

    assert Fault("payload_differs", id_of("a")) == found[0].fault
    assert f"Ligne 3, pièces scellées\u00a0: ne se vérifie pas, la pièce {id_of('a')} ne" in say(
        found[0]
    )


def test_a_line_replaced_and_the_chain_recomputed_is_caught_by_a_printed_head() -> None:
    """The chain alone agrees with itself; paper handed out before does not."""
    honest, forged = whole_book(), Book()
    forged.adopt()
    forged.take_over("old", families=(FamilyRate("lait", "A", 100),))
    for line in honest.lines[2:]:
        forged.lines.append(
            msgspec.structs.replace(line, prev=line_hash(forged.lines[-1]), n=line.n)
        )
    export = forged.export()
    forged_export = msgspec.structs.replace(
        honest.export(),
        lines=export.lines,
        openings=(*forged.openings, *(one for one in honest.openings if one.n > 2)),
    )
    printed = head_of(honest.lines[-1])

    assert not failures(verified(forged_export))
    assert [
        one.fault.reason for one in failures(verified(forged_export, printed)) if one.fault
    ] == ["head_differs"]
    assert not failures(verified(honest.export(), printed))


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        ([], lambda head: Head(head.n, head.hash[:16])),
        ([], lambda head: Head(head.n, head.hash.upper())),
        (["head_differs"], lambda head: Head(head.n, head.hash[:15])),
        (["head_differs"], lambda head: Head(head.n - 1, head.hash)),
        (["head_missing"], lambda head: Head(head.n + 1, head.hash)),
    ],
)
def test_a_head_is_compared_by_its_number_and_at_least_16_digits(
    expected: list[str], change: Callable[[Head], Head]
) -> None:
    """Minutes print sixteen digits; fewer prove nothing; a shortened register lacks the line."""
    book = whole_book()
    head = change(head_of(book.lines[-1]))

    found = failures(verified(book.export(), head))

    assert expected == [one.fault.reason for one in found if one.fault]


def test_a_line_taken_out_or_moved_is_named() -> None:
    """Numbers and hashes before no longer agree."""
    sound = whole_book().export()
    lines = (*sound.lines[:1], *sound.lines[2:])

    found = [
        one for one in failures(verified(msgspec.structs.replace(sound, lines=lines))) if one.n == 2
    ]

    assert {"number_differs", "previous_differs"} <= {
        one.fault.reason for one in found if one.fault
    }


def test_a_payload_that_is_missing_without_erasure_does_not_follow() -> None:
    """Losing data is not erasing it."""
    book = book_with_visit()
    book.openings = [one for one in book.openings if one.name != id_of("b")]

    assert sorted(faults(book), key=lambda one: one[2], reverse=True) == [
        (2, "submission", "submission_absent"),
        (2, "seals", "payload_missing"),
    ]


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


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        ("criteria_met_differs", {"criteria_met": 1}),
        ("tier_differs", {"tier": "t1"}),
        ("families_differ", {"families": (FamilyRate("lait", "A", 71),)}),
        ("families_differ", {"families": ()}),
        ("families_differ", {"starts_on": dt.date(2027, 1, 1)}),
        ("submission_absent", {"submission": id_of("z")}),
        ("submission_absent", {"outlet": id_of("ormes")}),
    ],
)
def test_a_decision_that_its_entries_do_not_give_is_named(
    expected: str, changes: dict[str, Any]
) -> None:
    """Criteria met, tier and percents are scored again from the sealed entries."""
    book = book_with_visit()
    book.decide(decided("till", **changes))

    assert [(3, "score", expected)] == faults(book)


def test_rates_are_those_of_the_first_day_of_the_convention() -> None:
    """A convention that starts next year has next year's table."""
    book = book_with_visit()
    book.decide(
        decided("till", starts_on=dt.date(2027, 1, 1), families=(FamilyRate("lait", "A", 60),))
    )

    assert not faults(book)


def test_the_kind_of_outlet_decides_which_questions_count() -> None:
    """On a farm the ponds are asked too, and nobody answered."""
    book = Book()
    book.adopt()
    book.visit("till", visit_entries(), outlet_kind="farm")
    book.decide(decided("till", criteria_met=1, tier="t1", families=(FamilyRate("lait", "A", 50),)))

    assert not faults(book)


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        (("votes", "outcome_differs"), {"votes": AGAINST}),
        (("votes", "votes_impossible"), {"votes": msgspec.structs.replace(FOR, present=3)}),
        (("convention", "approval_without_start"), {"starts_on": None}),
        (("convention", "end_before_start"), {"ends_on": DAY - dt.timedelta(days=1)}),
    ],
)
def test_a_decision_that_its_votes_or_dates_do_not_give_is_named(
    expected: tuple[str, str], changes: dict[str, Any]
) -> None:
    """Votes are counted again by the charter's rule."""
    book = book_with_visit()
    book.decide(decided("till", **changes))

    assert [(3, *expected)] == faults(book)


def test_a_refusal_grants_nothing() -> None:
    """A refusal has no dates."""
    book = book_with_visit()
    book.decide(refused("till", starts_on=DAY))

    assert faults(book) == [(3, "convention", "dates_without_approval")]


def test_a_decision_needs_its_day_and_its_own_id() -> None:
    """The same decision cannot be written twice."""
    book = book_with_visit()
    book.decide(decided("till"))
    book.write(decided("till"), {"reasons": {"text": "Encore"}}, None)

    assert faults(book) == [
        (4, "convention", "day_missing"),
        (4, "convention", "decision_repeated"),
    ]


def test_no_vote_stands_on_a_disagreement_of_the_list() -> None:
    """Only disagreements inside the list count."""
    book = book_with_visit({"id": "c", "field": "answer/haies", "content": {"choice": "no"}})
    book.decide(decided("till"))

    assert faults(book) == [(3, "score", "disagreement_unsettled")]


@pytest.mark.parametrize("said", [msgspec.UNSET, True])
def test_a_trial_visit_never_reaches_the_register(said: bool | msgspec.UnsetType) -> None:
    """No convention rests on a visite d'essai, even one that says so."""
    assert faults(book_with_trial_opening(said)) == [(2, "submission", "trial_in_register")]


def test_a_plan_that_says_otherwise_wins_over_a_trial_opening() -> None:
    """The line says that the visit was planned for good: the server's plan wins (design 5)."""
    assert faults(book_with_trial_opening(said=False)) == []


def book_with_trial_opening(said: bool | msgspec.UnsetType) -> Book:
    """Return a book with a visit whose opening says essai, and what its line says of that."""
    trial = {
        "id": "o",
        "kind": "opening",
        "field": "visit",
        "content": {"trial": True, "paper": False},
    }
    book = Book()
    book.adopt()
    written = [trial, *VISIT[1:]]
    entries = entries_from([*written, submission(one["id"] for one in written)])
    book.visit("till", entries, trial=said)
    return book


def test_an_answer_that_the_charter_does_not_offer_gives_no_score() -> None:
    """The place of the answer is named."""
    book = book_with_visit({"id": "m", "field": "answer/mares", "content": {"choice": "maybe"}})
    book.decide(decided("till"))

    assert faults(book) == [(3, "score", "score_impossible")]


@pytest.mark.parametrize(
    ("expected", "names", "left_out"),
    [
        ("replaced_entry_not_named", ["o", "b", "f", "p"], ["a"]),
        ("seals_differ", ["o", "a", "f", "p"], []),
        ("entry_missing", ["o", "a", "b", "f", "p"], ["p"]),
    ],
)
def test_a_submission_whose_list_is_not_that_of_its_seals_is_named(
    expected: str, names: list[str], left_out: list[str]
) -> None:
    """The list is closed, and the seals are those of its entries, no more and no less."""
    entries = entries_from([*VISIT, submission(names)])
    book = Book()
    book.adopt()
    book.visit(
        "till", {name: one for name, one in entries.items() if name not in map(id_of, left_out)}
    )

    assert expected in [reason for _, _, reason in faults(book)]


def _as_amendment(book: Book) -> None:
    book.visit("till", visit_entries(), kind=VisitAmended)


def _of_another_visit(book: Book) -> None:
    entries = visit_entries()
    entries[id_of("a")] = msgspec.structs.replace(entries[id_of("a")], visit=id_of("v9"))
    book.visit("till", entries)


def _under_another_name(book: Book) -> None:
    entries = visit_entries()
    entries[id_of("a")], entries[id_of("b")] = entries[id_of("b")], entries[id_of("a")]
    book.visit("till", entries)


def _not_an_entry(book: Book) -> None:
    entries = visit_entries()
    entries[id_of("a")] = msgspec.structs.replace(entries[id_of("a")], field="answer")
    book.visit("till", entries)


def _without_submission(book: Book) -> None:
    clear = book_with_visit().lines[1].clear
    book.write(clear, {})


@pytest.mark.parametrize(
    ("expected", "write"),
    [
        ("entry_misplaced", _as_amendment),
        ("entry_misplaced", _of_another_visit),
        ("entry_misplaced", _under_another_name),
        ("entry_unreadable", _not_an_entry),
        ("submission_absent", _without_submission),
    ],
)
def test_what_is_sealed_for_a_visit_is_its_entries_and_its_submission(
    expected: str, write: Callable[[Book], None]
) -> None:
    """Well sealed is not enough: each payload is an entry of that visit under its own id."""
    book = Book()
    book.adopt()
    write(book)
    book.decide(decided("till"))

    assert (2, "submission", expected) in faults(book)
    assert expected == "entry_misplaced" or (3, "score", "submission_unsound") in faults(book)


def test_an_amendment_follows_what_it_replaces() -> None:
    """An amendment of a submission never written amends nothing."""
    added = {"id": "c", "field": "answer/mares", "content": {"choice": "yes"}}
    named = [*(one["id"] for one in VISIT), "c"]
    content = {"names": named, "reason": "Oubli"}
    amendment = {
        "id": "t",
        "kind": "amendment",
        "field": "submission",
        "content": content,
        "replaces": ["s"],
    }
    entries = entries_from([*VISIT, added, submission(one["id"] for one in VISIT), amendment])
    of_amendment = {name: one for name, one in entries.items() if name != id_of("s")}
    sound = book_with_visit()
    sound.visit("till", of_amendment, "t", VisitAmended)
    sound.decide(decided("till", submission=id_of("t")))
    orphan = Book()
    orphan.adopt()
    orphan.visit("till", of_amendment, "t", VisitAmended)

    assert not faults(sound)
    assert faults(orphan) == [(2, "submission", "amends_nothing")]


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        (("convention", "nothing_to_revoke"), {"ends": id_of("d9")}),
        (("convention", "nothing_to_revoke"), {"outlet": id_of("ormes")}),
        (("convention", "notice_too_short"), {"effective_on": DAY + dt.timedelta(days=14)}),
        (("convention", "decision_repeated"), {"decision": id_of("d1")}),
        (("votes", "outcome_differs"), {"votes": AGAINST}),
    ],
)
def test_a_revocation_ends_what_was_granted_by_a_vote_after_its_notice(
    expected: tuple[str, str], changes: dict[str, Any]
) -> None:
    """Nothing else can be revoked."""
    book = book_with_visit()
    book.decide(decided("till"))
    book.decide(revoked("till", **changes))

    assert [(4, *expected)] == faults(book)


def test_a_refusal_is_no_convention_to_revoke_and_none_is_revoked_twice() -> None:
    """Revoking needs an approval or a reprise that still holds."""
    book = book_with_visit()
    book.decide(refused("till"))
    book.decide(revoked("till"))
    book.take_over("old")
    book.decide(revoked("old", "old", decision=id_of("r2")))
    book.decide(revoked("old", "old", decision=id_of("r3")))

    assert faults(book) == [
        (4, "convention", "nothing_to_revoke"),
        (7, "convention", "revoked_twice"),
    ]


def test_a_revocation_ends_rates_voted_for_later_and_can_follow_only_a_new_grant() -> None:
    """It needs one line; another for the renewal ends what was ended already."""
    book = book_with_visit()
    book.take_over("till")
    book.take_over("till", taken_over=id_of("d2"), starts_on=DAY + dt.timedelta(days=30))
    book.decide(revoked("till", "old"))
    sound = faults(book)
    book.decide(revoked("till", "d2", decision=id_of("r2")))
    book.take_over("till", taken_over=id_of("d3"))
    book.decide(revoked("till", "d3", decision=id_of("r3")))

    assert [] == sound
    assert [(6, "convention", "revoked_twice")] == faults(book)


def test_the_charter_that_a_line_names_is_at_hand_unchanged_and_adopted() -> None:
    """A version is named by its hash."""
    book = book_with_visit()
    export = book.export()
    spoilt = export.charters[CHARTER_SHA256].replace(b'"pass_percent":60', b'"pass_percent":10')
    unadopted = Book()
    unadopted.visit("till", visit_entries())

    def reasons(charters: dict[str, bytes]) -> set[str]:
        found = failures(verified(msgspec.structs.replace(export, charters=charters)))
        return {one.fault.reason for one in found if one.fault}

    assert {"charter_differs"} == reasons({CHARTER_SHA256: spoilt})
    assert {"charter_missing"} == reasons({})
    assert faults(unadopted) == [(1, "charter", "charter_not_adopted")]


def test_an_outline_that_is_missing_or_changed_is_named_and_nothing_is_measured_from_it() -> None:
    """The adoption that names it fails, and the score that rests on it; whole, both follow."""
    outline = outline_bytes(Outline((((0, 0), (0, 9), (9, 9)),), 150))
    name = sha256_hex(outline)
    book = Book()
    book.write(msgspec.structs.replace(ADOPTED, territory=outlined(name)), MINUTES, DAY)
    book.visit("till", visit_entries())
    book.decide(decided("till"))

    def found(outlines: dict[str, bytes]) -> list[tuple[int, str, str]]:
        export = msgspec.structs.replace(book.export(), outlines=outlines)
        return [
            (one.n, one.fact, one.fault.reason)
            for one in failures(verified(export))
            if one.fault and one.fault.at == name
        ]

    assert [] == found({name: outline})
    assert [(1, "territory", "outline_missing"), (3, "score", "outline_missing")] == found({})
    for spoilt in (outline.replace(b"150", b"151"), b"", b"\xff", outline.replace(b"[0,0],", b"")):
        assert [(1, "territory", "outline_differs"), (3, "score", "outline_missing")] == found(
            {name: spoilt}
        )


def test_a_score_is_measured_from_the_last_adoption_before_it_whatever_its_charter() -> None:
    """A territory that moved in between: the same visit is then measured from the new one."""
    book = book_with_visit()
    south = Territory(PLACE.lat_e7 + 9_000_000, PLACE.lon_e7)
    book.write(msgspec.structs.replace(ADOPTED, territory=south), MINUTES, DAY)
    book.decide(decided("till"))

    assert faults(book) == [
        (4, "score", "criteria_met_differs"),
        (4, "score", "tier_differs"),
        (4, "score", "families_differ"),
    ]


def test_a_forger_who_seals_a_changed_entry_again_is_caught_by_the_list() -> None:
    """A new seal and a new chain still contradict the hash that the submission names."""
    book = book_with_visit()
    line = book.lines[1]
    index = next(n for n, one in enumerate(book.openings) if one.name == id_of("b"))
    entry = parse_canonical(book.openings[index].payload.encode())
    forged = {**entry, "content": {"choice": "partly"}}
    salt = bytes.fromhex(book.openings[index].salt)
    book.openings[index] = msgspec.structs.replace(
        book.openings[index], payload=canonical_bytes(forged).decode()
    )
    seals = {**line.seals, id_of("b"): seal(salt, forged)}
    book.lines[1] = msgspec.structs.replace(line, seals=seals)

    assert faults(book) == [(2, "submission", "entry_hash_differs")]


def test_a_line_of_another_caisse_does_not_belong() -> None:
    """One chain, one caisse."""
    book = book_with_visit()
    book.lines[1] = msgspec.structs.replace(book.lines[1], caisse=id_of("autre"))

    assert faults(book) == [(2, "chain", "caisse_differs")]


def test_a_line_that_lacks_its_minutes_or_reasons_is_named() -> None:
    """A reprise is proved by the minutes it seals."""
    book = Book()
    book.adopt()
    old = whole_book().lines[1].clear
    book.write(old, {})

    assert faults(book) == [(2, "seals", "seals_differ")]


def test_every_fault_has_its_sentence() -> None:
    """No reason is left without French words, and each names its line."""
    reasons = {one for part in get_args(Reason) for one in (get_args(part) or (part,))}
    for reason in reasons:
        for fact in get_args(Fact):
            said = say(Verdict(7, fact, "does_not_follow", Fault(reason, "x")))

            assert said.startswith("Ligne 7, ")
            assert said.endswith(".")
            assert "{" not in said


def test_the_stored_text_of_a_line_is_what_was_hashed() -> None:
    """Text in another layout is another text."""
    sound = whole_book().export()
    spaced = StoredLine(sound.lines[0].body.replace(":", ": ", 1), sound.lines[0].hash)

    found = failures(verified(msgspec.structs.replace(sound, lines=(spaced, *sound.lines[1:]))))

    assert (found[0].n, found[0].fact) == (1, "chain")
    assert line_bytes(whole_book().lines[0]).decode() == sound.lines[0].body
