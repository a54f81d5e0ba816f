"""Faults of what may differ by kind of outlet, by method of deciding and by language."""

import re

import pytest

from criteria.load import examine_charter
from tests.bench.long_charter import write_long_charter
from tests.criteria.test_charter_faults import GIRONDE, codes, examine, say

T3 = 'code = "t3"\n'
TITLE = 'title.fr = "Respect de l’environnement"\n'
TIER = "[[grid.tiers]]"
PROPORTIONAL = f'[grid]\nnot_applicable = "proportional"\n\n{TIER}'
MAJORITY = 'method = "majority"\nbase = "expressed"\n'
SEMANTICS = "semantics = 1\n"

FAULTS: dict[str, tuple[tuple[str, str], list[str]]] = {
    "a share of points over all of them, for a kind": (
        (TITLE, TITLE + "pass_percent_for = { shop = 101 }\n"), ["out-of-bounds"],
    ),
    "a share of points for a kind that is not": (
        (TITLE, TITLE + "pass_percent_for = { shops = 50 }\n"), ["unknown-code"],
    ),
    "a minimum for a kind over the number of questions": (
        (TITLE, TITLE + "min_answered_for = { shop = 40 }\n"), ["min-answered"],
    ),
    "a minimum for a kind that is not asked so many": (
        (TITLE, TITLE + "min_answered_for = { stall = 6 }\n"), ["min-answered-out-of-reach"],
    ),
    "a tier over the criteria, for a kind": (
        ('code = "t5"\n', 'code = "t5"\ncriteria_met_for = { shop = 6 }\n'), ["tier-over-criteria"],
    ),
    "a tier for a kind that is not": (
        (T3, T3 + "criteria_met_for = { shops = 2 }\n"), ["unknown-code"],
    ),
    "tiers that do not ascend for a kind": (
        (T3, T3 + "criteria_met_for = { shop = 4 }\n"), ["tiers-unordered"],
    ),
    "a majority without its base": (
        (MAJORITY, 'method = "majority"\n'), ["missing-key"],
    ),
    "a consent with the keys of a majority": (
        ('method = "majority"', 'method = "consent"'), ["key-of-majority"] * 3,
    ),
    "a majority that is blocked": (
        (MAJORITY, MAJORITY + 'blocked = "refuse"\n'), ["majority-decides"],
    ),
    "a method tried twice": (
        (MAJORITY, MAJORITY + 'tried_first = ["consent", "consensus", "consent"]\n'),
        ["method-twice"],
    ),
    "languages without French": (
        (SEMANTICS, SEMANTICS + "languages = []\n"), ["without-french"],
    ),
    "a language twice": (
        (SEMANTICS, SEMANTICS + 'languages = ["fr", "fr"]\n'), ["language-twice"],
    ),
    "a language that the format lacks": (
        (SEMANTICS, SEMANTICS + 'languages = ["fr", "xx"]\n'), ["wrong-type"],
    ),
    "texts in a language that is not declared": (
        (TITLE, TITLE + 'title.oc = "Respècte de l’environament"\n'), ["undeclared-language"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_once(name: str) -> None:
    """Nothing else is said of the charter, and there are words for it."""
    change, expected = FAULTS[name]
    examined = examine(change)

    assert expected == codes(examined)
    assert all(words.endswith((".", "?")) for words in say(examined))


SOUND: dict[str, tuple[str, str]] = {
    "an easier first tier for a kind": (T3, T3 + "criteria_met_for = { shop = 1 }\n"),
    "tiers in proportion": (TIER, PROPORTIONAL),
    "an override that never raises": (TIER, f'[grid]\noverride_tier = "never_raises"\n\n{TIER}'),
    "a ladder": (MAJORITY, MAJORITY + 'tried_first = ["consensus", "consent"]\n'),
    "a second call": ('no_quorum = "adjourn"', 'no_quorum = "second_call"'),
    "French alone, declared": (SEMANTICS, SEMANTICS + 'languages = ["fr"]\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_what_is_allowed_passes_without_a_remark(name: str) -> None:
    """Neither fault nor doubt."""
    assert [] == say(examine(SOUND[name]))


def test_a_missing_translation_is_said_text_by_text() -> None:
    """A charter that declares a language owes every text in it."""
    declared = GIRONDE.replace(SEMANTICS, SEMANTICS + 'languages = ["fr", "oc"]\n', 1)
    examined = examine_charter(declared.encode())

    assert {"not-translated"} == set(codes(examined))
    assert 50 < len(examined.faults)


def test_a_kind_that_cannot_reach_its_own_first_tier_is_named() -> None:
    """One criterion of three concerns a shop, and its first tier wants two; in proportion, one."""
    charter = re.sub(
        r'(code = "c[12]\.\d"\n)', r'\1applies_to = ["farm"]\n', write_long_charter(24)
    ).replace("criteria_met = 1\n", "criteria_met = 1\ncriteria_met_for = { shop = 2 }\n", 1)
    proportional = charter.replace(TIER, PROPORTIONAL, 1)

    assert "kind-without-tier" in codes(examine_charter(charter.encode()))
    assert "kind-without-tier" not in codes(examine_charter(proportional.encode()))
