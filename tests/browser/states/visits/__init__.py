"""The volunteers' space, on a tablet of the caisse of Bordeaux held by Alice.

What a state writes it writes offline, on a tablet that is given back as it was: the server never
hears of it, and the next state finds the visits as they were.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from playwright.sync_api import Page

from backend.demonstration.ids import row_id
from tests.browser.held_tablet import give_back
from tests.browser.screens import State
from tests.browser.states.visits import (
    answering,
    differing,
    meeting_people,
    pairing,
    photographing,
    sending,
    synchronising,
    tablet,
    typing_in,
)
from tests.browser.states.visits.preparing import list_preparing
from tests.browser.states.visits.tablet import PLANNED, SENT, STARTED, TRIAL
from tests.browser.worlds import World, Worlds

Show = Callable[[Page, World], object]


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
        return on(name, partial(tablet.open_part, visit, part, words))

    def young(page: Page) -> None:
        tablet.enter_young(page, worlds)

    return [
        on("loading", pairing.load_slowly, alone=True),
        on("pair", pairing.show_pairing, alone=True),
        on(
            "pair-code-too-short",
            partial(pairing.pair_with, "ABC", "Le code a 8 caractères"),
            alone=True,
        ),
        on("pair-code-refused", partial(pairing.pair_with, "ABCD2345", "code"), alone=True),
        on("pair-server-failing", pairing.pair_in_vain, alone=True),
        on("pair-again", pairing.pair_again),
        on("person", pairing.choose_person),
        on("visits", tablet.show_visits),
        State("visits-empty", young, full_page=True, alone=True),
        on("visits-checked", synchronising.show_checks),
        on("visits-offline", synchronising.synchronise_offline),
        on("visits-server-failing", synchronising.synchronise_in_vain),
        on("visits-synchronising", synchronising.synchronise_slowly),
        on("visits-revoked", synchronising.send_in_vain, writes=True),
        on("visits-set-aside", synchronising.send_aside, writes=True),
        on("rescue-nothing", synchronising.open_rescue),
        on("rescue-ready", synchronising.make_file, writes=True),
        at("visit-empty", PLANNED, "", "Fournil de la Lune rousse"),
        at("visit-started", STARTED, "", "Jardin du Ver luisant"),
        at("visit-trial", TRIAL, "", "Visite d’essai"),
        at("visit-sent", SENT, "", "La visite est envoyée"),
        at("visit-unknown", row_id("none"), "", "Cette visite n’est pas sur cette tablette"),
        at("criterion-empty", PLANNED, "/critere/G1", "Où se trouve le lieu visité"),
        at("criterion-started", STARTED, "/critere/G1", "Où se trouve le lieu visité"),
        at("criterion-disagreement", STARTED, "/critere/G2", "Des réponses différentes"),
        at("disagreements", STARTED, "/desaccords", "1 désaccord à régler"),
        on("disagreements-of-each-kind", partial(differing.differ, "/desaccords"), writes=True),
        on("disagreements-settled", differing.settle_all, writes=True),
        on("criterion-photo-disagreement", partial(differing.differ, "/critere/G1"), writes=True),
        on("products-disagreement", partial(differing.differ, "/produits"), writes=True),
        on("position-disagreement", partial(differing.differ, "/position"), writes=True),
        on("visit-disagreements", partial(differing.differ, ""), writes=True),
        at("criterion-sent", SENT, "/critere/G1", "Où se trouve le lieu visité"),
        on("criterion-answered", answering.answer_offline, writes=True),
        on("criterion-help-open", answering.open_help),
        on("criterion-other-answer-open", answering.open_other_answers),
        on("criterion-refused-answer", answering.refuse_an_answer, writes=True),
        on("criterion-note-open", answering.open_note),
        on("criterion-fault", answering.write_nonsense, writes=True),
        on("criterion-photo", photographing.take_photo, writes=True),
        on("criterion-photo-removed", photographing.remove_photo, writes=True),
        on("criterion-photo-enlarged", photographing.enlarge_photo, writes=True, full_page=False),
        on("criterion-photos-refused", photographing.give_no_photo, writes=True),
        on("criterion-camera", partial(photographing.hold_a_camera, "/critere/G1"), alone=True),
        on("criterion-document-over", answering.date_a_document, writes=True),
        at("photos-empty", PLANNED, "/photos", "Aucune pour l’instant"),
        on("photos", photographing.show_the_place, writes=True),
        on("photos-camera", partial(photographing.hold_a_camera, "/photos"), alone=True),
        on("products-last-time", answering.remember_products, writes=True),
        at("question-jumped-to", STARTED, "/critere/G1/G1.6", "Où se trouve le lieu visité"),
        at("questions", STARTED, "/questions", "Sans réponse"),
        on("questions-found", partial(answering.look_for, "legumes", "résultat")),
        on("questions-none-found", partial(answering.look_for, "zzz", "Rien ne correspond")),
        on(
            "visit-score-hidden",
            partial(answering.hide_score, "", "Le résultat vient après"),
            writes=True,
        ),
        on(
            "criterion-score-hidden",
            partial(answering.hide_score, "/critere/G1", "Le résultat vient après"),
            writes=True,
        ),
        on(
            "send-score-hidden",
            partial(answering.hide_score, "/envoyer", "Le résultat vient"),
            writes=True,
        ),
        at("products-empty", PLANNED, "/produits", "Touchez chaque famille"),
        at("products-started", STARTED, "/produits", "Touchez chaque famille"),
        at("products-sent", SENT, "/produits", "Touchez chaque famille"),
        at("family", STARTED, "/produits/vegetables", "Légumes"),
        at("family-absent", PLANNED, "/produits/vegetables", "n’est pas vendue ici"),
        at("position-empty", PLANNED, "/position", "Aucune position"),
        at("position-started", STARTED, "/position", "à vol d’oiseau"),
        on("position-by-hand-open", answering.open_position_by_hand),
        on("position-fault", answering.write_wrong_position),
        at("visitors-empty", PLANNED, "/visiteurs", "Avez-vous un lien"),
        on("visitors-given", meeting_people.give_all, writes=True),
        at("visitors-sent", SENT, "/visiteurs", "lien déclaré"),
        at("meeting-empty", PLANNED, "/rencontre", "Il n’est pas obligé"),
        on("meeting-filled", meeting_people.meet, writes=True),
        on("meeting-commitment-removed", meeting_people.remove_commitment, writes=True),
        on("meeting-disagreement", differing.differ_on_the_word, writes=True),
        at("meeting-sent", SENT, "/rencontre", "Yannick Le Bris"),
        at("signing-empty", PLANNED, "/signature", "Rien n’est encore noté"),
        at("signing-started", STARTED, "/signature", "J’ai été visité"),
        on("signing-open", meeting_people.read_all),
        on("signing-name-missing", meeting_people.sign_nameless),
        on("signing-drawn", meeting_people.draw_a_signature),
        on("signing-signed", meeting_people.sign_offline, writes=True),
        on("signing-modified", meeting_people.change_what_was_signed, writes=True),
        on("signing-refused", meeting_people.refuse_to_sign, writes=True),
        at("signing-sent", SENT, "/signature", "Yannick Le Bris"),
        at("send-empty", PLANNED, "/envoyer", "Il reste"),
        at("send-started", STARTED, "/envoyer", "Il reste"),
        on("send-question-open", sending.ask_to_send),
        on("sent-waiting", sending.send_offline, writes=True),
        at("sent-arrived", SENT, "/envoyer", "La visite est arrivée"),
        on("correction", sending.correct_offline, writes=True),
        on("correction-visit", sending.look_at_the_corrected, writes=True),
        on("correction-cancel-open", sending.ask_to_cancel, writes=True),
        at("paper", PLANNED, "/papier", "Commencer la saisie"),
        on("paper-fault", typing_in.type_without_day, writes=True),
        on("paper-begun", typing_in.type_in, writes=True),
        on("paper-photo", typing_in.photograph, writes=True),
        on("visit-on-paper", typing_in.look_at_typed, writes=True),
        on("send-on-paper", typing_in.send_typed, writes=True),
        on("report-kept", sending.keep_report),
        on("report-offline", sending.ask_report_offline),
        at("unknown-page", STARTED, "/nulle-part", "Cette page n’existe pas"),
        *list_preparing(on, tablet.go),
    ]
