"""Measures the budgets of the visit and says which are missed.

`python -m tests.bench.budgets [NAME...]`: names keep only those parts: `visit`, `stored`. Medians
are held against the limits; on a busy machine they are told with that.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from playwright.sync_api import sync_playwright

from tests.bench.budget import Budget, format_budgets
from tests.bench.measure import describe_machine
from tests.bench.stored_budgets import list_stored_budgets
from tests.bench.visit_budgets import list_visit_budgets


def _list_in_browser() -> Iterator[Budget]:
    with sync_playwright() as playwright:
        yield from list_visit_budgets(playwright)


PARTS: dict[str, Callable[[], Iterator[Budget]]] = {
    "stored": list_stored_budgets,
    "visit": _list_in_browser,
}


def main(wanted: Sequence[str]) -> int:
    """Measure the parts wanted, all of them without a name; 1 when there is none.

    A budget missed is said, and is no failure of the command: another machine may keep it.
    """
    parts = [part for name, part in PARTS.items() if not wanted or name in wanted]
    if not parts:
        sys.stderr.write(f"No part is named {' or '.join(wanted)}.\n")
        return 1
    load_before = os.getloadavg()[0]
    budgets = [budget for part in parts for budget in part()]
    missed = [budget.name for budget in budgets if not budget.is_kept]
    sys.stdout.write(f"{format_budgets(budgets)}\n")
    sys.stdout.write(f"{describe_machine(load_before, os.getloadavg()[0])}\n")
    sys.stdout.write(f"missed: {', '.join(missed) or 'none'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
