"""What a quote at an outlet rests on, on a civil day: its convention out of the register. Pure."""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from backend.reckoning.wire import Basis
from backend.register.conventions import Convention, conventions_on
from backend.register.facts import Decided, TakenOver
from backend.register.line import Line
from backend.register.rates import rates_on
from criteria.charter import Charter
from criteria.explained import name_version
from criteria.french import SPACE, write_date
from criteria.offers import Offers, offers_of_rates, offers_without_convention
from criteria.rates import find_rate_table


def find_convention(lines: Sequence[Line], day: dt.date) -> Convention | None:
    """Return the convention that an outlet has on a day, or had last; `lines` are its own."""
    return next(iter(conventions_on(lines, day)), None)


def make_basis(
    lines: Sequence[Line], held: Convention | None, charter: Charter, day: dt.date
) -> Basis:
    """Return what a quote on a day rests on; `charter` is the one whose rates are used."""
    next_on = _find_next(lines, day)
    if held is None:
        return Basis("none" if next_on is None else "to_come", next_on=next_on)
    is_over = held.standing == "ended"
    basis = Basis(
        "ended" if is_over else "in_force",
        grant=held.grant,
        line=_find_line(lines, held.grant),
        granted_from=held.granted_from,
        until=held.until,
    )
    if is_over:
        return replace(basis, next_on=next_on)
    if held.charter is None:
        return replace(basis, rates_from=held.granted_from)
    start = table_start(charter, day)
    return replace(basis, charter=name_version(charter), rates_from=start)


def make_offers(held: Convention | None, charter: Charter, day: dt.date) -> Offers:
    """Return what the convention that holds on a day gives to each family."""
    if held is None or held.standing == "ended":
        return offers_without_convention(charter)
    rates = rates_on(held, charter, day)
    return offers_of_rates(charter, [(one.family, one.class_, one.percent) for one in rates])


def table_start(charter: Charter, day: dt.date) -> dt.date | None:
    """Return the first day of the rate table of a day; None for « from the start »."""
    table = find_rate_table(charter.rates, day)
    return dt.date.fromisoformat(table.from_) if table and table.from_ else None


def _find_next(lines: Sequence[Line], day: dt.date) -> dt.date | None:
    """Return the first day after this one on which a convention begins that does hold."""
    starts = {
        line.clear.starts_on
        for line in lines
        if isinstance(line.clear, Decided | TakenOver) and line.clear.starts_on is not None
    }
    for start in sorted(one for one in starts if one > day):
        held = find_convention(lines, start)
        if held is not None and held.standing == "active":
            return start
    return None


def _find_line(lines: Sequence[Line], grant: str) -> int | None:
    for line in lines:
        match line.clear:
            case Decided(decision=name) | TakenOver(taken_over=name) if name == grant:
                return line.n
            case _:
                pass
    return None


def say_basis(basis: Basis, day: dt.date) -> list[str]:
    """Return in French what a quote rests on, one sentence each."""
    if basis.standing == "in_force":
        return [_say_in_force(basis), _say_rates(basis)]
    later = [f"Une convention commence le {_say(basis.next_on)}."] if basis.next_on else []
    if basis.standing == "ended":
        return [f"La convention a pris fin{_say_until(basis)}.", *later]
    yet = "Pas encore" if basis.standing == "to_come" else "Pas"
    return [f"{yet} de convention le {_say(day)}.", *later]


def say_version(title: str, version: str, rates_from: dt.date | None) -> str:
    """Return in French which rates are used."""
    table = f"depuis le {_say(rates_from)}" if rates_from else "depuis le début"
    return f"Taux de «{SPACE}{title}{SPACE}», version {version}, en vigueur {table}."


def _say_in_force(basis: Basis) -> str:
    since = f"depuis le {_say(basis.granted_from)}" if basis.granted_from else ""
    until = f", jusqu’au {_say(basis.until)} inclus" if basis.until else ""
    return f"Convention {since}{until} (ligne {basis.line} du registre, {basis.grant})."


def _say_until(basis: Basis) -> str:
    return f"{SPACE}: son dernier jour était le {_say(basis.until)}" if basis.until else ""


def _say_rates(basis: Basis) -> str:
    if basis.charter is None:
        return f"Taux repris d’une convention d’avant Grillon, du {_say(basis.granted_from)}."
    return say_version(basis.charter.title, basis.charter.version, basis.rates_from)


def _say(day: dt.date | None) -> str:
    return write_date(day.isoformat()) if day else ""
