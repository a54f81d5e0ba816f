"""French sentences that only printed documents say."""

from collections.abc import Sequence
from datetime import date

from backend.deciding.wire import CommitmentView, SignatureView, VisitorView
from criteria.french import SPACE, write_count, write_date, write_integer

SIGNED_UNDER = "J’ai été visité et j’ai pu m’exprimer"
CHANGED_SINCE = "Modifié après signature."
WHOLE = "vue du lieu"
WHOLE_OR_PAPER = "papier de la visite ou vue du lieu"
NOT_IN_REGISTER = "visite d’essai, sans ligne au registre"


def report_title(outlet: str, day: date) -> str:
    """Return the title of a report, which names its file in a reader."""
    return f"Compte rendu de visite{SPACE}: {outlet}, {write_date(day.isoformat())}"


def say_days(first: date, last: date) -> str:
    """Return on which days something was done."""
    if first == last:
        return f"le {write_date(first.isoformat())}"
    return f"du {write_date(first.isoformat())} au {write_date(last.isoformat())}"


def say_visit(days: str, people: Sequence[str]) -> str:
    """Return when a visit was made, and by whom."""
    return f"{days}, par {listed(people)}" if people else days


def listed(names: Sequence[str]) -> str:
    """Return names in a row, the last one after « et »."""
    head, last = names[:-1], names[-1]
    return f"{', '.join(head)} et {last}" if head else last


def say_rate(percent: int | None, said: str) -> str:
    """Return a rate with what it means at the till, or why there is none."""
    return said if percent is None else f"{percent}{SPACE}%{SPACE}: {said}"


def say_paper(typed_by: Sequence[str], visited_on: date | None) -> str:
    """Return who typed a visit made on paper, and of which day the paper is."""
    day = f" du {write_date(visited_on.isoformat())}" if visited_on else ""
    return f"saisi par {listed(typed_by)}, d’après le papier{day}"


def say_met(met: int, total: int) -> str:
    """Return how many criteria are met."""
    return f"{write_count(met, 'critère rempli', 'critères remplis')} sur {write_integer(total)}."


def say_tier(label: str | None) -> str:
    """Return the tier that the visit reaches."""
    return f"Palier{SPACE}: {label}." if label else "Aucun palier n’est atteint."


def say_disagreements(count: int) -> str:
    """Return that visitors differ, and what it means."""
    differing = write_count(count, "réponse diffère", "réponses diffèrent")
    return f"{differing} entre les bénévoles{SPACE}: le comité ne peut pas encore décider."


def say_points(points: int, max_points: int) -> str:
    """Return what a criterion counts; nothing where nothing is at stake."""
    if max_points == 0:
        return ""
    return f"{write_count(points, 'point', 'points')} sur {write_integer(max_points)}"


def say_visitor(one: VisitorView) -> str:
    """Return in which role someone visited, and what they say of their link with the outlet."""
    link = one.link or "lien déclaré" if one.has_link else "aucun lien avec le lieu"
    said = "lien non déclaré" if one.has_link is None else link
    role = f" ({one.role})" if one.role else ""
    pledge = "" if one.pledged else ", engagement de confidentialité non donné"
    return f"{one.name}{role}{SPACE}: {said}{pledge}"


def say_commitment(one: CommitmentView) -> str:
    """Return what the outlet will improve, by when, and for which criterion."""
    due = f", pour le {write_date(one.due_on.isoformat())}" if one.due_on else ""
    return one.text + due + (f" ({one.criterion})" if one.criterion else "")


def say_signature(one: SignatureView) -> str:
    """Return who signed, when and how, or who would not."""
    name = one.name or "La personne visitée"
    if one.refused:
        return f"{name} n’a pas souhaité signer."
    how = "a signé de sa main" if one.strokes else "a signé en écrivant son nom"
    day = write_date(one.signed_on.isoformat())
    return f"{name} {how} le {day}, sous «{SPACE}{SIGNED_UNDER}{SPACE}»."


def say_amendment(author: str, reason: str, day: date) -> str:
    """Return who completed a visit that was sent, when and why."""
    return f"Complété par {author} le {write_date(day.isoformat())}{SPACE}: {reason}"


def photos_left(count: int) -> str | None:
    """Return how many photos the report leaves out, if any."""
    if count <= 0:
        return None
    left = write_count(count, "autre photo se voit", "autres photos se voient")
    return f"{left} dans le dossier du lieu."


def group_hash(sha256: str) -> str:
    """Return a hash in groups of eight, to be read aloud."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
