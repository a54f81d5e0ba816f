"""The paper form: every question of a charter in large print, tied to the visit it is for."""

from pathlib import Path
from uuid import UUID

import httpx
import pytest

from backend.printing.paper_form import Asked, Form, number_questions, to_form, to_visit_code
from backend.printing.press import set_document
from criteria.charter import Charter, Question
from criteria.load import charter_sha256, read_charter
from criteria.question import list_grid_questions
from tests.backend.builders import (
    GIRONDE,
    add_outlet,
    begin,
    caisse_url,
    plan_visit,
    slug_of,
    store_charter,
    take_away,
)
from tests.backend.printing.reading import list_alternatives, list_faults, open_pdf, read_text
from tests.cast import World

CHARTERS = sorted(Path("criteria/charters").glob("*.toml"))
LARGE_PT = 14
KEPT_SMALL_PT = 9.9  # the foot of the page


def read(name: str) -> Charter:
    """Return a charter that is shipped."""
    return read_charter(Path(f"criteria/charters/{name}.toml").read_text(encoding="utf-8"))


def form_of(name: str, kind: str | None = None) -> Form:
    """Return the blank form of a charter."""
    return to_form(Asked("Caisse de Bordeaux", read(name), kind))


def ask_form(world: World, query: str = "", who: str = "bob") -> httpx.Response:
    """Ask for the form of a charter."""
    return world.call(who, "GET", caisse_url(world, f"paper-form.pdf{query}"))


def ask_form_of(world: World, visit: str, who: str = "bob") -> httpx.Response:
    """Ask for the form of a visit."""
    return world.call(who, "GET", caisse_url(world, f"visits/{visit}/paper-form.pdf"))


def flat(text: str) -> str:
    """Return a text without the spaces of its layout."""
    return "".join(text.split())


@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: path.stem)
def test_every_question_of_every_charter_is_on_paper(path: Path) -> None:
    """With its answers, and a reader finds it by its tags."""
    charter = read(path.stem)
    body = set_document("form", form_of(path.stem), {})
    text = flat(read_text(body))
    asked: list[Question] = [*list_grid_questions(charter), *charter.products.questions]

    assert [] == list_faults(body)
    assert [] == [one.code for one in asked if flat(one.text.fr) not in text]
    assert [] == [
        choice.code for one in asked for choice in one.choices if flat(choice.label.fr) not in text
    ]
    assert [] == [one.code for one in charter.products.families if flat(one.label.fr) not in text]


def test_a_grid_of_sixteen_questions_fits_on_five_pages_in_large_print() -> None:
    """14 points, with room to write, the signature and the word of the visited person included."""
    body = set_document("form", form_of("starter"), {})
    sizes: dict[float, int] = {}

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        sizes[round(size, 1)] = sizes.get(round(size, 1), 0) + len(text.strip())

    for page in open_pdf(body).pages:
        page.extract_text(visitor_text=note)
    large = sum(count for size, count in sizes.items() if size >= LARGE_PT)

    assert 16 == len(list_grid_questions(read("starter")))
    assert 5 >= len(open_pdf(body).pages)
    assert min(sizes) > KEPT_SMALL_PT
    assert large > sum(sizes.values()) / 2


def test_a_condition_is_said_in_words_with_the_number_of_its_question() -> None:
    """« Seulement si… » : the paper cannot hide a question."""
    form = form_of("gironde", "producer")
    questions = {one.number: one for part in form.criteria for one in part.questions}
    numbers = number_questions(GIRONDE, "producer")
    followed = next(
        one for one in list_grid_questions(GIRONDE) if one.asked_if and one.code in numbers
    )
    source = numbers[followed.asked_if.question] if followed.asked_if else ""

    assert f"Seulement si la réponse à la question {source} est « " in (
        (questions[numbers[followed.code]].condition or "").replace("\u00a0", " ")
    )


def test_a_form_for_one_kind_asks_its_questions_alone_and_a_blank_one_says_which() -> None:
    """Numbers have no gap: nobody looks for a missing question."""
    producer, blank = form_of("gironde", "producer"), form_of("gironde")
    numbers = [one.number for part in producer.criteria for one in part.questions]
    conditions = [one.condition or "" for part in blank.criteria for one in part.questions]

    assert [str(n) for n in range(1, len(numbers) + 1)] == numbers
    assert len(conditions) > len(numbers)
    assert any("Seulement pour\u00a0: Commerce ou épicerie" in one for one in conditions)


def test_special_answers_are_offered_as_the_charter_allows() -> None:
    """« Sans objet » only where it is foreseen; a distance has nothing to write."""
    questions = [one for part in form_of("starter").criteria for one in part.questions]
    by_number = {one.number: one for one in questions}

    assert ["non observé", "refus"] == by_number["1"].specials
    assert ([], "Rien à écrire") == (by_number["2"].specials, (by_number["2"].said or "")[:13])
    assert "sans objet (noter pourquoi)" in by_number["3"].specials
    assert (["oui", "en partie", "non"], True) == (by_number["3"].boxes, by_number["3"].wants_photo)
    assert "En partie\u00a0: un ou deux produits hors saison" in (by_number["3"].help or "")


def test_the_form_of_a_visit_is_prefilled_and_bears_its_code(world: World) -> None:
    """The code ties the paper to the visit: the tablet shows the same."""
    begin(world)
    visit = plan_visit(world, add_outlet(world), ("alice", "chloe"), planned_on="2026-12-01")
    answer = ask_form_of(world, visit)
    text = read_text(answer.content)
    code = to_visit_code(UUID(visit))

    assert (200, "application/pdf") == (answer.status_code, answer.headers["content-type"])
    assert "Lieu : Ferme des Tilleuls Adresse : 1 chemin du Puits, Pessac" in text
    assert "Visite prévue le 01/12/2026." in text
    assert "Par : Alice, Chloe" in text
    assert f"{visit[-8:-4]}-{visit[-4:]}".upper() == code
    assert [f"Code QR de la visite {code}."] == list_alternatives(answer.content)
    assert [] == list_faults(answer.content)
    assert "VISITE D’ESSAI" not in text


def test_the_form_of_an_essai_is_watermarked(world: World) -> None:
    """On each page: a form may be torn apart."""
    begin(world)
    visit = plan_visit(world, add_outlet(world), trial=True)
    pages = open_pdf(ask_form_of(world, visit).content).pages

    assert all("VISITE D’ESSAI" in " ".join(page.extract_text().split()) for page in pages)


def test_a_blank_form_is_that_of_the_charter_in_force_or_of_the_one_named(world: World) -> None:
    """For an outlet it is prefilled, for a kind it asks its questions."""
    begin(world)
    other = store_charter(world, read("starter"))
    outlet = add_outlet(world)
    in_force = read_text(ask_form(world).content)
    named = read_text(ask_form(world, f"?charter={other}&kind=stall").content)
    prefilled = read_text(ask_form(world, f"?outlet={outlet}", "chloe").content)

    assert charter_sha256(read("starter")) == other
    assert "modèle inspiré de la Gironde" in in_force
    assert "Charte de départ en seize questions" in named
    assert "Genre : Ferme ou atelier" in prefilled
    assert 200 == ask_form(world, "", "tablet").status_code


def test_a_form_that_cannot_be_made_says_why(world: World) -> None:
    """No charter yet, a kind or an outlet that nobody knows."""
    before = slug_of(ask_form(world))
    begin(world)

    assert (409, "no-charter") == before
    assert (409, "unknown-kind") == slug_of(ask_form(world, "?kind=castle"))
    assert (404, "unknown-charter") == slug_of(ask_form(world, f"?charter={'0' * 64}"))
    assert (404, "unknown-outlet") == slug_of(ask_form(world, f"?outlet={UUID(int=1)}"))


def test_the_form_of_a_visit_is_for_the_committee_and_those_who_go(world: World) -> None:
    """It names people and a place."""
    begin(world)
    visit = plan_visit(world, add_outlet(world))
    allowed = [ask_form_of(world, visit, who).status_code for who in ("bob", "chloe", "tablet")]
    take_away(world, visit)

    assert [200, 200, 200] == allowed
    assert (403, "forbidden") == slug_of(ask_form_of(world, visit, "david"))
    assert (404, "unknown-visit") == slug_of(ask_form_of(world, visit, "tablet"))
