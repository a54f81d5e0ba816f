"""How long a document is still valid, in French: a label, a certificate, an attestation.

Twin of pwa/src/domain/expiry.ts, on the cases of criteria/cases/expiry.json.
"""

from datetime import date

from criteria.french import write_count, write_date

LEAST_MONTHS = 2
LEAST_YEARS = 2


def is_expired(ends_on: date, day: date) -> bool:
    """Tell whether a document valid until `ends_on`, that day included, is no longer so."""
    return ends_on < day


def say_expiry(ends_on: date, day: date) -> str:
    """Say when a document ends, and how far that is from `day`, in whole days, months or years."""
    written = write_date(ends_on.isoformat())
    if ends_on == day:
        return f"Expire aujourd’hui, le {written}."
    if is_expired(ends_on, day):
        return f"Expiré depuis {_say_span(ends_on, day, 'hier')}, le {written}."
    ahead = _say_span(day, ends_on, "demain")
    return f"Expire le {written}, {ahead if ahead == 'demain' else f'dans {ahead}'}."


def _say_span(first: date, last: date, next_day: str) -> str:
    """Two months at least in months, two years at least in years: never more than has passed."""
    days = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if days == 1:
        return next_day
    if months < LEAST_MONTHS:
        return write_count(days, "jour", "jours")
    if months < LEAST_YEARS * 12:
        return write_count(months, "mois", "mois")
    return write_count(months // 12, "an", "ans")
