"""The named refusals of a charter: what is wrong, and where."""


class CharterRefused(ValueError):
    """A charter that no score may rest on; `place` says where."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class CharterUnreadable(CharterRefused):
    """Not TOML or JSON, an unknown key, a wrong type, a number that is not whole."""


class CharterNotCanonical(CharterRefused):
    """The bytes are not the canonical ones: keys unsorted, a default written, text not in NFC."""


class CharterTooLarge(CharterRefused):
    """More than 4 MB."""


class CharterTooDeep(CharterRefused):
    """Nesting, or follow-ups of follow-ups, deeper than 32."""


class TooManyQuestions(CharterRefused):
    """More than 2 000 questions."""


class CodeRefused(CharterRefused):
    """A code that is not 1 to 40 ASCII letters, digits, dots, dashes or underscores."""


class CodeTwice(CharterRefused):
    """The same code twice where each must be unique."""


class UnknownCode(CharterRefused):
    """A reference to something that the charter does not define."""


class ConditionRefused(CharterRefused):
    """A condition that reads a later question, or one whose answer it cannot compare."""


class QuestionRefused(CharterRefused):
    """A question whose keys do not fit its kind."""


class PointsRefused(CharterRefused):
    """Points under 0 or too many, or a half that is not whole."""


class EliminatoryRefused(CharterRefused):
    """A failing answer that scores as much as a passing one."""


class ThresholdRefused(CharterRefused):
    """A threshold, a minimum or a fraction outside its bounds."""


class TierRefused(CharterRefused):
    """No tier, or tiers that do not ascend or cannot be reached."""


class RuleRefused(CharterRefused):
    """Product rules without a last one that always holds, or with one before the last."""


class TierWithoutRate(CharterRefused):
    """An admitted class without a percent in a tier."""


class RateRefused(CharterRefused):
    """A percent outside 1 to 100, other than 100 for `full`, or tables out of order."""
