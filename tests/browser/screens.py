"""Photographs named states of the application in three sizes, one folder per space."""

import importlib
import pkgutil
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from playwright.sync_api import Browser, Page

from tests.browser import states
from tests.browser.contact_sheet import write_contact_sheet
from tests.browser.worlds import Worlds

Size = tuple[int, int]

SIZES_PX: tuple[Size, ...] = ((390, 844), (820, 1180), (1366, 768))
ACTION_LIMIT_MS = 10_000


@dataclass(frozen=True)
class State:
    """A state worth looking at, and what brings a blank page to it.

    The file is named after it, so the name is a slug; `full_page` shows below the fold as well;
    `alone`: it needs a browser that remembers nothing, or is left changed for good;
    `undo` takes the blank page that it leaves and has the browser forget what it wrote;
    `follows_size`: when its size changes, it looks as if it had been brought in the new one.
    """

    name: str
    bring: Callable[[Page], object]
    full_page: bool = False
    alone: bool = False
    undo: Callable[[Page], object] = lambda _: None
    follows_size: bool = True

    def __post_init__(self) -> None:
        """Refuse a name that a file could not have."""
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.name):
            raise ValueError(f"not a name for a file: {self.name!r}")


class Showroom:
    """A browser in which states are brought one after the other, each on a blank page.

    They share a page and what the browser remembers, such as a tablet that is paired: a page of
    its own would cost each a new process. Those that are to be alone share nothing. `heal` undoes
    after each what it did to the servers.
    """

    def __init__(self, browser: Browser, heal: Callable[[], object] = lambda: None) -> None:
        """Show in this browser; nothing is open yet."""
        self._browser = browser
        self._heal = heal
        self._shared: Page | None = None

    def __enter__(self) -> Self:
        """Open nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Forget what the states shared."""
        if self._shared is not None:
            self._close(self._shared)

    @contextmanager
    def open(self, state: State, size_px: Size) -> Iterator[Page]:
        """Give the blank page of this size on which this state is to be brought."""
        page = self._open_alone() if state.alone else self._open_shared()
        try:
            page.set_viewport_size({"width": size_px[0], "height": size_px[1]})
            yield page
        except BaseException:
            self._close(page)  # nobody knows what it remembers
            raise
        else:
            if state.alone:
                self._close(page)
            else:
                blank(page)
                state.undo(page)
        finally:
            self._heal()

    @contextmanager
    def show(self, state: State, size_px: Size) -> Iterator[Page]:
        """Bring a state in this size."""
        with self.open(state, size_px) as page:
            state.bring(page)
            yield page

    def _close(self, page: Page) -> None:
        page.context.close()
        if page is self._shared:
            self._shared = None

    def _open_shared(self) -> Page:
        if self._shared is None or self._shared.is_closed():
            self._shared = self._open_alone()
        return self._shared

    def _open_alone(self) -> Page:
        context = self._browser.new_context(
            locale="fr-FR", timezone_id="Europe/Paris", reduced_motion="reduce"
        )
        context.set_default_timeout(ACTION_LIMIT_MS)
        return context.new_page()


def blank(page: Page) -> None:
    """Leave what the page shows; what was armed on it, what it kept for its tab, goes.

    The way to the server comes back last: the page that is left must not send what it holds.
    """
    if page.url.startswith("http"):
        page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.mouse.move(0, 0)
    page.unroute_all()
    page.context.set_offline(False)


class MissingScreens(RuntimeError):
    """States that could not be brought; those that could have been photographed all the same."""


def take_screens(
    browser: Browser,
    space: str,
    listed: Sequence[State],
    folder: Path,
    sizes_px: Sequence[Size] = SIZES_PX,
    heal: Callable[[], object] = lambda: None,
) -> list[Path]:
    """Photograph each state in each size into `<folder>/<space>/<name>-<width>x<height>.png`.

    What the folder of the space held before is removed. Raises MissingScreens at the end when some
    failed, ValueError when two states share a name.
    """
    if len({state.name for state in listed}) < len(listed):
        raise ValueError(f"a state of {space} is named twice")
    shutil.rmtree(folder / space, ignore_errors=True)
    taken: list[Path] = []
    missing = []
    with Showroom(browser, heal) as room:
        for state in listed:
            wanted = [name_file(folder / space, state, size) for size in sizes_px]
            try:
                taken.extend(take_state(room, state, folder / space, sizes_px))
            except Exception as error:  # the other states are still worth seeing
                reason = tell_why(error)
                missing += [f"{path}: {reason}" for path in wanted if path not in taken]
    if missing:
        raise MissingScreens("\n".join(missing))
    return taken


def tell_why(error: Exception) -> str:
    """Say in one line what was waited for in vain."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    waited = next((line for line in lines if line.startswith(("- Expect", "- waiting"))), "")
    return " ".join([*(lines[:1] or [type(error).__name__]), waited]).strip()


def name_file(folder: Path, state: State, size_px: Size) -> Path:
    """Give the path of the picture of a state in one size."""
    return folder / f"{state.name}-{size_px[0]}x{size_px[1]}.png"


def take_state(
    room: Showroom, state: State, folder: Path, sizes_px: Sequence[Size]
) -> Iterator[Path]:
    """Photograph one state in each size, brought once where it follows a change of size."""
    rounds = [sizes_px] if state.follows_size else [[size] for size in sizes_px]
    for sizes in rounds:
        with room.show(state, sizes[0]) as page:
            for size_px in sizes:
                page.set_viewport_size({"width": size_px[0], "height": size_px[1]})
                path = name_file(folder, state, size_px)
                take_picture(page, path, full_page=state.full_page)
                yield path


def take_picture(page: Page, path: Path, *, full_page: bool = False) -> None:
    """Photograph a page, animations at their end and what it shows drawn; whole, from its top."""
    if full_page:
        page.evaluate("scrollTo(0, 0)")
    page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    page.screenshot(path=path, full_page=full_page, animations="disabled", caret="hide")


def list_spaces(worlds: Worlds) -> Iterator[tuple[str, list[State]]]:
    """List the spaces that have a module in `states`, with their states on these servers."""
    for found in sorted(pkgutil.iter_modules(states.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{states.__name__}.{found.name}")
        yield found.name, module.list_states(worlds)


def take_all(
    browser: Browser,
    spaces: Mapping[str, list[State]],
    folder: Path,
    heal: Callable[[], object] = lambda: None,
) -> list[str]:
    """Photograph every space and write the contact sheet; give what is missing, space by space."""
    missing = []
    for space, listed in spaces.items():
        try:
            take_screens(browser, space, listed, folder, heal=heal)
        except MissingScreens as failure:
            missing.append(str(failure))
    write_contact_sheet(folder)
    return missing
