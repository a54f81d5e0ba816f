"""The press: off the event loop, one document at a time, in letters of its own."""

import asyncio
import threading
from pathlib import Path

import pytest

from backend.printing import press as press_module
from backend.printing.fonts import MISSING, list_drawn, to_printable
from backend.printing.paper_form import Asked, to_form
from backend.printing.press import MAX_WAITING, Press, set_document
from backend.printing.strokes import draw_strokes
from backend.problems import Problem
from criteria.load import read_charter
from tests.backend.printing.reading import open_pdf

STARTER = read_charter(Path("criteria/charters/starter.toml").read_text(encoding="utf-8"))
FORM = to_form(Asked("Caisse de Bordeaux", STARTER))
LIMIT_S = 10.0


def test_the_server_goes_on_answering_while_a_document_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A document that waits for the event loop is set: another thread was at it."""
    begun, answered = threading.Event(), threading.Event()

    def set_slowly(*_: object) -> bytes:
        begun.set()
        return b"set" if answered.wait(LIMIT_S) else b"the event loop was held up"

    monkeypatch.setattr(press_module, "set_document", set_slowly)

    async def run() -> bytes:
        press = Press()
        setting = asyncio.create_task(press.print("form", FORM, {}))
        await asyncio.to_thread(begun.wait, LIMIT_S)
        answered.set()
        document = await setting
        press.close()
        return document

    assert b"set" == asyncio.run(run())


def test_past_a_few_documents_waiting_the_next_is_refused() -> None:
    """A crowd that asks at once is told to come back: the server keeps its memory."""

    async def run() -> Problem:
        press = Press()
        places = [press.turn() for _ in range(MAX_WAITING + 1)]
        for place in places[:-1]:
            await place.__aenter__()
        with pytest.raises(Problem) as refused:
            await places[-1].__aenter__()
        await places[0].__aexit__(None, None, None)
        async with press.turn():
            press.close()
        return refused.value

    problem = asyncio.run(run())

    assert (503, "press-busy") == (problem.status, problem.slug)


def test_a_document_has_our_letters_alone() -> None:
    """The same bytes on any machine, whatever fonts it has."""
    body = set_document("form", FORM, {})
    names = {
        str(font.get_object()["/BaseFont"]).rpartition("+")[2]
        for page in open_pdf(body).pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert {"DejaVuSansCondensed", "DejaVuSansCondensed-Bold"} == names
    assert body == set_document("form", FORM, {})


def test_the_letters_draw_french_and_what_they_lack_is_known() -> None:
    """Read from the font's own table."""
    drawn = list_drawn()

    assert all(ord(one) in drawn for one in "àâäçéèêëîïôöùûüÿœæÀÉÈŒ«»’…–—☐→€\u00a0\u202f" + MISSING)
    assert ord("漢") not in drawn


def test_what_cannot_be_printed_becomes_a_square_and_nothing_else_changes() -> None:
    """Lines stay lines, keys stay keys; what only guides its neighbours goes."""
    told = {"a": ["Œuf\n漢", 3, None, {"b": "e\u0301\u0007\u202e"}]}

    assert {"a": [f"Œuf\n{MISSING}", 3, None, {"b": "é"}]} == to_printable(told)


def test_strokes_are_drawn_within_their_frame() -> None:
    """A dot shows too."""
    drawn = draw_strokes([[0, 0, 1000, 400], [500, 200]]).decode()

    assert 'viewBox="-20 -20 1040 440"' in drawn
    assert '<polyline points="0,0 1000,400"/>' in drawn
    assert '<polyline points="500,200 500,200"/>' in drawn


def test_every_template_is_shipped() -> None:
    """A package without them would print nothing."""
    names = {path.name for path in press_module.TEMPLATES.iterdir()}

    assert {"look.typ", "report.typ", "form.typ"} == names
