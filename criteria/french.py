"""Numbers, dates and typography as French readers expect them."""

SPACE = "\u00a0"
NARROW_SPACE = "\u202f"


def write_integer(number: int) -> str:
    """Digits in groups of three: 12 500."""
    return f"{number:,}".replace(",", NARROW_SPACE).replace("-", "\u2212")


def write_decimal(number: int, decimals: int) -> str:
    """An integer of the smallest unit with its decimals: 125 with 1 decimal is 12,5."""
    if decimals == 0:
        return write_integer(number)
    whole, part = divmod(abs(number), 10**decimals)
    sign = "\u2212" if number < 0 else ""
    return f"{sign}{write_integer(whole)},{part:0{decimals}d}"


def write_euros(cents: int) -> str:
    """An amount without its sign: 14, or 13,50 when there are cents."""
    return write_decimal(cents, 2) if cents % 100 else write_integer(cents // 100)


def write_date(iso_date: str) -> str:
    """A civil date as day/month/year: 31/12/2026."""
    year, month, day = iso_date.split("-")
    return f"{day}/{month}/{year}"


def write_distance(distance_m: int) -> str:
    """A length in metres under a kilometre, then in kilometres with one decimal, rounded down."""
    if distance_m < 1000:
        return f"{distance_m}{SPACE}m"
    return f"{write_decimal(distance_m // 100, 1)}{SPACE}km"


def write_radius(radius_m: int) -> str:
    """A length that someone chose: whole kilometres have no decimal, 50 km and not 50,0 km."""
    if radius_m % 1000:
        return write_distance(radius_m)
    return f"{write_integer(radius_m // 1000)}{SPACE}km"


def write_count(number: int, singular: str, plural: str) -> str:
    """A number with its noun: plural from 2 on."""
    return f"{write_integer(number)}{SPACE}{plural if abs(number) >= 2 else singular}"
