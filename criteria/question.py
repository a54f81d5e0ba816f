"""What the answers to a question may be, and what they are worth (design 3)."""

from criteria.charter import Charter, Question


def list_grid_questions(charter: Charter) -> list[Question]:
    """Every question of the grid in the order in which it is asked: gates, then criteria."""
    judged = charter.grid.gates + charter.grid.criteria
    return [question for one in judged for question in one.questions]


def codes_of(question: Question) -> tuple[str, ...]:
    """The codes an answer may have; none for a kind that is not answered by a code."""
    match question.kind:
        case "yes_no":
            return ("yes", "partly", "no") if question.partly else ("yes", "no")
        case "choice":
            return tuple(choice.code for choice in question.choices)
        case "distance":
            return ("inside", "outside")
        case _:
            return ()


def max_points_of(question: Question) -> int:
    """The most points an answer to the question may give."""
    match question.kind:
        case "choice":
            return max([choice.points for choice in question.choices], default=0)
        case "number" | "share":
            return max([band.points for band in question.bands], default=0)
        case _:
            return question.points


def points_of_code(question: Question, code: str) -> int:
    """The points of an answer by code; a *partly* is worth half of a yes."""
    match question.kind:
        case "choice":
            return next(choice.points for choice in question.choices if choice.code == code)
        case "yes_no" if code == "partly":
            return question.points // 2
        case _:
            return question.points if code in ("yes", "inside") else 0


def points_of_amount(question: Question, amount: int, over: int) -> int:
    """The points of the highest band that `amount / over` reaches, 0 under the first."""
    reached = [band.points for band in question.bands if amount >= band.at_least * over]
    return reached[-1] if reached else 0
