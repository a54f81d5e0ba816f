"""Says the verdicts of a verification in French, one sentence each, with the place."""

from backend.register.verdict import Fact, Fault, Reason, Verdict

SPACE = "\u00a0"  # before two-part punctuation

_FACTS: dict[Fact, str] = {
    "chain": "chaînage",
    "head": "tête imprimée",
    "charter": "charte",
    "territory": "territoire",
    "seals": "pièces scellées",
    "submission": "envoi de la visite",
    "score": "critères et taux",
    "votes": "décompte des voix",
    "convention": "convention",
    "attestation": "attestation",
    "erasure": "effacement",
}

_FAULTS: dict[Reason, str] = {
    "line_unreadable": "la ligne n’a pas la forme d’une ligne du registre ({at})",
    "line_hash_differs": "la ligne ne correspond plus à son empreinte",
    "number_differs": "la ligne ne porte pas son numéro",
    "previous_differs": "la ligne ne suit pas celle qui la précède",
    "caisse_differs": "la ligne est celle d’une autre caisse",
    "head_missing": "le registre n’a pas de ligne de ce numéro",
    "head_differs": "l’empreinte de la ligne est {at}",
    "charter_missing": "la version de charte {at} manque",
    "charter_differs": "la version de charte {at} a été changée",
    "charter_not_adopted": "la version de charte {at} n’a pas été adoptée avant cette ligne",
    "outline_missing": "le contour {at} manque",
    "outline_differs": "le contour {at} a été changé",
    "payload_missing": "la pièce {at} manque, sans ligne d’effacement",
    "payload_differs": "la pièce {at} ne correspond plus à son sceau",
    "payload_kept": "la pièce {at} est dite effacée et se trouve encore là",
    "payload_unsealed": "la pièce {at} n’a pas de sceau dans le registre",
    "seals_differ": "le sceau {at} manque ou est de trop",
    "erased_unattested": "les données ont été effacées ({at}) sans attestation préalable",
    "submission_absent": "l’envoi {at} manque",
    "submission_unsound": "l’envoi de la visite ne se vérifie pas ({at})",
    "entry_unreadable": "la saisie {at} n’est pas lisible",
    "entry_misplaced": "la saisie {at} n’est pas à sa place",
    "trial_in_register": "la saisie {at} est celle d’une visite d’essai",
    "amends_nothing": "le complément {at} ne remplace aucun envoi inscrit",
    "disagreement_unsettled": "un désaccord n’est pas réglé ({at})",
    "score_impossible": "les réponses ne vont pas avec la charte ({at})",
    "criteria_met_differs": "le nombre de critères remplis est {at}",
    "tier_differs": "le palier recalculé est «\u00a0{at}\u00a0»",
    "families_differ": "les taux recalculés diffèrent ({at})",
    "day_missing": "le jour de la réunion manque",
    "votes_impossible": "ces nombres de voix ne sont pas possibles",
    "outcome_differs": "la règle de la charte donne une autre issue ({at})",
    "approval_without_start": "la convention n’a pas de date de début",
    "dates_without_approval": "des dates ou des taux sont donnés sans approbation",
    "end_before_start": "la convention finit avant de commencer",
    "decision_repeated": "la décision {at} figure déjà au registre",
    "nothing_to_revoke": "aucune convention {at} de ce lieu n’était en cours",
    "revoked_twice": "la convention {at} avait déjà pris fin par décision",
    "notice_too_short": "le préavis de {at} jours n’est pas respecté",
    "attests_nothing": "la ligne {at} attestée ne concerne pas ce lieu",
    "attestation_differs": "l’attestation diffère de la ligne {at}",
    "erases_nothing": "il n’y a pas de pièce {at} de ce lieu à effacer",
    "list_hash_differs": "la liste de l’envoi {at} ne correspond pas à son empreinte",
    "entry_missing": "la saisie {at} de l’envoi manque",
    "entry_of_another_visit": "la saisie {at} est d’une autre visite",
    "entry_is_a_submission": "la saisie {at} est elle-même un envoi",
    "entry_hash_differs": "la saisie {at} ne correspond pas à son empreinte dans l’envoi",
    "entry_not_applied": "la saisie {at} n’est pas prise en compte",
    "replaced_entry_not_named": "l’envoi ne nomme pas ce que la saisie {at} remplace",
}


def say(verdict: Verdict) -> str:
    """Return one verdict as a sentence that begins with its line and its fact."""
    place = f"Ligne {verdict.n}, {_FACTS[verdict.fact]}{SPACE}: "
    if verdict.fault is not None:
        return f"{place}ne se vérifie pas, {_say_fault(verdict.fault)}."
    if verdict.rule is not None:
        return f"{place}attesté, données effacées selon la règle {verdict.rule}."
    return f"{place}vérifié."


def _say_fault(fault: Fault) -> str:
    return _FAULTS[fault.reason].format(at=fault.at)
