"""Firefox, by Mozilla's own Marionette driver: geckodriver comes with no package."""

from typing import Any

from marionette_driver.marionette import ActionSequence, Marionette

from tests.engines.engine import Element, wait_for

FRENCH = {"intl.accept_languages": "fr-FR", "datareporting.policy.dataSubmissionEnabled": False}


class Firefox:
    """A headless Firefox on a profile that is thrown away."""

    name = "Firefox"

    def __init__(self, path: str) -> None:
        self._driver = Marionette(bin=path, headless=True, prefs=FRENCH)
        self._driver.start_session()
        self._driver.set_window_rect(width=900, height=1280)

    def goto(self, url: str) -> None:
        """Go to an address and wait until it is loaded."""
        self._driver.navigate(url)

    def reload(self) -> None:
        """Load the page again as a person does: the driver's own way goes past service workers."""
        self.run("window.isBefore = true; location.reload()")
        loaded = "return window.isBefore === undefined && document.readyState === 'complete'"
        wait_for(lambda: self.run(loaded), "the page loaded again")

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page and return what it returns."""
        return self._driver.execute_script(script, script_args=arguments, sandbox=None)

    def find(self, selector: str) -> Element:
        """Return the first element of a CSS selector."""
        return self._driver.find_element("css selector", selector)  # type: ignore[no-any-return]

    def drag(self, element: Element, steps_px: list[tuple[int, int]]) -> None:
        """Draw on an element with the mouse, from its middle."""
        hand = ActionSequence(self._driver, "pointer", "mouse", {"pointerType": "mouse"})
        hand.pointer_move(0, 0, origin=element).pointer_down()
        for right_px, down_px in steps_px:
            hand.pointer_move(right_px, down_px, origin="pointer", duration=40)
        hand.pointer_up().perform()

    def close(self) -> None:
        """Quit and remove the profile."""
        self._driver.quit()
        self._driver.cleanup()
