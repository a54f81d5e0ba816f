"""The parts of a dossier that follow from a visit's entries. Pure."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from backend.clock import civil_date
from backend.deciding.sent import SentVisit
from backend.deciding.wire import (
    AmendmentView,
    AnswerView,
    ConventionFamily,
    Disagreement,
    Expiry,
    JudgedCriterion,
    JudgedFamily,
    MeasuredDistance,
    NoteView,
    PaperView,
    ParkedEntry,
    PhotoView,
    SaidBy,
)
from backend.deciding.words import question_names, say_content, say_distance, say_parked
from backend.visits.parking import ACCEPTABLE
from backend.visits.scoring import Scored
from criteria.charter import Charter, Question
from criteria.contents import (
    Amendment,
    ClearedAnswer,
    Content,
    DateAnswer,
    Note,
    Opening,
    Photo,
    Word,
)
from criteria.entries import OPENING_FIELD, Entry, read_answer_field
from criteria.expiry import is_expired, say_expiry
from criteria.explain import explain
from criteria.fold import Fold, disagreements, heads_of, settled_head
from criteria.rates import rate_sentence
from criteria.result import CriterionResult, FamilyResult

Names = Mapping[str, str]
"""Names of people by id."""


def name_of(names: Names, author: str) -> str:
    """Return a person's name, or what stands for someone no longer known."""
    return names.get(author, "une personne partie")


def list_disagreements(
    charter: Charter, folded: Fold, known: Mapping[str, Entry], names: Names
) -> list[Disagreement]:
    """Return the things on which the visitors differ, each with what every author says."""
    questions = question_names(charter)
    found: list[Disagreement] = []
    for field in disagreements(folded):
        read = read_answer_field(field)
        question, _ = questions.get(read[0], (None, "")) if read else (None, "")
        said = [
            SaidBy(name_of(names, head.author), say_content(question, head.content))
            for head in heads_of(folded, known, field)
        ]
        found.append(Disagreement(field, question.text.fr if question else None, said))
    return found


def list_criteria(
    charter: Charter, results: Collection[CriterionResult], titles: Mapping[str, str]
) -> list[JudgedCriterion]:
    """Return criteria or gates with their explanation in French."""
    return [
        JudgedCriterion(
            code=result.code,
            title=titles[result.code],
            verdict=result.verdict,
            points=result.points,
            max_points=result.max_points,
            lines=explain(charter, result.explanation),
        )
        for result in results
    ]


def list_families(charter: Charter, results: Collection[FamilyResult]) -> list[JudgedFamily]:
    """Return the product families of the visit with class and rate in words."""
    labels = {family.code: family.label.fr for family in charter.products.families}
    classes = {one.code: one.label.fr for one in charter.products.classes}
    return [
        JudgedFamily(
            family=result.code,
            label=labels.get(result.code, result.code),
            state=result.state,
            class_label=classes.get(result.class_) if result.class_ else None,
            percent=result.percent,
            words=(
                rate_sentence(charter.rates, result.percent)
                if result.percent is not None
                else explain(charter, [result.reason])[0]
            ),
            lines=explain(charter, result.explanation),
        )
        for result in results
    ]


def to_convention_family(
    charter: Charter, family: str, class_: str | None, percent: int
) -> ConventionFamily:
    """Return a family of a convention with its rate in words."""
    labels = {one.code: one.label.fr for one in charter.products.families}
    classes = {one.code: one.label.fr for one in charter.products.classes}
    return ConventionFamily(
        family=family,
        label=labels.get(family, family),
        class_label=classes.get(class_) if class_ else None,
        percent=percent,
        words=rate_sentence(charter.rates, percent),
    )


def to_measured(charter: Charter, scored: Scored, territory_label: str) -> MeasuredDistance | None:
    """Return the distance in words; None without a position or a perimeter."""
    if scored.distance is None or charter.perimeter is None or scored.accuracy_m is None:
        return None
    radius_m = charter.perimeter.radius_m
    centre = territory_label if scored.territory.outline is None else None
    return MeasuredDistance(
        distance_m=scored.distance.distance_m,
        radius_m=radius_m,
        accuracy_m=scored.accuracy_m,
        verdict=scored.distance.verdict,
        words=say_distance(scored.distance, radius_m, centre),
    )


def list_answers(
    charter: Charter, folded: Fold, known: Mapping[str, Entry], names: Names, day: date
) -> list[AnswerView]:
    """Return the answers on which the visitors agree, in the order of the grid, read on `day`."""
    questions = question_names(charter)
    families = {one.code: one.label.fr for one in charter.products.families}
    order = {code: place for place, code in enumerate(questions)}
    found: list[tuple[int, str, AnswerView]] = []
    for field in folded.cells:
        read, head = read_answer_field(field), settled_head(folded, known, field)
        if read is None or head is None or read[0] not in questions:
            continue
        if isinstance(head.content, ClearedAnswer):
            continue
        question, criterion = questions[read[0]]
        place = criterion if read[1] is None else families.get(read[1], read[1])
        view = AnswerView(
            question.text.fr,
            place,
            say_content(question, head.content),
            name_of(names, head.author),
            find_expiry(question, head.content, day),
        )
        found.append((order[read[0]], read[1] or "", view))
    return [view for _, _, view in sorted(found, key=lambda one: one[:2])]


def find_expiry(question: Question, content: Content, day: date) -> Expiry | None:
    """Return how long a document is still valid; None for an answer that dates none."""
    if not question.expires or not isinstance(content, DateAnswer):
        return None
    return Expiry(say_expiry(content.date, day), is_expired(content.date, day))


def list_notes(
    charter: Charter, folded: Fold, known: Mapping[str, Entry], names: Names
) -> list[NoteView]:
    """Return the remarks of the visitors, those taken back left out."""
    questions = question_names(charter)
    return [
        NoteView(
            questions[code][0].text.fr if code in questions else None,
            name_of(names, head.author),
            head.content.text,
        )
        for field in sorted(folded.cells)
        for head in heads_of(folded, known, field)
        if isinstance(head.content, Note) and head.content.text.strip()
        for code in [field.rpartition("/")[2]]
    ]


def list_photos(
    charter: Charter,
    folded: Fold,
    known: Mapping[str, Entry],
    names: Names,
    held: Collection[str],
) -> list[PhotoView]:
    """Return the photos that nobody withdrew; one withdrawn by one of two authors still shows."""
    questions = question_names(charter)
    return [
        PhotoView(
            id=UUID(head.id),
            sha256=head.content.sha256,
            question=(
                questions[head.content.question][0].text.fr
                if head.content.question in questions
                else None
            ),
            author=name_of(names, head.author),
            held=head.content.sha256 in held,
        )
        for field in sorted(folded.cells)
        for head in heads_of(folded, known, field)
        if isinstance(head.content, Photo) and head.content.present
    ]


def find_word(folded: Fold, known: Mapping[str, Entry]) -> str | None:
    """Return the word of the visited person, if they left one."""
    words = [
        head.content.text
        for field in sorted(folded.cells)
        for head in heads_of(folded, known, field)
        if isinstance(head.content, Word) and head.content.text.strip()
    ]
    return "\n".join(words) or None


def find_paper(folded: Fold, known: Mapping[str, Entry], names: Names) -> PaperView | None:
    """Return who typed in a visit made on paper, and the day on it; None for another visit."""
    paper = [
        (head.author, head.content.visited_on or None)
        for head in heads_of(folded, known, OPENING_FIELD)
        if isinstance(head.content, Opening) and head.content.paper
    ]
    if not paper:
        return None
    typed_by = list(dict.fromkeys(name_of(names, author) for author, _ in paper))
    return PaperView(typed_by, min([day for _, day in paper if day], default=None))


def list_parked(
    known: Mapping[str, Entry], reasons: Mapping[str, str], names: Names
) -> list[ParkedEntry]:
    """Return what was set aside, and why, in words."""
    return [
        ParkedEntry(
            id=UUID(name),
            field=known[name].field,
            reason=say_parked(reason),
            author=name_of(names, known[name].author),
            is_acceptable=reason in ACCEPTABLE,
        )
        for name, reason in sorted(reasons.items())
    ]


def list_amendments(
    sent: SentVisit, known: Mapping[str, Entry], names: Names, time_zone: str
) -> list[AmendmentView]:
    """Return the amendments of a visit in the order of the register, which is that of their chain.

    One that was erased is left out.
    """
    entries = [(line, known.get(name)) for name, line in sent.amendments.items()]
    return [
        AmendmentView(
            submission=UUID(entry.id),
            author=name_of(names, entry.author),
            reason=entry.content.reason,
            recorded_on=civil_date(line.recorded_at, time_zone),
            after_decision=sent.outcome is not None and entry.id in sent.newer,
        )
        for line, entry in entries
        if entry is not None and isinstance(entry.content, Amendment)
    ]
