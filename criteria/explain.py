"""Says the lines of a result in French, with the charter's own words (design 3)."""

from collections.abc import Callable, Iterable

from criteria.charter import Charter, Question, Text
from criteria.french import (
    SPACE,
    write_count,
    write_date,
    write_decimal,
    write_distance,
    write_integer,
)
from criteria.question import list_grid_questions
from criteria.rates import rate_sentence
from criteria.result import Line

Params = dict[str, str | int]

_YES_NO = {"yes": "oui", "partly": "partiel", "no": "non"}
_DISTANCE = {"inside": "dans le périmètre", "outside": "hors du périmètre"}


def explain_count(lines: Iterable[Line]) -> list[str]:
    """The lines of a count of votes in French, one sentence each, in the order given."""
    return [_COUNT_SENTENCES[line.code](line.params) for line in lines]


def explain(charter: Charter, lines: Iterable[Line]) -> list[str]:
    """The lines in French, one sentence each, in the order given."""
    words = _Words(charter)
    return [_SENTENCES[line.code](words, line.params) for line in lines]


class _Words:
    """The charter's words by code."""

    def __init__(self, charter: Charter) -> None:
        grid, products = charter.grid, charter.products
        questions = [*list_grid_questions(charter), *products.questions]
        self.rates = charter.rates
        self._questions = {one.code: one for one in questions}
        self._criteria = {one.code: one.title for one in grid.gates + grid.criteria}
        self._tiers = {one.code: one.label for one in grid.tiers}
        self._classes = {one.code: one.label for one in products.classes}
        self._families = {one.code: one.label for one in products.families}

    def question(self, params: Params, key: str = "question") -> Question:
        return self._questions[str(params[key])]

    def quoted(self, params: Params, key: str = "question") -> str:
        return _quoted(self.question(params, key).text)

    def criterion(self, params: Params) -> str:
        return _quoted(self._criteria[str(params["criterion"])])

    def tier(self, params: Params) -> str:
        return _quoted(self._tiers[str(params["tier"])])

    def class_(self, params: Params) -> str:
        return _quoted(self._classes[str(params["class"])])

    def family(self, params: Params) -> str:
        return _quoted(self._families[str(params["family"])])


def _quoted(text: Text) -> str:
    return f"«{SPACE}{text.fr}{SPACE}»"


def _points(params: Params) -> str:
    """What a question counts, left out where nothing is at stake."""
    points, max_points = int(params["points"]), int(params["max_points"])
    if max_points == 0:
        return ""
    return f", {write_count(points, 'point', 'points')} sur {write_integer(max_points)}"


def _found(
    say: Callable[[_Words, Params], str], *, leaves: bool = False
) -> Callable[[_Words, Params], str]:
    """A sentence on a question: its text, what was found, what it counts."""

    def sentence(words: _Words, params: Params) -> str:
        counts = ", ne compte pas" if leaves else _points(params)
        return f"{words.quoted(params)}{SPACE}: {say(words, params)}{counts}."

    return sentence


def _says(text: str) -> Callable[[_Words, Params], str]:
    return lambda _words, _params: text


def _say_choice(words: _Words, params: Params) -> str:
    question, code = words.question(params), str(params["choice"])
    labels = {choice.code: choice.label.fr for choice in question.choices} or _YES_NO
    return labels[code]


def _say_number(words: _Words, params: Params) -> str:
    question = words.question(params)
    number = write_decimal(int(params["number"]), question.decimals)
    return f"{number}{SPACE}{question.unit.fr}" if question.unit else number


def _say_share(_words: _Words, params: Params) -> str:
    return f"{write_integer(int(params['count']))} sur {write_integer(int(params['total']))}"


def _say_distance(_words: _Words, params: Params) -> str:
    distance = write_distance(int(params["distance_m"]))
    return f"{distance}, {_DISTANCE[str(params['choice'])]}"


def _say_to_confirm(_words: _Words, params: Params) -> str:
    distance = write_distance(int(params["distance_m"]))
    return f"{distance}, distance à confirmer, comptée comme non observée"


def _say_photos(_words: _Words, params: Params) -> str:
    return write_count(int(params["photos"]), "photo", "photos")


def _eliminatory(text: str) -> Callable[[_Words, Params], str]:
    return lambda words, params: f"{text} {words.quoted(params)}."


def _too_few(_words: _Words, params: Params) -> str:
    answered = write_count(int(params["answered"]), "réponse", "réponses")
    least = write_integer(int(params["min_answered"]))
    return f"{answered} pour {least} au moins{SPACE}: critère non évaluable."


def _compared(outcome: str) -> Callable[[_Words, Params], str]:
    def sentence(_words: _Words, params: Params) -> str:
        percent = f"{params['pass_percent']}{SPACE}%"
        return f"{_points(params)[2:]}, pour un seuil de {percent}{SPACE}: critère {outcome}."

    return sentence


def _counted(_words: _Words, params: Params) -> str:
    met = write_count(int(params["criteria_met"]), "critère rempli", "critères remplis")
    return f"{met} sur {write_integer(int(params['criteria']))}."


def _fails(what: str, unmet: str) -> Callable[[_Words, Params], str]:
    def sentence(words: _Words, params: Params) -> str:
        verdict = unmet if params["verdict"] == "not_met" else "non évaluable"
        return f"{what} {words.criterion(params)}{SPACE}: {verdict}."

    return sentence


def _least(params: Params) -> str:
    return write_count(int(params["criteria_met"]), "critère rempli", "critères remplis")


def _tier_reached(words: _Words, params: Params) -> str:
    return f"Palier {words.tier(params)}, à partir de {_least(params)}."


def _not_eligible(_words: _Words, params: Params) -> str:
    return f"Pas de palier{SPACE}: il faut au moins {_least(params)} et toutes les conditions."


VERDICT_WORDS: dict[str, str] = {
    "met": "rempli",
    "not_met": "non rempli",
    "not_assessable": "non évaluable",
    "not_applicable": "non applicable",
}


def _overridden(words: _Words, params: Params) -> str:
    decided, computed = (VERDICT_WORDS[str(params[key])] for key in ("decided", "computed"))
    return f"{words.criterion(params)}{SPACE}: {decided} par décision, {computed} par le calcul."


def _in_proportion(_words: _Words, params: Params) -> str:
    applicable = write_count(
        int(params["applicable"]), "critère applicable", "critères applicables"
    )
    return f"{applicable}{SPACE}: les paliers sont réduits en proportion."


def _rule(text: str) -> Callable[[_Words, Params], str]:
    def sentence(words: _Words, params: Params) -> str:
        return f"Classe {words.class_(params)}{SPACE}: {text} {words.quoted(params)}."

    return sentence


def _rate(words: _Words, params: Params) -> str:
    percent = int(params["percent"])
    sentence = rate_sentence(words.rates, percent)
    return f"Taux de {percent}{SPACE}%{SPACE}: {sentence}."


def _after(text: str) -> Callable[[_Words, Params], str]:
    return lambda words, params: f"{text} {words.quoted(params, 'source')}"


_SENTENCES: dict[str, Callable[[_Words, Params], str]] = {
    "choice": _found(_say_choice),
    "number": _found(_say_number),
    "share": _found(_say_share),
    "text": _found(_says("réponse donnée")),
    "date": _found(lambda _words, params: write_date(str(params["date"]))),
    "photo": _found(_say_photos),
    "position": _found(_says("position relevée")),
    "distance": _found(_say_distance),
    "unanswered": _found(_says("sans réponse")),
    "disputed": _found(_says("des réponses différentes, à régler")),
    "note_missing": _found(_says("sans objet, mais la note manque")),
    "not_applicable_not_allowed": _found(_says("sans objet n’est pas prévu ici")),
    "refused": _found(_says("refus de répondre")),
    "not_observed": _found(_says("non observé")),
    "distance_to_confirm": _found(_say_to_confirm),
    "pending": _found(_after("attend la réponse à")),
    "source_refused": _found(_after("rien n’a pu être constaté à")),
    "not_applicable": _found(_says("sans objet"), leaves=True),
    "closed": _found(_after("non posée, selon la réponse à"), leaves=True),
    "not_for_kind": _found(_says("ne concerne pas ce type de lieu"), leaves=True),
    "not_for_family": _found(_says("ne concerne pas cette famille de produits"), leaves=True),
    "nothing_asked": lambda _words, _params: (
        f"Aucune question à retenir{SPACE}: critère non applicable."
    ),
    "eliminatory_failed": _eliminatory("Critère non rempli, réponse éliminatoire à"),
    "eliminatory_missing": _eliminatory("Critère non évaluable, il manque la réponse à"),
    "too_few_answered": _too_few,
    "passed_without_points": lambda _words, _params: (
        f"Aucun point en jeu, question éliminatoire passée{SPACE}: critère rempli."
    ),
    "no_points": lambda _words, _params: f"Aucun point en jeu{SPACE}: critère non applicable.",
    "points_reached": _compared("rempli"),
    "points_short": _compared("non rempli"),
    "criteria_counted": _counted,
    "gate_fails": _fails("Condition", "non remplie"),
    "compulsory_fails": _fails("Critère obligatoire", "non rempli"),
    "criteria_in_proportion": _in_proportion,
    "overridden": _overridden,
    "override_keeps_tier": lambda _words, _params: (
        f"Une décision ne fait pas monter de palier{SPACE}: celui du calcul reste."
    ),
    "override_first_tier": lambda words, params: (
        f"Une décision n’ouvre que le premier palier, {words.tier(params)}."
    ),
    "tier_reached": _tier_reached,
    "not_eligible": _not_eligible,
    "family_not_admitted": lambda words, params: f"Famille {words.family(params)} non admise.",
    "rule_fails": _rule("ne convient pas, d’après"),
    "rule_waits": _rule("à confirmer, il manque la réponse à"),
    "class_given": lambda words, params: f"Classe {words.class_(params)}.",
    "class_not_admitted": lambda words, params: (
        f"Classe {words.class_(params)} non admise{SPACE}: pas de taux."
    ),
    "no_tier": lambda _words, _params: f"Le lieu n’atteint aucun palier{SPACE}: pas de taux.",
    "no_rate_table": lambda _words, params: (
        f"Aucun taux en vigueur le {write_date(str(params['day']))}."
    ),
    "rate": _rate,
}

_BASES = {
    "expressed": "des voix exprimées",
    "cast": "des votants",
    "present": "des présents",
    "members": "des membres",
}


def _people(params: Params) -> str:
    voters = write_count(int(params["voters"]), "personne peut", "personnes peuvent")
    return f"{voters} voter, il en faut {write_integer(int(params['needed']))}"


def _weighed(outcome: str) -> Callable[[Params], str]:
    def sentence(params: Params) -> str:
        votes = write_count(int(params["for"]), "voix pour", "voix pour")
        base = f"{write_integer(int(params['base']))} {_BASES[str(params['base_kind'])][4:]}"
        kind = "plus de" if params["strict"] else "au moins"
        fraction = f"{params['threshold_for']}/{params['threshold_of']}"
        least = f"il faut {kind} {fraction} {_BASES[str(params['base_kind'])]}"
        return f"{votes} sur {base}, {least}{SPACE}: {outcome}."

    return sentence


_METHODS = {"majority": "au vote", "consensus": "au consensus", "consent": "au consentement"}


def _passed_on(params: Params) -> str:
    return f"On passe {_METHODS[str(params['method'])]}."


def _no_consensus(params: Params) -> str:
    agreeing = write_count(int(params["for"]), "personne d’accord", "personnes d’accord")
    return f"{agreeing} sur {write_integer(int(params['voters']))}{SPACE}: pas de consensus."


def _objections_block(params: Params) -> str:
    count = write_count(int(params["objections"]), "objection motivée", "objections motivées")
    return f"{count}{SPACE}: pas de consentement."


_COUNT_SENTENCES: dict[str, Callable[[Params], str]] = {
    "quorum_reached": lambda params: f"{_people(params)}{SPACE}: quorum atteint.",
    "no_quorum": lambda params: f"{_people(params)}{SPACE}: quorum non atteint, ajourné.",
    "nobody_expressed": lambda _params: f"Aucune voix à compter{SPACE}: ajourné.",
    "threshold_reached": _weighed("approuvé"),
    "threshold_short": _weighed("refusé"),
    "tie": _weighed("partage des voix, ajourné"),
    "consensus_reached": lambda _params: f"Tout le monde est d’accord{SPACE}: approuvé.",
    "everyone_against": lambda _params: f"Tout le monde est contre{SPACE}: refusé.",
    "no_consensus": _no_consensus,
    "consent_given": lambda _params: f"Aucune objection motivée{SPACE}: approuvé.",
    "objections_block": _objections_block,
    "passed_on": _passed_on,
    "blocked": lambda params: "Ajourné." if params["outcome"] == "adjourned" else "Refusé.",
}
