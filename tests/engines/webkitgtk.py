"""WebKitGTK, by its own WebDriver, in its small browser: Safari's engine on this machine."""

import os
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.processes import POLL_S
from tests.engines.engine import Element

QUIET = {
    "NO_AT_BRIDGE": "1",
    # Its sandbox wants user namespaces, which containers and root lack.
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
}


class WebKitGtk:
    """A WebKitGTK browser on a screen of its own, with nothing kept after it."""

    name = "WebKitGTK"

    def __init__(self, browser: str, driver: str, display: str) -> None:
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        environment = {**os.environ, **QUIET, "DISPLAY": display}
        self._driver = webdriver.WebKitGTK(options, Service(driver, env=environment))
        self._driver.set_window_rect(0, 0, 900, 1200)

    def goto(self, url: str) -> None:
        """Go to an address and wait until it is loaded."""
        self._driver.get(url)

    def reload(self) -> None:
        """Load the page again."""
        self._driver.refresh()

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page and return what it returns."""
        return self._driver.execute_script(script, *arguments)

    def find(self, selector: str) -> Element:
        """Return the first element of a CSS selector."""
        return self._driver.find_element("css selector", selector)  # type: ignore[no-any-return]

    def drag(self, element: Element, steps_px: list[tuple[int, int]]) -> None:
        """Draw on an element with the mouse, from its middle."""
        hand = ActionBuilder(self._driver, duration=int(POLL_S * 1000))
        hand.pointer_action.move_to(element, 0, 0).pointer_down()
        at_px = (0, 0)
        for right_px, down_px in steps_px:
            at_px = (at_px[0] + right_px, at_px[1] + down_px)
            hand.pointer_action.move_to(element, *at_px)
        hand.pointer_action.pointer_up()
        hand.perform()

    def close(self) -> None:
        """Quit."""
        self._driver.quit()
