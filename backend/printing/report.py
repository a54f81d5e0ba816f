"""The report of a visit, ready to be set: what was found, by whom, and how it can be proved. Pure.

It tells the submission that stands and nothing that came after it, with the rates of the day on
which that submission was recorded: asked again, it is the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from backend.clock import civil_date
from backend.deciding.dossier import name_of
from backend.deciding.wire import JudgedCriterion, PhotoView, VisitDossier
from backend.printing import words
from backend.printing.report_people import list_commitments, list_links, list_signatures
from backend.printing.report_shapes import (
    AnswerGroup,
    AnswerRow,
    Day,
    Fact,
    FamilyRow,
    Part,
    Picture,
    Remark,
    Report,
    Reported,
)
from backend.register.line import Line, line_hash
from criteria.contents import Amendment, Submission
from criteria.entries import Entry
from criteria.explain import VERDICT_WORDS, explain
from criteria.french import SPACE, write_date
from criteria.result import CriterionResult
from criteria.result import Line as ExplanationLine

NOT_ASKED = frozenset({"closed", "not_for_kind", "not_for_family"})
"""The lines of questions that leave both sides because they were not to be asked."""
MAX_PHOTOS = 60
"""Photos shown in a report; the others are counted, and stay in the dossier."""


def to_report(read: Reported, photos: Mapping[str, str]) -> tuple[Report, dict[str, bytes]]:
    """Return the report and the drawings that it names.

    `photos` gives the file of each photo whose bytes are at hand, by hash.
    """
    whole = words.WHOLE_OR_PAPER if read.dossier.paper else words.WHOLE
    visit, day = read.dossier, report_day(read.submission, read.lines, read.time_zone)
    signatures, drawings = list_signatures(read)
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
        links=list_links(read),
        commitments=list_commitments(read),
        pictures=[
            _to_picture(n, one, photos, whole) for n, one in enumerate(shown_photos(visit), 1)
        ],
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


def _to_picture(number: int, photo: PhotoView, photos: Mapping[str, str], whole: str) -> Picture:
    subject = photo.question or whole
    file = photos.get(photo.sha256)
    caption = f"Photo{SPACE}{number}, {photo.author}{SPACE}: {subject}"
    missing = "" if file else " (pas encore arrivée)"
    return Picture(file, f"{caption}.", caption + missing)


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
