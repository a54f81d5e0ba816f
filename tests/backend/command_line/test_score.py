"""Scoring a file of answers from the command line: words, JSON, faults and exit status."""

import json
from pathlib import Path
from typing import Any

import pytest

import criteria
from criteria.charter import Charter
from criteria.load import charter_bytes, read_charter
from tests.backend.builders import THREE_CRITERIA, VEGETABLES_A
from tests.backend.command_line.conftest import Grillon

CHARTERS = Path(criteria.__file__).parent / "charters"
GIRONDE = CHARTERS / "gironde.toml"
ANSWERS: dict[str, Any] = {
    "kind": "producer",
    "answers": {code: {"choice": said} for code, said in THREE_CRITERIA.items()}
    | {"G1.1": {"distance": {"distance_m": 0, "verdict": "inside"}}},
    "families": {"vegetables": {code: {"choice": said} for code, said in VEGETABLES_A.items()}},
}


def write_answers(folder: Path, body: Any = ANSWERS) -> Path:
    """Write answers, an object or the bytes themselves, and return their file."""
    file = folder / "reponses.json"
    file.write_bytes(body if isinstance(body, bytes) else json.dumps(body).encode())
    return file


def test_a_score_is_explained_line_by_line(grillon: Grillon, data: Path, tmp_path: Path) -> None:
    """Criteria with their points, families with their rate, tier; no data folder is needed."""
    ran = grillon("score", GIRONDE, write_answers(tmp_path), "--date", "2026-11-22")
    lines = ran.out.splitlines()

    assert (0, "") == (ran.status, ran.err)
    assert "Ferme ou atelier, taux du 22/11/2026" == lines[1]
    assert "Critère « Ancrage local et circuits courts » : rempli, 6 points sur 6" in lines
    assert any(line.endswith("oui, 2 points sur 2.") for line in lines)
    assert "Famille « Légumes »" in lines
    assert "  Taux de 70 % : 14 sur 20 € se paient en MonA, 6 € en euros." in lines
    assert "  3 critères remplis sur 5." in lines
    assert "  3 critères acquis, 5 au plus si le reste est répondu." == lines[-1]
    assert not data.exists()


@pytest.mark.parametrize("name", sorted(one.stem for one in CHARTERS.glob("*.toml")))
def test_every_charter_shipped_scores_nothing_answered(
    grillon: Grillon, tmp_path: Path, name: str
) -> None:
    """The first kind of outlet, without an answer; from the TOML file and its canonical bytes."""
    charter: Charter = read_charter((CHARTERS / f"{name}.toml").read_text())
    canonical = tmp_path / "charte.json"
    canonical.write_bytes(charter_bytes(charter))
    answers = write_answers(tmp_path, {"kind": charter.kinds[0].code, "answers": {}})
    ran, again = (
        grillon("score", file, answers, "--json", "--date", "2026-11-22")
        for file in (CHARTERS / f"{name}.toml", canonical)
    )

    assert (0, "") == (ran.status, ran.err)
    assert ran.out == again.out
    assert len(charter.grid.criteria) == len(json.loads(ran.out)["result"]["criteria"])


def test_json_is_the_same_every_time(grillon: Grillon, tmp_path: Path) -> None:
    """Whatever the order of the answers: no clock, keys in order."""
    typed = ("--json", "--date", "2026-11-22")
    once = grillon("score", GIRONDE, write_answers(tmp_path), *typed)
    turned = ANSWERS | {"answers": dict(reversed(ANSWERS["answers"].items()))}
    again = grillon("score", GIRONDE, write_answers(tmp_path, turned), *typed)
    view = json.loads(once.out)

    assert once.out == again.out
    assert (3, "t3", "2026-11-22") == (
        view["result"]["criteria_met"],
        view["result"]["tier"],
        view["day"],
    )
    assert ["charter", "day", "kind", "result", "words"] == list(view)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "ligne 1, colonne 1 : Ce n’est pas du JSON. Il manque une valeur."),
        (b'{"kind": "producer",}', "ligne 1, colonne 21 : Ce n’est pas du JSON."),
        (b"\xff\xd8\xff\xe0", "ligne 1, colonne 1 : Le fichier n’est pas du texte UTF-8."),
        (b"[" * 33 + b"]" * 33, "ligne 1, colonne 33 : Plus de 32 niveaux emboîtés."),
        (b" " * 600_000, "fichier : Le fichier dépasse 500 ko."),
        (
            b'{"kind": "producer", "answers": {"G1.4": {"choice": "yes"}, "G1.4": null}}',
            "entre producteur et mangeur ?) : Cette clé est écrite deux fois.",
        ),
        (
            b'{"kind": "producer", "answers": {"G4.3": {"number": NaN}}}',
            "clé « number » : « NaN » n’est pas un nombre.",
        ),
        (
            b'{"kind": "producer", "answers": {"G4.3": {"number": 1' + b"0" * 30 + b"}}}",
            "ligne 1, colonne 53 : Un nombre de plus de 16 chiffres.",
        ),
        (
            b'{"kind": "producer", "answers": {"G4.3": {"number": 1681}}}',
            "Ce nombre est hors des bornes. Prenez un nombre de 0 à 1",
        ),
        (
            '{"families": {"\u00e9": {}, "e\u0301": {}}}'.encode(),
            "famille « é » : Cette clé est écrite deux fois.",
        ),
        (
            b'{"kind": "producer", "answers": {"G1.4": {"choice": "\\ud83d"}}}',
            "Un caractère est coupé en deux.",
        ),
    ],
)
def test_bad_answers_are_said_with_their_place(
    grillon: Grillon, tmp_path: Path, body: bytes, said: str
) -> None:
    """On the error output, with status 1, and no score."""
    ran = grillon("score", GIRONDE, write_answers(tmp_path, body))

    assert (1, "") == (ran.status, ran.out)
    assert said in ran.err


def test_faults_as_json_have_names_paths_places_and_words(grillon: Grillon, tmp_path: Path) -> None:
    """All of them, on the plain output."""
    wrong = {"kind": "boat", "answers": {"G1.4": {"choice": "maybe"}}}
    ran = grillon("score", GIRONDE, write_answers(tmp_path, wrong), "--json")
    view = json.loads(ran.out)

    assert (1, 1) == (ran.status, view["status"])
    assert [
        ("unknown-outlet-kind", "kind", "sorte de lieu"),
        (
            "unknown-choice",
            "answers.G1.4",
            "question « G1.4 » (Y a-t-il au plus un intermédiaire entre producteur et mangeur ?)",
        ),
    ] == [(one["code"], one["path"], one["place"]) for one in view["faults"]]


def test_a_charter_at_fault_gives_no_score(grillon: Grillon, tmp_path: Path) -> None:
    """Its own faults are said, in the words of `charter check`."""
    wrong = tmp_path / "charte.toml"
    wrong.write_text(GIRONDE.read_text().replace("pass_percent = 60", "pass_percent = 600", 1))
    ran = grillon("score", wrong, write_answers(tmp_path))

    assert (1, "") == (ran.status, ran.out)
    assert "600 est hors des bornes. Prenez un nombre de 1 à 100." in ran.err


def test_a_file_that_cannot_be_read_is_status_2(grillon: Grillon, tmp_path: Path) -> None:
    """Absent, or a folder: said, and told apart from a fault."""
    answers = write_answers(tmp_path)
    for charter, given in ((tmp_path / "non.toml", answers), (GIRONDE, tmp_path)):
        ran = grillon("score", charter, given)

        assert (2, "") == (ran.status, ran.out)
        assert "il ne peut pas être lu (" in ran.err
