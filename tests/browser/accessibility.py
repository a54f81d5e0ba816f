"""Asks axe-core what it finds wrong with a page, and says it in lines that can be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Frame, Page

AXE = Path(__file__).parents[2] / "pwa/node_modules/axe-core/axe.min.js"
RULES = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
RUN = """async (rules) => {
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: rules}, resultTypes: ["violations"], preload: false,
  });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id, impact: String(node.impact), meaning: rule.help,
    where: node.target.flat(3).join(" >> "), markup: node.html,
  })));
}"""


@dataclass(frozen=True)
class Violation:
    """One element that breaks one rule."""

    rule: str
    impact: str
    meaning: str
    where: str
    markup: str

    def __str__(self) -> str:
        """Say what is wrong, then where."""
        return f"{self.rule} ({self.impact}): {self.meaning}\n    {self.where}: {self.markup}"


# What fades in has its colours once it is there; what turns for ever goes on.
SETTLE = """() => document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
  .forEach((one) => one.finish())"""


# What stays at the foot of the window covers what a finger would scroll away first.
HAS_FOOT = """() => [...document.body.querySelectorAll("*")].some((element) =>
  ["fixed", "sticky"].includes(getComputedStyle(element).position) &&
  Math.abs(element.getBoundingClientRect().bottom - innerHeight) < 1)"""
HEIGHT = "() => document.documentElement.scrollHeight"


@contextmanager
def nothing_covered(page: Page) -> Iterator[None]:
    """Give a page whose foot stays in view a window as high as itself: nothing lies below it."""
    size = page.viewport_size
    height_px: int = page.evaluate(HEIGHT) if page.evaluate(HAS_FOOT) else 0
    if size is None or height_px <= size["height"]:
        yield
        return
    page.set_viewport_size({"width": size["width"], "height": height_px})
    yield
    page.set_viewport_size(size)


def find_violations(page: Page) -> list[Violation]:
    """Find what breaks WCAG 2.2 A and AA or the best practices in the page as it stands now.

    The frames of the page are looked into as well. Nothing is loaded by the page: a strict
    content policy is no obstacle, and stays as it is.
    """
    with nothing_covered(page):
        return _ask_axe(page)


def _ask_axe(page: Page) -> list[Violation]:
    for frame in page.frames:
        frame.evaluate(SETTLE)
        if not frame.evaluate("'axe' in window"):
            _bring_axe(page, frame)
    return [Violation(**found) for found in page.evaluate(RUN, list(RULES))]


def _bring_axe(page: Page, frame: Frame) -> None:
    if frame != page.main_frame:
        frame.evaluate(_read_axe())
        return
    # Asked as a debugger asks, the browser keeps what it compiled for the next page.
    debugger = page.context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": _read_axe()})
    debugger.detach()


@cache
def _read_axe() -> str:
    return AXE.read_text(encoding="utf-8") + ";null"


def assert_accessible(page: Page) -> None:
    """Fail with every violation of the page, one below the other."""
    violations = find_violations(page)
    told = "\n".join(map(str, violations))

    assert not violations, f"{len(violations)} on {page.url}\n{told}"
