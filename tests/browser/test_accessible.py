"""Every state of every space can be read, pressed and enlarged."""

from tests.browser.accessibility import assert_accessible
from tests.browser.shown import Shown
from tests.browser.targets import find_small_targets, find_what_overflows

ENLARGED_TWICE_PX = (640, 400)  # what 200 % leaves of a window of 1280 x 800
ENLARGED_FOUR_TIMES_PX = (320, 256)  # and 400 %


def test_axe_finds_nothing(shown: Shown) -> None:
    """Nothing breaks WCAG 2.2 A and AA or the best practices."""
    assert_accessible(shown.page)


def test_everything_to_press_is_as_large_as_a_finger(shown: Shown) -> None:
    """Links, buttons and fields are 44 px wide and high, apart from links within a sentence."""
    assert [] == find_small_targets(shown.page)


def test_enlarged_it_does_not_scroll_sideways(shown: Shown) -> None:
    """At 200 % of a window 1280 px wide, and at 400 %, the page holds in its width."""
    for width, height in (ENLARGED_TWICE_PX, ENLARGED_FOUR_TIMES_PX):
        with shown.resized(width, height) as page:
            overflow = find_what_overflows(page)

        assert [] == overflow, f"{width} px wide"
