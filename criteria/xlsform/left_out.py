"""What a form cannot carry of a charter, said in French to who exports it."""

from collections.abc import Iterator

from criteria.charter import Charter, Question
from criteria.french import SPACE, write_decimal
from criteria.question import list_grid_questions
from criteria.xlsform.fields import bounds_of


def list_left_out(charter: Charter) -> list[str]:
    """The sentences, those of every form first, then those of this charter."""
    return [*_ALWAYS, *_of_this_charter(charter)]


_ALWAYS = (
    f"Les désaccords entre deux personnes{SPACE}: un formulaire n’a qu’un auteur.",
    "Le décompte pendant la visite, de ce qui est acquis et de ce qui reste possible.",
    f"L’explication ligne par ligne{SPACE}: il y a les points et les verdicts, sans les phrases.",
    "Les engagements de progrès, la lecture à voix haute et la signature.",
    f"Ce que décide le comité{SPACE}: règle de vote, verdicts changés par décision, dérogations.",
    "Ce qu’un taux veut dire en caisse, la monnaie et les façons de payer.",
)


def _of_this_charter(charter: Charter) -> Iterator[str]:
    questions = [*list_grid_questions(charter), *charter.products.questions]
    kinds = {question.kind for question in questions}
    if "distance" in kinds:
        yield (
            f"La distance{SPACE}: un formulaire ne la mesure pas sur le globe. La personne choisit "
            "«\u00a0dans le rayon\u00a0», «\u00a0hors du rayon\u00a0» ou «\u00a0à confirmer\u00a0»."
        )
    if "photo" in kinds or any(question.evidence for question in questions):
        yield f"Plusieurs photos pour une question{SPACE}: le formulaire en garde une."
    if any(not family.admitted for family in charter.products.families):
        yield f"Les questions sur une famille non admise{SPACE}: rien n’en dépend."
    if len(charter.languages) > len({*charter.languages} & {"fr", "en"}):
        yield "Les mots du formulaire lui-même, dans une autre langue que le français et l’anglais."
    for question in questions:
        if question.kind == "number":
            yield from _numbers_refused(question)


def _numbers_refused(question: Question) -> Iterator[str]:
    """The numbers that the charter takes and the form does not."""
    low, high = bounds_of(question)
    if (question.min, question.max) != (low, high):
        least, most = (write_decimal(bound, question.decimals) for bound in (low, high))
        yield f"Question {question.code}{SPACE}: un nombre en dehors de {least} à {most}."
