"""What was seen while a state was brought: requests, documents, complaints of the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.browser.privacy import is_foreign

SIZES_PX = {"visits": (820, 1180), "committee": (1366, 768), "members": (390, 844)}
DESKTOP_PX = (1280, 800)


@dataclass
class Shown:
    """A state on a page, and what the browser did to get there."""

    name: str
    page: Page
    requests: list[Request] = field(default_factory=list)
    documents: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Write down what happens from now on."""
        self.page.on("request", self._note_request)
        self.page.on("response", self._note_document)
        self.page.on("console", self._note_complaint)

    @contextmanager
    def resized(self, width: int, height: int) -> Iterator[Page]:
        """Give the page in another size, and its own size back afterwards."""
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": width, "height": height})
        yield self.page
        if before is not None:
            self.page.set_viewport_size(before)

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
