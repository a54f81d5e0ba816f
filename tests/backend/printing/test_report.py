"""The report of a visit: who, when, what was found and why, in a document that anyone can read."""

import hashlib
from typing import Any

import httpx
import pytest

from tests.backend.builders import (
    TODAY,
    Pad,
    Sent,
    add_outlet,
    begin,
    caisse_url,
    decide,
    dossier,
    erase,
    get_photo,
    jpeg,
    plan_visit,
    push,
    put_photo,
    register,
    send_visit,
    slug_of,
    take_away,
)
from tests.backend.printing.reading import (
    count_tags,
    list_alternatives,
    list_faults,
    open_pdf,
    read_text,
)
from tests.cast import World

DAY_MS = 86_400_000


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def ask_report(world: World, visit: str, who: str = "bob") -> httpx.Response:
    """Ask for the report of a visit."""
    return world.call(who, "GET", caisse_url(world, f"visits/{visit}/report.pdf"))


def report(world: World, visit: str, who: str = "bob") -> bytes:
    """Return the report of a visit."""
    answer = ask_report(world, visit, who)
    assert (200, "application/pdf") == (answer.status_code, answer.headers["content-type"])
    return answer.content


def send_rich_visit(world: World, **outlet: Any) -> Sent:
    """Send a visit with a note, a photo, a commitment, a word and a signature."""
    place = add_outlet(world, **outlet)
    pad = Pad(world, plan_visit(world, place)).fill()
    pad.photo(jpeg(400, 300), "G1.6")
    pad.note("G1.4", "Vu sur place.\nAvec la voisine.")
    pad.commitment("Composter les invendus")
    pad.pledge()
    pad.interest()
    pad.word("Merci de la visite.")
    pad.signature("Jeanne Dupin")
    submission = pad.submission()
    push(world, pad.entries)
    put_photo(world, jpeg(400, 300))
    return Sent(place, pad, submission)


def test_a_report_tells_the_visit_from_the_place_to_the_proof(ready: World) -> None:
    """What a visited person would look for is there, in words."""
    sent = send_rich_visit(ready)
    line = register(ready)[-1]
    text = read_text(report(ready, sent.visit))

    for said in (
        "Compte rendu de visite : Ferme des Tilleuls, 18/11/2026",
        "Lieu : Ferme des Tilleuls",
        "Adresse : 1 chemin du Puits, Pessac",
        "Visite : le 18/11/2026, par Alice",
        "dans le périmètre",
        "3 critères remplis sur 5.",
        "Critère rempli 6 points sur 6",
        "« Les fruits et légumes présents sont-ils de saison ? » : oui, 2 points sur 2.",
        "Légumes brut, biologique et local 70 % : 14 sur 20 € se paient en MonA, 6 € en euros",
        "Merci de la visite.",
        "Composter les invendus",
        "Vu sur place. Avec la voisine.",
        "Photo 1, Alice : Les fruits et légumes présents sont-ils de saison ?",
        "Alice : aucun lien avec le lieu",
        "Jeanne Dupin a signé en écrivant son nom le 18/11/2026, sous",
        "« J’ai été visité et j’ai pu m’exprimer ».",
        f"Registre : ligne {line['n']} de la Caisse de Bordeaux",
        f"Envoi : {sent.submission['id']}",
    ):
        assert said in text
    assert sent.submission["content"]["sha256"] in text.replace(" ", "")


def test_a_report_is_a_pdf_that_a_screen_reader_can_read(ready: World) -> None:
    """Checked with a reader that did not make it: tags, language, title, bookmarks, pictures."""
    body = report(ready, send_rich_visit(ready).visit)
    pdf = open_pdf(body)

    assert [] == list_faults(body)
    assert "Compte rendu de visite\u00a0: Ferme des Tilleuls, 18/11/2026" == pdf.metadata.title
    assert [
        "Photo\u00a01, Alice\u00a0: Les fruits et légumes présents sont-ils de saison\u00a0?."
    ] == (list_alternatives(body))
    assert 3 == count_tags(body)["/TH"]
    assert {"Critères", "Produits", "Signature", "Preuve"} <= {
        str(one["/Title"]) for one in pdf.outline if not isinstance(one, list)
    }


def test_the_same_visit_gives_the_same_bytes_whoever_asks_and_whenever(ready: World) -> None:
    """Its clock is that of the submission: asked again a year later, it has not changed."""
    sent = send_rich_visit(ready)
    first = report(ready, sent.visit)
    ready.clock.move(30 * DAY_MS)

    assert first == report(ready, sent.visit, "tablet")


def test_each_amendment_is_told_with_its_reason(ready: World) -> None:
    """In their order, and the report tells the last one."""
    sent = send_visit(ready)
    answer = sent.pad.answer("G4.1", "yes")
    first = sent.pad.amendment(replaces=[sent.submission["id"]], reason="Un oubli.")
    push(ready, [answer, first])
    ready.clock.move(DAY_MS)
    last = sent.pad.amendment(replaces=[first["id"]], reason="Une précision.")
    push(ready, [last])
    text = read_text(report(ready, sent.visit))
    told = text.index("Complété par Alice le 18/11/2026 : Un oubli.")

    assert told < text.index("Complété par Alice le 19/11/2026 : Une précision.")
    assert f"Envoi : {last['id']}" in text


def test_what_comes_after_the_submission_is_not_told(ready: World) -> None:
    """A note that no amendment names changes nothing."""
    sent = send_visit(ready)
    before = report(ready, sent.visit)
    push(ready, [sent.pad.note("G1.4", "Arrivée trop tard.")])

    assert before == report(ready, sent.visit)


def test_a_decision_changes_nothing_in_the_report(ready: World) -> None:
    """It tells the visit, and the committee decides of it elsewhere."""
    sent = send_visit(ready)
    before = report(ready, sent.visit)
    decide(ready, sent)

    assert before == report(ready, sent.visit)


def test_a_trial_says_so_on_each_page_and_has_no_line(ready: World) -> None:
    """Nobody may take a report of an essai for another."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready), trial=True)).fill()
    pad.submission()
    push(ready, pad.entries)
    body = report(ready, pad.visit)
    pages = [" ".join(page.extract_text().split()) for page in open_pdf(body).pages]

    assert len(pages) == sum("VISITE D’ESSAI" in page for page in pages)
    assert "Visite d’essai. Elle sert à s’entraîner" in pages[0]
    assert "visite d’essai, sans ligne au registre" in pages[-1]
    assert [] == list_faults(body)


def test_a_visit_typed_in_from_paper_names_who_typed_it(ready: World) -> None:
    """With the day that the paper bears, in the report and in the dossier."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet))
    opening = pad.opening(outlet, paper=True, visited_on="2026-11-12")
    pad.answer("G1.4", "yes")
    pad.photo(jpeg())
    pad.submission()
    push(ready, pad.entries)
    text = read_text(report(ready, pad.visit))
    visit = dossier(ready, outlet)["visits"][0]

    assert opening["content"]["paper"]
    assert "Saisie : saisi par Alice, d’après le papier du 12/11/2026" in text
    assert "Visite : le 12/11/2026, par Alice" in text
    assert {"typed_by": ["Alice"], "visited_on": "2026-11-12"} == visit["paper"]


def test_a_text_with_signs_that_no_letter_draws_is_printed_all_the_same(ready: World) -> None:
    """A PDF/UA refuses what it cannot show: nothing that people type keeps a report from them."""
    place = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, place)).fill()
    pad.note("G1.4", '#import("x") $1 *gras* 漢字 👨‍🌾 \u202egauche\u202c مرحبا')
    pad.submission()
    push(ready, pad.entries)
    text = read_text(report(ready, pad.visit))

    assert '#import("x") $1 *gras* □□' in text


def test_a_photo_not_come_yet_is_named_and_then_shown(ready: World) -> None:
    """The report does not wait for it, and does not hide that it lacks."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready))).fill()
    pad.photo(jpeg(), "G1.6")
    pad.submission()
    push(ready, pad.entries)
    before = report(ready, pad.visit)
    put_photo(ready, jpeg())
    after = report(ready, pad.visit)

    assert "(pas encore arrivée)" in read_text(before)
    assert (0, 1) == (len(list_alternatives(before)), len(list_alternatives(after)))
    assert "(pas encore arrivée)" not in read_text(after)


def test_a_refusal_to_sign_is_told(ready: World) -> None:
    """It is recorded, and blocks nothing."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready))).fill()
    pad.write(
        "signature",
        f"signature/{ready.people['alice']}",
        {"name": "Jeanne", "shown_sha256": "0" * 64, "refused": True},
    )
    pad.submission()
    push(ready, pad.entries)

    assert "Jeanne n’a pas souhaité signer." in read_text(report(ready, pad.visit))


def test_a_drawn_signature_is_shown_and_says_what_changed_after_it(ready: World) -> None:
    """The strokes are a picture with its words; a note written since unbinds them."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready))).fill()
    drawn = {"name": "Jeanne", "shown_sha256": "0" * 64, "refused": False}
    pad.write("signature", "signature/{id}", drawn | {"strokes": [[0, 0, 500, 300], [700, 100]]})
    pad.submission()
    push(ready, pad.entries)
    body = report(ready, pad.visit)

    assert ["Signature dessinée de Jeanne."] == list_alternatives(body)
    assert "Jeanne a signé de sa main le 18/11/2026" in read_text(body)
    assert "Modifié après signature." in read_text(body)


def test_a_visit_not_sent_has_no_report(ready: World) -> None:
    """Nobody stands by it yet."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready))).fill()
    push(ready, pad.entries)

    assert (409, "visit-not-sent") == slug_of(ask_report(ready, pad.visit))


def test_only_the_committee_and_the_devices_of_those_who_went_read_a_report(ready: World) -> None:
    """A device from which the visit was taken away reads it no longer, a stranger never."""
    sent = send_visit(ready)
    answers = {who: ask_report(ready, sent.visit, who) for who in ("bob", "chloe", "tablet")}
    refused = {
        who: slug_of(ask_report(ready, sent.visit, who))
        for who in ("alice", "emma", "david", "david_tablet")
    }
    take_away(ready, sent.visit)

    assert {200} == {answer.status_code for answer in answers.values()}
    assert {
        "alice": (403, "forbidden"),
        "emma": (401, "sign-in-needed"),
        "david": (403, "forbidden"),
        "david_tablet": (403, "forbidden"),
    } == refused
    assert (404, "unknown-visit") == slug_of(ask_report(ready, sent.visit, "tablet"))


def test_a_visit_of_another_caisse_is_unknown(ready: World) -> None:
    """Whoever asks: an id alone opens nothing."""
    sent = send_visit(ready)
    path = caisse_url(ready, f"visits/{sent.visit}/report.pdf", ready.flers)

    assert (404, "unknown-visit") == slug_of(ready.call("david", "GET", path))
    assert (404, "unknown-visit") == slug_of(ready.call("david_tablet", "GET", path))


def test_what_was_erased_has_no_report(ready: World) -> None:
    """The photo went, the entries went, and so did the report."""
    sent = send_rich_visit(ready)
    decide(
        ready,
        sent,
        votes={
            **dict.fromkeys(("abstain", "blank", "recused"), 0),
            "for": 0,
            "against": 5,
            "present": 5,
            "members": 7,
        },
    )
    erase(ready, sent.outlet)
    sha256 = hashlib.sha256(jpeg(400, 300)).hexdigest()

    assert (404, "unknown-visit") == slug_of(ask_report(ready, sent.visit))
    assert 404 == get_photo(ready, sha256, "bob").status_code


def test_the_day_of_the_report_is_that_of_the_register(ready: World) -> None:
    """Not that of the tablet, whose clock may be wrong."""
    sent = send_visit(ready)

    assert TODAY == "2026-11-18"
    assert "Envoyée au comité : le 18/11/2026" in read_text(report(ready, sent.visit))
