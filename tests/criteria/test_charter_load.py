"""A charter is read whole or refused by name, and its bytes name it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import rfc8785

from criteria.charter import Charter
from criteria.load import charter_bytes, charter_from_json, charter_sha256, read_charter
from criteria.refusals import CharterRefused, write_path

CHARTERS = Path(__file__).parents[2] / "criteria" / "charters"
GIRONDE = (CHARTERS / "gironde.toml").read_text()
Change = Callable[[dict[str, Any]], None]


def _data() -> Any:
    return json.loads(charter_bytes(read_charter(GIRONDE)))


def _json(data: Any) -> bytes:
    return msgspec.json.encode(data, order="sorted")


def _load_changed(change: Change) -> Charter:
    """Loads Gironde's charter after a change; unchanged it loads (test below)."""
    data = _data()
    change(data)
    return charter_from_json(_json(data))


def _question(data: dict[str, Any], code: str) -> dict[str, Any]:
    questions = [one for criterion in data["grid"]["criteria"] for one in criterion["questions"]]
    found: dict[str, Any] = next(one for one in questions if one["code"] == code)
    return found


def _ask(code: str, /, **keys: Any) -> Change:
    return lambda data: _question(data, code).update(keys)


def _set(path: str, value: Any) -> Change:
    def change(data: Any) -> None:
        *parents, last = path.split(".")
        for parent in parents:
            data = data[int(parent)] if parent.isdigit() else data[parent]
        data[int(last) if last.isdigit() else last] = value

    return change


def _repeat_questions(count: int) -> Change:
    def change(data: dict[str, Any]) -> None:
        questions = data["grid"]["criteria"][0]["questions"]
        text = {"fr": "Encore ?"}
        extra = [{"code": f"more{i}", "text": text, "kind": "text"} for i in range(count)]
        questions.extend(extra)

    return change


def _chain_questions(count: int) -> Change:
    def change(data: dict[str, Any]) -> None:
        questions = data["grid"]["criteria"][0]["questions"]
        for i in range(count):
            question = {"code": f"more{i}", "text": {"fr": "Encore ?"}, "kind": "yes_no"}
            if i:
                question["asked_if"] = {"question": f"more{i - 1}", "in": ["yes"]}
            questions.append(question)

    return change


@pytest.mark.parametrize("name", ["gironde", "flers"])
def test_a_charter_read_from_toml_comes_back_from_its_bytes(name: str) -> None:
    """TOML and canonical JSON are one structure, and the bytes are those of RFC 8785."""
    charter = read_charter((CHARTERS / f"{name}.toml").read_text())
    body = charter_bytes(charter)

    assert charter == charter_from_json(body)
    assert rfc8785.dumps(json.loads(body)) == body


def test_what_is_written_in_another_order_or_with_its_defaults_has_the_same_name() -> None:
    """The SHA-256 names the charter, not the way its file is written."""
    head, decision = GIRONDE.split("[decision]")
    first, rest = head.split("[[kinds]]", 1)
    reordered = f"{first}\n[decision]{decision}\n[[kinds]]{rest}"
    explicit = GIRONDE.replace("{ count = 3 }", "{ count = 3, floor = 1 }")
    name = charter_sha256(read_charter(GIRONDE))

    assert GIRONDE not in (reordered, explicit)
    assert name == charter_sha256(read_charter(reordered))
    assert name == charter_sha256(read_charter(explicit))


def test_a_key_added_to_the_format_leaves_the_name_of_older_versions() -> None:
    """A date that ends no document is written as before the key existed, also when it says so."""
    plain = 'kind = "date"\n'
    said, turned = (GIRONDE.replace(plain, f"{plain}expires = {it}\n") for it in ("false", "true"))
    name = charter_sha256(read_charter(GIRONDE))

    assert b"expires" not in charter_bytes(read_charter(GIRONDE))
    assert name == charter_sha256(read_charter(said))
    assert name != charter_sha256(read_charter(turned))


def test_a_changed_word_is_another_version() -> None:
    """One letter changes the name."""
    changed = read_charter(GIRONDE.replace("Respect de", "Respects de"))

    assert charter_sha256(read_charter(GIRONDE)) != charter_sha256(changed)


def test_toml_dates_and_decomposed_letters_are_made_canonical() -> None:
    """A bare date becomes its ISO text, and a letter with its accent apart becomes one."""
    dated = GIRONDE.replace("[[rates.tables]]", "[[rates.tables]]\nfrom = 2026-01-01")
    decomposed = GIRONDE.replace("é", "e\u0301")

    assert read_charter(dated).rates.tables[0].from_ == "2026-01-01"
    assert charter_bytes(read_charter(GIRONDE)) == charter_bytes(read_charter(decomposed))


REFUSED: dict[str, tuple[Change, str]] = {
    "an unknown key": (_set("colour", "green"), "unknown-key colour"),
    "an unknown key of a question": (
        _ask("G1.4", weight=2),
        "unknown-key grid.criteria[0].questions[5].weight",
    ),
    "a wrong type": (
        _set("grid.criteria.0.pass_percent", "60"),
        "wrong-type grid.criteria[0].pass_percent",
    ),
    "a percent with decimals": (
        _set("grid.criteria.0.pass_percent", 60.5),
        "wrong-type grid.criteria[0].pass_percent",
    ),
    "a missing text": (_ask("G1.4", text={}), "missing-key grid.criteria[0].questions[5].text.fr"),
    "another semantics": (_set("semantics", 2), "wrong-type semantics"),
    "a default written": (_ask("G1.4", min=None), "not-canonical"),
    "text not in NFC": (_ask("G1.4", text={"fr": "e\u0301"}), "not-canonical"),
    "2 001 questions": (_repeat_questions(1970), "too-many-questions"),
    "follow-ups 33 deep": (
        _chain_questions(33),
        "follow-ups-too-deep grid.criteria[0].questions[40]",
    ),
    "a code with a slash": (
        _ask("G1.4", code="G1/4"),
        "code-refused grid.criteria[0].questions[5].code",
    ),
    "an empty code": (_ask("G1.4", code=""), "code-refused grid.criteria[0].questions[5].code"),
    "a question twice": (
        _ask("G1.4", code="G1.6"),
        "code-twice grid.criteria[0].questions[7].code",
    ),
    "a product question named like another": (
        _ask("G1.4", code="P1"),
        "code-twice products.questions[0].code",
    ),
    "a tier twice": (_set("grid.tiers.0.code", "t5"), "code-twice grid.tiers[2].code"),
    "an unknown kind of outlet": (
        _ask("G1.4", applies_to=["boat"]),
        "unknown-code grid.criteria[0].questions[5].applies_to",
    ),
    "an unknown answer that opens": (
        _ask("G3.3", asked_if={"question": "G3.0", "in": ["maybe"]}),
        "unknown-code grid.criteria[2].questions[3].asked_if.in",
    ),
    "a condition on nothing": (
        _ask("G3.3", asked_if={"question": "nope", "in": ["yes"]}),
        "unknown-source grid.criteria[2].questions[3].asked_if.question",
    ),
    "a condition on itself": (
        _ask("G3.3", asked_if={"question": "G3.3", "in": ["yes"]}),
        "condition-cycle grid.criteria[2].questions[3].asked_if",
    ),
    "a condition on a later question": (
        _ask("G3.0", asked_if={"question": "G3.3", "in": ["yes"]}),
        "condition-cycle grid.criteria[2].questions[2].asked_if",
    ),
    "a condition on a number": (
        _ask("G4.4", asked_if={"question": "G4.3", "in": ["yes"]}),
        "source-without-codes grid.criteria[3].questions[4].asked_if.question",
    ),
    "a condition that nothing opens": (
        _ask("G3.3", asked_if={"question": "G3.0", "in": []}),
        "nothing-opens grid.criteria[2].questions[3].asked_if.in",
    ),
    "a condition on a question of the grid in a product rule": (
        _set("products.rules.0.when", [{"question": "G1.4", "in": ["yes"]}]),
        "unknown-code products.rules[0].when[0].question",
    ),
    "a product rule that compares a choice with a number": (
        _set("products.rules.0.when", [{"question": "P5", "at_least": 1}]),
        "condition-unfit products.rules[0].when[0]",
    ),
    "a product rule that compares with nothing": (
        _set("products.rules.0.when", [{"question": "P5"}]),
        "condition-unfit products.rules[0].when[0]",
    ),
    "choices of a yes or no": (
        _ask("G1.4", choices=[{"code": "a", "label": {"fr": "A"}}]),
        "key-out-of-place grid.criteria[0].questions[5].choices",
    ),
    "the end of a document that is no date": (
        _ask("G1.4", expires=True),
        "key-out-of-place grid.criteria[0].questions[5].expires",
    ),
    "a choice without choices": (
        _ask("G1.5", choices=[]),
        "without-choices grid.criteria[0].questions[6].choices",
    ),
    "points of a choice as a whole": (
        _ask("G1.5", points=2),
        "key-out-of-place grid.criteria[0].questions[6].points",
    ),
    "bands out of order": (
        _ask("G4.3", bands=[{"at_least": 20, "points": 1}, {"at_least": 20, "points": 2}]),
        "bands-overlap grid.criteria[3].questions[2].bands[1].at_least",
    ),
    "a band over the maximum": (
        _ask("G4.3", bands=[{"at_least": 1681, "points": 1}]),
        "out-of-bounds grid.criteria[3].questions[2].bands[0].at_least",
    ),
    "a share over one hundred percent": (
        _ask("G1.2", bands=[{"at_least": 101, "points": 1}]),
        "out-of-bounds grid.criteria[0].questions[3].bands[0].at_least",
    ),
    "four decimals": (
        _ask("G4.3", decimals=4),
        "out-of-bounds grid.criteria[3].questions[2].decimals",
    ),
    "a minimum over the maximum": (
        _ask("G4.3", min=1681, bands=[]),
        "min-over-max grid.criteria[3].questions[2].min",
    ),
    "an integer beyond both languages": (
        _ask("G4.3", max=2**53),
        "out-of-bounds grid.criteria[3].questions[2].max",
    ),
    "families of a question of the grid": (
        _ask("G1.4", families=["eggs"]),
        "key-of-products grid.criteria[0].questions[5].families",
    ),
    "points under zero": (
        _ask("G4.2", points=-2),
        "out-of-bounds grid.criteria[3].questions[1].points",
    ),
    "half of three points": (
        _ask("G4.2", points=3),
        "half-point grid.criteria[3].questions[1].points",
    ),
    "points of a product question": (
        _set("products.questions.1.points", 2),
        "product-points products.questions[1].points",
    ),
    "an unknown passing answer": (
        _ask("G5.5", passing=["maybe"]),
        "unknown-code grid.criteria[4].questions[4].passing",
    ),
    "a failing answer worth as much as a passing one": (
        _ask("G1.5", passing=["some", "none"]),
        "failing-scores grid.criteria[0].questions[6].passing",
    ),
    "a threshold of nothing": (
        _set("grid.criteria.0.pass_percent", 0),
        "out-of-bounds grid.criteria[0].pass_percent",
    ),
    "a threshold over everything": (
        _set("grid.criteria.0.pass_percent", 101),
        "out-of-bounds grid.criteria[0].pass_percent",
    ),
    "more answers than questions": (
        _set("grid.criteria.0.min_answered", 99),
        "min-answered grid.criteria[0].min_answered",
    ),
    "no tier": (_set("grid.tiers", []), "without-tiers grid.tiers"),
    "a tier out of reach": (
        _set("grid.tiers.2.criteria_met", 6),
        "tier-over-criteria grid.tiers[2].criteria_met",
    ),
    "tiers that do not ascend": (
        _set("grid.tiers.1.criteria_met", 3),
        "tiers-unordered grid.tiers[1].criteria_met",
    ),
    "rules without a last one that always holds": (
        lambda data: data["products"]["rules"].pop(),
        "without-last-rule products.rules",
    ),
    "a rule behind one that always holds": (
        lambda data: data["products"]["rules"].insert(0, {"class": "C"}),
        "rule-after-last products.rules[1]",
    ),
    "a rule to an unknown class": (
        _set("products.rules.0.class", "D"),
        "unknown-code products.rules[0].class",
    ),
    "an unknown tier in the rates": (
        _set("rates.tables.0.percent.t9", {"A": 1, "B": 1, "C": 1}),
        "unknown-code rates.tables[0].percent.t9",
    ),
    "a rate for a class not admitted": (
        _set("rates.tables.0.percent.t3.X", 10),
        "unknown-code rates.tables[0].percent.t3.X",
    ),
    "a tier without rates": (
        lambda data: data["rates"]["tables"][0]["percent"].pop("t4"),
        "tier-without-rate rates.tables[0].percent.t4",
    ),
    "a class without a rate": (
        lambda data: data["rates"]["tables"][0]["percent"]["t4"].pop("B"),
        "tier-without-rate rates.tables[0].percent.t4",
    ),
    "a rate of 0": (
        _set("rates.tables.0.percent.t3.A", 0),
        "rate-out-of-bounds rates.tables[0].percent.t3.A",
    ),
    "a rate of 101": (
        _set("rates.tables.0.percent.t3.A", 101),
        "rate-out-of-bounds rates.tables[0].percent.t3.A",
    ),
    "a full rate that is not 100": (
        _set("rates.meaning", "full"),
        "rate-out-of-bounds rates.tables[0].percent.t3.A",
    ),
    "no rate table": (_set("rates.tables", []), "without-rates rates.tables"),
    "a rate table from no such day": (
        _set("rates.tables.0.from", "2026-02-30"),
        "not-a-date rates.tables[0].from",
    ),
    "rate tables out of order": (
        lambda data: data["rates"]["tables"].append(data["rates"]["tables"][0]),
        "table-without-date rates.tables[1]",
    ),
    "a currency without a name": (_set("rates.currency", " "), "without-currency rates.currency"),
    "a radius of nothing": (_set("perimeter.radius_m", 0), "out-of-bounds perimeter.radius_m"),
    "a radius for an unknown family": (
        _set("perimeter.families", {"cheese": 70000}),
        "unknown-code perimeter.families.cheese",
    ),
    "a threshold under half": (
        _set("decision.threshold", {"for": 1, "of": 3}),
        "under-half decision.threshold",
    ),
    "more than all the votes": (
        _set("decision.threshold", {"for": 1, "of": 1, "strict": True}),
        "fraction decision.threshold",
    ),
    "a quorum of two sorts": (
        _set("decision.quorum", {"count": 3, "share": {"for": 1, "of": 2}}),
        "quorum-of-one-sort decision.quorum",
    ),
    "a quorum of nobody": (
        _set("decision.quorum", {"count": 0}),
        "out-of-bounds decision.quorum.count",
    ),
    "a notice under zero": (_set("decision.notice_days", -1), "out-of-bounds decision.notice_days"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_charter_at_fault_is_refused_by_name(name: str) -> None:
    """Each fault has its name and its place, and a charter without it loads."""
    change, refusal = REFUSED[name]

    with pytest.raises(CharterRefused) as caught:
        _load_changed(change)

    first = caught.value.faults[0]
    assert refusal == f"{first.code} {write_path(first.path)}".strip()


ACCEPTED: dict[str, Change] = {
    "2 000 questions": _repeat_questions(1961),
    "follow-ups 32 deep": _chain_questions(32),
    "passing answers worth more than the failing one": _ask("G1.5", passing=["all", "some"]),
    "a rate table from the last day of February": _set("rates.tables.0.from", "2026-02-28"),
    "everyone": _set("decision.threshold", {"for": 1, "of": 1}),
    "another radius for a family": _set("perimeter.families", {"preserves": 70000}),
    "a no that passes without points": _ask("G1.0", kind="yes_no", passing=["no"]),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_charter_at_its_limits_is_accepted(name: str) -> None:
    """The last value that is right loads."""
    assert _load_changed(ACCEPTED[name]).id == "gironde"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "missing-key"),
        ("semantics = [", "syntax"),
        ("semantics = 1.0", "wrong-type"),
        ("semantics = nan", "wrong-type"),
        (GIRONDE.replace("radius_m = 50000", "radius_m = 5e4"), "wrong-type"),
        ("a = " + "[" * 33 + "]" * 33, "too-deep"),
        ("a = " + "[" * 5000 + "]" * 5000, "too-deep"),
        ("#" * (4 * 1024 * 1024 + 1), "too-large"),
    ],
    ids=["empty", "syntax", "float", "nan", "exponent", "33 deep", "5000 deep", "over 4 MB"],
)
def test_toml_that_is_no_charter_is_refused_by_name(text: str, refusal: str) -> None:
    """Syntax, decimals, nesting and size never end in a traceback."""
    with pytest.raises(CharterRefused) as caught:
        read_charter(text)

    assert refusal == caught.value.faults[0].code


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (b"", "syntax"),
        (b"\xff", "not-utf-8"),
        (b"[]", "wrong-type"),
        (b'{"semantics":NaN}', "syntax"),
        (b"[" * 33 + b"]" * 33, "too-deep"),
        (b"[" * 100_000 + b"]" * 100_000, "too-deep"),
        (b" " * (4 * 1024 * 1024 + 1), "too-large"),
        (b" " + charter_bytes(read_charter(GIRONDE)), "not-canonical"),
    ],
    ids=["empty", "not UTF-8", "list", "NaN", "33 deep", "100000 deep", "over 4 MB", "a space"],
)
def test_bytes_that_are_no_charter_are_refused_by_name(body: bytes, refusal: str) -> None:
    """Only the canonical bytes of a charter are one."""
    with pytest.raises(CharterRefused) as caught:
        charter_from_json(body)

    assert refusal == caught.value.faults[0].code
