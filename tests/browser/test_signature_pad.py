"""A signature is drawn with a mouse, a finger or a stylus; the last line and the whole can go."""

from collections.abc import Sequence

from playwright.sync_api import CDPSession, Page, expect

from tests.browser import meeting
from tests.browser.states.visits.tablet import STARTED, open_offline
from tests.browser.worlds import Worlds

UNDO, CLEAR = "Annuler le dernier trait", "Effacer le dessin"
AGAIN = "Ajouter une autre signature"

Points = Sequence[tuple[float, float]]


def drag_finger(session: CDPSession, points: Points) -> None:
    """Touch the first point, slide to the last, lift."""
    for place, (x, y) in enumerate(points):
        event = "touchMove" if place else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": event, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def drag_stylus(session: CDPSession, points: Points) -> None:
    """Press a pen on the first point, slide to the last, lift."""
    pen = {"pointerType": "pen", "button": "left", "buttons": 1, "clickCount": 1}
    for place, (x, y) in enumerate(points):
        event = "mouseMoved" if place else "mousePressed"
        session.send("Input.dispatchMouseEvent", {"type": event, "x": x, "y": y, **pen})
    x, y = points[-1]
    up = {**pen, "type": "mouseReleased", "x": x, "y": y, "buttons": 0}
    session.send("Input.dispatchMouseEvent", up)


def count_lines(page: Page, name: str) -> int:
    """Count the lines of the drawing that someone signed with."""
    return page.get_by_role("img", name=f"Signature de {name}").locator("path").count()


def press_sign(page: Page, name: str) -> None:
    """Sign with what is on the pad."""
    page.get_by_label("Nom de la personne qui signe").fill(name)
    page.get_by_role("button", name="Signer", exact=True).click()
    expect(page.get_by_role("img", name=f"Signature de {name}")).to_be_visible()


def test_each_pointer_draws_and_a_drawing_is_undone_and_cleared(page: Page, worlds: Worlds) -> None:
    """What was undone or cleared is not signed; what was drawn is, line by line."""
    page.set_viewport_size({"width": 820, "height": 1180})
    open_offline(STARTED, "/signature", page, worlds.lived)
    session = page.context.new_cdp_session(page)

    meeting.draw(page)
    page.get_by_role("button", name=CLEAR).click()
    expect(page.get_by_role("button", name=CLEAR)).to_be_hidden()
    meeting.draw(page)
    page.get_by_role("button", name=UNDO).click()
    press_sign(page, "Souris")

    assert count_lines(page, "Souris") == 1

    for name, drag in (("Doigt", drag_finger), ("Stylet", drag_stylus)):
        page.get_by_role("button", name=AGAIN).click()
        for line in meeting.list_lines(page):
            drag(session, line)
        press_sign(page, name)

        assert count_lines(page, name) == len(meeting.LINES)
