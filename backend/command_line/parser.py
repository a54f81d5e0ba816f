"""The parser of arguments, which speaks French."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

SENTENCES = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"unrecognized arguments: (.+)", r"de trop : \1"),
    (r"argument (.+): expected one argument", r"\1 attend une valeur"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1 : \2 n’est pas parmi \3"),
    (r"argument (.+): invalid \w+ value: (.+)", r"\1 : \2 n’a pas la bonne forme"),
    (r"argument (.+): (.+)", r"\1 : \2"),
)


class FrenchFormatter(argparse.HelpFormatter):
    """Writes the usage under a French word."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add how the command is written."""
        super().add_usage(usage, actions, groups, "usage : " if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    """A parser whose help and faults are in French."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=FrenchFormatter, **options)
        self._positionals.title = "arguments"
        # West of Greenwich, as French writes it: -0,5639 is a value, not an option.
        self._negative_number_matcher = re.compile(r"-\d*[.,]?\d+$")
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and end with status 2."""
        print(f"{self.prog} : {say_fault(message)}", file=sys.stderr)
        print(f"Aide : {self.prog} --help", file=sys.stderr)
        sys.exit(2)


def say_fault(message: str) -> str:
    """Return a fault of argparse in French.

    >>> say_fault("the following arguments are required: slug")
    'il manque : slug'
    """
    for english, french in SENTENCES:
        if re.fullmatch(english, message):
            return re.sub(english, french, message)
    return message
