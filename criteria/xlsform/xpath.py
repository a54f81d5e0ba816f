"""The few turns of XPath that the form's formulas are made of. Integers only."""

from collections.abc import Collection, Iterable, Sequence


def ref(name: str) -> str:
    """The value of a field, as an XLSForm writes it."""
    return f"${{{name}}}"


def text(code: str) -> str:
    """A code as a literal; codes hold no quote."""
    return f"'{code}'"


def is_one_of(name: str, codes: Iterable[str]) -> str:
    """Whether a field holds one of these codes; never for no code."""
    return any_of(f"{ref(name)} = {text(code)}" for code in codes)


def any_of(conditions: Iterable[str]) -> str:
    """Whether one of these holds; never for none."""
    return _join(" or ", conditions) or "false()"


def all_of(conditions: Iterable[str]) -> str:
    """Whether each of these holds; always for none."""
    return _join(" and ", conditions) or "true()"


def _join(word: str, conditions: Iterable[str]) -> str:
    listed = list(conditions)
    return f"({word.join(listed)})" if len(listed) > 1 else "".join(listed)


def choose(cases: Sequence[tuple[str, str]], default: str) -> str:
    """The value of the first case whose condition holds."""
    if not cases:
        return default
    opened = "".join(f"if({condition}, {value}, " for condition, value in cases)
    return f"{opened}{default}{')' * len(cases)}"


def by_value(name: str, values: Collection[tuple[str, int]], default: int) -> str:
    """The number that goes with the code a field holds; codes of one number are told at once."""
    numbers = sorted({number for _, number in values} - {default}, reverse=True)
    cases = [
        (is_one_of(name, [code for code, each in values if each == number]), str(number))
        for number in numbers
    ]
    return choose(cases, str(default))
