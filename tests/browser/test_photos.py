"""Photos in a real browser: what a person gives, what the tablet keeps, what the server holds."""

import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser import committee, volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer
from tests.browser.images import HEIC, is_upright, list_private_data, make_photo, make_turned
from tests.browser.processes import find_free_port
from tests.browser.room import Room
from tests.browser.states.visits.photographing import HAS_CAMERA

CRITERION, QUESTION = "Ancrage", "de saison"
FORTY_MEGAPIXELS = (5000, 8000)
LONGEST_PX = 1600
ARRIVAL_LIMIT_S = 30.0
POLL_MS = 200

# What the tablet holds, past the program: how many rows of each table.
COUNT_ROWS = """async () => {
  const open = indexedDB.open("grillon-visits");
  const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const count = (name) => new Promise((done) => {
    const asked = db.transaction(name).objectStore(name).count();
    asked.onsuccess = () => done(asked.result);
  });
  const [photos, entries, outbox] = [count("photos"), count("entries"), count("outbox")];
  const rows = { photos: await photos, entries: await entries, outbox: await outbox };
  db.close();
  return rows;
}"""


class Barn:
    """A caisse with its server, and a page on which Alice has opened her visit."""

    def __init__(self, caisse: PreparedCaisse, site: str, page: Page) -> None:
        self.caisse, self.site, self.page = caisse, site, page

    def enter(self) -> None:
        """Pair the tablet and open the criterion in which photos are asked for."""
        self.page.goto(f"{self.site}/visites/")
        volunteer.pair(self.page, self.caisse.pairing_code, "Alice")
        volunteer.open_visit(self.page, FARM)
        volunteer.open_part(self.page, CRITERION)

    @property
    def question(self) -> Locator:
        """The question that wants a photo."""
        return self.page.locator("fieldset.question", has_text=QUESTION)

    def give(self, *photos: tuple[str, str, bytes]) -> None:
        """Choose files for the question: name, media type, bytes."""
        self.question.locator("input[type=file]").last.set_input_files(
            [{"name": name, "mimeType": kind, "buffer": body} for name, kind, body in photos]
        )

    def count_rows(self) -> dict[str, int]:
        """Count what the tablet holds."""
        rows: dict[str, int] = self.page.evaluate(COUNT_ROWS)
        return rows

    def list_arrived(self, expected: int) -> list[Path]:
        """Wait for this many photos on the server's disk and return them."""
        limit = time.monotonic() + ARRIVAL_LIMIT_S
        folder = self.caisse.settings.data / "photos"
        while len(found := list(folder.rglob("*.jpg"))) < expected and time.monotonic() < limit:
            self.page.wait_for_timeout(POLL_MS)
        return found


@pytest.fixture
def barn(start_server: StartServer, page: Page, tmp_path: Path) -> Barn:
    """Alice's visit, the server within reach."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    return Barn(caisse, site, page)


def test_rule_02_photos_as_phones_take_them_arrive_upright_small_and_silent(barn: Barn) -> None:
    """Every orientation, twelve megapixels, forty: each is prepared in a worker and read back."""
    barn.enter()
    workers: list[str] = []
    barn.page.on("worker", lambda worker: workers.append(worker.url))
    photos = [make_turned(orientation) for orientation in range(1, 9)]
    photos += [make_photo(), make_turned(6, FORTY_MEGAPIXELS)]
    barn.give(*((f"IMG_{n}.jpg", "image/jpeg", photo) for n, photo in enumerate(photos)))
    expect(barn.question.locator("img.photo")).to_have_count(len(photos), timeout=60_000)
    arrived = barn.list_arrived(len(photos))

    assert len(photos) == len(arrived)
    for path in arrived:
        body = path.read_bytes()
        assert is_upright(body)
        assert [] == list_private_data(body)
        with Image.open(path) as kept:
            assert max(kept.size) <= LONGEST_PX
    assert len(photos) == sum("photo.worker" in url for url in workers)


NO_PHOTO = {
    "a picture of an iPhone": (("IMG_0042.HEIC", "image/heic", HEIC), "format HEIC"),
    "no byte": (("vide.jpg", "image/jpeg", b""), "est vide"),
    "cut short": (("coupée.jpg", "image/jpeg", make_turned(1)[:-900]), "est incomplet"),
    "text": (("note.jpg", "image/jpeg", b"bonjour"), "ne peut pas être lue"),
}


def test_what_is_no_photo_is_told_apart_and_leaves_nothing(barn: Barn) -> None:
    """Each file says what it lacks and what to do; among several, by its name."""
    barn.enter()
    for file, words in NO_PHOTO.values():
        barn.give(file)
        expect(barn.page.locator(".status").get_by_text(words)).to_be_visible()
    nothing = barn.count_rows()
    barn.give(("bonne.jpg", "image/jpeg", make_turned(3)), *(file for file, _ in NO_PHOTO.values()))
    refused = barn.question.get_by_role("alert")
    for (name, _, _), words in NO_PHOTO.values():
        expect(refused).to_contain_text(name)
        expect(refused).to_contain_text(words)

    assert {"photos": 0, "entries": 0, "outbox": 0} == nothing
    expect(barn.question.locator("img.photo")).to_have_count(1)
    assert 1 == barn.count_rows()["photos"]


def test_rule_03_a_full_tablet_keeps_nothing_of_a_photo_and_says_so(barn: Barn) -> None:
    """What was kept before stays; once there is room again the same photo is taken."""
    room = Room(barn.page, barn.site)
    barn.enter()
    barn.question.get_by_role("button", name="Oui", exact=True).click()
    expect(barn.page.get_by_text("Enregistré")).to_be_visible()
    barn.page.context.set_offline(True)
    before = barn.count_rows()
    assert "QuotaExceededError" == room.fill()
    barn.give(("étal.jpg", "image/jpeg", make_turned(6)))
    expect(barn.page.get_by_text("cette photo n’a pas été gardée")).to_be_visible()

    assert before == barn.count_rows()
    expect(barn.question.locator("img.photo")).to_have_count(0)

    room.empty()
    barn.give(("étal.jpg", "image/jpeg", make_turned(6)))
    expect(barn.question.locator("img.photo")).to_have_count(1)


def test_a_photo_is_enlarged_removed_and_put_back_by_keyboard(barn: Barn) -> None:
    """Escape closes, the focus goes back; what was removed is one press away."""
    barn.enter()
    barn.give(*((f"{n}.jpg", "image/jpeg", make_turned(n)) for n in (1, 3)))
    first = barn.question.get_by_role("button", name="Agrandir la photo 1")
    expect(barn.question.locator("img.photo")).to_have_count(2)
    first.focus()
    first.press("Enter")
    dialog = barn.page.get_by_role("dialog", name="Photo 1 sur 2")
    expect(dialog.get_by_role("img")).to_be_visible()
    dialog.get_by_role("button", name="Photo suivante").press("Enter")
    expect(barn.page.get_by_role("dialog", name="Photo 2 sur 2")).to_be_visible()
    barn.page.keyboard.press("Escape")
    expect(barn.page.get_by_role("dialog")).to_have_count(0)
    expect(first).to_be_focused()

    barn.question.get_by_role("button", name="Retirer la photo 2").press("Enter")
    expect(barn.question.locator("img.photo")).to_have_count(1)
    expect(barn.question.get_by_role("button", name="Remettre")).to_be_focused()
    barn.page.keyboard.press("Enter")
    expect(barn.question.locator("img.photo")).to_have_count(2)
    expect(barn.question.get_by_role("button", name="Agrandir la photo 2")).to_be_focused()


def test_camera_and_gallery_are_apart_where_the_device_has_both(barn: Barn) -> None:
    """The camera gives one photo, the gallery several; a desktop has one button."""
    barn.enter()
    fields = barn.question.locator("input[type=file]")
    expect(fields).to_have_count(1)
    barn.page.add_init_script(HAS_CAMERA)
    barn.page.reload()
    camera = barn.question.get_by_label("Prendre une photo")
    gallery = barn.question.get_by_label("Choisir dans la galerie")
    expect(barn.question.get_by_text("Jamais de visage")).to_be_visible()
    expect(camera).to_have_attribute("capture", "environment")
    expect(gallery).not_to_have_attribute("capture", "environment")

    assert [False, True] == [one.evaluate("field => field.multiple") for one in (camera, gallery)]
    camera.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": make_turned(8)})
    expect(barn.question.locator("img.photo")).to_have_count(1)


def test_a_view_of_the_whole_place_reaches_the_committee_which_sees_what_is_missing(
    barn: Barn, second_browser: Page
) -> None:
    """A photo without a question is shown; one that the server does not have is « manquante »."""
    barn.enter()
    volunteer.go_back(barn.page)
    volunteer.open_part(barn.page, "Vues d’ensemble")
    field = barn.page.locator("input[type=file]").last
    field.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": make_turned(1)})
    expect(barn.page.locator("img.photo")).to_have_count(1)
    barn.list_arrived(1)
    barn.page.route("**/photos/*", lambda route: route.abort())
    field.set_input_files({"name": "b.jpg", "mimeType": "image/jpeg", "buffer": make_turned(3)})
    expect(barn.page.locator("img.photo")).to_have_count(2)
    volunteer.go_back(barn.page)
    volunteer.submit(barn.page)
    barn.page.get_by_role("button", name="Synchroniser").click()
    expect(barn.page.get_by_text("1\u00a0photo en attente")).to_be_visible()

    committee.sign_in(second_browser, f"{barn.site}/comite/", barn.caisse.make_code("bob"))
    committee.open_outlet(second_browser, FARM)
    expect(second_browser.get_by_role("button", name="Agrandir")).to_have_count(1)
    expect(second_browser.get_by_text("Photo manquante")).to_have_count(1)
