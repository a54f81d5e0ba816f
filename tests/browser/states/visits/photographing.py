"""States of the photos of a visit."""

from playwright.sync_api import Page, expect

from backend.demonstration.pictures import draw_photo
from tests.browser import volunteer
from tests.browser.images import HEIC
from tests.browser.states.visits.tablet import PLANNED, SEASONAL, find_question, open_offline
from tests.browser.worlds import World

# What a phone has and a desktop browser has not: a file field that opens the camera by itself.
HAS_CAMERA = "Object.defineProperty(HTMLInputElement.prototype, 'capture', { value: '' })"


def take_photo(page: Page, world: World) -> None:
    """Take a photo for a question."""
    open_offline(PLANNED, "/critere/G1", page, world)
    volunteer.add_photo(page, SEASONAL, draw_photo("stall", "Étal du samedi"))


def remove_photo(page: Page, world: World) -> None:
    """Remove a photo, which can be put back."""
    take_photo(page, world)
    page.get_by_role("button", name="Retirer la photo 1").click()
    expect(page.get_by_role("button", name="Remettre")).to_be_visible()


def enlarge_photo(page: Page, world: World) -> None:
    """Look at a photo as large as the screen allows."""
    take_photo(page, world)
    page.get_by_role("button", name="Agrandir la photo 1").click()
    expect(page.get_by_role("dialog").get_by_role("img")).to_be_visible()


def give_no_photo(page: Page, world: World) -> None:
    """Choose three files of which one alone is a photo."""
    open_offline(PLANNED, "/critere/G1", page, world)
    photo = draw_photo("stall", "Étal du samedi")
    files = {"IMG_0042.HEIC": HEIC, "étal.jpg": photo, "vide.jpg": b""}
    field = find_question(page, SEASONAL).locator("input[type=file]")
    field.set_input_files(
        [{"name": name, "mimeType": "", "buffer": body} for name, body in files.items()]
    )
    expect(find_question(page, SEASONAL).get_by_role("alert")).to_contain_text("vide.jpg")


def hold_a_camera(part: str, page: Page, world: World) -> None:
    """Open a page of the visit on a device whose file fields open the camera."""
    page.add_init_script(HAS_CAMERA)
    open_offline(PLANNED, part, page, world)
    expect(page.get_by_text("Choisir dans la galerie").first).to_be_visible()


def show_the_place(page: Page, world: World) -> None:
    """Take two views of the whole place."""
    open_offline(PLANNED, "/photos", page, world)
    page.locator("input[type=file]").set_input_files(
        [
            {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": draw_photo(name, "La cour")}
            for name in ("barn", "field")
        ]
    )
    expect(page.locator("img.photo")).to_have_count(2)
