"""The rates of a convention on a civil day: its decision's, then its charter's later tables. Pure.

A charter dates its tables in advance (design 1): the class and the tier are decided, the percent
that they give follows the table of the day. A reprise keeps the rates of its minutes.
"""

import datetime as dt

from backend.register.conventions import Convention
from backend.register.facts import Families, FamilyRate
from criteria.charter import Charter
from criteria.rates import rate_on


def rates_on(convention: Convention, charter: Charter | None, day: dt.date) -> Families:
    """Return the rates of a convention that holds on a day; `charter` is the one it rests on."""
    if convention.charter is None or charter is None:
        return convention.families
    return tuple(
        FamilyRate(
            one.family,
            one.class_,
            rate_on(charter, convention.tier, one.class_, day) or one.percent,
        )
        for one in convention.families
    )


def percents_of(rates: Families) -> dict[str, int]:
    """Return the percent of each family: what has to change for a rate to change."""
    return {one.family: one.percent for one in rates}
