"""Lays out the photographed screens side by side: a page to browse, a picture to glance at."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FILE_NAME = re.compile(r"(?P<name>.+)-(?P<width>\d+)x(?P<height>\d+)\.png")
THUMBNAIL_HEIGHT_PX = 300
LABEL_HEIGHT_PX = 28
GAP_PX = 16
ROWS_ABREAST = 2
PAPER, INK, LINE = (251, 249, 244), (29, 43, 36), (201, 196, 182)
PAGE_BEGINS = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Écrans</title>'
STYLE = (
    "body{font:18px/1.5 system-ui;margin:24px;background:#fbf9f4;color:#1d2b24}"
    "img{height:360px;border:1px solid #c9c4b6;vertical-align:top}"
    "figure{display:inline-block;margin:0 16px 16px 0}"
)


@dataclass(frozen=True, order=True)
class Shot:
    """One picture of one state of one space, in one size."""

    space: str
    name: str
    width: int
    height: int
    path: Path

    @property
    def thumbnail_px(self) -> tuple[int, int]:
        """Size of its thumbnail, which shows no more than its first screen."""
        return (round(self.width * THUMBNAIL_HEIGHT_PX / self.height), THUMBNAIL_HEIGHT_PX)


Rows = dict[str, list[Shot]]


def list_rows(folder: Path) -> Rows:
    """List the pictures below the folder, one row per state (`space/name`), sizes ascending."""
    rows: Rows = {}
    for path in sorted(folder.glob("*/*.png")):
        named = FILE_NAME.fullmatch(path.name)
        if named:
            name, width, height = named["name"], int(named["width"]), int(named["height"])
            shot = Shot(path.parent.name, name, width, height, path)
            rows.setdefault(f"{shot.space}/{shot.name}", []).append(shot)
    return {title: sorted(shots) for title, shots in rows.items()}


def write_contact_sheet(folder: Path) -> None:
    """Write `index.html` and `contact-sheet.png` over the pictures that the folder holds."""
    rows = list_rows(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(write_page(rows, folder), encoding="utf-8")
    paste(rows).save(folder / "contact-sheet.png")


def write_page(rows: Rows, folder: Path) -> str:
    """Write the page: one heading per state, one picture per size, each a link to itself."""
    parts = [f"{PAGE_BEGINS}<style>{STYLE}</style><h1>Écrans</h1>"]
    for title, shots in rows.items():
        parts.append(f"<h2>{escape(title)}</h2>")
        for shot in shots:
            link = escape(shot.path.relative_to(folder).as_posix())
            size = f"{shot.width} × {shot.height}"
            parts.append(
                f'<figure><a href="{link}"><img src="{link}" loading="lazy" alt="{size}"></a>'
                f"<figcaption>{size}</figcaption></figure>"
            )
    return "\n".join(parts)


def paste(rows: Rows) -> Image.Image:
    """Paste every thumbnail on one picture, two states abreast, each under its title."""
    widths = [sum(shot.thumbnail_px[0] + GAP_PX for shot in shots) for shots in rows.values()]
    column_px = max(widths, default=0) + GAP_PX
    line_px = LABEL_HEIGHT_PX + THUMBNAIL_HEIGHT_PX + GAP_PX
    lines = -(-len(rows) // ROWS_ABREAST)
    sheet = Image.new("RGB", (ROWS_ABREAST * column_px + GAP_PX, lines * line_px + GAP_PX), PAPER)
    for index, (title, shots) in enumerate(rows.items()):
        line, column = divmod(index, ROWS_ABREAST)
        paste_row(sheet, (GAP_PX + column * column_px, GAP_PX + line * line_px), title, shots)
    return sheet


def paste_row(sheet: Image.Image, at: tuple[int, int], title: str, shots: list[Shot]) -> None:
    """Paste the thumbnails of one state, from this point to the right."""
    x, y = at
    pen = ImageDraw.Draw(sheet)
    pen.text((x, y), title, INK, ImageFont.load_default(18))
    y += LABEL_HEIGHT_PX
    for shot in shots:
        width, height = shot.thumbnail_px
        with Image.open(shot.path) as picture:
            first_screen = picture.convert("RGB").crop((0, 0, shot.width, shot.height))
        sheet.paste(first_screen.resize((width, height), Image.Resampling.LANCZOS), (x, y))
        pen.rectangle((x, y, x + width - 1, y + height - 1), outline=LINE)
        x += width + GAP_PX
