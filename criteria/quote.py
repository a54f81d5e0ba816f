"""What a purchase comes to: lines of family and cents, each at the rate of its family (design 3).

Twin of `pwa/src/domain/quote.ts`, on the cases of `criteria/cases/quote.json`. A family without a
rate is answered by its reason, and nothing of it is covered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from criteria.charter import Charter, Family, ProductClass
from criteria.french import SPACE
from criteria.input_faults import InputRefused
from criteria.offers import Offer, Offers, OfferState
from criteria.rates import amounts_sentence, covered_cents
from criteria.refusals import Fact, Fault, Path

GREATEST_PRICE_CENTS = 1_000_000_000
GREATEST_LINE_COUNT = 1000

_REASONS: Mapping[OfferState, str] = {
    "to_confirm": "taux à confirmer",
    "not_admitted": "non admis par la charte",
    "no_rate": "pas de taux",
    "not_seen": "pas vu lors de la visite",
    "not_granted": "pas dans la convention de ce lieu",
    "no_convention": "pas de convention ce jour-là",
}


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is bought: a product family, its price, and its class where nothing else says it."""

    family: str
    price_cents: int
    class_: str | None = msgspec.field(name="class", default=None)


class QuoteLine(msgspec.Struct, frozen=True, kw_only=True):
    """An item with its rate; `percent` None covers nothing, for the reason that `state` names."""

    family: str
    class_: str | None = msgspec.field(name="class")
    state: OfferState
    price_cents: int
    percent: int | None
    covered_cents: int
    rest_cents: int
    sentence: str


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of a purchase and their totals, in cents; sentences have no final stop."""

    lines: list[QuoteLine]
    price_cents: int
    covered_cents: int
    rest_cents: int
    sentence: str


def quote(charter: Charter, offers: Offers, items: Sequence[Item]) -> Quote:
    """What the items come to in the charter's words, each line rounded half a cent up.

    Raises InputRefused with every item whose family or class `offers` lacks, or whose price is out
    of bounds.
    """
    faults = list(_list_faults(offers, items))
    if faults:
        raise InputRefused(faults)
    lines = [_quote_line(charter, item, _choose_offer(offers[item.family], item)) for item in items]
    price = sum(line.price_cents for line in lines)
    covered = sum(line.covered_cents for line in lines)
    return Quote(
        lines=lines,
        price_cents=price,
        covered_cents=covered,
        rest_cents=price - covered,
        sentence=amounts_sentence(charter.rates, price, covered),
    )


def _list_faults(offers: Offers, items: Sequence[Item]) -> Iterator[Fault]:
    if not items:
        yield Fault("without-lines", ("lines",))
    if len(items) > GREATEST_LINE_COUNT:
        yield Fault(
            "too-many-lines", ("lines",), {"count": len(items), "most": GREATEST_LINE_COUNT}
        )
        return
    for n, item in enumerate(items):
        yield from _check_item(offers, item, ("lines", n))


def _check_item(offers: Offers, item: Item, path: Path) -> Iterator[Fault]:
    if item.family not in offers:
        known = tuple(offers)
        yield Fault("unknown-family", (*path, "family"), {"given": item.family, "known": known})
    elif item.class_ is not None:
        known = _list_classes(offers[item.family])
        if item.class_ not in known:
            facts: dict[str, Fact] = {
                "family": item.family,
                "given": item.class_,
                "known": known,
            }
            yield Fault("unknown-class", (*path, "class"), facts)
    if not 0 <= item.price_cents <= GREATEST_PRICE_CENTS:
        yield Fault("price-out-of-bounds", (*path, "price_cents"), {"most": GREATEST_PRICE_CENTS})


def _list_classes(offer: Offer) -> tuple[str, ...]:
    return tuple(one.class_ for one in (offer, *offer.choices) if one.class_ is not None)


def _choose_offer(offer: Offer, item: Item) -> Offer:
    """The offer of the class that an item names, which is one of them, else that of its family."""
    if item.class_ is None:
        return offer
    return next(one for one in (offer, *offer.choices) if one.class_ == item.class_)


def _quote_line(charter: Charter, item: Item, offer: Offer) -> QuoteLine:
    covered = covered_cents(item.price_cents, offer.percent or 0)
    return QuoteLine(
        family=item.family,
        class_=offer.class_,
        state=offer.state,
        price_cents=item.price_cents,
        percent=offer.percent,
        covered_cents=covered,
        rest_cents=item.price_cents - covered,
        sentence=_say_line(charter, item, offer, covered),
    )


def _say_line(charter: Charter, item: Item, offer: Offer, covered: int) -> str:
    family = _label(charter.products.families, item.family)
    amounts = amounts_sentence(charter.rates, item.price_cents, covered)
    if offer.percent is None:
        return f"{family}{SPACE}: {_REASONS[offer.state]}, {amounts}"
    class_ = _label(charter.products.classes, str(offer.class_))
    return f"{family}, {class_}{SPACE}: {offer.percent}{SPACE}%, {amounts}"


def _label(named: Iterable[Family | ProductClass], code: str) -> str:
    """What people call it; its code where the charter no longer has it."""
    return next((one.label.fr for one in named if one.code == code), code)
