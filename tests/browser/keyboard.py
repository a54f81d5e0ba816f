"""A person who has a keyboard and nothing else, and who must see where they are."""

from playwright.sync_api import Locator, expect

MOST_STEPS = 120

SHOWS_FOCUS = """(element) => {
  const seen = element.matches(".visually-hidden")
    ? element.labels?.[0] ?? element : element;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(seen);
  return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
}"""


class Lost(AssertionError):
    """The keyboard does not lead there, or does not show that it does."""


def walk_to(target: Locator, key: str = "Tab") -> None:
    """Press the key until the target has the focus and shows it; raise Lost when it never does."""
    page = target.page
    expect(target).to_be_attached()
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            if not target.evaluate(SHOWS_FOCUS):
                raise Lost(f"{target} does not show that it has the focus")
            return
    raise Lost(f"{MOST_STEPS} times {key} do not lead to {target}")


def enter(target: Locator, key: str = "Enter") -> None:
    """Walk to a link or a button and press it."""
    walk_to(target)
    target.page.keyboard.press(key)


def write(target: Locator, words: str) -> None:
    """Walk to a field and type in place of what it holds."""
    walk_to(target)
    target.page.keyboard.press("Control+a")
    target.page.keyboard.type(words, delay=30)
    expect(target).to_have_value(words)
