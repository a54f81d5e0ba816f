"""What the devices write of one told visit, in the order in which its people wrote it."""

import fnmatch
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec

from backend.demonstration.notebook import Notebook
from backend.demonstration.pictures import HEIGHT_PX, WIDTH_PX, draw_photo
from backend.demonstration.story import (
    NoteTold,
    OutletTold,
    PhotoTold,
    SignatureTold,
    VisitTold,
    moment,
    to_e7,
)
from criteria.charter import Charter, Question
from criteria.entries import Entry
from criteria.question import list_grid_questions

DAY_LATER = 1
PLEDGE_VERSION = "2026-11"
# A name written fast: a loop, a wave, a dot.
DRAWN = (
    (60, 300, 90, 120, 150, 60, 170, 160, 110, 290, 190, 240, 250, 170, 270, 260, 330, 180),
    (360, 250, 420, 150, 470, 250, 520, 150, 580, 250, 650, 170, 760, 240, 900, 130),
    (605, 90),
)
TABLET_ACCURACY_M = 8


class Visitors(msgspec.Struct, frozen=True):
    """Who and what is on the spot: people by key, and the devices they write on."""

    people: Mapping[str, UUID]
    tablet: UUID
    phone: UUID
    lost_phone: UUID


class Written(msgspec.Struct):
    """The entries by device, the photos by hash, and the submission when there is one.

    `late` entries come the next day, `parked` ones from a phone that has been revoked.
    """

    tablet: list[Entry]
    phone: list[Entry]
    late: list[Entry]
    parked: list[Entry]
    photos: dict[str, bytes]
    submission: Entry | None = None


class _Writing(msgspec.Struct, frozen=True):
    told: VisitTold
    visit: UUID
    outlet: OutletTold
    outlet_id: UUID
    charter: Charter
    charter_sha256: str
    usual: Mapping[str, Any]
    visitors: Visitors
    today: date

    @property
    def author(self) -> UUID:
        return self.visitors.people[self.told.people[0]]

    def notebook(self, device: UUID, clock: str, known: list[Entry], later: int = 0) -> Notebook:
        began_at = moment(self.today, self.told.day + later, clock)
        return Notebook(self.visit, device, began_at, known)


def write_visit(
    told: VisitTold,
    visit: UUID,
    outlet: OutletTold,
    outlet_id: UUID,
    charter: Charter,
    charter_sha256: str,
    usual: Mapping[str, Any],
    visitors: Visitors,
    today: date,
) -> Written:
    """Return all that is written of a visit; `usual` answers hold where the story changes none."""
    writing = _Writing(
        told, visit, outlet, outlet_id, charter, charter_sha256, usual, visitors, today
    )
    photos: dict[str, bytes] = {}
    tablet = _write_on_tablet(writing, photos)
    phone = _write_on_phone(writing)
    written = Written(tablet, phone, [], [], photos)
    known = tablet + phone
    if told.submitted:
        closing = writing.notebook(visitors.tablet, "17:30", known)
        written.submission = closing.submit(writing.author)
        written.tablet = [*tablet, written.submission]
        known = [*known, written.submission]
    written.late = _write_notes(writing, told.late, visitors.tablet, "09:15", known)
    lost = visitors.lost_phone
    written.parked = _write_notes(writing, told.from_lost_phone, lost, "11:40", [])
    return written


def _write_on_tablet(writing: _Writing, photos: dict[str, bytes]) -> list[Entry]:
    told, author = writing.told, writing.author
    notebook = writing.notebook(writing.visitors.tablet, "10:00", [])
    _open(notebook, writing, author)
    _give(notebook, writing)
    notebook.write(author, "position", _position_of(writing.outlet))
    answers = {**writing.usual, **told.answers}
    for question in _list_questions(writing):
        if answers.get(question.code, "") != "":
            content = _to_content(question, answers[question.code], writing.told.day, writing.today)
            notebook.write(author, "answer", content, question.code)
        for photo in told.photos:
            if photo.question == question.code:
                notebook.write(author, "photo", _draw(photo, photos))
    for family, given in told.families.items():
        _write_family(notebook, writing, family, given)
    for note in told.notes:
        _note(notebook, writing, note)
    if told.commitment is not None:
        due = writing.today + timedelta(days=told.day + told.commitment.due)
        text, criterion = told.commitment.text, told.commitment.criterion
        content = {"text": text, "criterion": criterion, "due_on": due.isoformat(), "present": True}
        notebook.write(author, "commitment", content)
    if told.word is not None:
        notebook.write(author, "word", {"text": told.word}, str(writing.visit))
    if told.signature is not None:
        notebook.sign(author, told.signature.name, _strokes_of(told.signature))
    return notebook.written


def _give(notebook: Notebook, writing: _Writing) -> None:
    """Write what each visitor gives before the visit: pledge with role, link or that none is."""
    for key, role in writing.told.roles.items():
        person = writing.visitors.people[key]
        pledge = {"accepted": True, "version": PLEDGE_VERSION, "role": role}
        notebook.write(person, "pledge", pledge, str(person))
        link = writing.told.links.get(key, "")
        notebook.write(person, "interest", {"declared": link != "", "text": link}, str(person))


def _strokes_of(signature: SignatureTold) -> dict[str, Any]:
    drawn = {"strokes": [list(stroke) for stroke in DRAWN]} if signature.drawn else {}
    return {"refused": signature.refused, **drawn}


def _write_on_phone(writing: _Writing) -> list[Entry]:
    """Write what another visitor answers without having seen the tablet."""
    differing = writing.told.differs
    if not differing:
        return []
    author = writing.visitors.people[differing[0].by]
    notebook = writing.notebook(writing.visitors.phone, "10:20", [])
    _open(notebook, writing, author)
    questions = {question.code: question for question in _list_questions(writing)}
    for one in differing:
        question = questions[one.question]
        content = _to_content(question, one.answer, writing.told.day, writing.today)
        notebook.write(author, "answer", content, one.question)
    return notebook.written


def _write_notes(
    writing: _Writing, notes: list[NoteTold], device: UUID, clock: str, known: list[Entry]
) -> list[Entry]:
    notebook = writing.notebook(device, clock, known, DAY_LATER)
    for note in notes:
        _note(notebook, writing, note)
    return notebook.written


def _open(notebook: Notebook, writing: _Writing, author: UUID) -> None:
    content = {
        "outlet": str(writing.outlet_id),
        "suggested": None,
        "charter": writing.charter_sha256,
        "trial": writing.told.trial,
        "paper": False,
    }
    notebook.write(author, "opening", content)


def _note(notebook: Notebook, writing: _Writing, note: NoteTold) -> None:
    author = writing.visitors.people[note.by]
    notebook.write(author, "note", {"text": note.text}, str(author), note.question)


def _write_family(
    notebook: Notebook, writing: _Writing, family: str, given: Mapping[str, Any]
) -> None:
    notebook.write(writing.author, "family", {"present": True}, family)
    for question in writing.charter.products.questions:
        if question.code in given:
            content = _to_content(question, given[question.code], writing.told.day, writing.today)
            notebook.write(writing.author, "answer", content, question.code, family)


def _list_questions(writing: _Writing) -> Iterator[Question]:
    """Return the questions for this kind of outlet, in order; `only` those of some criteria."""
    only = [f"{code}.*" for code in writing.told.only] or ["*"]
    for question in list_grid_questions(writing.charter):
        is_for_kind = not question.applies_to or writing.outlet.kind in question.applies_to
        if is_for_kind and any(fnmatch.fnmatch(question.code, code) for code in only):
            yield question


def _to_content(question: Question, given: Any, visit_day: int, today: date) -> dict[str, Any]:
    """Return an answer as the story writes it, as the content of an entry."""
    if isinstance(given, dict):
        return given
    match question.kind:
        case "number":
            return {"number": given}
        case "share":
            return {"share": {"count": given[0], "total": given[1]}}
        case "date":
            return {"date": (today + timedelta(days=visit_day + given)).isoformat()}
        case "text":
            return {"text": given}
        case _:
            return {"choice": given}


def _position_of(outlet: OutletTold) -> dict[str, Any]:
    return {
        "lat_e7": to_e7(outlet.lat),
        "lon_e7": to_e7(outlet.lon),
        "accuracy_m": TABLET_ACCURACY_M,
        "source": "tablet",
    }


def _draw(photo: PhotoTold, photos: dict[str, bytes]) -> dict[str, Any]:
    body = draw_photo(photo.shows, photo.caption)
    sha256 = hashlib.sha256(body).hexdigest()
    photos[sha256] = body
    return {
        "sha256": sha256,
        "size_bytes": len(body),
        "width_px": WIDTH_PX,
        "height_px": HEIGHT_PX,
        "question": photo.question,
        "family": None,
        "present": True,
    }
