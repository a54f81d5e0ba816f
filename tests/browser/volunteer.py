"""What Alice does on her tablet, by the words that she reads."""

import re

from playwright.sync_api import Locator, Page, expect

A_DAY = "2027-12-31"
PIN = "1234"
NINE_OF_TEN = ("9", "10")  # a share; a number or a text takes the first alone


def pair(page: Page, code: str, name: str) -> None:
    """Relate the tablet to the caisse by its code and say who holds it."""
    page.get_by_label("Code de 8 caractères").fill(code)
    page.get_by_role("button", name="Relier la tablette").click()
    mine = page.get_by_role("heading", level=1, name="Mes visites")
    theirs = page.get_by_role("button", name=name)
    expect(mine.or_(theirs)).to_be_visible()
    if theirs.is_visible():
        theirs.click()
        choose_pin(page)
    expect(mine).to_be_visible()


def choose_pin(page: Page, code: str = PIN) -> None:
    """Choose the code that opens one's visits on a tablet that several use."""
    page.get_by_label("Code de 4 à 6 chiffres").fill(code)
    page.get_by_label("Le même code").fill(code)
    page.get_by_role("button", name="Garder ce code").click()


def enter_pin(page: Page, code: str = PIN) -> None:
    """Give one's code."""
    page.get_by_label("Code de 4 à 6 chiffres").fill(code)
    page.get_by_role("button", name="Ouvrir mes visites").click()


def wait_until_ready(page: Page) -> None:
    """Wait for the check that the tablet can leave without network."""
    expect(page.get_by_text("Prêt pour le hors-ligne", exact=True)).to_be_visible(timeout=20_000)


def open_visit(page: Page, outlet: str) -> None:
    """Open a visit from the list."""
    page.get_by_role("link", name=outlet).click()
    expect(page.get_by_role("heading", level=1, name=outlet)).to_be_visible()


def begin_visit(page: Page, name: str, commune: str) -> None:
    """Begin a visit of a farm that the caisse does not know."""
    page.get_by_role("link", name="Ajouter une visite").click()
    page.get_by_label("Nom du lieu").fill(name)
    page.get_by_label("Commune").fill(commune)
    page.get_by_role("group", name="Sorte de lieu").get_by_role("button").first.click()
    page.get_by_role("button", name="Commencer la visite").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def open_part(page: Page, title: str) -> None:
    """Open a part of the visit: a criterion, the products, the position."""
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def answer_all(page: Page) -> None:
    """Give the best answer to every question of the page that has none, follow-ups included."""
    expect(page.locator("fieldset.question").first).to_be_visible()
    done: set[str] = set()
    while (card := _next_question(page, done)) is not None:
        _answer(card)


def _next_question(page: Page, done: set[str]) -> Locator | None:
    for card in page.locator("fieldset.question").all():
        text = card.locator("legend").inner_text()
        if text not in done:
            done.add(text)
            return card
    return None


def _answer(card: Locator) -> None:
    choices = card.locator(".choice:not(.choice-special)")
    if choices.count():
        choices.first.click()
        expect(choices.first).to_have_attribute("aria-pressed", "true")
        return
    # A photo or a position is given elsewhere: such a card has nothing to fill.
    fields = card.locator("input:not([type=file]), textarea").all()
    is_date = card.locator("input[type=date]").count() == 1
    for field, text in zip(fields, [A_DAY] if is_date else NINE_OF_TEN, strict=False):
        field.fill(text)
        field.press("Tab")


def go_back(page: Page) -> None:
    """Go back to the visit, and see it: the bar under the thumb has changed by then."""
    page.get_by_role("link", name="La visite").first.click()
    expect(page.get_by_role("link", name="Mes visites")).to_be_visible()


def add_photo(page: Page, question: str, photo: bytes) -> None:
    """Take a photo for a question and wait until the tablet shows what it kept."""
    card = page.locator("fieldset.question", has_text=question)
    card.locator("input[type=file]").set_input_files(
        {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo}
    )
    expect(card.locator("img.photo")).to_be_visible(timeout=20_000)


def sell(page: Page, family: str, but: dict[str, str]) -> None:
    """Say that a family is sold here; answer its questions at best, `but` for these."""
    open_part(page, "Produits vendus ici")
    page.get_by_role("button", name=family).click()
    page.get_by_role("link", name=re.compile(f"Répondre aux questions.*{family}")).click()
    expect(page.get_by_role("heading", level=1, name=family)).to_be_visible()
    answer_all(page)
    for question, answer in but.items():
        card = page.locator("fieldset.question", has_text=question)
        card.get_by_role("button", name=answer, exact=True).click()
        expect(card.get_by_role("button", name=answer, exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
    page.get_by_role("link", name="Les produits").first.click()
    go_back(page)


def place(page: Page, latitude: str, longitude: str) -> None:
    """Write the position of the place by hand."""
    open_part(page, "Position du lieu")
    page.get_by_text("Écrire les coordonnées à la main").click()
    page.get_by_label("Latitude").fill(latitude)
    page.get_by_label("Longitude").fill(longitude)
    page.get_by_role("button", name="Garder ces coordonnées").click()
    expect(page.get_by_text("vol d’oiseau")).to_be_visible()
    go_back(page)


def submit(page: Page) -> None:
    """Send the visit; it is frozen from then on, network or not."""
    page.get_by_role("link", name="Envoyer la visite").click()
    page.get_by_role("button", name="Envoyer la visite au comité").click()
    page.get_by_role("button", name="Oui, envoyer").click()
    expect(page.get_by_text("La visite attend le réseau")).to_be_visible()


def synchronise(page: Page) -> None:
    """Press the button until the server has confirmed everything."""
    page.get_by_role("button", name="Synchroniser").click()
    expect(page.get_by_text("La visite est arrivée sur le serveur")).to_be_visible(timeout=60_000)
