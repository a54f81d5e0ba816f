"""What was seen while a state was brought: requests, documents, complaints of the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.browser.privacy import is_foreign

SIZES_PX = {"visits": (820, 1180), "committee": (1366, 768), "members": (390, 844)}
DESKTOP_PX = (1280, 800)


@dataclass
class Shown:
    """A state on a page, and what the browser did to get there, its workers included."""

    page: Page
    requests: list[Request] = field(default_factory=list)
    documents: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def watching(cls, page: Page) -> Iterator[Self]:
        """Write down what happens on the page, and in its context, while entered."""
        seen = cls(page)
        page.context.on("request", seen._note_request)
        page.on("response", seen._note_document)
        page.on("console", seen._note_complaint)
        try:
            yield seen
        finally:
            page.context.remove_listener("request", seen._note_request)
            page.remove_listener("response", seen._note_document)
            page.remove_listener("console", seen._note_complaint)

    def list_foreign_requests(self) -> list[str]:
        """List the addresses asked of another origin than the page's."""
        return [one.url for one in self.requests if is_foreign(one.url, self.page.url)]

    def _note_request(self, request: Request) -> None:
        self.requests.append(request)

    def _note_document(self, response: Response) -> None:
        if response.request.resource_type == "document":
            self.documents.append(response)

    def _note_complaint(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)
