"""What every state of every screen promises; each promise tells the faults that it finds."""

from collections.abc import Callable, Iterator

from tests.browser.accessibility import find_violations
from tests.browser.privacy import find_policy_faults, read_policy
from tests.browser.shown import Shown
from tests.browser.targets import find_small_targets, find_what_overflows

ENLARGED_TWICE_PX = (640, 400)  # what 200 % leaves of a window of 1280 x 800
ENLARGED_FOUR_TIMES_PX = (320, 256)  # and 400 %

Promise = Callable[[Shown], Iterator[str]]


def axe_finds_nothing(shown: Shown) -> Iterator[str]:
    """Nothing breaks WCAG 2.2 A and AA or the best practices."""
    yield from map(str, find_violations(shown.page))


def targets_are_as_large_as_a_finger(shown: Shown) -> Iterator[str]:
    """Links, buttons and fields are 44 px wide and high, apart from links within a sentence."""
    yield from map(str, find_small_targets(shown.page))


def nothing_is_asked_of_another_origin(shown: Shown) -> Iterator[str]:
    """Scripts, pictures, data: all come from the server of the page."""
    if not shown.requests:
        yield "no request was seen"
    yield from shown.list_foreign_requests()


def every_policy_is_strict(shown: Shown) -> Iterator[str]:
    """Every document, the embedded map included, forbids inline and foreign scripts and styles."""
    if not shown.documents:
        yield "no document was seen"
    for document in shown.documents:
        for fault in find_policy_faults(read_policy(document)):
            yield f"{document.url}: {fault}"


def nothing_is_blocked(shown: Shown) -> Iterator[str]:
    """The browser blocked nothing: what the page needs, its policy allows."""
    yield from shown.complaints


def enlarged_it_does_not_scroll_sideways(shown: Shown) -> Iterator[str]:
    """At 200 % of a window 1280 px wide, and at 400 %, the page holds in its width."""
    for width, height in (ENLARGED_TWICE_PX, ENLARGED_FOUR_TIMES_PX):
        shown.page.set_viewport_size({"width": width, "height": height})
        for markup in find_what_overflows(shown.page):
            yield f"{width} px wide: {markup}"


# The page keeps its last size: what looks at the state as it was brought comes before.
PROMISES: tuple[Promise, ...] = (
    axe_finds_nothing,
    targets_are_as_large_as_a_finger,
    enlarged_it_does_not_scroll_sideways,
    nothing_is_asked_of_another_origin,
    every_policy_is_strict,
    nothing_is_blocked,
)


def find_broken_promises(shown: Shown) -> list[str]:
    """Tell every fault of a state, each after the name of the promise that it breaks."""
    return [f"{promise.__name__}: {fault}" for promise in PROMISES for fault in promise(shown)]
