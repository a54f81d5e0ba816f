"""What is asked for one question: its field, the special answers beside it, the photo expected."""

from criteria.charter import Question
from criteria.french import SPACE, write_decimal
from criteria.question import codes_of
from criteria.xlsform import words
from criteria.xlsform.rows import ChoiceRow, Row, compose, group
from criteria.xlsform.xpath import all_of, ref, text

GREATEST_INTEGER = 999_999_999  # what ODK's integer field takes, in digits
GREATEST_DECIMAL = 10**12  # in the smallest unit: no rounding of a float reaches it
PHOTO_SIZE_PX = 1600

YES_NO, PLACES, SPECIALS, LEAVES = "yes_no", "places", "special", "special_or_not_applicable"

_SPECIAL_LABELS = {
    "refused": words.REFUSED,
    "not_observed": words.NOT_OBSERVED,
    "not_applicable": words.NOT_APPLICABLE,
}
_TYPES = {"text": "text", "date": "date", "photo": "image", "position": "geopoint"}
_PHOTO = f"max-pixels={PHOTO_SIZE_PX}"


def list_fields(question: Question, slug: str, choices: str, relevant: str) -> list[Row]:
    """The fields of a question, on one screen, while `relevant` holds."""
    fields = [*_ordinary(question, slug, choices), *_special(question, slug)]
    if question.evidence and question.kind != "photo":
        photo = Row(type="image", name=f"photo_{slug}", label=words.EVIDENCE, parameters=_PHOTO)
        fields.append(photo)
    return group(f"ask_{slug}", fields, relevant=relevant, appearance="field-list")


def is_answered(question: Question, slug: str) -> str:
    """Whether the question has an ordinary answer; a distance to confirm is none."""
    answer = ref(f"answer_{slug}")
    match question.kind:
        case "share":
            count, total = ref(f"count_{slug}"), ref(f"total_{slug}")
            return all_of([f"{count} >= 0", f"{total} >= 1", f"{count} <= {total}"])
        case "text":
            return f"normalize-space({answer}) != ''"
        case "distance":
            return all_of([f"{answer} != ''", f"{answer} != {text('to_confirm')}"])
        case _:
            return f"{answer} != ''"


def is_whole(question: Question) -> bool:
    """Whether a number is asked in an integer field; else in a decimal one."""
    bounds = (abs(bound or 0) <= GREATEST_INTEGER for bound in (question.min, question.max))
    return question.decimals == 0 and all(bounds)


def bounds_of(question: Question) -> tuple[int, int]:
    """The least and the greatest number that the form takes, in the smallest unit."""
    most = GREATEST_INTEGER if is_whole(question) else GREATEST_DECIMAL
    low = -most if question.min is None else max(question.min, -most)
    return low, most if question.max is None else min(question.max, most)


def list_choices(question: Question, slug: str) -> list[ChoiceRow]:
    """The choices that this question alone offers."""
    name = f"choices_{slug}"
    if question.kind == "choice":
        return [ChoiceRow(name, one.code, one.label) for one in question.choices]
    if question.kind == "yes_no" and question.partly:
        partly = compose(lambda word, what: f"{word}{SPACE}: {what}", words.PARTLY, question.partly)
        labels = {"yes": words.YES, "partly": partly, "no": words.NO}
        return [ChoiceRow(name, code, labels[code]) for code in codes_of(question)]
    return []


def list_shared_choices() -> list[ChoiceRow]:
    """The choices that many questions offer."""
    places = {"inside": words.INSIDE, "outside": words.OUTSIDE, "to_confirm": words.TO_CONFIRM}
    specials = list(_SPECIAL_LABELS.items())
    return [
        *(ChoiceRow(YES_NO, *one) for one in (("yes", words.YES), ("no", words.NO))),
        *(ChoiceRow(PLACES, code, label) for code, label in places.items()),
        *(ChoiceRow(SPECIALS, code, label) for code, label in specials[:2]),
        *(ChoiceRow(LEAVES, code, label) for code, label in specials),
    ]


def _ordinary(question: Question, slug: str, choices: str) -> list[Row]:
    name, label, hint = f"answer_{slug}", question.text, question.help
    match question.kind:
        case "number":
            return [_number(question, name)]
        case "share":
            return _share(question, slug)
        case "yes_no" if not question.partly:
            return [Row(type=f"select_one {YES_NO}", name=name, label=label, hint=hint)]
        case "yes_no" | "choice":
            return [Row(type=f"select_one choices_{choices}", name=name, label=label, hint=hint)]
        case "distance":
            return [Row(type=f"select_one {PLACES}", name=name, label=label, hint=hint)]
        case kind:
            parameters = _PHOTO if kind == "photo" else ""
            return [
                Row(type=_TYPES[kind], name=name, label=label, hint=hint, parameters=parameters)
            ]


def _number(question: Question, name: str) -> Row:
    low, high = bounds_of(question)
    said = (write_decimal(bound, question.decimals) for bound in (low, high))
    unit = question.unit
    return Row(
        type="integer" if is_whole(question) else "decimal",
        name=name,
        label=compose("{} ({})".format, question.text, unit) if unit else question.text,
        hint=question.help,
        constraint=_number_limits(question, low, high),
        constraint_message=words.write_number_limits(*said),
    )


def _number_limits(question: Question, low: int, high: int) -> str:
    """The bounds and the decimals, compared as whole numbers of the smallest unit."""
    if is_whole(question):
        return f". >= {low} and . <= {high}"
    value = f". * {10**question.decimals}"
    return (
        f"round({value}) >= {low} and round({value}) <= {high} "
        f"and abs({value} - round({value})) < 0.001"
    )


def _share(question: Question, slug: str) -> list[Row]:
    count, total = f"count_{slug}", f"total_{slug}"
    said = words.SHARE_LIMITS
    return [
        Row(
            type="integer", name=count, label=question.text, hint=question.help,
            constraint=f". >= 0 and . <= {GREATEST_INTEGER}", constraint_message=said,
        ),
        Row(
            type="integer", name=total, label=words.TOTAL,
            required=f"{ref(count)} != ''",
            constraint=f". >= 1 and . >= {ref(count)} and . <= {GREATEST_INTEGER}",
            constraint_message=said,
        ),
    ]  # fmt: skip


def _special(question: Question, slug: str) -> list[Row]:
    """Why there is no ordinary answer; asked while there is none."""
    roles = ("count", "total") if question.kind == "share" else ("answer",)
    fields = [f"{role}_{slug}" for role in roles]
    special, choices = f"special_{slug}", LEAVES if question.not_applicable_allowed else SPECIALS
    return [
        Row(
            type=f"select_one {choices}", name=special, label=words.SPECIAL,
            relevant=all_of(f"{ref(field)} = ''" for field in fields),
        ),
        Row(
            type="text", name=f"note_{slug}", label=words.NOTE,
            hint=words.NOTE_HINT if choices == LEAVES else None,
            relevant=f"{ref(special)} != ''",
            required=f"{ref(special)} = 'not_applicable'" if choices == LEAVES else "",
        ),
    ]  # fmt: skip
