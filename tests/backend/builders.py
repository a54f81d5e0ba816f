"""What tests put into a world, in few lines: charter, outlet, visit, entries, votes, photos.

A `Pad` is a tablet's notebook for one visit: it writes entries as Alice on her tablet, each open to
change by keyword, and remembers them for the submission that names them all.
"""

import hashlib
import io
import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from PIL import Image

from backend.accounts.tables import Caisse
from backend.charters.commands import add_charter
from backend.database import Writer
from backend.visits.tables import VisitPerson
from criteria.canonical import canonical_bytes, sha256_hex
from criteria.charter import Charter
from criteria.load import charter_sha256, read_charter
from tests.cast import NOW, World

TODAY = "2026-11-18"
"""The civil day of `tests.cast.NOW` in Bordeaux."""

GIRONDE = read_charter(
    (Path(__file__).parents[2] / "criteria/charters/gironde.toml").read_text(encoding="utf-8")
)
GIRONDE_SHA256 = charter_sha256(GIRONDE)

BORDEAUX_E7 = {"lat_e7": 448378000, "lon_e7": -5792000}
VEGETABLES_A = {"P1": "raw", "P2": "yes", "P3": "local", "P4": "yes"}
"""Raw, in season, local and organic: class A."""

# Three criteria of five met on a farm: the first tier, where class A has 70 percent.
THREE_CRITERIA: dict[str, Any] = {
    "G1.4": "yes",
    "G1.6": "yes",
    "G2.1": "organic",
    "G2.4": "yes",
    "G2.5": "given",
    "G2.6": "yes",
    "G3.1": "yes",
    "G3.0": "no",
    "G3.5": "yes",
}
# A fourth criterion: the next tier, where class A has 85 percent.
FOUR_CRITERIA = THREE_CRITERIA | {
    "G4.1": "yes",
    "G4.2": "yes",
    "G4.3": 200,
    "G4.3s": "yes",
    "G4.4": "free",
    "G4.5": "yes",
}
TWO_CRITERIA = {code: said for code, said in THREE_CRITERIA.items() if not code.startswith("G3")}

_numbers = itertools.count(1)

Entry = dict[str, Any]


def new_id(number: int | None = None) -> str:
    """Return a UUIDv7, later than those before it; a number fixes it."""
    counted = next(_numbers) if number is None else number
    return str(UUID(int=((NOW + counted) << 80) | (0x7 << 76) | (0b10 << 62) | counted))


def caisse_url(world: World, path: str, caisse: UUID | None = None) -> str:
    """Return an address within a caisse, Bordeaux unless told."""
    return f"/api/caisses/{caisse or world.bordeaux}/{path}"


def slug_of(answer: httpx.Response) -> tuple[int, str]:
    """Return the status and the slug of a refusal."""
    return answer.status_code, str(answer.json().get("type", "")).removeprefix("/problems/")


# --- Charter, outlet, visit -----------------------------------------------------------------------


def store_charter(world: World, charter: Charter = GIRONDE, caisse: UUID | None = None) -> str:
    """Store a charter version in the federation of a caisse and return its hash."""

    async def store(writer: Writer) -> str:
        row = await writer.get_one(Caisse, caisse or world.bordeaux)
        return (await add_charter(writer, row.federation_id, charter, world.clock.now)).sha256

    return world.write(store)


def adopt(world: World, charter: str = GIRONDE_SHA256, **changes: Any) -> httpx.Response:
    """Have Chloé record that Bordeaux adopts a version."""
    draft = {"charter": charter, "decided_on": TODAY, "effective_on": TODAY, "minutes": "Adoptée."}
    return world.call("chloe", "POST", caisse_url(world, "adoptions"), json=draft | changes)


def begin(world: World) -> None:
    """Give Bordeaux the charter that all that follows needs."""
    store_charter(world)
    assert adopt(world).status_code == 201


def sheet(**changes: Any) -> dict[str, Any]:
    """Return what a farm near Bordeaux says of itself."""
    return {
        "name": "Ferme des Tilleuls",
        "address": "1 chemin du Puits",
        "commune": "Pessac",
        **BORDEAUX_E7,
        "hours": "Sa 09:00-12:00",
        "phone": "+33 5 00 00 00 01",
    } | changes


def add_outlet(world: World, kind: str = "producer", **changes: Any) -> str:
    """Have Chloé add an outlet; changes are those of its sheet."""
    draft = {"kind": kind, "sheet": sheet(**changes)}
    answer = world.call("chloe", "POST", caisse_url(world, "outlets"), json=draft)
    return str(answer.json()["id"])


def plan_visit(
    world: World, outlet: str, people: Iterable[str] = ("alice",), **changes: Any
) -> str:
    """Have Chloé plan a visit for some of the cast and return its id."""
    draft = {"outlet": outlet, "people": [str(world.people[name]) for name in people]}
    answer = world.call("chloe", "POST", caisse_url(world, "visits"), json=draft | changes)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def take_away(world: World, visit: str, who: str = "alice") -> None:
    """Take a visit away from someone of the cast."""

    async def change(writer: Writer) -> None:
        row = await writer.get_one(VisitPerson, (UUID(visit), world.people[who]))
        row.taken_away = True

    world.write(change)


# --- Entries --------------------------------------------------------------------------------------


def write_entry(
    world: World, visit: str, kind: str, field: str, content: Mapping[str, Any], **changes: Any
) -> Entry:
    """Write an entry of Alice on her tablet; `{id}` in the field stands for its id."""
    name = changes.pop("id", None) or new_id()
    return {
        "id": name,
        "visit": visit,
        "author": str(world.people["alice"]),
        "device": str(world.tablet.id),
        "device_time": NOW,
        "kind": kind,
        "field": field.replace("{id}", name),
        "content": dict(content),
        "replaces": [],
    } | changes


def sha256_of(entry: Entry) -> str:
    """Return the hash by which receipts and submissions name an entry."""
    return sha256_hex(canonical_bytes(entry))


def list_of(entries: Iterable[Entry]) -> dict[str, Any]:
    """Return the content of a submission that names these entries."""
    named = sorted([entry["id"], sha256_of(entry)] for entry in entries)
    return {"entries": named, "sha256": sha256_hex(canonical_bytes(named))}


class Pad:
    """The entries that a tablet writes about one visit, in order."""

    def __init__(self, world: World, visit: str) -> None:
        self.world = world
        self.visit = visit
        self.entries: list[Entry] = []

    def write(self, kind: str, field: str, content: Mapping[str, Any], **changes: Any) -> Entry:
        """Write any entry and remember it."""
        entry = write_entry(self.world, self.visit, kind, field, content, **changes)
        self.entries.append(entry)
        return entry

    def opening(self, outlet: str | None = None, **changes: Any) -> Entry:
        """Open the visit under the charter of the Gironde; content keys go by their own names."""
        content = {
            "outlet": outlet,
            "suggested": None,
            "charter": GIRONDE_SHA256,
            "trial": False,
            "paper": False,
        }
        keys = {*content, "visited_on"}
        own = {key: changes.pop(key) for key in keys & changes.keys()}
        return self.write("opening", "visit", content | own, **changes)

    def answer(self, question: str, said: Any, family: str | None = None, **changes: Any) -> Entry:
        """Answer a question: a word is a choice, a number a number, anything else the content."""
        key = {str: "choice", int: "number"}.get(type(said))
        place = f"answer/{question}" + (f"/{family}" if family else "")
        return self.write("answer", place, {key: said} if key else said, **changes)

    def position(self, **changes: Any) -> Entry:
        """Stand at the outlet, 8 metres sure; content keys go by their own names."""
        content = {**BORDEAUX_E7, "accuracy_m": 8, "source": "tablet"}
        own = {key: changes.pop(key) for key in content.keys() & changes.keys()}
        return self.write("position", "position", content | own, **changes)

    def note(self, question: str, text: str, **changes: Any) -> Entry:
        """Note something on a question, by the author of the entry."""
        author = changes.get("author", str(self.world.people["alice"]))
        return self.write("note", f"note/{author}/{question}", {"text": text}, **changes)

    def family(self, code: str, *, present: bool = True, **changes: Any) -> Entry:
        """Say that a product family is sold here."""
        return self.write("family", f"family/{code}", {"present": present}, **changes)

    def photo(self, body: bytes, question: str | None = None, **changes: Any) -> Entry:
        """Name a photo by the hash of its bytes; content keys go by their own names."""
        with Image.open(io.BytesIO(body)) as image:
            width, height = image.size
        content = {
            "sha256": hashlib.sha256(body).hexdigest(),
            "size_bytes": len(body),
            "width_px": width,
            "height_px": height,
            "question": question,
            "family": None,
            "present": True,
        }
        own = {key: changes.pop(key) for key in content.keys() & changes.keys()}
        return self.write("photo", "photo/{id}", content | own, **changes)

    def commitment(self, text: str, **changes: Any) -> Entry:
        """Write what the outlet will improve."""
        content = {"text": text, "criterion": None, "due_on": None, "present": True}
        return self.write("commitment", "commitment/{id}", content, **changes)

    def pledge(self, **changes: Any) -> Entry:
        """Accept the rules of a visit."""
        content = {"accepted": True, "version": "2026-1"}
        return self.write("pledge", f"pledge/{self.world.people['alice']}", content, **changes)

    def interest(self, **changes: Any) -> Entry:
        """Declare no link with the outlet."""
        content = {"declared": False, "text": ""}
        return self.write("interest", f"interest/{self.world.people['alice']}", content, **changes)

    def word(self, text: str, **changes: Any) -> Entry:
        """Write the word of the visited person."""
        return self.write("word", f"word/{self.world.people['alice']}", {"text": text}, **changes)

    def signature(self, name: str, **changes: Any) -> Entry:
        """Sign what was shown."""
        content = {"name": name, "shown_sha256": "0" * 64, "refused": False}
        return self.write(
            "signature", f"signature/{self.world.people['alice']}", content, **changes
        )

    def submission(self, entries: Sequence[Entry] | None = None, **changes: Any) -> Entry:
        """Send the visit: name these entries, or all that was written but submissions."""
        return self.write("submission", "submission", list_of(self._named(entries)), **changes)

    def amendment(self, entries: Sequence[Entry] | None = None, **changes: Any) -> Entry:
        """Complete a visit already sent: name the set again."""
        reason = changes.pop("reason", "Un point manquait.")
        content = list_of(self._named(entries)) | {"reason": reason}
        return self.write("amendment", "submission", content, **changes)

    def _named(self, entries: Sequence[Entry] | None) -> list[Entry]:
        written = self.entries if entries is None else entries
        return [entry for entry in written if entry["field"] != "submission"]

    def fill(self, answers: Mapping[str, Any] = THREE_CRITERIA) -> "Pad":
        """Write a whole visit: opening, position, answers, a family of class A."""
        self.opening()
        self.position()
        for question, said in answers.items():
            self.answer(question, said)
        self.family("vegetables")
        for question, said in VEGETABLES_A.items():
            self.answer(question, said, "vegetables")
        return self


def every_kind(pad: Pad) -> list[Entry]:
    """Write one entry of each kind, the submission and an amendment of it last."""
    pad.opening()
    pad.position()
    pad.answer("G1.4", "yes")
    pad.note("G1.4", "Vu sur place.")
    pad.family("vegetables")
    pad.photo(jpeg(), "G1.6")
    pad.commitment("Composter les invendus")
    pad.pledge()
    pad.interest()
    pad.word("Merci.")
    pad.signature("Jeanne")
    sent = pad.submission()
    pad.amendment(replaces=[sent["id"]])
    return pad.entries


# --- Sending and deciding -------------------------------------------------------------------------


def post_entries(world: World, entries: Sequence[Any], who: str = "tablet") -> httpx.Response:
    """Push a batch and return the answer."""
    caisse = world.flers if who == "david_tablet" else world.bordeaux
    path = caisse_url(world, "entries", caisse)
    return world.call(who, "POST", path, json={"entries": list(entries)})


def push(world: World, entries: Sequence[Any], who: str = "tablet") -> list[dict[str, Any]]:
    """Push a batch and return its outcomes."""
    answer = post_entries(world, entries, who)
    assert answer.status_code == 200, answer.text
    outcomes: list[dict[str, Any]] = answer.json()["outcomes"]
    return outcomes


def pull(
    world: World, cursors: Mapping[str, int] | None = None, who: str = "tablet"
) -> dict[str, Any]:
    """Pull with these cursors and return what came."""
    answer = world.call(who, "POST", caisse_url(world, "pull"), json={"cursors": cursors or {}})
    assert answer.status_code == 200, answer.text
    pulled: dict[str, Any] = answer.json()
    return pulled


def register(world: World) -> list[dict[str, Any]]:
    """Return the lines of Bordeaux's register as Bob downloads them."""
    answer = world.call("bob", "GET", caisse_url(world, "register"))
    return [one["line"] for one in answer.json()["lines"]]


def kinds(world: World) -> list[str]:
    """Return the kinds of the register's lines, in order."""
    return [line["kind"] for line in register(world)]


def votes(**changes: int) -> dict[str, int]:
    """Return four votes for and one against, five present of seven; `for_` is `for`."""
    counted = {
        "for": 4,
        "against": 1,
        "abstain": 0,
        "blank": 0,
        "present": 5,
        "members": 7,
        "recused": 0,
    }
    return counted | {name.rstrip("_"): number for name, number in changes.items()}


AGAINST = votes(for_=1, against=4)


class Sent:
    """A visit that has been sent: its outlet, its id, its pad and its submission."""

    def __init__(self, outlet: str, pad: Pad, submission: Entry) -> None:
        self.outlet = outlet
        self.visit = pad.visit
        self.pad = pad
        self.submission = submission


def send_visit(world: World, answers: Mapping[str, Any] = THREE_CRITERIA, **outlet: Any) -> Sent:
    """Plan, fill and send the visit of a new farm."""
    place = add_outlet(world, **outlet)
    pad = Pad(world, plan_visit(world, place)).fill(answers)
    submission = pad.submission()
    push(world, pad.entries)
    return Sent(place, pad, submission)


def decision(sent: Sent, **changes: Any) -> dict[str, Any]:
    """Return a vote on a visit, an approval today unless changed."""
    return {
        "outlet": sent.outlet,
        "submission": sent.submission["id"],
        "votes": votes(),
        "decided_on": TODAY,
        "reasons": "Trois critères sont remplis.",
    } | changes


def decide(world: World, sent: Sent, **changes: Any) -> httpx.Response:
    """Have Bob record a vote on a visit."""
    draft = decision(sent, **changes)
    return world.call("bob", "POST", caisse_url(world, "decisions"), json=draft)


def approve(world: World, **outlet: Any) -> Sent:
    """Take a new farm from its visit to its convention."""
    sent = send_visit(world, **outlet)
    answer = decide(world, sent)
    assert answer.json()["outcome"] == "approved", answer.text
    return sent


def revoke(world: World, outlet: str, **changes: Any) -> httpx.Response:
    """Have Bob record a vote to end a convention, today unless changed."""
    draft = {
        "outlet": outlet,
        "votes": votes(),
        "decided_on": TODAY,
        "effective_on": TODAY,
        "reasons": "La ferme ne vend plus.",
    }
    return world.call("bob", "POST", caisse_url(world, "revocations"), json=draft | changes)


def erase(world: World, outlet: str, rule: str = "request") -> httpx.Response:
    """Have Chloé erase what is private of an outlet."""
    path = caisse_url(world, "erasures")
    return world.call("chloe", "POST", path, json={"outlet": outlet, "rule": rule})


def dossier(world: World, outlet: str) -> dict[str, Any]:
    """Return an outlet's dossier as Bob reads it."""
    found: dict[str, Any] = world.call("bob", "GET", caisse_url(world, f"outlets/{outlet}")).json()
    return found


def verification(world: World) -> dict[str, Any]:
    """Return what verifying Bordeaux's register finds."""
    path = caisse_url(world, "register/verification")
    found: dict[str, Any] = world.call("bob", "GET", path).json()
    return found


# --- Photos ---------------------------------------------------------------------------------------


def jpeg(width_px: int = 64, height_px: int = 48, **options: Any) -> bytes:
    """Return a real JPEG, red unless a colour is given."""
    buffer = io.BytesIO()
    image = Image.new("RGB", (width_px, height_px), options.pop("color", "red"))
    image.save(buffer, "JPEG", **options)
    return buffer.getvalue()


def put_photo(
    world: World, body: bytes, sha256: str | None = None, who: str = "tablet"
) -> httpx.Response:
    """Send the bytes of a photo under their hash, or under another."""
    name = sha256 or hashlib.sha256(body).hexdigest()
    caisse = world.flers if who == "david_tablet" else world.bordeaux
    headers = {"content-type": "image/jpeg"}
    path = caisse_url(world, f"photos/{name}", caisse)
    return world.call(who, "PUT", path, content=body, headers=headers)


def get_photo(world: World, sha256: str, who: str = "tablet") -> httpx.Response:
    """Ask Bordeaux for a photo."""
    return world.call(who, "GET", caisse_url(world, f"photos/{sha256}"))
