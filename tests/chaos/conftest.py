"""What the rounds are given: Playwright for this folder, one caisse and its server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.browser.find_browser import LaunchOptions, find_browser_for
from tests.chaos.field import Field


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Playwright, for the duration of the rounds."""
    expect.set_options(timeout=20_000)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def browser_options(playwright: Playwright) -> LaunchOptions:
    """How to launch the browser found on this machine; the rounds fail when there is none."""
    _, options = find_browser_for(playwright)
    return options


@pytest.fixture(scope="package")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    """A caisse and its server, on which each round makes a visit of its own."""
    with Field(tmp_path_factory.mktemp("chaos") / "data") as served:
        yield served
