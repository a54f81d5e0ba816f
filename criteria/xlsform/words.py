"""The words that the form says of its own, in French and in English."""

from criteria.charter import Language, Text
from criteria.french import SPACE

OUTLET = Text(fr="Lieu visité", en="Outlet visited")
DAY = Text(fr="Date de la visite", en="Date of the visit")
KIND = Text(fr="Type de lieu", en="Kind of outlet")
PRESENT = Text(fr="Familles de produits présentes", en="Product families found here")
SPECIAL = Text(fr=f"Pas de réponse{SPACE}? Dire pourquoi", en="No answer? Say why")
NOTE = Text(fr="Précision", en="Note")
NOTE_HINT = Text(
    fr="Nécessaire pour une question sans objet.", en="Needed where a question does not apply."
)
EVIDENCE = Text(fr="Photo à l’appui", en="Photo as evidence")
TOTAL = Text(fr=f"Sur combien en tout{SPACE}?", en="Out of how many?")
YES = Text(fr="oui", en="yes")
PARTLY = Text(fr="partiel", en="partly")
NO = Text(fr="non", en="no")
REFUSED = Text(fr="refus", en="refused")
NOT_OBSERVED = Text(fr="non observé", en="not observed")
NOT_APPLICABLE = Text(fr="sans objet", en="does not apply")
INSIDE = Text(fr="dans le rayon", en="within the radius")
OUTSIDE = Text(fr="hors du rayon", en="outside the radius")
TO_CONFIRM = Text(fr="à confirmer", en="to be confirmed")
RESULT = Text(fr="Résultat", en="Result")
SHARE_LIMITS = Text(
    fr="Compter au plus le total, et un total d’au moins 1.",
    en="Count at most the total, and a total of at least 1.",
)

LANGUAGES: dict[Language, str] = {
    "fr": "Français", "en": "English", "de": "Deutsch", "es": "Español", "it": "Italiano",
    "nl": "Nederlands", "pt": "Português", "br": "Brezhoneg", "ca": "Català", "co": "Corsu",
    "eu": "Euskara", "frp": "Arpetan", "gsw": "Elsässisch", "oc": "Occitan", "ar": "العربية",
    "fa": "فارسی", "pl": "Polski", "ps": "پښتو", "ro": "Română", "ru": "Русский",
    "sq": "Shqip", "tr": "Türkçe", "uk": "Українська", "zh": "中文",
}  # fmt: skip


def write_number_limits(low: str, high: str) -> Text:
    """The bounds of a number, ends included."""
    return Text(fr=f"De {low} à {high}.", en=f"From {low} to {high}.")


def write_criteria_met(criteria: int) -> Text:
    """What comes before the number of criteria met."""
    return Text(fr=f"Critères remplis, sur {criteria}{SPACE}:", en=f"Criteria met, of {criteria}:")
