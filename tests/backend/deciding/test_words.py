"""The committee reads in French why an entry was set aside, and what people gave."""

from datetime import date
from typing import get_args

import pytest

from backend.deciding.words import PARKED, ROLES, say_content, say_distance, say_parked
from backend.visits.parking import ACCEPTABLE
from backend.visits.submissions import STILL_COMING
from criteria.answers import Distance
from criteria.contents import Commitment, Content, Interest, Pledge, Signature, Word
from criteria.fold import Misnaming, SubmissionFault

HOW_IT_CAME = ACCEPTABLE
WHAT_IT_REPLACES = set(get_args(Misnaming))
WHAT_WAS_SENT = {"amends_nothing"} | (set(get_args(SubmissionFault)) - STILL_COMING)


def test_every_reason_that_the_server_stores_has_its_sentence_and_no_other_has() -> None:
    """A kind of fault added to the rules wants its words here."""
    assert HOW_IT_CAME | WHAT_IT_REPLACES | WHAT_WAS_SENT == set(PARKED)


def test_each_reason_is_said_in_its_own_words() -> None:
    """Two faults that read the same could not be told apart."""
    assert len(PARKED) == len(set(PARKED.values()))


def test_a_correction_of_nothing_is_said_as_such() -> None:
    """It contradicts no list: there is none."""
    assert say_parked("amends_nothing") == "cette correction ne complète aucun envoi"


def test_a_reason_without_words_is_named() -> None:
    """One stored by another version is not given the words of a fault it is not."""
    assert "raison_inconnue" in say_parked("raison_inconnue")


@pytest.mark.parametrize(
    ("expected", "content"),
    [
        ("Merci", Word("Merci")),
        ("Planter, pour le 31/03/2027", Commitment("Planter", None, date(2027, 3, 31), True)),
        ("Planter (retiré)", Commitment("Planter", None, None, False)),
        ("engagement donné", Pledge(True, "2026-11")),
        ("engagement pas encore donné", Pledge(False, "2026-11", "peer")),
        ("aucun lien", Interest(False, "")),
        ("lien déclaré", Interest(True, "")),
        ("Voisin", Interest(True, "Voisin")),
        ("Jeanne", Signature("Jeanne", "a" * 64, False)),
        ("n'a pas souhaité signer (Jeanne)", Signature("Jeanne", "a" * 64, True)),
        ("n'a pas souhaité signer", Signature("", "a" * 64, True)),
    ],
)
def test_what_people_gave_is_said_in_words(expected: str, content: Content) -> None:
    """Two versions of it can be told apart, as any disagreement must be."""
    assert expected == say_content(None, content)


@pytest.mark.parametrize(
    ("expected", "metres", "centre"),
    [
        ("44,5 km du centre (mairie de Flers)", 44_500, "mairie de Flers"),
        ("44,5 km du contour du territoire", 44_500, None),
        ("dans le territoire", 0, None),
    ],
)
def test_a_distance_says_what_it_is_measured_from(
    expected: str, metres: int, centre: str | None
) -> None:
    """A named point, or the outline of the territory; inside it no number is said."""
    said = say_distance(Distance(metres, "inside"), 50_000, centre).replace("\u00a0", " ")

    assert f"{expected}, pour un rayon de 50 km : dans le périmètre." == said


def test_every_role_has_its_words() -> None:
    """A role added to the contents wants its words here."""
    roles, _ = get_args(Pledge.__annotations__["role"])

    assert set(get_args(roles)) == set(ROLES)
