"""Reads a file of answers against a charter: what scoring takes, or every fault with its place.

The file is the input of scoring as JSON (docs/answers.md). What passes here is scored without a
refusal: each answer is read as scoring reads it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from criteria.charter import Charter, Question
from criteria.finding import Answers, BadAnswers, find
from criteria.input_faults import InputRefused
from criteria.question import codes_of, list_grid_questions
from criteria.refusals import Fact, Fault, Path
from criteria.strict_json import GREATEST_FAULT_COUNT, read_json

_KEYS = ("kind", "answers", "families")


def read_answers(charter: Charter, body: bytes) -> Answers:
    """The answers that these bytes write; raises InputRefused with the first 100 faults.

    `families` may be left out: none is present.
    """
    data: Any = read_json(body)
    faults = list(_list_faults(charter, data))
    if faults:
        raise InputRefused(faults[:GREATEST_FAULT_COUNT])
    return {
        "kind": data["kind"],
        "answers": data["answers"],
        "families": data.get("families", {}),
    }


def _list_faults(charter: Charter, data: object) -> Iterator[Fault]:
    if not isinstance(data, dict):
        yield Fault("not-an-object", ())
        return
    yield from _check_codes(data, _KEYS, "unknown-key", ())
    yield from (Fault("missing-key", (), {"given": key}) for key in _KEYS[:2] if key not in data)
    if "kind" in data:
        yield from _check_kind(charter, data["kind"])
    yield from _check_answers(list_grid_questions(charter), data.get("answers", {}), ("answers",))
    yield from _check_families(charter, data.get("families", {}))


def _check_kind(charter: Charter, kind: object) -> Iterator[Fault]:
    known = tuple(one.code for one in charter.kinds)
    if not isinstance(kind, str):
        yield Fault("not-a-text", ("kind",), {"known": known})
    elif kind not in known:
        yield Fault("unknown-outlet-kind", ("kind",), {"given": kind, "known": known})


def _check_families(charter: Charter, families: object) -> Iterator[Fault]:
    if not isinstance(families, dict):
        yield Fault("not-an-object", ("families",))
        return
    known = tuple(one.code for one in charter.products.families)
    yield from _check_codes(families, known, "unknown-family", ("families",))
    for code, given in families.items():
        if code in known:
            yield from _check_answers(charter.products.questions, given, ("families", code))


def _check_answers(questions: Sequence[Question], given: object, path: Path) -> Iterator[Fault]:
    if not isinstance(given, dict):
        yield Fault("not-an-object", path)
        return
    known = {one.code: one for one in questions}
    yield from _check_codes(given, tuple(known), "unknown-question", path)
    for code, answer in given.items():
        if code in known:
            yield from _check_answer(known[code], answer, (*path, code))


def _check_answer(question: Question, answer: object, path: Path) -> Iterator[Fault]:
    try:
        find(question, answer)
    except BadAnswers as refused:
        yield Fault(refused.slug.replace("_", "-"), path, _FACTS[question.kind](question))


def _check_codes(
    given: Mapping[str, object], known: tuple[str, ...], fault: str, path: Path
) -> Iterator[Fault]:
    for code in given:
        if code not in known:
            yield Fault(fault, (*path, code), {"given": code, "known": known})


def _tell_kind(question: Question) -> dict[str, Fact]:
    return {"kind": question.kind}


def _tell_codes(question: Question) -> dict[str, Fact]:
    return {"kind": question.kind, "known": codes_of(question)}


def _tell_bounds(question: Question) -> dict[str, Fact]:
    bounds: Iterable[tuple[str, int | None]] = (("min", question.min), ("max", question.max))
    return {"kind": question.kind, **{key: one for key, one in bounds if one is not None}}


_FACTS: Mapping[str, Callable[[Question], dict[str, Fact]]] = {
    "yes_no": _tell_codes,
    "choice": _tell_codes,
    "number": _tell_bounds,
    "share": _tell_kind,
    "text": _tell_kind,
    "date": _tell_kind,
    "photo": _tell_kind,
    "position": _tell_kind,
    "distance": _tell_kind,
}
