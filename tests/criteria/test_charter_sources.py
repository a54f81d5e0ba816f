"""Each rule of a charter shipped names the document it comes from, or says it is a proposal."""

import re
from pathlib import Path

import pytest

CHARTERS = Path(__file__).parents[2] / "criteria" / "charters"
NAMES = sorted(path.stem for path in CHARTERS.glob("*.toml"))
ONCE = ("kinds", "grid.tiers", "products.families", "products.classes", "products.rules", "rates",
        "rates.tables", "perimeter", "decision")  # fmt: skip
EACH = ("grid.gates", "grid.criteria")
TAG = re.compile(r"\[([a-z][a-z0-9-]*)\]")
PUBLISHED = [
    ("gironde", "grid.tiers", "auxilia"),
    ("gironde", "rates.tables", "auxilia"),
    ("flers", "products.families", "tendance-ouest-2025"),
    ("flers", "perimeter", "ouest-france"),
    ("flers", "perimeter", "tendance-ouest-2025"),
    ("montpellier", "kinds", "metropolitain"),
    ("montpellier", "rates.tables", "rtes"),
    ("cadenet", "products.classes", "liberation"),
    ("cadenet", "rates", "consoglobe"),
    ("cadenet", "rates.tables", "liberation"),
    ("couserans", "grid.gates", "atelier-10"),
    ("couserans", "products.rules", "atelier-10"),
    ("couserans", "decision", "lettre"),
]


def _text(name: str) -> str:
    return (CHARTERS / f"{name}.toml").read_text(encoding="utf-8")


def _comments_before_rules(text: str) -> list[tuple[str, str]]:
    """Each rule with the comment lines above its header, blank lines aside, in the file's order."""
    found: list[tuple[str, str]] = []
    comments: list[str] = []
    for line in text.splitlines():
        header = re.fullmatch(r"\[\[?([a-z._]+)\]\]?", line)
        known = {rule for rule, _ in found}
        if header and (header[1] in EACH or (header[1] in ONCE and header[1] not in known)):
            found.append((header[1], "\n".join(comments)))
        if line.startswith("#"):
            comments.append(line)
        elif line:
            comments = []
    return found


def _documents(text: str) -> dict[str, str]:
    """The documents named at the head of the file, by tag."""
    head = text[: text.index("semantics = ")]
    listed = re.findall(r"^# \[([a-z0-9-]+)\] (.*(?:\n#   .*)*)", head, re.MULTILINE)
    return dict(listed)


@pytest.mark.parametrize("name", NAMES)
def test_each_rule_says_where_it_comes_from(name: str) -> None:
    """Criteria, gates, tiers, products, rates, perimeter, decision: a document or a proposal."""
    text = _text(name)
    rules = _comments_before_rules(text)

    assert set(ONCE) - {"perimeter"} <= {rule for rule, _ in rules}
    for rule, comment in rules:
        source = comment.partition("Source :")[2]

        assert TAG.search(source) or "proposition" in source, rule
        assert set(TAG.findall(source)) <= _documents(text).keys(), rule


@pytest.mark.parametrize("name", NAMES)
def test_each_document_has_its_date_and_serves(name: str) -> None:
    """A year or the words « sans date », and at least one rule that cites it."""
    text = _text(name)
    body = text[text.index("semantics = ") :]
    for tag, document in _documents(text).items():
        assert re.search(r"\b20\d\d\b|[Ss]ans date", document), tag
        assert f"[{tag}]" in body, tag


@pytest.mark.parametrize(("name", "rule", "tag"), PUBLISHED)
def test_what_a_caisse_has_published_is_cited(name: str, rule: str, tag: str) -> None:
    """The rules that give a model its name rest on a document, not on a proposal."""
    comments = [comment for one, comment in _comments_before_rules(_text(name)) if one == rule]

    assert comments
    assert all(f"[{tag}]" in comment for comment in comments)


@pytest.mark.parametrize("name", NAMES)
def test_a_charter_names_nothing_of_a_machine(name: str) -> None:
    """Addresses are those that anybody can open."""
    text = _text(name)

    assert (
        re.search(r"\.md\b(?<!docs/charters\.md)|(?<![a-z.:/])/(?:work|tmp|home|root)\b", text)
        is None
    )
