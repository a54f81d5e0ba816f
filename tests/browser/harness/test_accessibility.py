"""What axe finds wrong is told, on pages with a strict content policy too."""

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import assert_accessible, find_violations
from tests.browser.harness.tiny_server import TinyServer


def test_a_sound_page_has_no_violation_under_a_strict_policy(
    page: Page, tiny_server: TinyServer
) -> None:
    """The rules run although the policy of the page forbids scripts that are not its own."""
    page.goto(tiny_server.url)

    assert_accessible(page)


def test_each_fault_of_a_page_is_told_with_its_place(page: Page, tiny_server: TinyServer) -> None:
    """A picture without a text, a button without a name, a page without a language."""
    page.goto(f"{tiny_server.url}/faulty.html")

    violations = find_violations(page)

    assert {"image-alt", "button-name", "html-has-lang"} == {found.rule for found in violations}
    assert ["button"] == [found.where for found in violations if found.rule == "button-name"]
    with pytest.raises(AssertionError, match=r"3 on .*\n(?s:.*)image-alt \(critical\)"):
        assert_accessible(page)


def test_a_page_is_looked_at_again_after_it_changed(page: Page, tiny_server: TinyServer) -> None:
    """The same page in a second state, such as a dialog open, is asked about anew."""
    page.goto(tiny_server.url)
    assert_accessible(page)

    page.evaluate("document.querySelector('label').remove()")

    assert ["label"] == [found.rule for found in find_violations(page)]
