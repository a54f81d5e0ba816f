"""All that is wrong with a charter is said at once, in words that name the place and the remedy."""

import re
from pathlib import Path

import pytest

import criteria
from criteria.check.sentences import SENTENCES
from criteria.check.words import write_fault
from criteria.load import (
    Examined,
    charter_bytes,
    charter_from_json,
    examine_charter,
    read_charter,
)
from criteria.refusals import CharterRefused, Fault

ROOT = Path(criteria.__file__).parent
GIRONDE = (ROOT / "charters" / "gironde.toml").read_text()
NAMES = sorted(path.stem for path in (ROOT / "charters").glob("*.toml"))
QUESTION = '\n[[grid.criteria.questions]]\ncode = "more"\ntext.fr = "Encore ?"\nhelp.fr = "Voir."\n'
SECOND = '[[grid.criteria]]\ncode = "G2"'
T5 = '[[grid.tiers]]\ncode = "t5"'
RULES = "# La première règle qui convient"
LAST_RULE = '[[products.rules]]\nclass = "C"\n\n# --- Taux'
P7 = QUESTION.replace("grid.criteria", "products").replace("more", "P7") + 'kind = "yes_no"\n'


def between(start: str, end: str) -> str:
    """What Gironde's charter holds from one text up to another."""
    return GIRONDE[GIRONDE.index(start) : GIRONDE.index(end)]


def examine(*changes: tuple[str, str]) -> Examined:
    """Reads Gironde's charter after each text was replaced once, which must be there."""
    text = GIRONDE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return examine_charter(text.encode())


def say(examined: Examined) -> list[str]:
    """The faults and doubts in words, with plain spaces."""
    said = [write_fault(fault, examined.data) for fault in (*examined.faults, *examined.doubts)]
    return [words.replace("\u00a0", " ") for words in said]


def codes(examined: Examined) -> list[str]:
    """The names of the faults and doubts."""
    return [fault.code for fault in (*examined.faults, *examined.doubts)]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_charter_has_no_fault_and_no_doubt(name: str) -> None:
    """What we give as a model passes our own check without a remark."""
    assert [] == say(examine_charter((ROOT / "charters" / f"{name}.toml").read_bytes()))


def test_all_the_faults_of_a_file_are_said_at_once() -> None:
    """Shape, meaning and what can never serve: nine faults, each with its place and remedy."""
    examined = examine(
        ("pass_percent = 60", "pass_pourcent = 60"),
        ("min = 0", "min = 0.5"),
        ('text.fr = "Y a-t-il au plus', 'text.en = "Y a-t-il au plus'),
        ('passing = ["yes"]', 'passing = ["yess"]'),
        ("criteria_met = 4", "criteria_met = 3"),
        ('{ question = "G2.1", in = ["none"] }', '{ question = "G2.11", in = ["none"] }'),
        ("t3 = { A = 70, B = 50, C = 30 }", "t3 = { A = 0, B = 50 }"),
        ("radius_m = 50000", "radius_m = -1"),
    )

    assert [
        (
            "critère « Ancrage local et circuits courts », clé « pass_pourcent » : "
            "Cette clé n’existe pas. Vouliez-vous dire « pass_percent » ?"
        ),
        (
            "critère « Ancrage local et circuits courts », question « À combien de kilomètres se "
            "trouve le lieu de production ? », clé « min » : Le nombre à virgule « 0.5 » ne va pas "
            "ici. Écrivez-y un nombre entier, sans virgule ni guillemets."
        ),
        (
            "critère « Ancrage local et circuits courts », question « G1.4 », clé « text.fr » : "
            "Il manque cette clé. Écrivez-y un texte entre guillemets droits."
        ),
        (
            "critère « Conditions de travail et juste rémunération », question « Toutes les "
            "personnes qui travaillent ont-elles un contrat déclaré ? », clé « passing » : "
            "« yess » n’existe pas ici. Vouliez-vous dire « yes » ?"
        ),
        (
            "critère « Respect de l’environnement », question « Se passe-t-on d’engrais et de "
            "pesticides de synthèse ? », clé « asked_if.question » : "
            "« G2.11 » n’existe pas ici. Vouliez-vous dire « G2.1 » ?"
        ),
        (
            "palier « 4 critères remplis », clé « criteria_met » : Ce palier demande 3 critères, "
            "et celui d’avant 3. Rangez les paliers du plus facile au plus exigeant."
        ),
        (
            "table de taux n° 1, palier « t3 », classe « A » : 0 % n’est pas un taux possible. "
            "Prenez un nombre de 1 à 100."
        ),
        (
            "table de taux n° 1, palier « t3 » : La classe « C » n’a pas de taux au palier « t3 ». "
            "Écrivez-en un, de 1 à 100."
        ),
        (
            "périmètre, clé « radius_m » : −1 est hors des bornes. "
            "Prenez un nombre de 1 à 9 007 199 254 740 991."
        ),
    ] == [words.replace("\u202f", " ") for words in say(examined)]


SYNTAX = {
    "no quotes": (('fr = "Ferme', "fr = Ferme"), "La valeur ne se lit pas"),
    "quotes never closed": (('atelier"', "atelier"), "guillemets droits qui ferment"),
    "no equals sign": (('fr = "Ferme', 'fr "Ferme'), "Il manque « = »"),
    "the same key twice": (('code = "producer"', 'code = "a"\ncode = "b"'), "deux fois"),
    "a key behind another": (('code = "producer"', 'code = "producer" label = 1'), "de trop"),
    "a list never closed": (('applies_to = ["producer"]', 'applies_to = ["producer"'), "« ] »"),
    "a day that is not": (("semantics = 1", "semantics = 2026-02-30"), "cette date|Cette date"),
    "a bad escape": (('fr = "Ferme', 'fr = "\\Ferme'), "de trop"),
    "a long number": (("semantics = 1", "semantics = 12345678901234567"), "plus de 16 chiffres"),
    "a deep key": (("semantics = 1", "a." * 32 + "a = 1"), "Plus de 32 niveaux"),
    "deep lists": (("semantics = 1", "a = " + "[" * 33 + "]" * 33), "Plus de 32 niveaux"),
}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("semantics = 1", "semantics = 2"),
        ('measured = "production"', 'measured = "ailleurs"'),
        ('measured = "production"', "measured = 3"),
        ('measured = "production"', ""),
        ('meaning = "payable_in_currency"', 'meaning = "xyz"'),
        ('method = "majority"', 'method = "xyz"'),
    ],
)
def test_a_wrong_word_in_one_part_hides_no_fault_of_another(right: str, wrong: str) -> None:
    """Whatever the word, the threshold that is out of bounds elsewhere is said too."""
    examined = examine((right, wrong), ("pass_percent = 60", "pass_percent = 600"))

    assert 2 == len(examined.faults)
    assert ("grid", "criteria", 0, "pass_percent") in [fault.path for fault in examined.faults]


@pytest.mark.parametrize("name", SYNTAX)
def test_what_is_not_toml_is_said_with_its_line(name: str) -> None:
    """The line is that of the change, or the next one, where the parser gives up."""
    (before, after), words = SYNTAX[name]
    examined = examine((before, after))
    (said,) = say(examined)
    line = GIRONDE[: GIRONDE.index(before)].count("\n") + 1
    found = re.match(r"ligne (\d+), colonne \d+ : ", said)

    assert found
    assert int(found[1]) in range(line, line + 4)
    assert re.search(words, said)


def test_the_position_in_a_file_that_is_not_utf_8_is_said() -> None:
    """A file saved by an old editor: the line and column of its first accent."""
    examined = examine_charter("a = 1\nb = 'été'".encode("latin-1"))

    assert say(examined) == [
        (
            "ligne 2, colonne 6 : Le fichier n’est pas du texte UTF-8. "
            "Enregistrez-le de nouveau en « UTF-8 »."
        )
    ]


def test_brackets_dots_and_digits_within_texts_and_comments_do_not_count() -> None:
    """Only what is outside texts nests."""
    noise = "[" * 50 + "." * 50 + "1" * 50
    examined = examine(
        ("semantics = 1", f"semantics = 1 # {noise}"),
        ('label.fr = "Ferme', f'label.fr = "{noise} \\" {noise}'),
        ('label.fr = "Stand', f'label.fr = """{noise}"" {noise}\n{noise}""" # "{noise}'),
        ('de marché"', ""),
        ('label.fr = "Commerce ou épicerie"', f"label.fr = '{noise}\"'"),
    )

    assert [] == codes(examined)


def test_a_byte_order_mark_and_windows_lines_are_read() -> None:
    """What a plain editor of Windows writes."""
    text = "\ufeff" + GIRONDE.replace("\n", "\r\n")

    assert read_charter(GIRONDE) == examine_charter(text.encode()).charter


@pytest.mark.parametrize(
    ("key", "word", "refused"),
    [("code", "bread", ["code-refused"]), ("label.fr", "Pain", [])],
)
def test_a_word_in_two_unicode_forms_is_never_two_words(
    key: str, word: str, refused: list[str]
) -> None:
    """A code has no accents at all; a text is made NFC, whichever its form."""
    before = f'{key} = "{word}"'
    one, two = (examine((before, f'{key} = "{form}"')) for form in ("Caf\u00e9", "Cafe\u0301"))

    assert refused == codes(one)[:1] == codes(two)[:1]
    assert one.charter == two.charter


IDLE = {
    "a question never asked": (
        [("\n" + SECOND, QUESTION + 'kind = "yes_no"\npoints = 2\napplies_to = ["shop"]\n'
          'asked_if = { question = "G1.5", in = ["all"] }\n\n' + SECOND)],
        "never-asked",
    ),
    "a minimum over what a kind is asked": ([("min_answered = 3", "min_answered = 6")],
                                            "min-answered-out-of-reach"),
    "a criterion without points": (
        [("# --- G2", '[[grid.criteria]]\ncode = "G0"\ntitle.fr = "Zéro"\npass_percent = 60\n'
          + QUESTION + 'kind = "text"\n\n# --- G2')],
        "without-points",
    ),
    "a criterion without questions": (
        [("# --- G2", ('[[grid.criteria]]\ncode = "G0"\ntitle.fr = "Zéro"\npass_percent = 60\n'
          "questions = []\n\n# --- G2"))],
        "without-questions",
    ),
    "a distance without a perimeter": ([(('[perimeter]\nmeasured = "production"\n'
                                         "radius_m = 50000\n"), "")], "distance-without-perimeter"),
    "a product question that no rule reads": ([(RULES, P7 + "\n" + RULES)], "never-read"),
    "a rule that contradicts itself": (
        [('{ question = "P3", in = ["local"] },',
          '{ question = "P3", in = ["local"] }, { question = "P3", in = ["abroad"] },')],
        "rule-contradicts",
    ),
    "a rule behind a wider one": (
        [(LAST_RULE, '[[products.rules]]\nclass = "C"\nwhen = [{ question = "P5", in = ["yes"] }, '
          '{ question = "P1", in = ["raw"] }]\n\n' + LAST_RULE)],
        "rule-hidden",
    ),
    "a rule for families that never meet": (
        [(LAST_RULE, '[[products.rules]]\nclass = "C"\nwhen = [{ question = "P5", in = ["no"] }, '
          '{ question = "P6", in = ["no"] }]\n\n' + LAST_RULE)],
        "rule-of-no-family",
    ),
    "a class that no rule gives": (
        [("[[products.questions]]", ('[[products.classes]]\ncode = "Z"\nlabel.fr = "z"\n'
          "admitted = false\n\n[[products.questions]]"))],
        "class-never-given",
    ),
    "an empty text": ([('label.fr = "Ferme ou atelier"', 'label.fr = " "')], "empty-text"),
    "a kind stopped by a compulsory criterion": (
        [("min_answered = 3", "min_answered = 6\ncompulsory = true")], "kind-stopped",
    ),
    "a tier that nobody can reach": ([("min_answered = 3", "min_answered = 6")],
                                     "tier-out-of-reach"),
    "kinds that meet too few criteria": (
        [("min_answered = 3", "min_answered = 6"), (between("[[grid.tiers]]", T5), ""),
         (between("t3 = {", "t5 = {"), "")],
        "kind-without-tier",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IDLE)
def test_what_can_never_serve_is_refused_at_the_door_alone(name: str) -> None:
    """It is named in a new file; a version adopted with it stays readable."""
    changes, code = IDLE[name]
    examined = examine(*changes)
    text = GIRONDE
    for before, after in changes:
        text = text.replace(before, after, 1)

    assert code in codes(examined)
    assert {"idle"} == {fault.level for fault in examined.faults}
    with pytest.raises(CharterRefused):
        read_charter(text)


def test_a_version_adopted_with_a_question_that_serves_nothing_stays_readable() -> None:
    """A rule of the checker made later never takes a charter away from the visits under it."""
    whole = charter_bytes(read_charter(GIRONDE)).decode()
    body = whole.replace('{"in":["yes"],"question":"P6"}', '{"in":["yes"],"question":"P5"}')

    assert body != whole
    assert body.encode() == charter_bytes(charter_from_json(body.encode()))


def test_follow_ups_that_exclude_each_other_are_not_counted_together() -> None:
    """Of ten questions after ten different answers a visit is asked one."""
    choices = ", ".join(f'{{ code = "c{n}", label.fr = "c" }}' for n in range(10))
    source = QUESTION + f'kind = "choice"\nchoices = [{choices}]\n'
    follow_ups = "".join(
        QUESTION.replace('"more"', f'"after{n}"')
        + f'kind = "text"\nasked_if = {{ question = "more", in = ["c{n}"] }}\n'
        for n in range(10)
    )
    grown = ("\n" + SECOND, source + follow_ups + "\n" + SECOND)

    assert [] == codes(examine(grown, ("min_answered = 3", "min_answered = 6")))
    assert "min-answered-out-of-reach" in codes(
        examine(grown, ("min_answered = 3", "min_answered = 9"))
    )


DOUBTS = {
    "a rate that falls": (("t5 = { A = 100", "t5 = { A = 80"), "rate-falls"),
    "a question without help": (
        ('help.fr = "Demander le parcours de trois produits présentés."\n', ""), "without-help",
    ),
    "a question of 16 words": (
        ('text.fr = "Où se trouve', ('text.fr = "Un deux trois quatre cinq six sept huit neuf dix '
         "onze douze où se trouve")), "long-question",
    ),
    "an eliminatory question that everybody passes": (
        ('passing = ["yes"]', 'passing = ["yes", "no"]'), "all-pass",
    ),
    "a criterion that cannot fail": (
        (SECOND, '[[grid.criteria]]\ncode = "G0"\ntitle.fr = "Facile"\npass_percent = 50\n'
         + QUESTION + 'kind = "choice"\nchoices = [{ code = "a", label.fr = "a", points = 2 }, '
         '{ code = "b", label.fr = "b", points = 1 }]\n\n' + SECOND), "cannot-fail",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOUBTS)
def test_a_doubt_is_said_and_refuses_nothing(name: str) -> None:
    """The charter is taken; the committee reads the remark."""
    change, code = DOUBTS[name]
    examined = examine(change)

    assert [code] == codes(examined)
    assert () == examined.faults
    assert examined.charter is not None


def test_every_fault_has_its_sentence() -> None:
    """No name of a fault in the code without words in the catalogue, and none unused there."""
    modules = [ROOT / "load.py", ROOT / "scan.py", *(ROOT / "check").rglob("*.py")]
    source = "\n".join(
        path.read_text() for path in modules if path.name not in ("sentences.py", "words.py")
    )
    own = {"syntax", "unknown-key", "missing-key", "wrong-type", "unknown-code", "unknown-source",
           "tier-without-rate", "rate-out-of-bounds"}  # fmt: skip
    named = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', source))

    assert SENTENCES.keys() <= named | {"fraction", "unreadable"}
    assert {code for code in named - own if f'Fault("{code}"' in source} <= SENTENCES.keys()


def test_words_never_carry_what_a_terminal_obeys() -> None:
    """Escape sequences and line breaks of a hostile file stay in the file."""
    fault = Fault("code-refused", ("kinds", 0, "code"), {"given": "\x1b[2J\n\u202eabc"})
    data = {"kinds": [{"label": {"fr": "a\x1b]0;b\x07\nc"}}]}
    said = write_fault(fault, data)

    assert not any(sign in said for sign in "\x1b\n\x07\u202e")
