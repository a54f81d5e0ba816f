"""Every state of every space can be read, pressed and enlarged, and tells nobody of it."""

from pathlib import Path

import pytest

from tests.browser.promises import find_broken_promises
from tests.browser.screens import Showroom, list_spaces
from tests.browser.shown import DESKTOP_PX, SIZES_PX, Shown
from tests.browser.worlds import Worlds

# Listing states starts nothing: these worlds are never entered.
NAMES = [(space, state.name) for space, listed in list_spaces(Worlds(Path())) for state in listed]


@pytest.mark.parametrize(("space", "name"), NAMES)
def test_a_state_keeps_every_promise(
    space: str, name: str, showroom: Showroom, worlds: Worlds
) -> None:
    """Brought once, it is judged by all that `promises` lists; all its faults are told at once."""
    states = {state.name: state for state in dict(list_spaces(worlds))[space]}
    state = states[name]

    with (
        showroom.open(state, SIZES_PX.get(space, DESKTOP_PX)) as page,
        Shown.watching(page) as shown,
    ):
        state.bring(page)
        faults = find_broken_promises(shown)

    assert [] == faults, "\n".join(faults)
