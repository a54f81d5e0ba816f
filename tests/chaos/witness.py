"""Hears what a page of the product really did, past the product: storage, screen, keys."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

SCRIPT = (Path(__file__).parent / "witness.js").read_text(encoding="utf-8")
SAVED = "Enregistré"


@dataclass(frozen=True)
class Heard:
    """One thing heard of one page: `began`, `kept`, `aborted`, `said` or `typed`."""

    page: Page
    what: str
    told: dict[str, Any]


class Witness:
    """Everything heard of the pages of a tablet, over all its starts, in order."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.moved_ms = 0
        self.on_heard: Callable[[Heard], None] | None = None

    def watch(self, context: BrowserContext) -> None:
        """Hear the pages of a browser just started, with the clock as it was last moved."""
        context.expose_binding("heard", lambda source, told: self._hear(source["page"], told))
        context.add_init_script(SCRIPT.replace("CLOCK_MOVED_MS", str(self.moved_ms)))

    def move_clock(self, context: BrowserContext, moved_ms: int) -> None:
        """Set the clock of every page this far from the real one, now and at later starts."""
        self.moved_ms = moved_ms
        context.add_init_script(f"window.moveClock?.({moved_ms})")
        for page in context.pages:
            page.evaluate("(ms) => window.moveClock?.(ms)", moved_ms)

    def since(self, mark: int, what: str, page: Page | None = None) -> Iterator[dict[str, Any]]:
        """Give what was heard of this kind since a mark (`len(heard)` then), of one page or all."""
        for one in self.heard[mark:]:
            if one.what == what and page in (None, one.page):
                yield one.told

    def _hear(self, page: Page, told: str) -> None:
        message = json.loads(told)
        heard = Heard(page, message.pop("what"), message)
        self.heard.append(heard)
        if self.on_heard is not None:
            self.on_heard(heard)
