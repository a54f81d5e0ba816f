"""The volunteers' space, on a tablet of the caisse of Bordeaux held by Alice.

What a state writes it writes offline, on a tablet that is given back as it was: the server never
hears of it, and the next state finds the visits as they were.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from playwright.sync_api import Locator, Page, Route, expect

from backend.demonstration.ids import row_id
from backend.demonstration.pictures import draw_photo
from tests.browser import answering_states, meeting, papers, volunteer
from tests.browser.differing import bring_differences
from tests.browser.held_tablet import give_back, keep_tablet
from tests.browser.images import HEIC
from tests.browser.preparing_states import list_preparing
from tests.browser.retold import tell_dated_documents, tell_last_time
from tests.browser.screens import State
from tests.browser.states.committee import answer
from tests.browser.worlds import ALICE, BORDEAUX, HUGO, World, Worlds

LONG_S = 60.0
STARTED, PLANNED, SENT, TRIAL = (
    row_id("visit", "bordeaux", outlet, day)
    for outlet, day in (
        ("ver-luisant", "-1"),
        ("lune-rousse", "1"),
        ("deux-brouettes", "-6"),
        ("merle-blanc", "2"),
    )
)
Show = Callable[[Page, World], object]
CODE = "Code de 8 caractères"
SEASONAL = "de saison"
# What a phone has and a desktop browser has not: a file field that opens the camera by itself.
HAS_CAMERA = "Object.defineProperty(HTMLInputElement.prototype, 'capture', { value: '' })"


def list_states(worlds: Worlds) -> list[State]:
    """List the states of the volunteers' space.

    The pages of a visit read the tablet alone: without network or server they look the same, and
    what they wait for is over before it could be seen. Loading, failure and « hors ligne » belong
    to the start, the pairing and the synchronising.
    """

    def on(
        name: str,
        show: Show,
        *,
        alone: bool = False,
        writes: bool = False,
        full_page: bool = True,
    ) -> State:
        def undo(page: Page) -> None:
            if writes:
                give_back(page, worlds.lived)

        return State(name, lambda page: show(page, worlds.lived), full_page, alone, undo)

    def at(name: str, visit: UUID, part: str, words: str) -> State:
        return on(name, partial(open_part, visit, part, words))

    def young(page: Page) -> None:
        enter_young(page, worlds)

    return [
        on("loading", load_slowly, alone=True),
        on("pair", show_pairing, alone=True),
        on("pair-code-too-short", partial(pair_with, "ABC", "Le code a 8 caractères"), alone=True),
        on("pair-code-refused", partial(pair_with, "ABCD2345", "code"), alone=True),
        on("pair-server-failing", pair_in_vain, alone=True),
        on("pair-again", pair_again),
        on("person", choose_person),
        on("visits", show_visits),
        State("visits-empty", young, full_page=True, alone=True),
        on("visits-checked", show_checks),
        on("visits-offline", synchronise_offline),
        on("visits-server-failing", synchronise_in_vain),
        on("visits-synchronising", synchronise_slowly),
        on("visits-revoked", send_in_vain, writes=True),
        on("visits-set-aside", send_aside, writes=True),
        on("rescue-nothing", open_rescue),
        on("rescue-ready", make_file, writes=True),
        at("visit-empty", PLANNED, "", "Fournil de la Lune rousse"),
        at("visit-started", STARTED, "", "Jardin du Ver luisant"),
        at("visit-trial", TRIAL, "", "Visite d’essai"),
        at("visit-sent", SENT, "", "La visite est envoyée"),
        at("visit-unknown", row_id("none"), "", "Cette visite n’est pas sur cette tablette"),
        at("criterion-empty", PLANNED, "/critere/G1", "Où se trouve le lieu visité"),
        at("criterion-started", STARTED, "/critere/G1", "Où se trouve le lieu visité"),
        at("criterion-disagreement", STARTED, "/critere/G2", "Des réponses différentes"),
        at("disagreements", STARTED, "/desaccords", "1 désaccord à régler"),
        on("disagreements-of-each-kind", partial(differ, "/desaccords"), writes=True),
        on("disagreements-settled", settle_all, writes=True),
        on("criterion-photo-disagreement", partial(differ, "/critere/G1"), writes=True),
        on("products-disagreement", partial(differ, "/produits"), writes=True),
        on("position-disagreement", partial(differ, "/position"), writes=True),
        on("visit-disagreements", partial(differ, ""), writes=True),
        at("criterion-sent", SENT, "/critere/G1", "Où se trouve le lieu visité"),
        on("criterion-answered", answer_offline, writes=True),
        on("criterion-help-open", open_help),
        on("criterion-other-answer-open", open_other_answers),
        on("criterion-refused-answer", refuse_an_answer, writes=True),
        on("criterion-note-open", open_note),
        on("criterion-fault", write_nonsense, writes=True),
        on("criterion-photo", take_photo, writes=True),
        on("criterion-photo-removed", remove_photo, writes=True),
        on("criterion-photo-enlarged", enlarge_photo, writes=True, full_page=False),
        on("criterion-photos-refused", give_no_photo, writes=True),
        on("criterion-camera", partial(hold_a_camera, "/critere/G1"), alone=True),
        on("criterion-document-over", date_a_document, writes=True),
        at("photos-empty", PLANNED, "/photos", "Aucune pour l’instant"),
        on("photos", show_the_place, writes=True),
        on("photos-camera", partial(hold_a_camera, "/photos"), alone=True),
        on("products-last-time", remember_products, writes=True),
        at("question-jumped-to", STARTED, "/critere/G1/G1.6", "Où se trouve le lieu visité"),
        at("questions", STARTED, "/questions", "Sans réponse"),
        on("questions-found", partial(look_for, "legumes", "résultat")),
        on("questions-none-found", partial(look_for, "zzz", "Rien ne correspond")),
        on("visit-score-hidden", partial(hide_score, "", "Le résultat vient après"), writes=True),
        on(
            "criterion-score-hidden",
            partial(hide_score, "/critere/G1", "Le résultat vient après"),
            writes=True,
        ),
        on("send-score-hidden", partial(hide_score, "/envoyer", "Le résultat vient"), writes=True),
        at("products-empty", PLANNED, "/produits", "Touchez chaque famille"),
        at("products-started", STARTED, "/produits", "Touchez chaque famille"),
        at("products-sent", SENT, "/produits", "Touchez chaque famille"),
        at("family", STARTED, "/produits/vegetables", "Légumes"),
        at("family-absent", PLANNED, "/produits/vegetables", "n’est pas vendue ici"),
        at("position-empty", PLANNED, "/position", "Aucune position"),
        at("position-started", STARTED, "/position", "à vol d’oiseau"),
        on("position-by-hand-open", open_position_by_hand),
        on("position-fault", write_wrong_position),
        at("visitors-empty", PLANNED, "/visiteurs", "Avez-vous un lien"),
        on("visitors-given", give_all, writes=True),
        at("visitors-sent", SENT, "/visiteurs", "lien déclaré"),
        at("meeting-empty", PLANNED, "/rencontre", "Il n’est pas obligé"),
        on("meeting-filled", meet, writes=True),
        on("meeting-commitment-removed", remove_commitment, writes=True),
        on("meeting-disagreement", differ_on_the_word, writes=True),
        at("meeting-sent", SENT, "/rencontre", "Yannick Le Bris"),
        at("signing-empty", PLANNED, "/signature", "Rien n’est encore noté"),
        at("signing-started", STARTED, "/signature", "J’ai été visité"),
        on("signing-open", read_all),
        on("signing-name-missing", sign_nameless),
        on("signing-drawn", draw_a_signature),
        on("signing-signed", sign_offline, writes=True),
        on("signing-modified", change_what_was_signed, writes=True),
        on("signing-refused", refuse_to_sign, writes=True),
        at("signing-sent", SENT, "/signature", "Yannick Le Bris"),
        at("send-empty", PLANNED, "/envoyer", "Il reste"),
        at("send-started", STARTED, "/envoyer", "Il reste"),
        on("send-question-open", ask_to_send),
        on("sent-waiting", send_offline, writes=True),
        at("sent-arrived", SENT, "/envoyer", "La visite est arrivée"),
        on("correction", correct_offline, writes=True),
        on("correction-visit", look_at_the_corrected, writes=True),
        on("correction-cancel-open", ask_to_cancel, writes=True),
        at("paper", PLANNED, "/papier", "Commencer la saisie"),
        on("paper-fault", type_without_day, writes=True),
        on("paper-begun", type_in, writes=True),
        on("paper-photo", photograph, writes=True),
        on("visit-on-paper", look_at_typed, writes=True),
        on("send-on-paper", send_typed, writes=True),
        on("report-kept", keep_report),
        on("report-offline", ask_report_offline),
        at("unknown-page", STARTED, "/nulle-part", "Cette page n’existe pas"),
        *list_preparing(on, go),
    ]


def load_slowly(page: Page, world: World) -> None:
    """Open the space on a slow network: the script is still on its way."""
    world.proxy.slow(r"GET /visites/assets/\S+\.js", LONG_S)
    page.goto(f"{world.url}/visites/", wait_until="commit")
    expect(page.get_by_text("Grillon se prépare")).to_be_visible()


def show_pairing(page: Page, world: World) -> None:
    """Open the space on a new tablet."""
    page.goto(f"{world.url}/visites/")
    expect(page.get_by_label(CODE)).to_be_visible()


def pair_with(code: str, words: str, page: Page, world: World) -> None:
    """Type a code that does not let the tablet in."""
    show_pairing(page, world)
    page.get_by_label(CODE).fill(code)
    page.get_by_role("button", name="Relier la tablette").click()
    expect(page.get_by_role("alert").filter(has_text=words).first).to_be_visible()


def pair_in_vain(page: Page, world: World) -> None:
    """Type a code while the server does not answer."""
    show_pairing(page, world)
    world.proxy.drop_response(r"POST /api/devices", times=20)
    page.get_by_label(CODE).fill("ABCD2345")
    page.get_by_role("button", name="Relier la tablette").click()
    expect(page.get_by_role("alert").filter(has_text="serveur").first).to_be_visible()


def enter(page: Page, world: World) -> None:
    """Open Alice's visits, on a tablet that is paired first when it is new."""
    page.goto(f"{world.url}/visites/")
    mine = page.get_by_role("heading", level=1, name="Mes visites")
    closed = page.get_by_role("heading", level=1, name="Votre code")
    expect(mine.or_(page.get_by_label(CODE)).or_(closed)).to_be_visible()
    if closed.is_visible():
        volunteer.enter_pin(page)
        expect(mine).to_be_visible()
    elif not mine.is_visible():
        volunteer.pair(page, world.make_pairing_code(BORDEAUX, [ALICE, HUGO]), "Alice")
        volunteer.wait_until_ready(page)
        expect(page.get_by_text("Tout est arrivé.")).to_be_visible()
        keep_tablet(page)


def show_visits(page: Page, world: World) -> None:
    """Open the list, with the tablet ready to leave."""
    enter(page, world)
    volunteer.wait_until_ready(page)
    expect(page.get_by_text("Tout est arrivé.")).to_be_visible()


def enter_young(page: Page, worlds: Worlds) -> None:
    """Open the list of a caisse that has no visit yet."""
    world = worlds.young
    page.goto(f"{world.url}/visites/")
    people = [worlds.founder("alice")]
    volunteer.pair(page, world.make_pairing_code(worlds.founder("caisse"), people), "Alice")
    expect(page.get_by_text("Aucune visite ne vous est confiée")).to_be_visible()
    expect(page.get_by_text("Tout est arrivé.")).to_be_visible()


def choose_person(page: Page, world: World) -> None:
    """Say who holds the tablet."""
    go(page, world, "#/personne")
    expect(page.get_by_role("button", name="Hugo")).to_be_visible()


def pair_again(page: Page, world: World) -> None:
    """Relate to another caisse a tablet that is paired."""
    go(page, world, "#/appairer")
    expect(page.get_by_text("Ce que contient cette tablette est conservé")).to_be_visible()


def show_checks(page: Page, world: World) -> None:
    """Read what was checked before leaving."""
    show_visits(page, world)
    page.get_by_text("Voir ce qui a été vérifié").click()
    expect(page.get_by_text("L’application est entière")).to_be_visible()


def synchronise_offline(page: Page, world: World) -> None:
    """Press the button in a barn."""
    show_visits(page, world)
    page.context.set_offline(True)
    synchronise(page)
    expect(page.get_by_text("Le serveur ne répond pas")).to_be_visible()


def synchronise_in_vain(page: Page, world: World) -> None:
    """Press the button while the server fails."""
    show_visits(page, world)
    world.proxy.drop_response(r"\S+ /api/", times=200)
    synchronise(page)
    expect(page.get_by_text("Le serveur ne répond pas")).to_be_visible()


def synchronise_slowly(page: Page, world: World) -> None:
    """Press the button on a slow network."""
    show_visits(page, world)
    world.proxy.slow(r"\S+ /api/", LONG_S)
    synchronise(page)
    expect(page.get_by_text("Synchronisation…")).to_be_visible()


def hear(page: Page, world: World) -> None:
    """Have the tablet hear what the server says now, and keep it."""
    show_visits(page, world)
    with page.expect_response("**/api/caisses/*/pull"):
        synchronise(page)
    expect(page.get_by_text("Tout est arrivé.")).to_be_visible()


def answer_one(page: Page, world: World) -> None:
    """Answer a question of a visit, and go back to the list."""
    open_part(PLANNED, "/critere/G1", SEASONAL, page, world)
    find_question(page, SEASONAL).get_by_role("button", name="Oui").click()
    expect(page.get_by_text("Enregistré").first).to_be_visible()
    page.goto(f"{world.url}/visites/#/")


def send_in_vain(page: Page, world: World) -> None:
    """Send from a tablet that the coordination has taken out of service."""
    enter(page, world)
    revoked = {"type": "/problems/device-revoked", "title": "revoked", "status": 401}
    page.route("**/api/caisses/**", answer(revoked, 401))
    answer_one(page, world)
    synchronise(page)
    expect(page.get_by_role("link", name="Appairer de nouveau")).to_be_visible()


def send_aside(page: Page, world: World) -> None:
    """Send what the server sets aside: the tablet was paired again since."""
    enter(page, world)

    def set_aside(route: Route) -> None:
        sent = (route.request.post_data_json or {})["entries"]
        aside = {"outcome": "parked", "reason": "made_by_another_device", "other_sha256": None}
        outcomes = [aside | {"id": one["id"], "sha256": None, "number": None} for one in sent]
        answer({"outcomes": outcomes}, 200)(route)

    page.route("**/api/caisses/*/entries", set_aside)
    answer_one(page, world)
    synchronise(page)
    expect(page.get_by_role("button", name="Enregistrer ces 2 réponses")).to_be_visible()


def open_rescue(page: Page, world: World) -> None:
    """Look for the file while nothing waits."""
    go(page, world, "#/secours")
    expect(page.get_by_text("Tout est arrivé")).to_be_visible()


def make_file(page: Page, world: World) -> None:
    """Put into a file what a tablet taken out of service still holds."""
    send_in_vain(page, world)
    page.get_by_role("link", name="Tout enregistrer dans un fichier").first.click()
    page.get_by_role("button", name="Préparer le fichier").click()
    expect(page.get_by_text("Le fichier est prêt")).to_be_visible()


def synchronise(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="Synchroniser").click()


def go(page: Page, world: World, address: str) -> None:
    """Go to an address of the space."""
    enter(page, world)
    page.goto(f"{world.url}/visites/{address}")


def open_part(visit: UUID, part: str, words: str, page: Page, world: World) -> None:
    """Open a part of a visit and wait for these words."""
    go(page, world, f"#/visite/{visit}{part}")
    expect(page.locator("main").get_by_text(words).first).to_be_visible()


def differ(part: str, page: Page, world: World) -> None:
    """Open a part of a visit on which Alice and Hugo differ on much."""
    bring_differences(page, PLANNED, [ALICE, HUGO])
    open_part(PLANNED, part, "", page, world)
    words = "désaccords à régler" if part in ("", "/desaccords") else "Décidez ensemble"
    words = "Gardez la bonne" if part == "/position" else words
    expect(page.get_by_text(words).first).to_be_visible()


def settle_all(page: Page, world: World) -> None:
    """Settle each disagreement offline, by keeping its first side."""
    differ("/desaccords", page, world)
    page.context.set_offline(True)
    while (first := page.locator(".side button").first).is_visible():
        card = page.locator("section.card").first
        title = card.get_by_role("heading").inner_text()
        first.click()
        expect(page.get_by_role("heading", name=title, level=2)).to_be_hidden()
    expect(page.get_by_text("Aucun désaccord")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def find_question(page: Page, words: str) -> Locator:
    """Find the question whose text contains these words."""
    return page.locator("fieldset.question", has_text=words)


def open_offline(visit: UUID, part: str, page: Page, world: World) -> None:
    """Open a part of a visit without network, to write in it."""
    open_part(visit, part, "", page, world)
    page.context.set_offline(True)


def answer_offline(page: Page, world: World) -> None:
    """Fill a criterion: choices, a share, numbers."""
    open_offline(PLANNED, "/critere/G1", page, world)
    volunteer.answer_all(page)
    expect(page.get_by_text("critère rempli").last).to_be_visible()


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
    answering_states.look_for(page, typed, words)


def hide_score(part: str, words: str, page: Page, world: World) -> None:
    """Open a part of a visit in a caisse that keeps the score for after the sending."""
    enter(page, world)
    answering_states.open_hidden(page, world, STARTED, part, words)


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


def take_photo(page: Page, world: World) -> None:
    """Take a photo for a question."""
    open_offline(PLANNED, "/critere/G1", page, world)
    volunteer.add_photo(page, SEASONAL, draw_photo("stall", "Étal du samedi"))


def remove_photo(page: Page, world: World) -> None:
    """Remove a photo, which can be put back."""
    take_photo(page, world)
    page.get_by_role("button", name="Retirer la photo 1").click()
    expect(page.get_by_role("button", name="Remettre")).to_be_visible()


def enlarge_photo(page: Page, world: World) -> None:
    """Look at a photo as large as the screen allows."""
    take_photo(page, world)
    page.get_by_role("button", name="Agrandir la photo 1").click()
    expect(page.get_by_role("dialog").get_by_role("img")).to_be_visible()


def give_no_photo(page: Page, world: World) -> None:
    """Choose three files of which one alone is a photo."""
    open_offline(PLANNED, "/critere/G1", page, world)
    photo = draw_photo("stall", "Étal du samedi")
    files = {"IMG_0042.HEIC": HEIC, "étal.jpg": photo, "vide.jpg": b""}
    field = find_question(page, SEASONAL).locator("input[type=file]")
    field.set_input_files(
        [{"name": name, "mimeType": "", "buffer": body} for name, body in files.items()]
    )
    expect(find_question(page, SEASONAL).get_by_role("alert")).to_contain_text("vide.jpg")


def hold_a_camera(part: str, page: Page, world: World) -> None:
    """Open a page of the visit on a device whose file fields open the camera."""
    page.add_init_script(HAS_CAMERA)
    open_offline(PLANNED, part, page, world)
    expect(page.get_by_text("Choisir dans la galerie").first).to_be_visible()


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


def show_the_place(page: Page, world: World) -> None:
    """Take two views of the whole place."""
    open_offline(PLANNED, "/photos", page, world)
    page.locator("input[type=file]").set_input_files(
        [
            {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": draw_photo(name, "La cour")}
            for name in ("barn", "field")
        ]
    )
    expect(page.locator("img.photo")).to_have_count(2)


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


def give_all(page: Page, world: World) -> None:
    """Give role, pledge and a link, offline."""
    open_offline(PLANNED, "/visiteurs", page, world)
    meeting.give_pledge(page, "en pair")
    meeting.declare_link(page, "Nous vendons sur le même marché.")
    expect(page.get_by_role("status").filter(has_text="Enregistré")).to_be_visible()


def meet(page: Page, world: World) -> None:
    """Take a commitment and the word of the person visited, offline."""
    open_offline(PLANNED, "/rencontre", page, world)
    meeting.commit_to(page, "Composter les invendus avec la ferme voisine.", "2027-06-30")
    meeting.say(page, "Revenez au printemps, la serre sera finie.")
    expect(page.get_by_role("status").filter(has_text="Enregistré")).to_be_visible()


def remove_commitment(page: Page, world: World) -> None:
    """Withdraw a commitment, which can be put back."""
    meet(page, world)
    page.get_by_role("button", name="Retirer : Engagement 1").click()
    expect(page.get_by_role("button", name="Remettre")).to_be_visible()


def differ_on_the_word(page: Page, world: World) -> None:
    """Open the word of the person visited, which two tablets wrote differently."""
    bring_differences(page, PLANNED, [ALICE, HUGO])
    open_part(PLANNED, "/rencontre", "Gardez une version", page, world)


def read_all(page: Page, world: World) -> None:
    """Unfold all that was noted."""
    open_part(STARTED, "/signature", "J’ai été visité", page, world)
    expect(page.locator("canvas.pad")).to_be_visible()
    for summary in page.locator("main summary").all():
        summary.click()


def sign_nameless(page: Page, world: World) -> None:
    """Sign without a name."""
    open_part(STARTED, "/signature", "J’ai été visité", page, world)
    page.get_by_role("button", name="Signer", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="Écrivez d’abord le nom")).to_be_visible()


def draw_a_signature(page: Page, world: World) -> None:
    """Draw, and do not sign yet."""
    open_part(STARTED, "/signature", "J’ai été visité", page, world)
    meeting.draw(page)


def sign_offline(page: Page, world: World) -> None:
    """Sign by name and drawing, offline."""
    open_offline(STARTED, "/signature", page, world)
    meeting.sign(page, "Paul Lafargue")


def change_what_was_signed(page: Page, world: World) -> None:
    """Change something that was signed, and come back."""
    sign_offline(page, world)
    page.goto(f"{world.url}/visites/#/visite/{STARTED}/rencontre")
    meeting.say(page, "Une chose encore.")
    page.goto(f"{world.url}/visites/#/visite/{STARTED}/signature")
    expect(page.get_by_text("modifié après signature").first).to_be_visible()


def refuse_to_sign(page: Page, world: World) -> None:
    """Note that the person visited does not wish to sign, offline."""
    open_offline(STARTED, "/signature", page, world)
    page.get_by_label("Nom de la personne qui signe").fill("Paul Lafargue")
    page.get_by_role("button", name="Ne souhaite pas signer").click()
    expect(page.get_by_role("button", name="Signer finalement")).to_be_visible()


def ask_to_send(page: Page, world: World) -> None:
    """Press the button that sends: it asks once more."""
    open_part(STARTED, "/envoyer", "Il reste", page, world)
    page.get_by_role("button", name="Envoyer la visite au comité").click()
    expect(page.get_by_role("button", name="Oui, envoyer")).to_be_focused()


def send_offline(page: Page, world: World) -> None:
    """Send a visit without network."""
    open_offline(STARTED, "", page, world)
    volunteer.submit(page)


def correct_offline(page: Page, world: World) -> None:
    """Begin to correct a visit that was sent."""
    open_offline(SENT, "", page, world)
    page.get_by_role("button", name="Compléter ou corriger l’envoi").click()
    expect(page.get_by_role("heading", level=1, name="Corriger l’envoi")).to_be_visible()


def look_at_the_corrected(page: Page, world: World) -> None:
    """Go back to the answers, which are open again."""
    correct_offline(page, world)
    page.get_by_role("link", name="Reprendre les réponses").click()
    expect(page.get_by_text("Vous corrigez un envoi").first).to_be_visible()


def ask_to_cancel(page: Page, world: World) -> None:
    """Press the button that gives a correction up: it asks once more."""
    correct_offline(page, world)
    page.get_by_role("button", name="Abandonner la correction").click()
    expect(page.get_by_role("button", name="Oui, abandonner")).to_be_focused()


def type_without_day(page: Page, world: World) -> None:
    """Forget to say of which day the paper is."""
    open_offline(PLANNED, "/papier", page, world)
    papers.press_without_day(page)


def type_in(page: Page, world: World) -> None:
    """Begin to type in a visit made on paper."""
    open_offline(PLANNED, "/papier", page, world)
    papers.begin_paper(page)


def photograph(page: Page, world: World) -> None:
    """Photograph the first page of the paper."""
    type_in(page, world)
    papers.photograph_paper(page)


def look_at_typed(page: Page, world: World) -> None:
    """Go to the answers of a visit made on paper."""
    type_in(page, world)
    page.get_by_role("link", name="Recopier les réponses").click()
    expect(page.get_by_text("Aucune photo du papier")).to_be_visible()


def send_typed(page: Page, world: World) -> None:
    """Look at what a visit made on paper still lacks before it is sent."""
    look_at_typed(page, world)
    page.get_by_role("link", name="Envoyer la visite").click()
    expect(page.get_by_text("Aucune photo du papier")).to_be_visible()


def keep_report(page: Page, world: World) -> None:
    """Keep the report of a visit that has arrived."""
    open_part(SENT, "", "La visite est envoyée", page, world)
    papers.ask_report(page)


def ask_report_offline(page: Page, world: World) -> None:
    """Ask for a report in a barn."""
    open_offline(SENT, "", page, world)
    papers.ask_report_in_vain(page)
