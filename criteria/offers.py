"""What each family has somewhere on a day: from a score, a convention, or a tier alone (design 3).

Twin of `pwa/src/domain/offers.ts`, on the cases of `criteria/cases/quote.json`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from criteria.charter import Charter, Family
from criteria.finding import Answers
from criteria.input_faults import InputRefused
from criteria.products import score_families
from criteria.rates import rate_on
from criteria.refusals import Fault
from criteria.result import FamilyResult

OfferState = Literal[
    "rated",
    "to_confirm",  # an answer that its class rests on is missing
    "not_admitted",  # the charter does not admit the family, or its class
    "no_rate",  # no tier, or no rate table that day
    "not_seen",  # the visit did not find the family at the outlet
    "not_granted",  # the convention has no rate for the family
    "no_convention",  # the outlet is not under convention that day
]


class Offer(NamedTuple):
    """What a family has; `choices` are the classes among which a line may name its own."""

    state: OfferState
    class_: str | None = None
    percent: int | None = None
    choices: tuple["Offer", ...] = ()


Offers = Mapping[str, Offer]


def offers_of_result(charter: Charter, families: Iterable[FamilyResult]) -> Offers:
    """What a score gives to each family of the charter."""
    found = {one.code: Offer(one.state, one.class_, one.percent) for one in families}
    return {
        one.code: found.get(one.code) or _without_rate(one, "not_seen")
        for one in charter.products.families
    }


def offers_of_rates(charter: Charter, rates: Iterable[tuple[str, str, int]]) -> Offers:
    """What a convention gives, as (family, class, percent); nothing to the charter's others."""
    granted = {family: Offer("rated", class_, percent) for family, class_, percent in rates}
    others = {one.code: _without_rate(one, "not_granted") for one in charter.products.families}
    return {**others, **granted}


def offers_without_convention(charter: Charter) -> Offers:
    """Nothing to any family of the charter: the outlet has no convention that day."""
    return {one.code: Offer("no_convention") for one in charter.products.families}


def offers_of_tier(charter: Charter, tier: str, kind: str | None, day: date) -> Offers:
    """What a tier gives to each family at an outlet of that kind, before any visit.

    A class is known only where no answer changes it; elsewhere a line names one of `choices`.
    `kind` None is any kind, where no product question tells kinds apart. Raises InputRefused.
    """
    known = tuple(one.code for one in charter.grid.tiers)
    if tier not in known:
        raise InputRefused([Fault("unknown-tier", ("tier",), {"given": tier, "known": known})])
    unanswered: Answers = {
        "kind": _choose_kind(charter, kind),
        "answers": {},
        "families": {one.code: {} for one in charter.products.families},
    }
    return {
        one.code: Offer(one.state, one.class_, one.percent, _list_choices(charter, one, tier, day))
        for one in score_families(charter, unanswered, tier, day)
    }


def _without_rate(family: Family, state: OfferState) -> Offer:
    return Offer(state if family.admitted else "not_admitted")


def _choose_kind(charter: Charter, kind: str | None) -> str:
    known = tuple(one.code for one in charter.kinds)
    if kind is None:
        if any(one.applies_to for one in charter.products.questions):
            raise InputRefused([Fault("kind-needed", ("kind",), {"known": known})])
        return known[0]
    if kind not in known:
        raise InputRefused(
            [Fault("unknown-outlet-kind", ("kind",), {"given": kind, "known": known})]
        )
    return kind


def _list_choices(
    charter: Charter, family: FamilyResult, tier: str, day: date
) -> tuple[Offer, ...]:
    """The classes that answers may still give to a family: rules whose questions it is asked."""
    if family.state != "to_confirm":
        return ()
    asked = {one.question for one in family.questions if one.state in ("unanswered", "pending")}
    reached = [
        rule.class_
        for rule in charter.products.rules
        if all(condition.question in asked for condition in rule.when)
    ]
    return tuple(_offer_class(charter, class_, tier, day) for class_ in dict.fromkeys(reached))


def _offer_class(charter: Charter, class_: str, tier: str, day: date) -> Offer:
    if not next(one.admitted for one in charter.products.classes if one.code == class_):
        return Offer("not_admitted", class_)
    percent = rate_on(charter, tier, class_, day)
    return Offer("no_rate" if percent is None else "rated", class_, percent)
