"""Makes a photo as a phone does, and says what a received JPEG shows and still tells.

The photo is 4000 x 3000 pixels stored lying on its side, with the EXIF note that makes it stand,
its place, its camera. Each corner has its colour, so that any rotation is seen.
"""

import base64
import io
import random
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageStat
from PIL.ExifTags import GPS, IFD, Base

STORED_PX = (4000, 3000)
ORIENTATION_TURN_RIGHT = 6
GRAIN_PX = (375, 500)
# What turns an upright picture into the stored one, by the EXIF orientation that turns it back.
STORED_AS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}

# A green picture of 64 x 48 pixels, as an iPhone stores its own; made with libheif 1.23.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAABkAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34"
    "+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5"
    "uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAA"
    "AAAAAAEAAQWBAgMFhAAAACFtZGF0AAAAFSgBrwtg9eWDr//ml9+syP1/lP9Q4A=="
)

Colour = tuple[int, int, int]
CORNER_COLOURS: dict[str, Colour] = {
    "red": (200, 30, 30),
    "green": (30, 150, 50),
    "blue": (30, 60, 200),
    "yellow": (230, 200, 30),
}
UPRIGHT = {"top_left": "red", "top_right": "green", "bottom_right": "blue", "bottom_left": "yellow"}
COLOUR_MARGIN = 30
HARMLESS_SEGMENTS = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
APPLICATION = range(0xE0, 0xF0)


class NotJpeg(ValueError):
    """The bytes are not one whole JPEG file."""


@dataclass(frozen=True)
class Segment:
    """One marker of a JPEG file and what it holds, without its length."""

    marker: int
    payload: bytes


def make_photo(seed: int = 0, quality: int = 88) -> bytes:
    """Make a 12-megapixel JPEG of a few MB with orientation 6, GPS, date and camera in its EXIF."""
    photo = draw_upright(seed).transpose(Image.Transpose.ROTATE_90)
    written = io.BytesIO()
    photo.save(written, "JPEG", quality=quality, exif=make_exif())
    return written.getvalue()


def draw_upright(seed: int) -> Image.Image:
    """Draw what the photo shows when it stands: grain, and a colour in each corner."""
    width, height = STORED_PX[1], STORED_PX[0]
    grain = random.Random(seed).randbytes(GRAIN_PX[0] * GRAIN_PX[1])
    small = Image.frombytes("L", GRAIN_PX, grain)
    photo = small.resize((width, height), Image.Resampling.BILINEAR).convert("RGB")
    pen = ImageDraw.Draw(photo)
    for corner, (x, y) in corner_boxes(width, height).items():
        pen.rectangle((x, y, x + width // 4, y + height // 4), CORNER_COLOURS[UPRIGHT[corner]])
    return photo


def make_turned(orientation: int, size_px: tuple[int, int] = (600, 800)) -> bytes:
    """Make a photo of this size once upright, stored as this EXIF orientation (1 to 8) says.

    A grey in its middle tells one orientation from another: no two such photos are the same.
    """
    width, height = size_px
    photo = Image.new("RGB", size_px, (180, 180, 180))
    pen = ImageDraw.Draw(photo)
    for corner, (x, y) in corner_boxes(width, height).items():
        pen.rectangle((x, y, x + width // 4, y + height // 4), CORNER_COLOURS[UPRIGHT[corner]])
    pen.rectangle(
        (width // 2, height // 2, width // 2 + 40, height // 2 + 40), (20 * orientation,) * 3
    )
    turned = STORED_AS.get(orientation)
    written = io.BytesIO()
    stored = photo if turned is None else photo.transpose(turned)
    stored.save(written, "JPEG", quality=85, exif=make_exif(orientation))
    return written.getvalue()


def corner_boxes(width: int, height: int) -> dict[str, tuple[int, int]]:
    """Give the top left pixel of a box a quarter as wide and high, in each corner."""
    right, bottom = width - width // 4, height - height // 4
    return {
        "top_left": (0, 0),
        "top_right": (right, 0),
        "bottom_right": (right, bottom),
        "bottom_left": (0, bottom),
    }


def make_exif(orientation: int = ORIENTATION_TURN_RIGHT) -> Image.Exif:
    """Make what a phone writes: how to turn the picture, when, with what, where (Bordeaux)."""
    exif = Image.Exif()
    exif[Base.Make] = "Grillon Optique"
    exif[Base.Model] = "Essai 12"
    exif[Base.Orientation] = orientation
    exif[Base.DateTime] = "2026:05:14 09:30:00"
    place = exif.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef], place[GPS.GPSLatitude] = "N", (44.0, 50.0, 16.0)
    place[GPS.GPSLongitudeRef], place[GPS.GPSLongitude] = "W", (0.0, 34.0, 44.0)
    return exif


def find_corners(data: bytes) -> dict[str, str]:
    """Name the colour in each corner of the picture as stored, whatever its EXIF says."""
    with Image.open(io.BytesIO(data)) as photo:
        pixels = photo.convert("RGB")
    width, height = pixels.size
    quarter = (width // 4, height // 4)
    return {
        corner: name_colour(average(pixels.crop((x, y, x + quarter[0], y + quarter[1]))))
        for corner, (x, y) in corner_boxes(width, height).items()
    }


def average(part: Image.Image) -> tuple[float, ...]:
    """Average the colour of a part of a picture."""
    return tuple(ImageStat.Stat(part).mean)


def name_colour(pixel: tuple[float, ...]) -> str:
    """Name the nearest of the corner colours; « other » when none is near."""
    distances = {
        name: max(abs(seen - meant) for seen, meant in zip(pixel, colour, strict=True))
        for name, colour in CORNER_COLOURS.items()
    }
    nearest = min(distances, key=distances.__getitem__)
    return nearest if distances[nearest] <= COLOUR_MARGIN else "other"


def is_upright(data: bytes) -> bool:
    """Say whether the stored pixels themselves stand, with no EXIF note to turn them further."""
    with Image.open(io.BytesIO(data)) as photo:
        orientation = photo.getexif().get(Base.Orientation, 1)
    return orientation == 1 and find_corners(data) == UPRIGHT


def has_gps(data: bytes) -> bool:
    """Say whether the EXIF of the picture tells a place."""
    with Image.open(io.BytesIO(data)) as photo:
        return bool(photo.getexif().get_ifd(IFD.GPSInfo))


def list_private_data(data: bytes) -> list[str]:
    """Name every part of the file that could tell more than the picture; empty when none does.

    Only the segments that say how to decode are harmless (JFIF, colour profile, Adobe): any other
    application segment, a comment, and whatever follows the end of the picture are named.
    """
    named = []
    for segment in list_segments(data):
        begins = segment.payload[:28].split(b"\0")[0].decode("ascii", "replace")
        if segment.marker == END and segment.payload:
            named.append(f"{len(segment.payload)} bytes after the end")
        elif segment.marker == COMMENT:
            named.append(f"comment {begins}")
        elif segment.marker in APPLICATION and not is_harmless(segment):
            named.append(f"APP{segment.marker - APPLICATION.start} {begins}")
    return named


def is_harmless(segment: Segment) -> bool:
    """Say whether an application segment only says how to decode the picture."""
    beginning = HARMLESS_SEGMENTS.get(segment.marker)
    return beginning is not None and segment.payload.startswith(beginning)


def list_segments(data: bytes) -> list[Segment]:
    """List the segments of a JPEG, the end with what follows it; raise NotJpeg when not whole."""
    segments: list[Segment] = []
    at = 2
    if data[:2] != bytes([0xFF, START]):
        raise NotJpeg("no start marker")
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if len(data) < at + 2 or data[at] != 0xFF:
            raise NotJpeg(f"no marker at byte {at}")
        marker = data[at + 1]
        if marker == END:
            return [*segments, Segment(END, data[at + 2 :])]
        length_bytes = int.from_bytes(data[at + 2 : at + 4], "big")
        segments.append(Segment(marker, data[at + 4 : at + 2 + length_bytes]))
        at += 2 + length_bytes
        if marker == SCAN:
            at = skip_scan(data, at)


def skip_scan(data: bytes, at: int) -> int:
    """Find the marker after the picture data that begins here, restarts and stuffing skipped."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following != b"\x00" and not b"\xd0" <= following <= b"\xd7":
            return at
        at += 2
    raise NotJpeg("the picture data does not end")
