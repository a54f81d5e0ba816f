"""What comes before a visit and after it: an unknown farm, the past, room, codes, iOS."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from playwright.sync_api import Page, Route, expect

from backend.demonstration.ids import row_id
from tests.browser import volunteer
from tests.browser.screens import State
from tests.browser.worlds import ALICE, BORDEAUX, World

PLANNED, DECIDED, REFUSED = (
    row_id("visit", "bordeaux", outlet, day)
    for outlet, day in (("lune-rousse", "1"), ("lezard-vert", "-150"), ("rond-point", "-58"))
)
LAST: Mapping[str, Any] = {
    "visited_on": "2025-03-01",
    "people": ["Alice", "Fatima"],
    "criteria_met": 3,
    "families": ["vegetables", "eggs"],
    "commitments": [
        {"text": "Composter les invendus.", "criterion": None, "due_on": "2026-03-01"},
        {"text": "Afficher l’origine des légumes achetés.", "criterion": None, "due_on": None},
    ],
    "decided": {"decided_on": "2025-03-12", "outcome": "approved"},
}
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
LITTLE_ROOM_BYTES = 20_000_000

Go = Callable[[Page, World, str], object]


class On(Protocol):
    """Names a state of the volunteers' space."""

    def __call__(
        self,
        name: str,
        show: Callable[[Page, World], object],
        *,
        alone: bool = False,
        writes: bool = False,
    ) -> State:
        """Return the state that `show` brings a page to."""


def list_preparing(on: On, go: Go) -> list[State]:
    """List these states; `go` brings Alice's tablet to an address."""

    def at(name: str, address: str, words: str) -> State:
        return on(name, partial(_open, go, address, words))

    def alone(name: str, show: Callable[[Go, Page, World], object]) -> State:
        return on(name, partial(show, go), alone=True)

    def writing(name: str, show: Callable[[Go, Page, World], object]) -> State:
        return on(name, partial(show, go), writes=True)

    return [
        at("visit-decided", f"#/visite/{DECIDED}", "Ce que le comité a décidé"),
        at("visit-refused", f"#/visite/{REFUSED}", "Convention refusée"),
        writing("visit-with-past", show_past),
        at("begin", "#/nouvelle", "Sorte de lieu"),
        writing("begin-fault", begin_nothing),
        writing("begun", begin_unknown),
        writing("begun-in-list", list_begun),
        writing("begun-removed", remove_begun),
        writing("essai", begin_essai),
        writing("essai-criterion", open_essai_criterion),
        alone("visits-full", fill_the_disk),
        alone("storage-refused", refuse_storage),
        alone("install-first", open_on_ios),
        writing("pin-choose", choose_code),
        writing("pin-choose-fault", choose_different_codes),
        writing("pin-enter", ask_for_code),
        writing("pin-wrong", give_wrong_code),
        writing("pin-forgotten", forget_code),
        writing("visit-hidden", hide_visit),
        at("person-with-code", "#/personne", "Changer mon code"),
    ]


def _open(go: Go, address: str, words: str, page: Page, world: World) -> None:
    go(page, world, address)
    expect(page.locator("main").get_by_text(words).first).to_be_visible()


def show_past(go: Go, page: Page, world: World) -> None:
    """Open a visit of a farm where somebody has been before."""

    def add(route: Route) -> None:
        response = route.fetch()
        body = response.json()
        for visit in body["visits"]:
            visit["last"] = LAST if visit["id"] == str(PLANNED) else None
        route.fulfill(response=response, json=body)

    page.route("**/api/caisses/*/pull", add)
    _open(go, f"#/visite/{PLANNED}", "Engagements à regarder", page, world)


def begin_nothing(go: Go, page: Page, world: World) -> None:
    """Begin a visit without saying where."""
    _open(go, "#/nouvelle", "Sorte de lieu", page, world)
    page.get_by_role("button", name="Commencer la visite").click()
    expect(page.get_by_text("Écrivez le nom du lieu.")).to_be_visible()


def begin_unknown(go: Go, page: Page, world: World) -> None:
    """Begin a visit of an unknown farm, without network."""
    go(page, world, "")
    page.context.set_offline(True)
    volunteer.begin_visit(page, "Ferme de la Butte", "Cestas")


def list_begun(go: Go, page: Page, world: World) -> None:
    """Find it in the list."""
    begin_unknown(go, page, world)
    page.get_by_role("link", name="Mes visites").first.click()
    expect(page.get_by_text("commencée sur le terrain")).to_be_visible()


def remove_begun(go: Go, page: Page, world: World) -> None:
    """Remove one that was begun by mistake."""
    begin_unknown(go, page, world)
    page.get_by_role("button", name="Retirer cette visite").click()
    expect(page.get_by_text("Visite retirée.")).to_be_visible()


def begin_essai(go: Go, page: Page, world: World) -> None:
    """Begin a visit to practise: nothing has to be written."""
    go(page, world, "#/nouvelle")
    page.context.set_offline(True)
    page.get_by_role("button", name="Une visite d’essai").click()
    page.get_by_role("button", name="Commencer la visite").click()
    expect(page.get_by_role("heading", level=1, name="Lieu d’essai")).to_be_visible()


def open_essai_criterion(go: Go, page: Page, world: World) -> None:
    """Every page of it says what it is."""
    begin_essai(go, page, world)
    volunteer.open_part(page, "Transparence")
    expect(page.get_by_text("pour s’entraîner, elle ne compte pas")).to_be_visible()


def fill_the_disk(_go: Go, page: Page, world: World) -> None:
    """Look for room where there is hardly any: the browser really refuses.

    Before the first page: a browser believes its last count of the room for half a minute.
    """
    quota = {"origin": world.url, "quotaSize": LITTLE_ROOM_BYTES}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
    page.goto(f"{world.url}/visites/")
    volunteer.pair(page, world.make_pairing_code(BORDEAUX, [ALICE]), "Alice")
    expect(page.get_by_text("La mémoire est pleine").first).to_be_visible(timeout=20_000)


def refuse_storage(_go: Go, page: Page, world: World) -> None:
    """Open the space where the browser lets nothing be kept."""
    page.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }"
    )
    page.goto(f"{world.url}/visites/")
    expect(page.get_by_text("navigation privée")).to_be_visible()


def open_on_ios(_go: Go, page: Page, world: World) -> None:
    """Open the space in a tab of an iPhone."""
    described = f"{{ get: () => {json.dumps(IPHONE)} }}"
    page.add_init_script(f"Object.defineProperty(Navigator.prototype, 'userAgent', {described})")
    page.goto(f"{world.url}/visites/")
    expect(page.get_by_role("heading", level=1, name="Installez d’abord Grillon")).to_be_visible()


def choose_code(go: Go, page: Page, world: World) -> None:
    """Take the tablet for the first time: Hugo chooses a code."""
    go(page, world, "#/personne")
    page.get_by_role("button", name="Hugo").click()
    expect(page.get_by_role("heading", level=1, name="Choisissez votre code")).to_be_visible()


def choose_different_codes(go: Go, page: Page, world: World) -> None:
    """Write two codes that are not the same."""
    choose_code(go, page, world)
    page.get_by_label("Code de 4 à 6 chiffres").fill("12")
    page.get_by_label("Le même code").fill("13")
    page.get_by_role("button", name="Garder ce code").click()
    expect(page.get_by_text("Les deux codes ne sont pas les mêmes.")).to_be_visible()


def ask_for_code(go: Go, page: Page, world: World) -> None:
    """Close the screens: the code is asked for."""
    go(page, world, "#/personne")
    page.get_by_role("button", name="Fermer mes visites").click()
    expect(page.get_by_role("heading", level=1, name="Votre code")).to_be_visible()


def give_wrong_code(go: Go, page: Page, world: World) -> None:
    """Give a code that is not the one."""
    ask_for_code(go, page, world)
    volunteer.enter_pin(page, "9999")
    expect(page.get_by_text("Ce n’est pas le code choisi")).to_be_visible()


def forget_code(go: Go, page: Page, world: World) -> None:
    """Replace a code that was forgotten."""
    ask_for_code(go, page, world)
    page.get_by_text("Code oublié").click()
    page.get_by_role("button", name="Choisir un nouveau code").click()
    expect(page.get_by_text("reste caché jusqu’à")).to_be_visible()


def hide_visit(go: Go, page: Page, world: World) -> None:
    """Open what was unsent when the code was replaced."""
    _answer_offline(go, PLANNED, page, world)
    page.goto(f"{world.url}/visites/#/personne")
    page.get_by_role("button", name="Fermer mes visites").click()
    page.get_by_text("Code oublié").click()
    page.get_by_role("button", name="Choisir un nouveau code").click()
    volunteer.choose_pin(page, "5678")
    expect(page.get_by_text("n’est pas montrée ici")).to_be_visible()
    page.goto(f"{world.url}/visites/#/visite/{PLANNED}")
    expect(page.get_by_text("Cette visite n’est pas montrée ici")).to_be_visible()


def _answer_offline(go: Go, visit: UUID, page: Page, world: World) -> None:
    go(page, world, f"#/visite/{visit}/critere/G1")
    page.context.set_offline(True)
    page.locator("fieldset.question .choice").first.click()
    expect(page.get_by_text("Enregistré")).to_be_visible()
