"""States of the questions: answers, notes, the search, a score that the caisse hides, places."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser import volunteer
from tests.browser.retold import tell_dated_documents, tell_last_time
from tests.browser.states.visits.synchronising import hear
from tests.browser.states.visits.tablet import (
    PLANNED,
    SEASONAL,
    STARTED,
    enter,
    find_question,
    open_offline,
    open_part,
)
from tests.browser.worlds import World

WORD = "Un mot de la question"


def answer_offline(page: Page, world: World) -> None:
    """Answer all that a criterion asks but the position, which has a page of its own."""
    open_offline(PLANNED, "/critere/G1", page, world)
    volunteer.answer_all(page)
    expect(page.get_by_text(re.compile(r"2\s+réponses sur 4"))).to_be_visible()


def open_help(page: Page, world: World) -> None:
    """Read what a question looks at."""
    open_part(PLANNED, "/critere/G1", SEASONAL, page, world)
    for summary in page.get_by_text("Ce qu’on regarde").all():
        summary.click()


def open_other_answers(page: Page, world: World) -> None:
    """Look for an answer that is neither yes nor no."""
    open_part(PLANNED, "/critere/G1", SEASONAL, page, world)
    find_question(page, SEASONAL).get_by_role("button", name="Autre réponse").click()
    expect(page.get_by_role("button", name="Sans objet")).to_be_visible()


def refuse_an_answer(page: Page, world: World) -> None:
    """Note that a question does not apply; the note that it asks for is still empty."""
    open_other_answers(page, world)
    page.context.set_offline(True)
    page.get_by_role("button", name="Sans objet").click()
    expect(page.get_by_label("Pourquoi")).to_be_visible()


def look_for(typed: str, words: str, page: Page, world: World) -> None:
    """Search among the questions of a visit."""
    open_part(STARTED, "/questions", "Sans réponse", page, world)


def hide_score(part: str, words: str, page: Page, world: World) -> None:
    """Open a part of a visit in a caisse that keeps the score for after the sending."""
    enter(page, world)
    page.route("**/api/caisses/*/device", _hide)
    hear(page, world)
    page.goto(f"{world.url}/visites/#/visite/{STARTED}{part}")
    expect(page.get_by_text(words).first).to_be_visible()


def open_note(page: Page, world: World) -> None:
    """Begin a note."""
    open_part(PLANNED, "/critere/G1", SEASONAL, page, world)
    find_question(page, SEASONAL).get_by_role("button", name="Note").click()
    expect(page.get_by_label("Une note")).to_be_focused()


def write_nonsense(page: Page, world: World) -> None:
    """Write words where a number is asked for."""
    open_offline(PLANNED, "/critere/G4", page, world)
    question = find_question(page, "Combien d’heures")
    question.get_by_label("Votre réponse").fill("beaucoup")
    question.get_by_label("Votre réponse").press("Tab")
    expect(question.get_by_role("alert")).to_be_visible()


def date_a_document(page: Page, world: World) -> None:
    """Note a label whose certificate has run out."""
    tell_dated_documents(page)
    hear(page, world)
    open_offline(PLANNED, "/critere/G2", page, world)
    page.get_by_role("button", name="agriculture biologique").first.click()
    date = find_question(page, "Jusqu’à quelle date").get_by_label("Votre réponse")
    date.fill("2026-03-12")
    date.press("Tab")
    expect(page.get_by_text("Expiré depuis")).to_be_visible()


def remember_products(page: Page, world: World) -> None:
    """Open the products of a farm that was visited before."""
    tell_last_time(page, PLANNED, ["vegetables", "eggs"])
    hear(page, world)
    open_offline(PLANNED, "/produits", page, world)
    expect(page.get_by_role("button", name="Comme la dernière fois")).to_be_visible()


def open_position_by_hand(page: Page, world: World) -> None:
    """Write coordinates by hand."""
    open_part(PLANNED, "/position", "Aucune position", page, world)
    page.get_by_text("Écrire les coordonnées à la main").click()
    expect(page.get_by_label("Latitude")).to_be_visible()


def write_wrong_position(page: Page, world: World) -> None:
    """Write coordinates that are nowhere."""
    open_position_by_hand(page, world)
    page.get_by_label("Latitude").fill("quarante-quatre")
    page.get_by_role("button", name="Garder ces coordonnées").click()
    expect(page.get_by_role("alert").first).to_be_visible()


def _hide(route: Route) -> None:
    response = route.fetch()
    body = response.json()
    body["caisse"]["hides_score"] = True
    route.fulfill(response=response, json=body)
