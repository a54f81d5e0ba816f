"""No state of any space tells anything to anyone else, nor lets anything foreign run."""

from tests.browser.privacy import assert_strict_policy
from tests.browser.shown import Shown


def test_nothing_is_asked_of_another_origin(shown: Shown) -> None:
    """Scripts, pictures, data: all come from the server of the page."""
    assert shown.requests
    assert [] == shown.list_foreign_requests()


def test_the_content_policy_is_strict(shown: Shown) -> None:
    """Every document, the embedded map included, forbids inline and foreign scripts and styles."""
    assert shown.documents
    for document in shown.documents:
        assert_strict_policy(document)


def test_nothing_on_the_page_breaks_its_own_policy(shown: Shown) -> None:
    """The browser blocked nothing: what the page needs, it may."""
    assert [] == shown.complaints
