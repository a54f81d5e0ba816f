"""Measures what a finger must hit, and whether a page holds in the width it is given."""

from dataclasses import dataclass

from playwright.sync_api import Page

LEAST_PX = 44

FIND_SMALL = """(least_px) => {
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest("[inert], [aria-hidden='true']");
  const isClipped = ({ width, height }) => width <= 1 || height <= 1;
  const isOutside = ({ right, bottom }) => right <= 0 || bottom + scrollY <= 0;
  // A link within a sentence is exempt (WCAG 2.5.8): its height is the line's.
  const isInline = (element) =>
    getComputedStyle(element).display === "inline" &&
    [...element.parentElement.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "",
    );
  const boxes = (element) => [element, ...(element.labels ?? [])]
    .map((one) => one.getBoundingClientRect()).filter((box) => !isClipped(box));
  const modal = document.querySelector("dialog:modal");
  return [...(modal ?? document).querySelectorAll(FOCUSABLE)]
    .filter((element) => isShown(element) && !isInline(element))
    .map((element) => ({ element, sizes: boxes(element) }))
    .filter(({ sizes }) => sizes.length > 0 && !sizes.every(isOutside))
    .filter(({ sizes }) => !sizes.some(({ width, height }) =>
      Math.round(width) >= least_px && Math.round(height) >= least_px))
    .map(({ element, sizes: [box] }) => ({
      width_px: Math.round(box.width), height_px: Math.round(box.height),
      markup: element.outerHTML.slice(0, 120),
    }));
}"""

FIND_WIDE = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > page.clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120)).slice(-5);
}"""


@dataclass(frozen=True)
class SmallTarget:
    """Something to press that is smaller than a finger."""

    width_px: int
    height_px: int
    markup: str


def find_small_targets(page: Page, least_px: int = LEAST_PX) -> list[SmallTarget]:
    """Find what can be pressed and is smaller than this, its label included.

    Links within a sentence do not count, nor what waits off the page for the keyboard.
    """
    return [SmallTarget(**found) for found in page.evaluate(FIND_SMALL, least_px)]


def find_what_overflows(page: Page) -> list[str]:
    """Find the innermost elements that make the page scroll sideways; empty when it does not."""
    found: list[str] = page.evaluate(FIND_WIDE)
    return found
