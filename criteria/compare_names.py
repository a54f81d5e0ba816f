"""What people call each part of two versions of a charter, in French, with its article."""

from collections.abc import Mapping
from typing import NamedTuple

from criteria.charter import Charter, Criterion, Question
from criteria.check.places import quote_words
from criteria.question import list_grid_questions

Keys = tuple[str, ...]

_NOUNS = {
    "kinds": ("sorte de lieu", "sortes de lieux", True),
    "criteria": ("critère", "critères", False),
    "gates": ("condition à remplir", "conditions à remplir", True),
    "tiers": ("palier", "paliers", False),
    "questions": ("question", "questions", True),
    "choices": ("choix", "choix", False),
    "families": ("famille", "familles", True),
    "classes": ("classe", "classes", True),
}
_PARTS = {
    "grid": "Grille",
    "products": "Produits",
    "rates": "Taux",
    "perimeter": "Périmètre",
    "decision": "Décision",
}
_WHOLES = {"grid": "de la grille", "rates": "des taux", "perimeter": "du périmètre"}


class Item(NamedTuple):
    """A named part: its noun with its name, and its gender."""

    noun: str
    name: str
    feminine: bool

    @property
    def capital(self) -> str:
        """As the subject that begins a sentence: Le critère « Environnement »."""
        return f"{'La' if self.feminine else 'Le'} {self.noun} {quote_words(self.name, 300)}"

    @property
    def of(self) -> str:
        """After what belongs to it: du critère « Environnement »."""
        return f"{'de la' if self.feminine else 'du'} {self.noun} {quote_words(self.name, 300)}"

    @property
    def to(self) -> str:
        """After what is added to it: au critère « Environnement »."""
        return f"{'à la' if self.feminine else 'au'} {self.noun} {quote_words(self.name, 300)}"


class Names(NamedTuple):
    """Names by the list and code of what they name, in the newer version first."""

    newer: Mapping[tuple[str, str], str]
    older: Mapping[tuple[str, str], str]

    def item(self, path: Keys, *, old: bool = False) -> Item:
        """The part that a path to a code leads to."""
        noun, _, feminine = _NOUNS[path[-2]]
        key = _key(path)
        first, second = (self.older, self.newer) if old else (self.newer, self.older)
        return Item(noun, first.get(key) or second.get(key) or path[-1], feminine)

    def turned(self) -> "Names":
        """The same names, those of the older version first."""
        return Names(self.older, self.newer)

    def is_item(self, path: Keys) -> bool:
        """Whether a path leads to a part with a name of its own."""
        return len(path) > 1 and path[-2] in _NOUNS and path[0] != "perimeter"

    def owner_of_item(self, path: Keys) -> Item | None:
        """The part that a question or a choice belongs to; none for what the charter lists."""
        owner = path[:-2]
        return self.item(owner) if self.is_item(owner) else None

    def of(self, path: Keys, *, old: bool = False) -> str:
        """A part after what belongs to it."""
        if self.is_item(path):
            return self.item(path, old=old).of
        return _WHOLES.get(path[-1], "de la charte") if path else "de la charte"

    def named(self, path: Keys) -> str:
        """A place that has no word of its own, by its keys."""
        return f"{quote_words(path[-1])} {self.of(path[:-1])}"

    def plural(self, path: Keys) -> str:
        """What a list is made of."""
        owner = path[:-1]
        return f"{_NOUNS[path[-1]][1]} {self.of(owner)}"

    def part_of(self, path: Keys) -> str:
        """The heading under which a change is read: a criterion, or a part of the charter."""
        if len(path) >= 3 and path[:2] in (("grid", "criteria"), ("grid", "gates")):
            item = self.item(path[:3])
            return f"{item.noun.capitalize()} {quote_words(item.name, 300)}"
        return _PARTS.get(path[0], "Charte")

    def kind(self, code: str) -> str:
        """A kind of outlet."""
        return quote_words(self._find("kinds", code))

    def family(self, code: str) -> str:
        """A family of products."""
        return self._find("families", code)

    def tier(self, code: str) -> str:
        """A tier that begins a sentence."""
        return f"Palier {quote_words(self._find('tiers', code))}"

    def class_(self, code: str) -> str:
        """A class of products."""
        return f"classe {quote_words(self._find('classes', code))}"

    def question(self, code: str) -> str:
        """The text of a question, of the grid or of products."""
        return self._find("questions", code)

    def answer(self, question: str, code: str) -> str | None:
        """The label of a choice; none where the question has no such choice."""
        key = (f"choices of {question}", code)
        label = self.newer.get(key) or self.older.get(key)
        return quote_words(label) if label else None

    def _find(self, name: str, code: str) -> str:
        return self.newer.get((name, code)) or self.older.get((name, code)) or code


def find_names(before: Charter, after: Charter) -> Names:
    """The names of two versions."""
    return Names(_list_names(after), _list_names(before))


def _key(path: Keys) -> tuple[str, str]:
    if path[-2] == "choices":
        return f"choices of {path[-3]}", path[-1]
    return path[-2], path[-1]


def _list_names(charter: Charter) -> dict[tuple[str, str], str]:
    grid, products = charter.grid, charter.products
    questions = [*list_grid_questions(charter), *products.questions]
    return {
        **{("kinds", one.code): one.label.fr for one in charter.kinds},
        **_titles("criteria", grid.criteria),
        **_titles("gates", grid.gates),
        **{("tiers", one.code): one.label.fr for one in grid.tiers},
        **{("families", one.code): one.label.fr for one in products.families},
        **{("classes", one.code): one.label.fr for one in products.classes},
        **{("questions", one.code): one.text.fr for one in questions},
        **_choices(questions),
    }


def _titles(name: str, judged: tuple[Criterion, ...]) -> dict[tuple[str, str], str]:
    return {(name, one.code): one.title.fr for one in judged}


def _choices(questions: list[Question]) -> dict[tuple[str, str], str]:
    return {
        (f"choices of {question.code}", choice.code): choice.label.fr
        for question in questions
        for choice in question.choices
    }
