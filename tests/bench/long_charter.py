"""Charters of any length for benchmarks: questions of many kinds, follow-ups, real texts."""

from typing import Any

from criteria.charter import Charter, Question
from criteria.finding import Answers
from criteria.question import codes_of, list_grid_questions

QUESTIONS_OF_A_CRITERION = 8

_HEAD = """semantics = 1
id = "long"
version = "1"
title.fr = "Charte longue"
notice.fr = "Pour mesurer."
kinds = [{ code = "farm", label.fr = "Ferme" }, { code = "shop", label.fr = "Commerce" }]
"""
_BODIES = (
    """kind = "yes_no"
partly.fr = "Une partie seulement des parcelles vues."
points = 2""",
    """kind = "yes_no"
points = 2
not_applicable_allowed = true""",
    """kind = "choice"
choices = [
  { code = "much", label.fr = "beaucoup", points = 3 },
  { code = "some", label.fr = "un peu", points = 1 },
  { code = "none", label.fr = "pas du tout" },
]""",
    """kind = "number"
unit.fr = "km"
decimals = 1
min = 0
max = 9999
bands = [{ at_least = 0, points = 2 }, { at_least = 500, points = 1 }]""",
    """kind = "share"
bands = [{ at_least = 25, points = 1 }, { at_least = 50, points = 2 }]""",
    """kind = "photo"
evidence = "photo"
points = 1""",
    'kind = "text"',
    """kind = "yes_no"
points = 2
passing = ["yes"]""",
)
_TAIL = """
[[products.families]]
code = "eggs"
label.fr = "Œufs"
admitted = true
[[products.families]]
code = "honey"
label.fr = "Miel"
admitted = true
[[products.classes]]
code = "A"
label.fr = "local"
admitted = true
[[products.questions]]
code = "p1"
text.fr = "Les produits viennent-ils de la ferme ?"
kind = "yes_no"
[[products.classes]]
code = "X"
label.fr = "d’ailleurs"
admitted = false
[[products.rules]]
class = "X"
when = [{ question = "p1", in = ["no"] }]
[[products.rules]]
class = "A"
[rates]
meaning = "refunded"
currency = "euros"
[[rates.tables]]
percent = { first = { A = 60 }, second = { A = 90 } }
[decision]
method = "majority"
base = "expressed"
threshold = { for = 2, of = 3 }
tie = "adjourn"
no_quorum = "adjourn"
"""


def write_long_charter(questions: int, per_criterion: int = QUESTIONS_OF_A_CRITERION) -> str:
    """A charter of so many questions, in TOML; both numbers are multiples of 8."""
    criteria = questions // per_criterion
    parts = [_HEAD]
    for tier, needed in (("first", criteria // 2), ("second", criteria)):
        parts.append(
            f'[[grid.tiers]]\ncode = "{tier}"\nlabel.fr = "{tier}"\ncriteria_met = {needed}'
        )
    for n in range(criteria):
        parts.append(
            f'[[grid.criteria]]\ncode = "c{n}"\ntitle.fr = "Critère numéro {n}"\n'
            f'help.fr = "Ce que la commission veut savoir."\npass_percent = 60\nmin_answered = 2'
        )
        parts += [
            _write_question(f"c{n}.{i}", _BODIES[i % len(_BODIES)], i) for i in range(per_criterion)
        ]
    return "\n".join([*parts, _TAIL])


def _write_question(code: str, body: str, place: int) -> str:
    criterion, _, _ = code.partition(".")
    condition = f'asked_if = {{ question = "{criterion}.{place - 1}", in = ["yes", "partly"] }}\n'
    return (
        f'[[grid.criteria.questions]]\ncode = "{code}"\n'
        f'text.fr = "Les haies du lieu sont-elles entretenues, question {code} ?"\n'
        f'help.fr = "Regarder trois endroits choisis au hasard, puis demander."\n'
        f"{condition if place % len(_BODIES) == 1 else ''}{body}"
    )


def answer_all(charter: Charter) -> Answers:
    """An ordinary answer to every question, two families present."""
    given = {one.code: _answer(one) for one in list_grid_questions(charter)}
    families = {code: {"p1": {"choice": "yes"}} for code in ("eggs", "honey")}
    return {"kind": "farm", "answers": given, "families": families}


def _answer(question: Question) -> dict[str, Any]:
    match question.kind:
        case "number":
            return {"number": 125}
        case "share":
            return {"share": {"count": 3, "total": 8}}
        case "photo":
            return {"photos": 2}
        case "text":
            return {"text": "Au marché, le samedi."}
        case _:
            return {"choice": codes_of(question)[0]}
