"""What changes from one version of a charter to another, and how it is said in French."""

from collections.abc import Iterator
from random import Random

import msgspec
import pytest
from hypothesis import given, settings

from criteria.charter import Charter, Text
from criteria.compare import compare
from criteria.compare_words import say_differences
from criteria.load import read_charter
from tests.criteria.random_charters import make_charter, randoms
from tests.criteria.shipped import read_shipped

GIRONDE = read_shipped("gironde")
OF_G1 = "du critère «\u00a0Ancrage local et circuits courts\u00a0»"
G14 = "«\u00a0Y a-t-il au plus un intermédiaire entre producteur et mangeur\u00a0?\u00a0»"


def amend(*replacements: tuple[str, str]) -> Charter:
    """Read the Gironde's charter with the first of each of these texts replaced."""
    text = GIRONDE
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return read_charter(text)


def say(*replacements: tuple[str, str]) -> list[str]:
    """Say what these replacements change in the Gironde's charter."""
    said = say_differences(read_charter(GIRONDE), amend(*replacements))
    return [one.words.replace("\u00a0", " ") for one in said]


def plain(text: str) -> str:
    """Give a text with ordinary spaces."""
    return text.replace("\u00a0", " ")


CASES = {
    "threshold": (
        ("pass_percent = 60", "pass_percent = 70"),
        f"Le seuil {plain(OF_G1)} passe de 60 à 70 %.",
    ),
    "compulsory": (
        ("min_answered = 3", "min_answered = 3\ncompulsory = true"),
        "Le critère « Ancrage local et circuits courts » devient obligatoire.",
    ),
    "least": (
        ("min_answered = 3", "min_answered = 4"),
        f"Le minimum de réponses {plain(OF_G1)} passe de 3 à 4.",
    ),
    "threshold for a kind": (
        ("pass_percent = 60", "pass_percent = 60\npass_percent_for = { shop = 50 }"),
        f"Pour « Commerce ou épicerie », le seuil {plain(OF_G1)} est maintenant de 50 %.",
    ),
    "reworded": (
        ("Y a-t-il au plus un intermédiaire", "Y a-t-il un seul intermédiaire"),
        f"La question {plain(G14)} devient {plain(G14).replace('au plus un', 'un seul')}.",
    ),
    "points": (
        (
            'code = "some", label.fr = "produit une partie", points = 1',
            'code = "some", label.fr = "produit une partie", points = 2',
        ),
        "Le choix « produit une partie » vaut 2 points au lieu de 1.",
    ),
    "rate": (
        ("t4 = { A = 85", "t4 = { A = 90"),
        (
            "Palier « 4 critères remplis », classe « brut, biologique et local » : "
            "le taux passe de 85 à 90 %."
        ),
    ),
    "radius": (
        ("radius_m = 50000", "radius_m = 70000"),
        "Le rayon du périmètre passe de 50 km à 70 km.",
    ),
    "radius of a family": (
        ("radius_m = 50000", "radius_m = 50000\nfamilies = { vegetables = 30000 }"),
        "Le rayon pour la famille « Légumes » est maintenant de 30 km.",
    ),
    "majority": (
        ("strict = true", "strict = false"),
        "La majorité demandée : au moins 1 sur 2 (avant : plus de 1 sur 2).",
    ),
    "quorum": (("count = 3", "count = 5"), "Le quorum : 5 personnes (avant : 3 personnes)."),
    "notice": (("notice_days = 0", "notice_days = 15"), "Le préavis : 15 jours (avant : 0 jour)."),
    "currency": (
        ('currency = "MonA"', 'currency = "Soleil"'),
        "La monnaie : « Soleil » (avant : « MonA »).",
    ),
    "way to pay": (
        ('{ fr = "avec le carnet de la caisse" }', '{ fr = "avec un billet" }'),
        "Moyen de payer ajouté : « avec un billet ».",
    ),
    "family": (
        ('label.fr = "Légumes"\nadmitted = true', 'label.fr = "Légumes"\nadmitted = false'),
        "La famille « Légumes » n’est plus admise.",
    ),
    "special answer": (
        ('evidence = "photo"\nnot_applicable_allowed = true', 'evidence = "photo"'),
        (
            "La question « Les fruits et légumes présents sont-ils de saison ? » "
            "n’accepte plus « sans objet »."
        ),
    ),
    "end of a document": (
        ('kind = "date"\n', 'kind = "date"\nexpires = true\n'),
        (
            "La question « Jusqu’à quelle date le document est-il valable ? » "
            "demande maintenant une date de fin de validité."
        ),
    ),
    "rule": (
        (
            'class = "C"\nwhen = [{ question = "P2", in = ["no"] }]',
            'class = "B"\nwhen = [{ question = "P2", in = ["no"] }]',
        ),
        (
            "Règle de classement ajoutée : classe « peu transformé, biologique ou local », "
            "si « Sont-ils de saison ? » a pour réponse non."
        ),
    ),
}


@pytest.mark.parametrize("name", list(CASES))
def test_a_difference_is_said_in_one_french_sentence(name: str) -> None:
    """The sentence names the part by its own title, what it was and what it is."""
    replacement, words = CASES[name]

    assert words in say(replacement)


def test_a_question_added_or_removed_is_named_with_its_criterion() -> None:
    """Seen from one side it comes, from the other it goes."""
    less = msgspec.structs.replace
    charter = read_charter(GIRONDE)
    first = charter.grid.criteria[0]
    shorter = less(first, questions=first.questions[:-1])
    after = less(charter, grid=less(charter.grid, criteria=(shorter, *charter.grid.criteria[1:])))
    season = "La question « Les fruits et légumes présents sont-ils de saison ? »"

    assert [f"{season} est retirée {plain(OF_G1)}."] == _words(charter, after)
    assert [f"{season} est ajoutée {plain(OF_G1).replace('du', 'au', 1)}."] == _words(
        after, charter
    )


def test_a_new_order_is_said_once() -> None:
    """Nothing is added or removed by putting the last criterion first."""
    charter = read_charter(GIRONDE)
    last, *others = reversed(charter.grid.criteria)
    grid = msgspec.structs.replace(charter.grid, criteria=(last, *reversed(others)))

    assert ["L’ordre change : critères de la grille."] == _words(
        charter, msgspec.structs.replace(charter, grid=grid)
    )


def test_differences_are_grouped_by_criterion_and_part() -> None:
    """The reader finds all that changes of a criterion under its title."""
    after = amend(("pass_percent = 60", "pass_percent = 70"), ("radius_m = 50000", "radius_m = 1"))

    assert ["Critère «\u00a0Ancrage local et circuits courts\u00a0»", "Périmètre"] == [
        one.part for one in say_differences(read_charter(GIRONDE), after)
    ]


def test_the_same_version_has_no_difference() -> None:
    """Read twice, it is equal to itself."""
    assert [] == compare(read_charter(GIRONDE), read_charter(GIRONDE))


@settings(max_examples=60)
@given(rng=randoms())
def test_every_difference_of_any_two_charters_is_said(rng: Random) -> None:
    """No change is silent, and none has a sentence without words."""
    before, after = make_charter(rng), make_charter(rng)
    said = say_differences(before, after)

    assert (before == after) == (said == [])
    assert all(len(one.words) > 3 and one.words.endswith(".") for one in said)


@settings(max_examples=30)
@given(rng=randoms())
def test_a_single_changed_value_anywhere_is_said(rng: Random) -> None:
    """Each leaf of a charter, changed alone, gives at least one sentence."""
    charter = make_charter(rng)
    variants = [one for one in _vary(charter) if one != charter]
    assert variants

    for after in rng.sample(variants, min(40, len(variants))):
        assert say_differences(charter, after) != []


def _words(before: Charter, after: Charter) -> list[str]:
    return [plain(one.words) for one in say_differences(before, after)]


def _vary(part: object) -> Iterator[object]:
    """Give the part with one of its values changed, for each value in it."""
    match part:
        case bool():
            yield not part
        case int():
            yield part + 1
        case Text():
            yield msgspec.structs.replace(part, fr=f"{part.fr} encore")
        case msgspec.Struct():
            for field in part.__struct_fields__:
                if field not in ("semantics", "languages"):
                    for value in _vary(getattr(part, field)):
                        yield msgspec.structs.replace(part, **{field: value})
        case tuple():
            for place, item in enumerate(part):
                for value in _vary(item):
                    yield (*part[:place], value, *part[place + 1 :])
        case dict():
            for key, item in part.items():
                for value in _vary(item):
                    yield {**part, key: value}
        case _:
            return
