"""The press: sets a document as a tagged PDF, off the event loop, one at a time.

Typst runs without network and without the fonts of the machine: same inputs, same bytes.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Literal, ParamSpec

import msgspec
import typst

from backend.printing.fonts import FONTS, to_printable
from backend.printing.pictures import shrink
from backend.problems import Problem

P = ParamSpec("P")
TEMPLATES = Path(__file__).parent / "templates"
MAX_WAITING = 16
"""How many documents may wait for the press; each is set in about a second."""

TemplateName = Literal["report", "form"]
Pictures = Mapping[str, bytes]
"""The pictures of a document by the file name that it uses."""


class Press:
    """Sets one document after the other in a thread of its own; past a few waiting, refuses."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "press")
        self._waiting = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Hold a place in the queue of the press, or refuse with `press-busy`."""
        if self._waiting >= MAX_WAITING:
            raise Problem(503, "press-busy", "many documents are being made, ask again in a minute")
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1

    async def print(
        self, template: TemplateName, document: msgspec.Struct, pictures: Pictures
    ) -> bytes:
        """Return a document as PDF/UA-1; asked for within a `turn`."""
        return await self._work(set_document, template, document, pictures)

    async def shrink(self, photo: bytes) -> bytes:
        """Return a photo small enough for paper."""
        return await self._work(shrink, photo)

    async def _work(self, work: Callable[P, bytes], *given: P.args, **named: P.kwargs) -> bytes:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, partial(work, *given, **named))

    def close(self) -> None:
        """Begin no other document."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def set_document(template: TemplateName, document: msgspec.Struct, pictures: Pictures) -> bytes:
    """Return the bytes of a document, a function of its arguments alone."""
    told: Any = to_printable(msgspec.to_builtins(document))
    with tempfile.TemporaryDirectory(prefix="grillon-press-") as folder:
        root = Path(folder)
        for source in TEMPLATES.glob("*.typ"):
            (root / source.name).write_bytes(source.read_bytes())
        for name, body in pictures.items():
            (root / name).write_bytes(body)
        (root / "document.json").write_bytes(msgspec.json.encode(told))
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
        )
        made = typst.compile(
            root / f"{template}.typ",
            root=root,
            font_paths=fonts,
            format="pdf",
            pdf_standards="ua-1",
        )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made
