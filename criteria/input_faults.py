"""What is wrong with what someone gives to be scored or quoted: all the faults, in one refusal."""

from collections.abc import Iterable

from criteria.refusals import Fault, write_path


class InputRefused(ValueError):
    """An input that nothing may be computed from; `faults` says all that is wrong, in order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(f"{one.code} {write_path(one.path)}" for one in self.faults))
