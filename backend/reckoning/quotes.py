"""Quotes from a charter alone: at a tier, or after the answers of a visit. Pure."""

from datetime import date

from backend.reckoning.basis import say_version, table_start
from backend.reckoning.wire import CharterQuote, TierQuoteDraft, refuse_quote
from criteria.charter import Charter
from criteria.explained import name_version
from criteria.finding import Answers
from criteria.input_faults import InputRefused
from criteria.offers import offers_of_result, offers_of_tier
from criteria.quote import Item, Quote, quote
from criteria.score import score


def quote_at_tier(charter: Charter, draft: TierQuoteDraft, day: date) -> CharterQuote:
    """Return what a purchase comes to at a tier; refuses with `quote-refused`."""
    try:
        offers = offers_of_tier(charter, draft.tier, draft.kind, day)
        quoted = quote(charter, offers, draft.lines)
    except InputRefused as refused:
        raise refuse_quote(refused, charter) from refused
    return _view(charter, draft.tier, draft.kind, day, quoted)


def quote_after_answers(
    charter: Charter, answers: Answers, items: list[Item], day: date
) -> CharterQuote:
    """Return what a purchase comes to where a visit gave these answers; refuses likewise."""
    result = score(charter, answers, day)
    try:
        quoted = quote(charter, offers_of_result(charter, result.families), items)
    except InputRefused as refused:
        raise refuse_quote(refused, charter) from refused
    return _view(charter, result.tier, answers["kind"], day, quoted)


def _view(
    charter: Charter, tier: str | None, kind: str | None, day: date, quoted: Quote
) -> CharterQuote:
    start = table_start(charter, day)
    return CharterQuote(
        charter=name_version(charter),
        tier=tier,
        kind=kind,
        day=day,
        rates_from=start,
        quote=quoted,
        words=[_say_tier(charter, tier), say_version(charter.title.fr, charter.version, start)],
    )


def _say_tier(charter: Charter, tier: str | None) -> str:
    labels = {one.code: one.label.fr for one in charter.grid.tiers}
    return f"Palier «\u00a0{labels[tier]}\u00a0»." if tier else "Aucun palier\u00a0: pas de taux."
