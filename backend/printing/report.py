"""The report of a visit, ready to be set: what was found, by whom, and how it can be proved. Pure.

It tells the submission that stands and nothing that came after it, with the rates of the day on
which that submission was recorded: asked again, it is the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from backend.clock import civil_date
from backend.deciding.dossier import Names, name_of
from backend.deciding.wire import JudgedCriterion, PhotoView, VisitDossier
from backend.printing import words
from backend.printing.strokes import draw_strokes
from backend.register.line import Line, line_hash
from criteria.charter import Charter
from criteria.contents import (
    Amendment,
    Commitment,
    Interest,
    Signature,
    Submission,
)
from criteria.entries import Entry
from criteria.explain import VERDICT_WORDS, explain
from criteria.fold import Fold, heads_of
from criteria.french import SPACE, write_date
from criteria.result import CriterionResult, Result
from criteria.result import Line as ExplanationLine

NOT_ASKED = frozenset({"closed", "not_for_kind", "not_for_family"})
"""The lines of questions that leave both sides because they were not to be asked."""
MAX_PHOTOS = 60
"""Photos shown in a report; the others are counted, and stay in the dossier."""


class Day(msgspec.Struct, frozen=True):
    """The civil day that dates a document."""

    year: int
    month: int
    day: int


class Fact(msgspec.Struct, frozen=True):
    """Something named, in words."""

    name: str
    words: str


class Part(msgspec.Struct, frozen=True):
    """A criterion or a gate: its verdict, what it counts, and every line that says why.

    `aside` are the lines of questions that were not asked there.
    """

    title: str
    verdict: str
    is_met: bool
    points: str
    lines: list[str]
    aside: list[str]


class FamilyRow(msgspec.Struct, frozen=True):
    """A product family with its class and its rate, and why."""

    label: str
    class_label: str
    rate: str
    lines: list[str]
    aside: list[str]


class AnswerRow(msgspec.Struct, frozen=True):
    """What was answered to a question, and by whom."""

    question: str
    words: str
    author: str


class AnswerGroup(msgspec.Struct, frozen=True):
    """The answers to the questions of one criterion, or about one family."""

    title: str
    answers: list[AnswerRow]


class Remark(msgspec.Struct, frozen=True):
    """A note of a visitor, on a question or on the whole visit."""

    question: str | None
    author: str
    text: str


class Picture(msgspec.Struct, frozen=True):
    """A photo, or its absence: `file` is None while its bytes have not come."""

    file: str | None
    alt: str
    caption: str


class Signed(msgspec.Struct, frozen=True):
    """Who signed, or would not; `file` is the drawing of a signature made by hand."""

    words: str
    changed: str | None
    file: str | None
    alt: str


class Place(msgspec.Struct, frozen=True):
    """The outlet as its public sheet names it."""

    name: str
    kind: str
    address: str
    commune: str


class Reported(msgspec.Struct, frozen=True):
    """A visit as it was read, with what only its report tells.

    `submission` stands; `lines` are those of the outlet in the register; `shown_sha256` is what a
    signature made now would name, None where no signature can be compared.
    """

    caisse: str
    time_zone: str
    place: Place
    charter: Charter
    dossier: VisitDossier
    result: Result
    submission: Entry
    known: Mapping[str, Entry]
    folded: Fold
    lines: Sequence[Line]
    names: Names
    shown_sha256: str | None = None


class Report(msgspec.Struct, frozen=True):
    """The report as the template reads it."""

    title: str
    caisse: str
    outlet: str
    trial: bool
    day: Day
    facts: list[Fact]
    summary: list[str]
    gates: list[Part]
    criteria: list[Part]
    families: list[FamilyRow]
    answers: list[AnswerGroup]
    notes: list[Remark]
    word: str | None
    links: list[str]
    commitments: list[str]
    pictures: list[Picture]
    pictures_left: str | None
    signatures: list[Signed]
    amendments: list[str]
    proof: list[Fact]


def to_report(read: Reported, photos: Mapping[str, str]) -> tuple[Report, dict[str, bytes]]:
    """Return the report and the drawings that it names.

    `photos` gives the file of each photo whose bytes are at hand, by hash.
    """
    visit, day = read.dossier, report_day(read.submission, read.lines, read.time_zone)
    signatures, drawings = _list_signatures(read)
    title = words.report_title(read.place.name, day)
    report = Report(
        title=title,
        caisse=read.caisse,
        outlet=read.place.name,
        trial=visit.trial,
        day=Day(day.year, day.month, day.day),
        facts=_list_facts(read, day),
        summary=_summarise(visit),
        gates=_list_parts(read, visit.gates, read.result.gates),
        criteria=_list_parts(read, visit.criteria, read.result.criteria),
        families=_list_families(read),
        answers=_group_answers(visit),
        notes=[Remark(one.question, one.author, one.text) for one in visit.notes],
        word=visit.word,
        links=_list_links(read),
        commitments=_list_commitments(read),
        pictures=[_to_picture(n, one, photos) for n, one in enumerate(shown_photos(visit), 1)],
        pictures_left=words.photos_left(len(visit.photos) - len(shown_photos(visit))),
        signatures=signatures,
        amendments=_list_amendments(read),
        proof=_list_proof(read),
    )
    return report, drawings


def shown_photos(visit: VisitDossier) -> Sequence[PhotoView]:
    """Return the photos that the report shows."""
    return visit.photos[:MAX_PHOTOS]


def report_day(submission: Entry, lines: Iterable[Line], time_zone: str) -> date:
    """Return the day on which a submission was recorded; its own, where the register has none."""
    line = find_line(lines, submission)
    return civil_date(line.recorded_at if line else submission.device_time, time_zone)


def find_line(lines: Iterable[Line], submission: Entry) -> Line | None:
    """Return the line of the register that a submission has; an essai has none."""
    sent = ("visit_submitted", "visit_amended")
    return next(
        (
            line
            for line in lines
            if line.kind in sent and getattr(line.clear, "submission", "") == submission.id
        ),
        None,
    )


def _list_facts(read: Reported, day: date) -> list[Fact]:
    visit, place = read.dossier, read.place
    people = [person.name for person in visit.people]
    facts = [
        Fact("Lieu", place.name),
        Fact("Genre", place.kind),
        Fact("Adresse", ", ".join(one for one in (place.address, place.commune) if one)),
        Fact("Visite", words.say_visit(_say_when(read), people)),
        Fact("Distance", visit.distance.words if visit.distance else "position non relevée"),
        Fact("Charte", f"{read.charter.title.fr}, version {read.charter.version}"),
        Fact("Envoyée au comité", f"le {write_date(day.isoformat())}"),
    ]
    if visit.paper is not None:
        facts.append(Fact("Saisie", words.say_paper(visit.paper.typed_by, visit.paper.visited_on)))
    return [one for one in facts if one.words]


def _say_when(read: Reported) -> str:
    paper = read.dossier.paper
    if paper is not None and paper.visited_on is not None:
        return words.say_days(paper.visited_on, paper.visited_on)
    times = [read.known[one].device_time for one in read.folded.applied]
    days = [civil_date(time, read.time_zone) for time in (min(times), max(times))]
    return words.say_days(days[0], days[1])


def _summarise(visit: VisitDossier) -> list[str]:
    said = [words.say_met(visit.criteria_met, visit.criteria_total)]
    said.append(words.say_tier(visit.tier_label))
    if visit.disagreements:
        said.append(words.say_disagreements(len(visit.disagreements)))
    return said


def _list_parts(
    read: Reported, judged: Sequence[JudgedCriterion], results: Sequence[CriterionResult]
) -> list[Part]:
    return [
        Part(
            title=one.title,
            verdict=VERDICT_WORDS[one.verdict],
            is_met=one.verdict == "met",
            points=words.say_points(one.points, one.max_points),
            lines=explain(read.charter, _counting(result.explanation)),
            aside=explain(read.charter, _leaving(result.explanation)),
        )
        for one, result in zip(judged, results, strict=True)
    ]


def _list_families(read: Reported) -> list[FamilyRow]:
    return [
        FamilyRow(
            label=one.label,
            class_label=one.class_label or "à confirmer",
            rate=words.say_rate(one.percent, one.words),
            lines=explain(read.charter, _counting(result.explanation)),
            aside=explain(read.charter, _leaving(result.explanation)),
        )
        for one, result in zip(read.dossier.families, read.result.families, strict=True)
    ]


def _counting(lines: Iterable[ExplanationLine]) -> list[ExplanationLine]:
    return [line for line in lines if line.code not in NOT_ASKED]


def _leaving(lines: Iterable[ExplanationLine]) -> list[ExplanationLine]:
    return [line for line in lines if line.code in NOT_ASKED]


def _group_answers(visit: VisitDossier) -> list[AnswerGroup]:
    groups: dict[str, list[AnswerRow]] = {}
    for one in visit.answers:
        row = AnswerRow(one.question, one.words, one.author)
        groups.setdefault(one.criterion, []).append(row)
    return [AnswerGroup(title, answers) for title, answers in groups.items()]


def _heads(read: Reported, kind: str) -> list[Entry]:
    fields = sorted(one for one in read.folded.cells if one.split("/")[0] == kind)
    return [head for field in fields for head in heads_of(read.folded, read.known, field)]


def _list_links(read: Reported) -> list[str]:
    return [
        words.say_link(name_of(read.names, head.field.split("/")[1]), head.content)
        for head in _heads(read, "interest")
        if isinstance(head.content, Interest)
    ]


def _list_commitments(read: Reported) -> list[str]:
    titles = {one.code: one.title.fr for one in (*read.charter.grid.gates, *read.charter.grid.criteria)}
    return [
        words.say_commitment(head.content, titles)
        for head in _heads(read, "commitment")
        if isinstance(head.content, Commitment) and head.content.present
    ]


def _to_picture(number: int, photo: PhotoView, photos: Mapping[str, str]) -> Picture:
    subject = photo.question or "vue générale ou papier de la visite"
    file = photos.get(photo.sha256)
    caption = f"Photo{SPACE}{number}, {photo.author}{SPACE}: {subject}"
    missing = "" if file else " (pas encore arrivée)"
    return Picture(file, f"{caption}.", caption + missing)


def _list_signatures(read: Reported) -> tuple[list[Signed], dict[str, bytes]]:
    signed: list[Signed] = []
    drawings: dict[str, bytes] = {}
    for number, head in enumerate(_heads(read, "signature"), 1):
        if not isinstance(head.content, Signature):
            continue
        strokes = getattr(head.content, "strokes", None)
        file = f"signature-{number}.svg" if strokes else None
        if file:
            drawings[file] = draw_strokes(strokes)
        changed = read.shown_sha256 is not None and head.content.shown_sha256 != read.shown_sha256
        signed.append(
            Signed(
                words=words.say_signature(head.content, bool(file)),
                changed=words.CHANGED_SINCE if changed and not head.content.refused else None,
                file=file,
                alt=f"Signature dessinée de {head.content.name or 'la personne visitée'}.",
            )
        )
    return signed, drawings


def _list_amendments(read: Reported) -> list[str]:
    """Return the amendments that led to the submission that stands, the first one first."""
    found: list[Entry] = []
    waiting = [read.submission]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
        waiting += [read.known[name] for name in one.replaces if name in read.known]
    return [
        words.say_amendment(
            name_of(read.names, one.author),
            one.content.reason,
            report_day(one, read.lines, read.time_zone),
        )
        for one in reversed(found)
        if isinstance(one.content, Amendment)
    ]


def _list_proof(read: Reported) -> list[Fact]:
    content = read.submission.content
    line = find_line(read.lines, read.submission)
    facts = [Fact("Visite", read.submission.visit), Fact("Envoi", read.submission.id)]
    if isinstance(content, Submission | Amendment):
        facts.append(Fact("Empreinte de l’envoi", words.group_hash(content.sha256)))
    if line is None:
        return [*facts, Fact("Registre", words.NOT_IN_REGISTER)]
    facts.append(Fact("Registre", f"ligne{SPACE}{line.n} de la {read.caisse}"))
    return [*facts, Fact("Empreinte de la ligne", words.group_hash(line_hash(line)))]
