"""What is given by people at a visit, by the words on the tablet: pledge, link, word, signature."""

from playwright.sync_api import Page, expect

VISITORS, MEETING, SIGNING = "Qui visite", "La personne visitée", "Relire et signer"
LINES = (
    ((0.1, 0.7), (0.2, 0.2), (0.3, 0.7), (0.4, 0.3)),
    ((0.5, 0.5), (0.6, 0.3), (0.7, 0.6), (0.9, 0.4)),
)


def give_pledge(page: Page, role: str = "au nom des membres") -> None:
    """Say one's role and give the pledge."""
    page.get_by_role("button", name=role).click()
    press_until_kept(page, "Je m’y engage")


def declare_link(page: Page, link: str = "") -> None:
    """Say what links one with the place, or that nothing does."""
    press_until_kept(page, "J’ai un lien" if link else "Aucun lien")
    if link:
        page.get_by_label("Lequel").fill(link)
        page.get_by_label("Lequel").press("Tab")


def press_until_kept(page: Page, name: str) -> None:
    """Press an answer and wait until the tablet has kept it."""
    button = page.get_by_role("button", name=name)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def commit_to(page: Page, text: str, due_on: str) -> None:
    """Add a commitment of the outlet."""
    page.get_by_role("button", name="Ajouter un engagement").click()
    field = page.get_by_label("Ce qui sera fait").last
    expect(field).to_be_focused()
    field.fill(text)
    page.get_by_label("Pour le").last.fill(due_on)
    page.get_by_label("Pour le").last.press("Tab")


def say(page: Page, word: str) -> None:
    """Write the word of the person visited."""
    page.get_by_label("Ce que la personne visitée veut dire").fill(word)
    page.get_by_label("Ce que la personne visitée veut dire").press("Tab")


def list_lines(page: Page) -> list[list[tuple[float, float]]]:
    """Give two lines to draw on the pad, in pixels of the page."""
    pad = page.locator("canvas.pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    return [
        [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in line]
        for line in LINES
    ]


def draw(page: Page) -> None:
    """Draw two lines on the pad with the mouse."""
    for points in list_lines(page):
        page.mouse.move(*points[0])
        page.mouse.down()
        for x, y in points[1:]:
            page.mouse.move(x, y, steps=4)
        page.mouse.up()
    expect(page.get_by_role("button", name="Effacer le dessin")).to_be_visible()


def sign(page: Page, name: str, *, drawn: bool = True) -> None:
    """Sign under what is shown, and wait until the tablet has kept it."""
    page.get_by_label("Nom de la personne qui signe").fill(name)
    if drawn:
        draw(page)
    page.get_by_role("button", name="Signer", exact=True).click()
    expect(page.get_by_role("listitem").filter(has_text=f"{name}, le").first).to_be_visible()
    expect(page.get_by_label("Nom de la personne qui signe")).to_be_hidden()
