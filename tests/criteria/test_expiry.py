"""How long a document is still valid, in words; pwa/tests/domain/expiry.test.ts runs the same."""

import json
from datetime import date
from typing import Any

import pytest

from criteria.expiry import is_expired, say_expiry
from tests.criteria.score_cases import CASES_FOLDER

CASES: list[dict[str, Any]] = json.loads((CASES_FOLDER / "expiry.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_document_says_when_it_ends_and_how_far_that_is(case: dict[str, Any]) -> None:
    """In whole days, months or years, never more than there are."""
    ends_on, day = date.fromisoformat(case["ends_on"]), date.fromisoformat(case["day"])

    assert (case["says"], case["expired"]) == (say_expiry(ends_on, day), is_expired(ends_on, day))
