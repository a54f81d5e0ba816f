"""What the checks ask of a browser engine, whichever drives it, and how they wait and find."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

LIMIT_S = 30.0
POLL_S = 0.1
FIND_SHOWN = """
const [selector, words] = arguments;
return [...document.querySelectorAll(selector)].find(
  (one) =>
    one.innerText.replace(/\\u00a0/g, " ").includes(words) && one.getClientRects().length > 0,
) ?? null;
"""


class Element(Protocol):
    """One element of the page, as a person reaches it."""

    def click(self) -> object: ...
    def send_keys(self, text: str, /) -> object: ...


class Engine(Protocol):
    """One browser on an empty profile."""

    name: str

    def goto(self, url: str) -> None: ...
    def reload(self) -> None: ...
    def run(self, script: str, *arguments: object) -> Any: ...
    def find(self, selector: str) -> Element: ...
    def drag(self, element: Element, steps_px: list[tuple[int, int]]) -> None: ...
    def close(self) -> None: ...


def wait_for(look: Callable[[], Any], what: str, limit_s: float = LIMIT_S) -> Any:
    """Return the first true answer of `look`; fails by name after `limit_s`."""
    limit = time.monotonic() + limit_s
    while not (found := look()):
        assert time.monotonic() < limit, f"{what}: not within {limit_s:.0f} s"
        time.sleep(POLL_S)
    return found


def see(engine: Engine, words: str, selector: str = "body", limit_s: float = LIMIT_S) -> Element:
    """Wait until an element that holds these words is shown, and return it."""

    def look() -> Any:
        return engine.run(FIND_SHOWN, selector, words)

    try:
        return wait_for(look, words, limit_s)  # type: ignore[no-any-return]
    except AssertionError as missing:
        shown = engine.run("return document.body.innerText")
        raise AssertionError(f"{missing}; {engine.name} shows:\n{shown}") from None


def press(engine: Engine, words: str, selector: str = "a, button, summary, label") -> None:
    """Press what says these words, as soon as it is there."""
    see(engine, words, selector)
    press_at(engine, engine.run(FIND_SHOWN, selector, words))


def press_at(engine: Engine, element: Element) -> None:
    """Press an element, clear of the bar at the foot of the page."""
    engine.run("arguments[0].scrollIntoView({ block: 'center' })", element)
    element.click()


def give_file(engine: Engine, selector: str, file: Path) -> None:
    """Choose a file, as after « Ajouter une photo »."""
    engine.find(selector).send_keys(str(file))
