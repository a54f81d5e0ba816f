"""Folding a visit of 1 000 entries, against one of 100: the ratio says how the cost grows."""

from criteria.contents import ChoiceAnswer
from criteria.entries import Entry
from criteria.fold import fold
from tests.bench.measure import Benchmark

QUESTIONS = 20


def make_visit(size: int) -> list[Entry]:
    """Return answers to 20 questions, each changed again and again."""
    heads: dict[str, str] = {}
    entries: list[Entry] = []
    for number in range(size):
        name = f"01935240-0000-7000-8000-{number:012d}"
        field = f"answer/q{number % QUESTIONS}"
        replaces = (heads[field],) if field in heads else ()
        entries.append(
            Entry(
                id=name,
                visit="01935240-0000-7000-8000-00000000aaaa",
                author="01935240-0000-7000-8000-00000000bbbb",
                device="01935240-0000-7000-8000-00000000cccc",
                device_time=number,
                kind="answer",
                field=field,
                content=ChoiceAnswer(choice="yes" if number % 2 else "no"),
                replaces=replaces,
            )
        )
        heads[field] = name
    return entries


LARGE, SMALL = make_visit(1000), make_visit(100)


def get_benchmark() -> Benchmark:
    """Give the benchmark; raise ValueError when an answer is lost."""
    if len(fold(LARGE, ()).cells) != QUESTIONS:
        raise ValueError("the fold lost an answer")
    return Benchmark(
        "fold 1 000 entries, against 100", lambda: fold(LARGE, ()), lambda: fold(SMALL, ())
    )
