"""Une visite au clavier: a volunteer pairs a tablet, answers, notes, adds a photo and sends."""

from pathlib import Path

from playwright.sync_api import Page, expect

from backend.demonstration.founding import caisse_id, person_id
from tests.browser.images import make_photo
from tests.browser.keyboard import enter, write
from tests.browser.worlds import GIRONDE, Worlds

MILL = "Moulin du Grain perdu"
COMMITMENT = "Afficher les prix au kilo."
NOTE = "Registre consulté sur place."


def test_a_visit_is_made_with_the_keyboard_alone(
    page: Page, worlds: Worlds, tmp_path: Path
) -> None:
    """Every step has its key, shows where it is, and says what it did."""
    world = worlds.lived
    code = world.make_pairing_code(caisse_id("sud-gironde"), [person_id(GIRONDE, "ines")])
    picture = tmp_path / "registre.jpg"
    picture.write_bytes(make_photo())

    page.goto(f"{world.url}/visites/")
    write(page.get_by_label("Code de 8 caractères"), code)
    page.keyboard.press("Enter")
    enter(page.get_by_role("link", name=MILL).filter(has_text="À faire"))
    expect(page.get_by_role("heading", level=1, name=MILL)).to_be_focused()
    enter(page.get_by_role("link", name="Transparence"))
    question = page.locator("fieldset.question").first
    yes = question.get_by_role("button", name="Oui")
    enter(yes, "Space")
    expect(yes).to_have_attribute("aria-pressed", "true")
    with page.expect_file_chooser() as chooser:
        enter(question.locator("input[type=file]"))
    chooser.value.set_files(picture)
    expect(question.locator("img.photo")).to_be_visible(timeout=20_000)
    enter(question.get_by_role("button", name="Note"))
    expect(question.get_by_label("Une note")).to_be_focused()
    page.keyboard.type(NOTE, delay=30)
    page.keyboard.press("Tab")
    expect(page.get_by_role("status").filter(has_text="Enregistré")).to_be_visible()

    page.goto(page.url)
    expect(page.get_by_label("Une note")).to_have_value(NOTE)
    enter(page.get_by_role("link", name="La visite"))
    give_and_sign(page)
    enter(page.get_by_role("link", name="Envoyer la visite"))
    enter(page.get_by_role("button", name="Envoyer la visite au comité"))
    expect(page.get_by_role("button", name="Oui, envoyer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("La visite est arrivée sur le serveur")).to_be_visible(timeout=30_000)


def give_and_sign(page: Page) -> None:
    """Pledge, declare no link, take a commitment, and have the person visited sign by name."""
    enter(page.get_by_role("link", name="Qui visite"))
    for name in ("au nom des membres", "Je m’y engage", "Aucun lien"):
        button = page.get_by_role("button", name=name)
        enter(button, "Space")
        expect(button).to_have_attribute("aria-pressed", "true")
    enter(page.get_by_role("link", name="La visite").last)
    enter(page.get_by_role("link", name="La personne visitée"))
    enter(page.get_by_role("button", name="Ajouter un engagement"))
    expect(page.get_by_label("Ce qui sera fait")).to_be_focused()
    page.keyboard.type(COMMITMENT, delay=30)
    enter(page.get_by_role("link", name="Faire relire et signer"))
    expect(page.get_by_role("heading", level=1, name="Relire et signer")).to_be_focused()
    write(page.get_by_label("Nom de la personne qui signe"), "Jeanne Fort")
    enter(page.get_by_role("button", name="Signer", exact=True))
    expect(page.get_by_role("heading", level=1, name="Relire et signer")).to_be_focused()
    enter(page.get_by_role("link", name="La personne visitée"))
    expect(page.get_by_label("Ce qui sera fait")).to_have_value(COMMITMENT)
    expect(page.get_by_text("Jeanne Fort, le")).to_be_visible()
    enter(page.get_by_role("link", name="La visite").first)
