"""What became of a rescue file, in French sentences for whoever imported it."""

from collections import Counter
from dataclasses import dataclass, field

from backend.deciding.words import say_parked
from criteria.french import SPACE, write_count

PHOTOS_REFUSED = {
    "photo-carries-exif": "elle porte des données de prise de vue",
    "photo-not-an-image": "ce n’est pas une image lisible",
    "photo-too-large": "elle est trop lourde",
}
KEEP = "Gardez ce fichier. Si la tablette marche encore, refaites-en un et importez-le aussi."


@dataclass
class Tally:
    """What was read of a file, counted: entries by outcome and reason, photos refused by reason."""

    entries: Counter[tuple[str, str]] = field(default_factory=Counter)
    photos: int = 0
    photos_refused: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0
    is_cut: bool = False
    end: tuple[int, int] | None = None
    """How many entries and photos the writer put in, as the end of the file says."""

    @property
    def photos_read(self) -> int:
        """How many photos were read, refused ones included."""
        return self.photos + self.photos_refused.total()

    @property
    def has_read(self) -> bool:
        """Whether anything at all could be opened."""
        return bool(self.entries or self.photos_read or self.end is not None)

    @property
    def is_whole(self) -> bool:
        """Whether all that was put into the file has been read."""
        return self.unreadable == 0 and self.end == (self.entries.total(), self.photos_read)


def say_tally(tally: Tally) -> list[str]:
    """Return one sentence for each thing to know, what counts first, then what is missing."""
    said = [_say_entries(*key, count) for key, count in sorted(tally.entries.items(), key=_rank)]
    if tally.photos:
        said.append(f"{write_count(tally.photos, 'photo est', 'photos sont')} sur le serveur.")
    said += [_say_photo(slug, count) for slug, count in sorted(tally.photos_refused.items())]
    if not tally.entries and not tally.photos_read:
        said.append("Le fichier ne contenait aucune saisie.")
    return said + _say_missing(tally)


def _rank(item: tuple[tuple[str, str], int]) -> tuple[int, str]:
    (outcome, reason), _ = item
    return ("stored", "parked", "conflict", "refused").index(outcome), reason


def _say_entries(outcome: str, reason: str, count: int) -> str:
    entries = write_count(count, "saisie est", "saisies sont")
    match outcome:
        case "stored":
            return f"{entries} sur le serveur."
        case "parked":
            aside, it = ("mise de côté", "l’") if count < 2 else ("mises de côté", "les ")
            why = say_parked(reason).replace("'", "’")
            return f"{entries} {aside}{SPACE}: {why}. La coordination peut {it}accepter."
        case "conflict":
            return (
                f"{entries} déjà là sous le même numéro avec un autre contenu{SPACE}: "
                "les deux sont gardés."
            )
        case _ if reason == "visit_of_another_caisse":
            return (
                f"{entries} d’une visite d’une autre caisse{SPACE}: rien n’en a été repris ici. "
                "Gardez ce fichier et prévenez son auteur."
            )
        case _:
            return (
                f"{entries} illisible{'s' if count > 1 else ''} pour ce serveur ({reason}). "
                "Gardez ce fichier, et importez-le de nouveau après une mise à jour de Grillon."
            )


def _say_photo(slug: str, count: int) -> str:
    photos = write_count(count, "photo est refusée", "photos sont refusées")
    return f"{photos}{SPACE}: {PHOTOS_REFUSED.get(slug, slug)}."


def _say_missing(tally: Tally) -> list[str]:
    said = []
    if tally.unreadable:
        pieces = write_count(tally.unreadable, "morceau", "morceaux")
        said.append(f"{pieces} du fichier ne se lit plus{SPACE}: ce qui était là manque. {KEEP}")
    elif tally.is_cut:
        said.append(
            f"Le fichier s’arrête avant sa fin{SPACE}: la copie a été interrompue. "
            f"Ce qui précède a été repris. {KEEP}"
        )
    elif not tally.is_whole:
        said.append(f"Le fichier annonçait autre chose que ce qu’il contient. {KEEP}")
    return said
