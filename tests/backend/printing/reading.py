"""Reading a PDF with a library that did not make it: what a screen reader would find there."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

PDF_UA = "<pdfuaid:part>1</pdfuaid:part>"


def open_pdf(body: bytes) -> PdfReader:
    """Open a document."""
    return PdfReader(io.BytesIO(body))


def read_text(body: bytes) -> str:
    """Return all that a document says, each run of spaces as one."""
    pages = [page.extract_text() for page in open_pdf(body).pages]
    return " ".join(" ".join(pages).split())


def walk(node: Any) -> Iterator[DictionaryObject]:
    """Yield each element of a structure tree, in reading order."""
    found = node.get_object()
    if not isinstance(found, DictionaryObject):
        return
    yield found
    kids = found.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from walk(kid)


def list_elements(body: bytes) -> list[DictionaryObject]:
    """Return the elements of a document's structure tree."""
    root = open_pdf(body).trailer["/Root"]["/StructTreeRoot"]
    return [one for one in walk(root) if "/S" in one]


def count_tags(body: bytes) -> Counter[str]:
    """Return how often each tag stands in a document."""
    return Counter(str(one["/S"]) for one in list_elements(body))


def list_alternatives(body: bytes) -> list[str]:
    """Return the alternative texts of the pictures, in reading order."""
    return [str(one["/Alt"]) for one in list_elements(body) if one["/S"] == "/Figure"]


def list_faults(body: bytes) -> list[str]:
    """Return what a document lacks of what PDF/UA asks and a reader can check by itself.

    The mark of the standard, the language, the title and its display, the tags on each page, fonts
    embedded, headings without a gap, an alternative for each picture, bookmarks.
    """
    pdf = open_pdf(body)
    root = pdf.trailer["/Root"]
    tags = count_tags(body)
    checks = {
        "mark of PDF/UA-1": PDF_UA in root["/Metadata"].get_object().get_data().decode(),
        "language": root.get("/Lang") in ("fr", "fr-FR"),
        "marked": bool(root["/MarkInfo"]["/Marked"]),
        "title": bool(pdf.metadata and pdf.metadata.title),
        "title shown": bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
        "one title": tags["/Title"] == 1,
        "bookmarks": len(pdf.outline) > 0,
        "pages in the tree": all("/StructParents" in page for page in pdf.pages),
        "reading order of links and fields": all(page.get("/Tabs") == "/S" for page in pdf.pages),
        "fonts embedded": all(_is_embedded(font) for page in pdf.pages for font in _fonts(page)),
        "headings": bool(tags["/H1"]) and not _skips(body),
        "alternatives": len(list_alternatives(body)) == tags["/Figure"],
        "list items": tags["/LI"] == tags["/LBody"],
    }
    return [name for name, holds in checks.items() if not holds]


def _skips(body: bytes) -> bool:
    levels = [
        int(str(one["/S"])[2:])
        for one in list_elements(body)
        if str(one["/S"])[:2] == "/H" and str(one["/S"])[2:].isdigit()
    ]
    return any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False))


def _fonts(page: Any) -> list[DictionaryObject]:
    return [one.get_object() for one in page["/Resources"].get("/Font", {}).values()]


def _is_embedded(font: DictionaryObject) -> bool:
    descendant = font["/DescendantFonts"][0].get_object()
    descriptor = descendant["/FontDescriptor"].get_object()
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
