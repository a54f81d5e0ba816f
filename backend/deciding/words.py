"""French sentences that only the committee reads: answers, distances, lines of the register."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from criteria.answers import Distance
from criteria.charter import Charter, Question
from criteria.contents import (
    ChoiceAnswer,
    ClearedAnswer,
    Commitment,
    Content,
    DateAnswer,
    Family,
    Interest,
    Note,
    NumberAnswer,
    Photo,
    Pledge,
    Position,
    ShareAnswer,
    Signature,
    SpecialAnswer,
    TextAnswer,
    Word,
)
from criteria.french import (
    SPACE,
    write_count,
    write_date,
    write_decimal,
    write_distance,
    write_integer,
    write_radius,
)

SPECIAL = {
    "not_observed": "non observé",
    "refused": "n'a pas souhaité répondre",
    "not_applicable": "sans objet",
}
ROLES = {
    "member": "au nom des membres de la caisse",
    "peer": "en pair\u00a0: produit ou vend aussi",
    "companion": "pour accompagner",
}
YES_NO = {"yes": "oui", "partly": "en partie", "no": "non"}
DISTANCE = {
    "inside": "dans le périmètre",
    "outside": "hors du périmètre",
    "to_confirm": "à confirmer\u00a0: la position n'est pas assez précise",
}
PARKED = {
    "device_revoked": "envoyée par un appareil révoqué",
    "device_unknown": "reprise d'un fichier qu'aucun appareil de la caisse n'a signé",
    "made_by_another_device": "faite sur un autre appareil",
    "author_not_of_the_device": "signée par une personne qui n'utilise pas cet appareil",
    "visit_not_given": "pour une visite qui n'était pas confiée à cette personne",
    "charter_not_adopted": "ouverte sous une charte que la caisse n'a pas adoptée",
    "names_itself": "elle se remplace elle-même",
    "names_another_field": "elle remplace une réponse à une autre question",
    "names_another_visit": "elle remplace une réponse d'une autre visite",
    "amends_nothing": "cette correction ne complète aucun envoi",
    "list_hash_differs": "la liste de l'envoi est abîmée",
    "entry_of_another_visit": "l'envoi nomme une saisie d'une autre visite",
    "entry_is_a_submission": "l'envoi nomme un autre envoi",
    "entry_hash_differs": "une saisie de l'envoi n'est pas celle que le serveur a reçue",
    "replaced_entry_not_named": "la liste de l'envoi n'est pas complète",
}


def say_content(question: Question | None, content: Content) -> str:
    """Return what an entry says, in words."""
    match content:
        case ChoiceAnswer(choice=code):
            labels = {c.code: c.label.fr for c in question.choices} if question else {}
            return labels.get(code) or YES_NO.get(code, code)
        case NumberAnswer(number=number):
            return _say_number(question, number)
        case ShareAnswer(share=share):
            return f"{write_integer(share.count)} sur {write_integer(share.total)}"
        case TextAnswer(text=text) | Note(text=text) | Word(text=text):
            return text
        case DateAnswer(date=day):
            return write_date(day.isoformat())
        case SpecialAnswer(special=special, note=note):
            return SPECIAL[special] + (f" ({note})" if isinstance(note, str) and note else "")
        case ClearedAnswer():
            return "réponse retirée"
        case Family(present=present):
            return "vendu ici" if present else "pas vendu ici"
        case Photo(present=present):
            return "photo gardée" if present else "photo retirée"
        case Position(accuracy_m=accuracy, source=source):
            how = f"à {accuracy}{SPACE}m près" if source == "tablet" else "placée à la main"
            return f"position {how}"
        case Commitment():
            return _say_commitment(content)
        case Pledge(accepted=accepted):
            return "engagement donné" if accepted else "engagement pas encore donné"
        case Interest(declared=declared, text=text):
            return text or "lien déclaré" if declared else "aucun lien"
        case Signature(name=name, refused=refused):
            return f"n'a pas souhaité signer{f' ({name})' if name else ''}" if refused else name
        case _:
            return "une autre version"


def say_role(role: str) -> str:
    """Return in which role someone visited."""
    return ROLES[role]


def _say_commitment(commitment: Commitment) -> str:
    due = commitment.due_on
    said = commitment.text + (f", pour le {write_date(due.isoformat())}" if due else "")
    return said if commitment.present else f"{said} (retiré)"


def _say_number(question: Question | None, number: int) -> str:
    written = write_decimal(number, question.decimals if question else 0)
    unit = question.unit.fr if question and question.unit else None
    return f"{written}{SPACE}{unit}" if unit else written


def say_distance(distance: Distance, radius_m: int, centre: str | None) -> str:
    """Return how far a place is, and what that means for the perimeter.

    `centre` names the point measured from; None when it is the outline of the territory.
    """
    return (
        f"{_say_way(distance.distance_m, centre)}, pour un rayon de "
        f"{write_radius(radius_m)}{SPACE}: {DISTANCE[distance.verdict]}."
    )


def _say_way(distance_m: int, centre: str | None) -> str:
    if centre is not None:
        return f"{write_distance(distance_m)} du centre ({centre})"
    if distance_m == 0:
        return "dans le territoire"
    return f"{write_distance(distance_m)} du contour du territoire"


def say_parked(reason: str) -> str:
    """Return why an entry was set aside; a reason without words is named, never hidden."""
    return PARKED.get(reason, f"le serveur donne la raison «{SPACE}{reason}{SPACE}»")


def say_line(kind: str, clear: Mapping[str, Any], decided_on: date | None) -> str:
    """Return what a line of the register records about an outlet."""
    day = f" le {write_date(decided_on.isoformat())}" if decided_on else ""
    match kind:
        case "visit_submitted":
            return "Visite envoyée par les bénévoles."
        case "visit_amended":
            return "Visite complétée par les bénévoles."
        case "decided":
            return _say_decision(clear, day)
        case "revoked":
            until = write_date(clear["effective_on"])
            return f"Fin de convention votée{day}, avec effet le {until}."
        case "taken_over":
            since = write_date(clear["starts_on"])
            return f"Convention reprise du temps d'avant, depuis le {since}."
        case "attested":
            return "Résultats attestés avant effacement des données."
        case "erased":
            return "Données effacées."
        case _:
            return kind


def _say_decision(clear: Mapping[str, Any], day: str) -> str:
    votes = clear["votes"]
    abstentions = write_count(votes["abstain"], "abstention", "abstentions")
    count = f"{votes['for']} pour, {votes['against']} contre, {abstentions}"
    outcome = {
        "approved": "Convention acceptée",
        "refused": "Convention refusée",
        "adjourned": "Décision reportée",
    }[clear["outcome"]]
    return f"{outcome}{day}{SPACE}: {count}."


def question_names(charter: Charter) -> dict[str, tuple[Question, str]]:
    """Return each question by code, with the title of what it belongs to."""
    grid = (*charter.grid.gates, *charter.grid.criteria)
    named = {q.code: (q, criterion.title.fr) for criterion in grid for q in criterion.questions}
    return named | {q.code: (q, "Produits") for q in charter.products.questions}
