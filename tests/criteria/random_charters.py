"""Random charters and answers for the properties of scoring and for the differential test."""

from collections.abc import Iterable
from random import Random
from typing import Any, Literal

import msgspec
from hypothesis import strategies as st

from criteria.charter import Charter, Question
from criteria.check import check_charter
from criteria.finding import Answers
from criteria.question import codes_of, list_grid_questions, max_points_of, points_of_code

Given = dict[str, dict[str, Any]]

_GRID_KINDS = ("yes_no", "yes_no", "yes_no", "choice", "choice", "number", "share", "text", "date",
               "photo", "position", "distance")  # fmt: skip
_PRODUCT_KINDS = ("yes_no", "choice", "number", "share", "distance")
_KINDS = ("farm", "shop")
_FAMILIES = ("eggs", "honey", "wine")
_CLASSES = ("A", "B", "X")
_VOTE = {"base": "expressed", "tie": "adjourn", "threshold": {"for": 2, "of": 3}}
_DECISIONS: tuple[dict[str, Any], ...] = (
    {"method": "majority", "no_quorum": "adjourn", **_VOTE},
    {"method": "majority", "no_quorum": "second_call", "tried_first": ["consensus", "consent"],
     "quorum": {"share": {"for": 1, "of": 2}, "floor": 3}, **_VOTE},
    {"method": "consent", "no_quorum": "adjourn", "blocked": "refuse"},
)  # fmt: skip
_BAD_ANSWERS: tuple[dict[str, Any], ...] = (
    {"choice": "maybe"}, {"number": -(10**30)}, {"share": {"count": 1, "total": 0}}, {},
    {"special": "perhaps"}, {"date": "2026-02-29"}, {"photos": -1}, {"disputed": False},
)  # fmt: skip


def randoms() -> st.SearchStrategy[Random]:
    """A source of randomness whose seed Hypothesis draws, prints and replays.

    The draws themselves are even: Hypothesis' own lean to the smallest charters.
    """
    return st.integers(0, 2**64 - 1).map(Random)


def make_charter(rng: Random, *, with_conditions: bool = True) -> Charter:
    """A checked charter of any mixture of the three rule families (domain 3).

    An outlet that scores for its tier, products that have classes and rates of their own, gates
    with a list of families: each part may be rich, plain or missing.
    """
    grid: list[dict[str, Any]] = []
    counts = rng.choice(((0, 5), (1, 3), (1, 1), (2, 0), (0, 0)))
    gates, criteria = (
        [_criterion(rng, f"{name}{i}", grid, with_conditions) for i in range(count)]
        for name, count in zip(("gate", "crit"), counts, strict=True)
    )
    tiers = _tiers(rng, len(criteria))
    data = {
        "semantics": 1, "id": "random", "version": "1",
        "title": _text("Charte"), "notice": _text("Essai"),
        "kinds": [{"code": code, "label": _text(code)} for code in _KINDS],
        "grid": {
            "gates": gates, "criteria": criteria, "tiers": tiers,
            "not_applicable": rng.choice(("absolute", "proportional")),
            "override_tier": rng.choice(("recounted", "first_tier", "never_raises")),
        },
        "products": _products(rng, with_conditions),
        "rates": _rates(rng, [tier["code"] for tier in tiers]),
        "decision": rng.choice(_DECISIONS),
        "languages": ["fr", "oc"],
    }  # fmt: skip
    if rng.random() < 0.3:
        data["perimeter"] = {"measured": "sale", "radius_m": 50_000, "families": {"eggs": 70_000}}
    charter = msgspec.convert(data, Charter)
    check_charter(charter)
    return charter


def make_answers(rng: Random, charter: Charter, *, with_faults: bool = False) -> Answers:
    """Answers to none, some or all of the questions, of any sort; faults when asked for."""
    families = [family for family in _FAMILIES if rng.random() < 0.7]
    products = charter.products.questions
    density = rng.choice((0.0, 0.5, 0.75, 0.75, 1.0))
    answers: Answers = {
        "kind": rng.choice(_KINDS),
        "answers": _given(rng, list_grid_questions(charter), density),
        "families": {family: _given(rng, products, density) for family in families},
    }
    if with_faults and rng.random() < 0.15:
        _add_fault(rng, answers)
    return answers


def make_overrides(rng: Random, charter: Charter) -> dict[str, Literal["met", "not_met"]]:
    """What a committee decides otherwise, or says again, of a few gates and criteria."""
    codes = [one.code for one in charter.grid.gates + charter.grid.criteria]
    chosen = rng.sample(codes, rng.randint(0, min(5, len(codes))))
    return {code: "met" if rng.random() < 0.75 else "not_met" for code in chosen}


def make_answer(rng: Random, question: Question) -> dict[str, Any]:
    """An ordinary answer most of the time, else a special or disputed one."""
    special: tuple[dict[str, Any], ...] = (
        {"special": "refused"}, {"special": "not_observed", "note": "vu"},
        {"special": "not_applicable", "note": "ici non"}, {"special": "not_applicable"},
        {"disputed": True},
    )  # fmt: skip
    if rng.random() < 0.25:
        return rng.choice(special)
    return make_ordinary_answer(rng, question)


def make_ordinary_answer(rng: Random, question: Question) -> dict[str, Any]:
    """An answer of the question's own type (a distance may be to confirm)."""
    total = rng.randint(1, 12)
    match question.kind:
        case "yes_no" | "choice":
            return {"choice": rng.choice(codes_of(question))}
        case "number":
            low, high = question.min, question.max
            return {"number": rng.randint(-9 if low is None else low, 99 if high is None else high)}
        case "share":
            return {"share": {"count": rng.randint(0, total), "total": total}}
        case "distance":
            verdict = rng.choice(("inside", "outside", "to_confirm"))
            return {"distance": {"distance_m": rng.randint(0, 90_000), "verdict": verdict}}
        case "photo":
            return {"photos": rng.randint(0, 3)}
        case _:
            return given_answer(question)


def best_answer(question: Question) -> dict[str, Any]:
    """The answer with the most points, which passes where the question is eliminatory."""
    bands = {band.points: band.at_least for band in question.bands}
    match question.kind:
        case "yes_no" | "choice":
            codes = question.passing or codes_of(question)
            return {"choice": max(codes, key=lambda code: points_of_code(question, code))}
        case "number":
            return {"number": bands.get(max_points_of(question), question.min or 0)}
        case "share":
            return {"share": {"count": bands.get(max_points_of(question), 0), "total": 100}}
        case "distance":
            return {"distance": {"distance_m": 1, "verdict": "inside"}}
        case _:
            return given_answer(question)


def given_answer(question: Question) -> dict[str, Any]:
    """A text, date, photo or position that is there."""
    given = {"text": "au marché", "date": "2026-11-22", "photos": 1, "position": True}
    key = "photos" if question.kind == "photo" else question.kind
    return {key: given[key]}


def _given(rng: Random, questions: Iterable[Question], density: float) -> Given:
    return {one.code: make_answer(rng, one) for one in questions if rng.random() < density}


def _add_fault(rng: Random, answers: Answers) -> None:
    given: Any = answers["answers"]
    if given and rng.random() < 0.6:
        given[rng.choice(sorted(given))] = rng.choice(_BAD_ANSWERS)
    elif rng.random() < 0.5:
        given[rng.choice(("nope", "toString", "length"))] = {"choice": "yes"}
    else:
        families: Any = answers["families"]
        families["cheese"] = {}


def _text(french: str) -> dict[str, str]:
    return {"fr": french, "oc": french.upper()}


def _tiers(rng: Random, criteria: int) -> list[dict[str, Any]]:
    """Tiers that ascend for every kind of outlet, and that each can reach."""
    count = rng.randint(1, min(3, criteria + 1))
    needed = {kind: sorted(rng.sample(range(criteria + 1), count)) for kind in ("all", *_KINDS)}
    for kind in _KINDS:
        if rng.random() < 0.6:
            del needed[kind]
    return [
        {
            "code": f"t{i}",
            "label": _text(f"palier {i}"),
            "criteria_met": needed["all"][i],
            "criteria_met_for": {kind: needed[kind][i] for kind in _KINDS if kind in needed},
        }
        for i in range(count)
    ]


def _by_kind(rng: Random, low: int, high: int) -> dict[str, int]:
    return {kind: rng.randint(low, high) for kind in _KINDS if rng.random() < 0.25}


def _criterion(
    rng: Random, code: str, earlier: list[dict[str, Any]], with_conditions: bool
) -> dict[str, Any]:
    questions: list[dict[str, Any]] = []
    is_scored = rng.random() < 0.85
    for i in range(rng.choice((0, 1, 2, 3, 4, 5))):
        question = _question(rng, f"{code}.{i}", rng.choice(_GRID_KINDS))
        if is_scored:
            _add_points(rng, question)
        if rng.random() < 0.25:
            _add_passing(rng, question)
        _add_condition(rng, question, earlier if with_conditions else [])
        questions.append(question)
        earlier.append(question)
    return {
        "code": code,
        "title": _text(f"Critère {code}"),
        "pass_percent": rng.choice((1, 33, 50, 60, 100)),
        "min_answered": rng.randint(0, len(questions)) if rng.random() < 0.4 else 0,
        "compulsory": rng.random() < 0.2,
        "pass_percent_for": _by_kind(rng, 1, 100),
        "min_answered_for": _by_kind(rng, 0, len(questions)),
        "questions": questions,
    }


def _question(rng: Random, code: str, kind: str) -> dict[str, Any]:
    question: dict[str, Any] = {"code": code, "text": _text(f"Question {code} ?"), "kind": kind}
    question["not_applicable_allowed"] = rng.random() < 0.5
    if rng.random() < 0.15:
        question["applies_to"] = [rng.choice(_KINDS)]
    if kind == "choice":
        codes = ("one", "two", "three")[: rng.randint(1, 3)]
        question["choices"] = [{"code": one, "label": _text(f"choix {one}")} for one in codes]
    if kind == "yes_no" and rng.random() < 0.5:
        question["partly"] = _text("à moitié")
    if kind == "date":
        question["expires"] = question["not_applicable_allowed"]
    if kind == "number":
        bounds = rng.choice(({}, {"min": -30}, {"min": 0, "max": 60}, {"max": 2**53 - 1}))
        question |= {"decimals": rng.randint(0, 3), **bounds}
        if rng.random() < 0.5:
            question["unit"] = _text("km")
    return question


def _add_points(rng: Random, question: dict[str, Any]) -> None:
    match question["kind"]:
        case "choice":
            for choice in question["choices"]:
                choice["points"] = rng.randint(0, 4)
        case "number" | "share":
            starts = sorted(rng.sample(range(61), rng.randint(0, 3)))
            question["bands"] = [{"at_least": n, "points": rng.randint(0, 4)} for n in starts]
        case _:
            question["points"] = rng.choice((0, 2, 2, 4))


def _add_passing(rng: Random, question: dict[str, Any]) -> None:
    """Makes the question eliminatory: answers worth more than all others pass."""
    match question["kind"]:
        case "yes_no" if "partly" in question and question.get("points", 0) and rng.random() < 0.5:
            question["passing"] = ["yes", "partly"]
        case "yes_no":
            question["passing"] = ["yes"]
        case "distance":
            question["passing"] = ["inside"]
        case "choice":
            points = {one["code"]: one.get("points", 0) for one in question["choices"]}
            least = rng.choice(sorted(points.values())[len(points) // 2 :])
            question["passing"] = [code for code, each in points.items() if each >= least]


def _add_condition(rng: Random, question: dict[str, Any], earlier: list[dict[str, Any]]) -> None:
    sources = [one for one in earlier if one["kind"] in ("yes_no", "choice", "distance")]
    if not sources or rng.random() < 0.5:
        return
    source = msgspec.convert(rng.choice(sources), Question)
    codes = codes_of(source)
    opening = rng.sample(codes, rng.randint(1, len(codes)))
    question["asked_if"] = {"question": source.code, "in": opening}


def _products(rng: Random, with_conditions: bool) -> dict[str, Any]:
    questions: list[dict[str, Any]] = []
    for i in range(rng.randint(0, 4)):
        question = _question(rng, f"p{i}", rng.choice(_PRODUCT_KINDS))
        if rng.random() < 0.2:
            question["families"] = [rng.choice(_FAMILIES)]
        _add_condition(rng, question, questions if with_conditions else [])
        questions.append(question)
    rules = [_rule(rng, questions) for _ in range(rng.randint(0, 3))] if questions else []
    return {
        "families": [
            {"code": code, "label": _text(code), "admitted": code != "wine"} for code in _FAMILIES
        ],
        "classes": [
            {"code": code, "label": _text(code), "admitted": code != "X"} for code in _CLASSES
        ],
        "questions": questions,
        "rules": [*rules, {"class": rng.choice(_CLASSES)}],
    }


def _rule(rng: Random, questions: list[dict[str, Any]]) -> dict[str, Any]:
    read = rng.sample(questions, rng.randint(1, min(2, len(questions))))
    return {"class": rng.choice(_CLASSES), "when": [_condition(rng, one) for one in read]}


def _condition(rng: Random, data: dict[str, Any]) -> dict[str, Any]:
    question = msgspec.convert(data, Question)
    codes = codes_of(question)
    if codes:
        return {"question": question.code, "in": rng.sample(codes, rng.randint(1, len(codes)))}
    low, high = sorted((rng.randint(0, 60), rng.randint(0, 100)))
    bounds = rng.choice(({"at_least": low}, {"at_most": high}, {"at_least": low, "at_most": high}))
    return {"question": question.code, **bounds}


def _rates(rng: Random, tiers: list[str]) -> dict[str, Any]:
    """Percents that never fall from a tier to the next."""
    meaning = rng.choice(("payable_in_currency", "refunded", "full"))
    tables: list[dict[str, Any]] = []
    for start in ({}, {"from": "2027-01-01"}):
        least = {code: rng.randint(1, 60) for code in _CLASSES if code != "X"}
        percent = {
            tier: {code: 100 if meaning == "full" else n + 10 * i for code, n in least.items()}
            for i, tier in enumerate(tiers)
        }
        tables.append({**start, "percent": percent})
    first = rng.randint(0, 1) if len(tables) > 1 else 0
    return {"meaning": meaning, "currency": "MonA", "tables": tables[first:]}
