"""The volunteer of a round: acts at human speed, and waits for the screen to say « Enregistré »."""

import dataclasses
import io
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser import volunteer
from tests.browser.images import make_exif
from tests.chaos.field import Errand, Field
from tests.chaos.ledger import Json, Ledger
from tests.chaos.plan import KEY_MS, PAUSE_S, Act, criterion_of
from tests.chaos.victim import Victim
from tests.chaos.witness import SAVED

ACK_LIMIT_S = 15.0
POLL_MS = 4
FULL = "La mémoire de la tablette est pleine"
LABELS = {"yes": "Oui", "no": "Non"}
PHOTO_PX = (1000, 750)
TENTHS = 10  # the number of the grid has one decimal


class NotAcknowledged(AssertionError):
    """The screen never said that an act was saved."""


@dataclass
class Visiting:
    """One visit under way."""

    field: Field
    errand: Errand
    tablet: Victim
    draw: random.Random
    questions: dict[str, str]
    ledger: Ledger = dataclasses.field(default_factory=Ledger)

    @property
    def page(self) -> Page:
        """The volunteer's first tab."""
        return self.tablet.page

    @property
    def mark(self) -> int:
        """The end of what was heard so far."""
        return len(self.tablet.witness.heard)

    def begin(self) -> None:
        """Pair the tablet and open the visit."""
        self.tablet.go_to("/visites/")
        volunteer.pair(self.page, self.errand.code, "Alice")
        volunteer.wait_until_ready(self.page)

    def come_back(self) -> None:
        """Start the tablet again after it died, and look at the visit."""
        self.tablet.restart()
        self.tablet.go_to(f"/visites/#/visite/{self.errand.visit}")
        expect(self.page.get_by_role("heading", level=1).first).not_to_have_text("Grillon")

    def pause(self) -> None:
        """Think, walk, look: a twelfth of what it takes."""
        self.page.wait_for_timeout(self.draw.uniform(*PAUSE_S) * 1000)

    def hesitate(self, limit_ms: float) -> None:
        """Stop with a finger over the keys, for so long at most."""
        self.page.wait_for_timeout(self.draw.uniform(0, limit_ms))

    def do(self, act: Act, page: Page | None = None) -> None:
        """Do one act and wait until it is acknowledged."""
        page = page or self.page
        if act.name == "answer":
            self.answer(act.question, page)
        elif act.name == "photo":
            self.take_photo(act.question, page)
        else:
            self.write(act, page)
        self.pause()

    def card(self, question: str, page: Page) -> Locator:
        """Bring the question on the screen and return its card."""
        address = f"#/visite/{self.errand.visit}/critere/{criterion_of(question)}"
        if not page.url.endswith(address):
            page.evaluate("(hash) => { location.hash = hash; }", address)
        card = page.locator("fieldset.question", has_text=self.questions[question])
        expect(card).to_be_visible()
        return card

    def next_choice(self, question: str, page: Page) -> tuple[Locator, str]:
        """Find the choice to press, one that is not given, and its code."""
        card = self.card(question, page)
        pressed = {
            code: card.get_by_role("button", name=label, exact=True).get_attribute("aria-pressed")
            for code, label in LABELS.items()
        }
        open_codes = [code for code, state in pressed.items() if state != "true"]
        code = self.draw.choice(open_codes)
        return card.get_by_role("button", name=LABELS[code], exact=True), code

    def answer(self, question: str, page: Page) -> None:
        """Press an answer; it is acknowledged."""
        button, code = self.next_choice(question, page)
        mark = self.mark
        button.click()
        self.wait_saved(mark, page)
        expect(button).to_have_attribute("aria-pressed", "true")
        self.ledger.say(f"answer/{question}", {"choice": code})

    def open_text(self, act: Act, page: Page) -> Locator:
        """Open the field of a note or of a number, its text about to be replaced."""
        card = self.card(act.question, page)
        if act.name == "number":
            typed = card.locator("input[type=text]")
        else:
            typed = card.locator("textarea")
            if not typed.is_visible():
                card.get_by_role("button", name="Note", exact=True).click()
        typed.click()
        page.keyboard.press("Control+A")
        return typed

    def write(self, act: Act, page: Page) -> None:
        """Type a text at the speed of fingers, leave the field; it is acknowledged."""
        typed = self.open_text(act, page)
        if typed.input_value() == act.text:
            return
        mark = self.mark
        self.type(act.text, page)
        page.keyboard.press("Tab")
        self.wait_saved(mark, page)
        self.ledger.say(*self.cell_of(act, act.text))

    def cell_of(self, act: Act, text: str) -> tuple[str, Json]:
        """Return the field that an act writes and what it says."""
        if act.name == "number":
            return f"answer/{act.question}", {"number": int(text) * TENTHS}
        return f"note/{self.errand.person}/{act.question}", {"text": text}

    def type(self, text: str, page: Page) -> None:
        """Press the keys one after the other, with the pauses of two fingers."""
        for key in text:
            page.keyboard.type(key)
            page.wait_for_timeout(self.draw.uniform(*KEY_MS))

    def take_photo(self, question: str, page: Page) -> None:
        """Take a photo; it is acknowledged once its thumbnail is seen."""
        card = self.card(question, page)
        # Their places: the pictures of a page just opened may not be drawn yet.
        seen = card.locator("ul.photos > li").count()
        mark = self.mark
        self.point_camera(card)
        self.wait_saved(mark, page)
        expect(card.locator("img.photo")).to_have_count(seen + 1)

    def point_camera(self, card: Locator) -> None:
        """Give the question a picture that no other photo of this seed shows."""
        card.locator("input[type=file]").set_input_files(
            {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": draw_photo(self.draw)}
        )

    def wait_saved(self, mark: int, page: Page) -> None:
        """Wait until this tab says « Enregistré »; raise NotAcknowledged otherwise."""
        self.wait_until(lambda: self._says(SAVED, mark, page), f"{SAVED} not said", page)

    def wait_full(self, mark: int, page: Page) -> None:
        """Wait until this tab says that the tablet is full."""
        self.wait_until(lambda: self._says(FULL, mark, page), "full storage not said", page)

    def wait_until(
        self,
        true: Callable[[], bool],
        else_say: str,
        page: Page | None = None,
        limit_s: float = ACK_LIMIT_S,
    ) -> None:
        """Wait for something to become true while the browser goes on."""
        limit = time.monotonic() + limit_s
        while not true():
            if time.monotonic() > limit:
                said = [one["text"] for one in self.tablet.witness.since(0, "said")][-3:]
                raise NotAcknowledged(f"{else_say}; last said {said}")
            (page or self.page).wait_for_timeout(POLL_MS)

    def back_online(self) -> None:
        """Leave a place without network and come back: the browser tells the page."""
        self.tablet.set_offline(True)
        self.tablet.set_offline(False)

    def end(self) -> None:
        """Send the visit and wait until the server has confirmed all of it."""
        self.page.evaluate("(hash) => { location.hash = hash; }", f"#/visite/{self.errand.visit}")
        volunteer.submit(self.page)
        volunteer.synchronise(self.page)
        self.ledger.read(self.tablet.witness.heard)

    def _says(self, text: str, mark: int, page: Page) -> bool:
        return any(
            one["text"].startswith(text) for one in self.tablet.witness.since(mark, "said", page)
        )


def draw_photo(draw: random.Random) -> bytes:
    """Draw a picture of about 100 kB as a phone gives it, place and orientation in its EXIF."""
    width, height = PHOTO_PX
    grain = Image.frombytes("L", (width // 4, height // 4), draw.randbytes(width * height // 16))
    written = io.BytesIO()
    grain.resize(PHOTO_PX).convert("RGB").save(written, "JPEG", quality=80, exif=make_exif())
    return written.getvalue()
