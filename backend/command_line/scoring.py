"""The command that scores a file of answers under a charter file."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from backend.clock import civil_date, read_clock
from backend.command_line.given_files import (
    GivenRefused,
    read_answers_file,
    read_charter_file,
    write_json,
)
from backend.command_line.refusals import SPACE
from backend.demonstration.story import TIME_ZONE
from backend.settings import Settings
from criteria.charter import Charter, Criterion
from criteria.explain import VERDICT_WORDS
from criteria.explained import ExplainedScore, score_explained
from criteria.french import write_count, write_date, write_integer
from criteria.result import CriterionResult


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `score`."""
    scoring = commands.add_parser("score", help="calculer ce que valent des réponses, et pourquoi")
    scoring.add_argument("charter", type=Path, metavar="charte.toml")
    scoring.add_argument("answers", type=Path, metavar="reponses.json")
    add_date(scoring)
    scoring.add_argument("--json", action="store_true", help="pour un programme")
    scoring.set_defaults(run=run_score, needs_data=False)


def add_date(parser: argparse.ArgumentParser) -> None:
    """Add `--date`, the day whose rates are used: today unless told."""
    words = "le jour dont on prend les taux, aujourd’hui sinon"
    parser.add_argument("--date", type=date.fromisoformat, metavar="AAAA-MM-JJ", help=words)


def today() -> date:
    """Return the civil day in France."""
    return civil_date(read_clock(), TIME_ZONE)


def run_score(options: argparse.Namespace, _settings: Settings) -> int:
    """Say what answers are worth: 0, 1 where a file has faults, 2 where one cannot be read."""
    try:
        charter = read_charter_file(options.charter)
        answers = read_answers_file(charter, options.answers)
    except GivenRefused as refused:
        return refuse(refused, is_json=options.json)
    told = score_explained(charter, answers, options.date or today())
    print(write_json(told) if options.json else "\n".join(_say(charter, told)))
    return 0


def refuse(refused: GivenRefused, *, is_json: bool) -> int:
    """Say why what was given cannot be used, and return the status of the command."""
    if is_json:
        print(refused.write_json())
    else:
        print(refused.write(), file=sys.stderr)
    return refused.status


def _say(charter: Charter, told: ExplainedScore) -> Iterator[str]:
    kind = next(one.label.fr for one in charter.kinds if one.code == told.kind)
    yield f"{told.charter.title}, version {told.charter.version}"
    yield f"{kind}, taux du {write_date(told.day.isoformat())}"
    grid, words = charter.grid, told.words
    for title, written, judged, lines in (
        ("Condition", grid.gates, told.result.gates, words.gates),
        ("Critère", grid.criteria, told.result.criteria, words.criteria),
    ):
        for criterion, result in zip(written, judged, strict=True):
            yield ""
            yield f"{title} {_say_verdict(criterion, result)}"
            yield from (f"  {line}" for line in lines[criterion.code])
    labels = {one.code: one.label.fr for one in charter.products.families}
    for code, said in words.families.items():
        yield ""
        yield f"Famille «{SPACE}{labels[code]}{SPACE}»"
        yield from (f"  {line}" for line in said)
    yield ""
    yield "Résultat"
    yield from (f"  {line}" for line in words.outlet)
    yield f"  {_say_bounds(told)}"


def _say_verdict(criterion: Criterion, result: CriterionResult) -> str:
    points = write_count(result.points, "point", "points")
    counted = f", {points} sur {write_integer(result.max_points)}" if result.max_points else ""
    verdict = VERDICT_WORDS[result.verdict]
    return f"«{SPACE}{criterion.title.fr}{SPACE}»{SPACE}: {verdict}{counted}"


def _say_bounds(told: ExplainedScore) -> str:
    secured = write_count(told.result.secured, "critère acquis", "critères acquis")
    return f"{secured}, {write_integer(told.result.possible)} au plus si le reste est répondu."
