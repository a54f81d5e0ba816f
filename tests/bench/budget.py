"""A promise in figures: what was measured against its limit, with its spread."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """What one promise allows, and what each of the samples took, in the same unit."""

    name: str
    limit: float
    unit: str
    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the middle of the samples: what is held against the limit."""
        return statistics.median(self.samples)

    @property
    def is_kept(self) -> bool:
        """Tell whether the median stays within the limit."""
        return self.median <= self.limit


def percentile_95(times: Sequence[float]) -> float:
    """Return the time within which 95 of 100 were done; the slowest when there are few."""
    return sorted(times)[min(len(times) - 1, len(times) * 95 // 100)]


def format_budgets(budgets: Sequence[Budget]) -> str:
    """Lay the budgets out in aligned columns: median, least and most, number, limit, verdict."""
    heads = ("budget", "median", "least", "most", "n", "limit", "")
    rows = [
        (
            one.name,
            *(f"{value:.4g}" for value in (one.median, min(one.samples), max(one.samples))),
            str(len(one.samples)),
            f"{one.limit:g} {one.unit}",
            "kept" if one.is_kept else "MISSED",
        )
        for one in budgets
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return "\n".join(
        "  ".join([cells[0].ljust(widths[0]), *map(str.rjust, cells[1:], widths[1:])])
        for cells in (heads, *rows)
    )
