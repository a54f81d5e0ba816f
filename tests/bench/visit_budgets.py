"""How fast the volunteers' space starts, keeps an answer and keeps a photo, in a real browser.

Slowed: the main thread divided by four and, where there is a network, 1.6 Mbit/s and 150 ms. Cold
means a tablet that has its visits and none of the application's files; warm and offline, one that
has both and no network.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright

from tests.bench.budget import Budget, percentile_95
from tests.bench.long_visit import (
    LongVisit,
    forget_application,
    open_long_visit,
    read_probe,
    wait_for,
    wait_until_usable,
)
from tests.browser import volunteer
from tests.browser.images import make_photo

STARTS = 5
ANSWERS = 40
REST_MS = 120
FRAME_MS = 67
"""A frame of 16.7 ms on a main thread divided by four."""
FORTY, SIX_HUNDRED = (40, 8), (600, 120)


def list_visit_budgets(playwright: Playwright) -> Iterator[Budget]:
    """Measure a charter of 40 questions, then one of 600: questions in all, of a criterion."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with open_long_visit(playwright, path / "forty", *FORTY) as visit:
            yield from _measure_forty(visit, path)
        with open_long_visit(playwright, path / "long", *SIX_HUNDRED) as visit:
            yield from _measure_six_hundred(visit)


def _measure_forty(visit: LongVisit, folder: Path) -> Iterator[Budget]:
    cold = [_start_cold(visit, throttled=True) for _ in range(STARTS)]
    yield Budget("bytes before the first question", 100, "kB", tuple(kb for _, kb in cold))
    yield Budget("40 questions, cold, slowed", 2.0, "s", tuple(s for s, _ in cold))
    _install(visit)
    warm = tuple(_start_warm(visit) for _ in range(STARTS))
    yield Budget("40 questions, warm offline, slowed", 0.6, "s", warm)
    yield from _measure_answers(visit, "40 questions")
    photo = folder / "photo.jpg"
    photo.write_bytes(make_photo())
    kept = [_keep_photo(visit, photo) for _ in range(STARTS)]
    yield Budget("photo of 12 megapixels kept", 0.5, "s", tuple(s for s, _ in kept))
    yield Budget("longest task meanwhile", 50, "ms", tuple(ms for _, ms in kept))


def _measure_six_hundred(visit: LongVisit) -> Iterator[Budget]:
    cold = tuple(_start_cold(visit, throttled=False)[0] for _ in range(STARTS))
    yield Budget("600 questions, cold", 1.5, "s", cold)
    _install(visit)
    yield from _measure_answers(visit, "600 questions")


def _measure_answers(visit: LongVisit, name: str) -> Iterator[Budget]:
    runs = [_answer(visit) for _ in range(STARTS)]
    durable = tuple(percentile_95(times) for times, _ in runs)
    drawn = tuple(percentile_95(times) for _, times in runs)
    yield Budget(f"{name}: answer to durable, p95, slowed", 50, "ms", durable)
    yield Budget(f"{name}: durable to drawn, p95, slowed", FRAME_MS, "ms", drawn)


def _install(visit: LongVisit) -> None:
    """Let the application keep its files again."""
    with visit.open_page(throttled=False) as (page, _):
        page.goto(f"{visit.url}/visites/")
        volunteer.wait_until_ready(page)


def _start_cold(visit: LongVisit, *, throttled: bool) -> tuple[float, float]:
    """Return the seconds until the first question can be answered, and the kilobytes it took."""
    with visit.open_page(throttled=throttled) as (page, session):
        forget_application(session, visit.url)
        received: dict[str, float] = {}
        session.on("Network.loadingFinished", _note_bytes(received))
        session.send("Network.enable")
        page.goto(visit.question_url, wait_until="commit")
        return wait_until_usable(page) / 1000, sum(received.values()) / 1000


def _note_bytes(received: dict[str, float]) -> Callable[[dict[str, Any]], None]:
    def note(event: dict[str, Any]) -> None:
        received[event["requestId"]] = event["encodedDataLength"]

    return note


def _start_warm(visit: LongVisit) -> float:
    with visit.open_page(throttled=True, online=False) as (page, _):
        page.goto(visit.question_url, wait_until="commit")
        return wait_until_usable(page) / 1000


def _answer(visit: LongVisit) -> tuple[list[float], list[float]]:
    """Press answers one after the other; return how long each took to be kept, then to be drawn."""
    with visit.open_page(throttled=True, online=False) as (page, _):
        page.goto(visit.question_url, wait_until="commit")
        wait_until_usable(page)
        for number in range(ANSWERS):
            _press(page, number)
        noted = read_probe(page)
    stored = [_next(noted["stored"], pressed) for pressed in noted["presses"]]
    drawn = [_next(noted["drawn"], pressed) for pressed in noted["presses"]]
    kept = [at - pressed for at, pressed in zip(stored, noted["presses"], strict=True)]
    return kept, [max(0.0, at - done) for at, done in zip(drawn, stored, strict=True)]


def _press(page: Page, number: int) -> None:
    """Press an answer with a finger that the browser takes for one, and wait until it is kept.

    A finger comes down on what stands still: what was scrolled has been drawn by then.
    """
    before = len(read_probe(page)["stored"])
    x, y = page.evaluate(
        """(number) => {
          const choices = [...document.querySelectorAll("fieldset.question .choice")];
          const choice = choices[(number * 3) % choices.length];
          choice.scrollIntoView({ block: "center" });
          const { left, top, width, height } = choice.getBoundingClientRect();
          const place = [left + width / 2, top + height / 2];
          return new Promise((still) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(still, 50, place))));
        }""",
        number,
    )
    page.touchscreen.tap(x, y)
    wait_for(page, lambda noted: len(noted["stored"]) > before or None)
    page.wait_for_timeout(REST_MS)


def _next(times: list[float], after: float) -> float:
    return next(at for at in times if at >= after)


def _keep_photo(visit: LongVisit, photo: Path) -> tuple[float, float]:
    """Return the seconds from the choice of a photo until it is kept, and the longest task."""
    with visit.open_page(throttled=False, online=False) as (page, _):
        page.goto(visit.question_url, wait_until="commit")
        wait_until_usable(page)
        page.wait_for_timeout(1_000)
        page.locator("fieldset.question input[type=file]").first.set_input_files(photo)
        end = wait_for(page, _find_kept)
        noted = read_probe(page)
    begun = noted["changed"]
    tasks = [
        length for start, length in noted["longTasks"] if begun <= start + length and start <= end
    ]
    return (end - begun) / 1000, max(tasks, default=0.0)


def _find_kept(noted: dict[str, Any]) -> float | None:
    if noted["changed"] is None:
        return None
    return next((at for at in noted["stored"] if at >= noted["changed"]), None)
