"""Rates: a currency, tables in order of date, a percent for every tier and admitted class."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from criteria.charter import Charter, RateTable
from criteria.check.codes import check_keys
from criteria.refusals import Fault, Path

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TABLES: Path = ("rates", "tables")


def check_rates(charter: Charter) -> Iterator[Fault]:
    """The currency, the dates of the tables, and every percent."""
    if not charter.rates.currency.strip():
        yield Fault("without-currency", ("rates", "currency"))
    if not charter.rates.tables:
        yield Fault("without-rates", _TABLES)
    yield from _check_dates(charter.rates.tables)
    for n, table in enumerate(charter.rates.tables):
        yield from _check_table(charter, (*_TABLES, n), table)


def _check_dates(tables: tuple[RateTable, ...]) -> Iterator[Fault]:
    for n, table in enumerate(tables):
        if table.from_ is None and n:
            yield Fault("table-without-date", (*_TABLES, n))
        if table.from_ is not None and not _is_date(table.from_):
            yield Fault("not-a-date", (*_TABLES, n, "from"), {"given": table.from_})
    for n, (one, two) in enumerate(pairwise(tables), start=1):
        if one.from_ and two.from_ and one.from_ >= two.from_:
            facts = {"given": two.from_, "before": one.from_}
            yield Fault("tables-unordered", (*_TABLES, n, "from"), facts)


def _check_table(charter: Charter, path: Path, table: RateTable) -> Iterator[Fault]:
    tiers = {tier.code: None for tier in charter.grid.tiers}
    admitted = {one.code: None for one in charter.products.classes if one.admitted}
    yield from check_keys((*path, "percent"), table.percent, tiers.keys())
    least = 100 if charter.rates.meaning == "full" else 1
    for tier in tiers:
        at, percents = (*path, "percent", tier), table.percent.get(tier, {})
        if admitted and not percents:
            yield Fault("tier-without-rate", at, {"tier": tier})
            continue
        yield from check_keys(at, percents, admitted.keys())
        for class_ in admitted:
            given = percents.get(class_)
            if given is None:
                yield Fault("tier-without-rate", at, {"tier": tier, "class": class_})
            elif not least <= given <= 100:
                yield Fault("rate-out-of-bounds", (*at, class_), {"given": given, "min": least})


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _ISO_DATE.fullmatch(text) is not None
