"""The one place that reads the clock."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], int]

SECOND_MS = 1000
MINUTE_MS = 60 * SECOND_MS
DAY_MS = 24 * 60 * MINUTE_MS


def read_clock() -> int:
    """Return now, in milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


def civil_date(instant_ms: int, time_zone: str) -> date:
    """Return the civil date of an instant in a time zone such as `Europe/Paris` (design 6)."""
    return datetime.fromtimestamp(instant_ms / 1000, UTC).astimezone(ZoneInfo(time_zone)).date()
