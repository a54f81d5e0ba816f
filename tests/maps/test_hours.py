"""Opening hours said in French."""

import doctest

import pytest

from maps import hours
from maps.hours import hours_in_french


@pytest.mark.parametrize(
    ("notation", "french"),
    [
        ("24/7", "tous les jours, jour et nuit"),
        (
            "Mo-Sa 09:00-19:30; PH off",
            "du lundi au samedi de 9 h à 19 h 30 ; fermé les jours fériés",
        ),
        ("We,Sa 10:00-12:00", "le mercredi et le samedi de 10 h à 12 h"),
        ("08:00-12:00", "tous les jours de 8 h à 12 h"),
        ("Th[1] 18:00-20:00", "le 1er jeudi du mois de 18 h à 20 h"),
        ("Sa[-1] 09:00-12:00", "le dernier samedi du mois de 9 h à 12 h"),
        ("Apr-Oct: Fr 14:00-18:00", "d’avril à octobre, le vendredi de 14 h à 18 h"),
        ("Dec Su off", "en décembre, fermé le dimanche"),
        (
            "Mo-We,Fr 09:00-12:00,14:00-18:00",
            "du lundi au mercredi et le vendredi de 9 h à 12 h et de 14 h à 18 h",
        ),
        ("Su", "le dimanche"),
    ],
)
def test_common_notation_is_said_in_french(notation: str, french: str) -> None:
    """Days, spans, several times, months, ordinals, holidays."""
    assert french == (hours_in_french(notation) or "").replace("\xa0", " ")


@pytest.mark.parametrize(
    "notation",
    [
        "",
        ";",
        "sunrise-sunset",
        "lundi 9h-12h",
        "Mo 9-12",
        "Mo 25:00-26:00",
        'Mo "sur rendez-vous"',
        "week 1-10 Mo",
        "Mo 09:00-12:00 || Tu",
    ],
)
def test_notation_beyond_the_common_part_is_left_to_the_reader(notation: str) -> None:
    """A sentence that says only a part of the hours would mislead."""
    assert hours_in_french(notation) is None


def test_the_examples_of_the_docstrings_hold() -> None:
    """Documentation runs."""
    result = doctest.testmod(hours)

    assert result.attempted > 0
    assert result.failed == 0
