"""Draws the photos of the demonstration: plain shapes with a caption, never a face."""

import io
import random
from collections.abc import Callable
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from backend.printing.fonts import REGULAR

Scene = Literal["stall", "label", "field", "hedge", "shelf", "certificate", "entrance", "barn"]
Colour = tuple[int, int, int]

WIDTH_PX, HEIGHT_PX = 1200, 900
GROUND_PX = 560
SKY, GRASS, SOIL, WOOD = (206, 226, 234), (126, 160, 92), (133, 104, 76), (170, 128, 84)
WALL, PAPER, INK, SHADE = (231, 222, 205), (251, 249, 244), (29, 43, 36), (96, 104, 92)
LEAF, DARK_LEAF, RED, WHEAT = (78, 130, 74), (42, 86, 54), (188, 74, 52), (242, 193, 78)
PRODUCE = (LEAF, RED, WHEAT, (226, 140, 60), (122, 70, 110), (196, 214, 120))


def draw_photo(scene: Scene, caption: str) -> bytes:
    """Return a JPEG without EXIF; the same scene and caption always give the same picture."""
    image = Image.new("RGB", (WIDTH_PX, HEIGHT_PX), SKY)
    draw = ImageDraw.Draw(image)
    SCENES[scene](draw, random.Random(caption))  # noqa: S311  a drawing, not a secret
    _write_caption(draw, caption)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=82)
    return written.getvalue()


def _write_caption(draw: ImageDraw.ImageDraw, caption: str) -> None:
    draw.rectangle((0, HEIGHT_PX - 84, WIDTH_PX, HEIGHT_PX), fill=INK)
    draw.text(
        (32, HEIGHT_PX - 66),
        f"{caption} (image de démonstration)",
        fill=PAPER,
        font=ImageFont.truetype(REGULAR, 36),
    )


def _draw_stall(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, GROUND_PX, WIDTH_PX, HEIGHT_PX), fill=SHADE)
    for index in range(10):
        fill = RED if index % 2 else PAPER
        draw.rectangle((60 + index * 108, 110, 168 + index * 108, 250), fill=fill)
    for column in range(6):
        left, colour = 90 + column * 172, chance.choice(PRODUCE)
        draw.rectangle((left, 430, left + 156, 640), fill=WOOD)
        for _ in range(34):
            x, y = left + chance.randint(18, 138), 430 + chance.randint(-20, 90)
            _dot(draw, x, y, 24, colour)
        draw.rectangle((left + 48, 570, left + 108, 612), fill=PAPER)
    draw.rectangle((60, 640, 1140, 690), fill=SOIL)


def _draw_label(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 0, WIDTH_PX, HEIGHT_PX), fill=WOOD)
    for row in range(2):
        for column in range(3):
            left, top = 70 + column * 370, 80 + row * 370
            draw.rectangle((left, top, left + 320, top + 300), fill=PAPER, outline=INK, width=6)
            draw.rectangle((left, top, left + 320, top + 66), fill=chance.choice(PRODUCE))
            for line in range(3):
                width = chance.randint(140, 280)
                y = top + 104 + line * 44
                draw.rectangle((left + 22, y, left + 22 + width, y + 20), fill=SHADE)
            price = f"{chance.randint(1, 8)},{chance.randint(1, 9)}0 €"
            draw.text((left + 22, top + 234), price, fill=INK, font=ImageFont.truetype(REGULAR, 48))


def _draw_field(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.ellipse((-300, 400, 700, 900), fill=GRASS)
    draw.ellipse((400, 360, 1600, 960), fill=LEAF)
    draw.rectangle((0, GROUND_PX, WIDTH_PX, HEIGHT_PX), fill=SOIL)
    for row in range(9):
        foot = -500 + row * 275
        draw.line((600 + (foot - 600) // 6, GROUND_PX, foot, HEIGHT_PX), fill=DARK_LEAF, width=18)
        for step in range(1, 7):
            x = 600 + (foot - 600) * (step + 1) // 8
            _dot(draw, x, GROUND_PX + step * 48, 8 + step * 4, LEAF)
    _dot(draw, chance.randint(150, 1050), 140, 60, WHEAT)


def _draw_hedge(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, GROUND_PX, WIDTH_PX, HEIGHT_PX), fill=GRASS)
    for _ in range(260):
        x, y, radius = chance.randint(0, WIDTH_PX), chance.randint(300, 600), chance.randint(24, 60)
        _dot(draw, x, y, radius, chance.choice((LEAF, DARK_LEAF, GRASS)))
    for x in range(120, WIDTH_PX, 270):
        draw.rectangle((x, 200, x + 34, 640), fill=SOIL)
        _dot(draw, x + 17, 220, 120, DARK_LEAF)
    draw.polygon(((480, HEIGHT_PX), (720, HEIGHT_PX), (640, 620), (580, 620)), fill=WALL)


def _draw_shelf(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 0, WIDTH_PX, HEIGHT_PX), fill=WALL)
    for top in (60, 320, 580):
        for column in range(9):
            left, colour = 50 + column * 124, chance.choice(PRODUCE)
            draw.rounded_rectangle((left, top, left + 100, top + 180), 14, fill=colour)
            draw.rectangle((left + 18, top + 70, left + 82, top + 118), fill=PAPER)
        draw.rectangle((20, top + 184, 1180, top + 214), fill=SOIL)


def _draw_certificate(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 0, WIDTH_PX, HEIGHT_PX), fill=WOOD)
    draw.rectangle((310, 40, 890, 790), fill=PAPER, outline=INK, width=4)
    draw.rectangle((350, 90, 850, 160), fill=DARK_LEAF)
    for line in range(9):
        right = 370 + chance.randint(260, 460)
        draw.rectangle((370, 220 + line * 46, right, 238 + line * 46), fill=SHADE)
    _dot(draw, 790, 690, 62, RED)


def _draw_entrance(draw: ImageDraw.ImageDraw, _chance: random.Random) -> None:
    draw.rectangle((80, 120, 1120, 700), fill=WALL)
    draw.polygon(((40, 120), (1160, 120), (600, 0)), fill=RED)
    draw.rectangle((450, 260, 750, 620), fill=DARK_LEAF)
    draw.rectangle((480, 290, 590, 600), fill=SKY)
    draw.rectangle((610, 290, 720, 600), fill=SKY)
    for step in range(2):
        spread, top = 60 + step * 60, 620 + step * 60
        draw.rectangle((450 - spread, top, 750 + spread, top + 60), fill=SHADE, outline=INK)
    draw.rectangle((0, 740, WIDTH_PX, HEIGHT_PX), fill=SOIL)


def _draw_barn(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, GROUND_PX, WIDTH_PX, HEIGHT_PX), fill=GRASS)
    draw.polygon(((120, 300), (1080, 300), (600, 90)), fill=SHADE)
    draw.rectangle((160, 300, 1040, 640), fill=WOOD)
    draw.rectangle((340, 380, 860, 640), fill=INK)
    for _ in range(140):
        x, y = chance.randint(350, 840), chance.randint(570, 650)
        draw.line((x, y, x + chance.randint(-40, 40), y - 16), fill=WHEAT, width=5)


def _dot(draw: ImageDraw.ImageDraw, x: int, y: int, radius: int, colour: Colour) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


SCENES: dict[Scene, Callable[[ImageDraw.ImageDraw, random.Random], None]] = {
    "stall": _draw_stall,
    "label": _draw_label,
    "field": _draw_field,
    "hedge": _draw_hedge,
    "shelf": _draw_shelf,
    "certificate": _draw_certificate,
    "entrance": _draw_entrance,
    "barn": _draw_barn,
}
