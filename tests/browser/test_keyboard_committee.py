"""Une décision au clavier: someone of the committee signs in, reads, votes and confirms."""

from playwright.sync_api import Page, expect

from backend.demonstration.founding import person_id
from tests.browser.committee import VOTES
from tests.browser.keyboard import enter, write
from tests.browser.worlds import FLERS, Worlds

STAND = "Stand de la Poule rousse"


# A refusal publishes nothing: the states shown later on this server stay what they are.
AGAINST = VOTES | {"Pour": 1, "Contre": 7}


def test_a_decision_is_recorded_with_the_keyboard_alone(page: Page, worlds: Worlds) -> None:
    """From the code on paper to the register, without a pointer."""
    world = worlds.lived
    page.goto(f"{world.url}/comite/")
    write(
        page.get_by_label("Code à 8 caractères"), world.make_sign_in_code(person_id(FLERS, "nadia"))
    )
    page.keyboard.press("Enter")

    enter(page.get_by_role("link", name=STAND))
    expect(page.get_by_role("heading", level=1, name=STAND)).to_be_visible()
    enter(page.locator("main summary").first)
    expect(page.locator("main details").first).to_have_attribute("open", "")
    enter(page.get_by_role("link", name="Enregistrer la décision"))
    for label, count in AGAINST.items():
        write(page.get_by_label(label, exact=True), str(count))
    write(page.get_by_label("Les raisons"), "Les œufs viennent de trop loin.")
    enter(page.get_by_role("button", name="Voir ce que la décision fera"))
    expect(page.get_by_role("heading", name="Le lieu n’est pas conventionné")).to_be_visible()
    enter(page.get_by_role("button", name="Enregistrer la décision"))

    expect(page.get_by_role("heading", name="La décision est enregistrée")).to_be_visible()
