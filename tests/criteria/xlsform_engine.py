"""ODK's own tools on an exported form: pyxform converts it, the engine computes it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

from pyxform.xls2xform import convert

from backend.command_line.workbook import write_workbook
from criteria.charter import Charter
from criteria.finding import Answers
from criteria.xlsform import Form, list_left_out, make_form
from tests.criteria.xlsform_answers import Filled, expect, fill_in, make_answers

SETS_OF_A_CHARTER = 10
DAYS = (date(2026, 12, 31), date(2027, 1, 1))

Asking = tuple[Answers, date]
Values = dict[str, str]
Fill = Callable[[str, Sequence[Filled]], list[Values]]


def convert_form(charter: Charter, form: Form, folder: Path) -> tuple[str, list[str]]:
    """The XForm that pyxform makes of a charter's workbook, and its warnings."""
    target = folder / "form.xlsx"
    target.write_bytes(write_workbook(form, list_left_out(charter)))
    converted = convert(target, validate=False)
    return converted.xform, converted.warnings


@contextmanager
def start_engine() -> Iterator[Fill]:
    """One node process with the engine loaded, asked form by form."""
    beside_python = Path(sys.executable).parent
    node = shutil.which("node", path=f"{beside_python}{os.pathsep}{os.environ['PATH']}")
    if node is None:
        raise FileNotFoundError("node")
    filler = Path(__file__).with_name("fill_forms.mjs")
    with subprocess.Popen(
        [node, "--max-semi-space-size=64", str(filler)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError  # both are pipes
        stdin, stdout = process.stdin, process.stdout

        def fill(xform: str, sets: Sequence[Filled]) -> list[Values]:
            stdin.write(json.dumps({"form": xform, "sets": sets}) + "\n")
            stdin.flush()
            filled: list[Values] = json.loads(stdout.readline())
            return filled

        yield fill


def draw_askings(rng: Random, charter: Charter, count: int) -> list[Asking]:
    """So many random sets of answers, on random days."""
    return [(make_answers(rng, charter), rng.choice(DAYS)) for _ in range(count)]


def score_and_fill(
    fill: Fill, charter: Charter, askings: Sequence[Asking], folder: Path
) -> tuple[list[Values], list[Values]]:
    """What scoring, then the form, make of the same answers, by field of the form."""
    form = make_form(charter)
    xform, _warnings = convert_form(charter, form, folder)
    expected = [expect(charter, form, *asking) for asking in askings]
    filled = fill(xform, [fill_in(charter, form, *asking) for asking in askings])
    computed = [
        {field: values.get(field, "") for field in facts}
        for facts, values in zip(expected, filled, strict=True)
    ]
    return expected, computed
