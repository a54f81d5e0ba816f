"""What a photo must be to be kept: a JPEG of reasonable size that says nothing of its maker."""

import hashlib
import io
import struct
import warnings

from PIL import Image, UnidentifiedImageError

from backend.problems import Problem

MAX_BYTES = 8_000_000
MAX_PIXELS = 26_000_000
START_OF_SCAN = 0xDA
# What a camera or an editor writes about itself: EXIF and XMP, IPTC, comments.
TELLING_SEGMENTS = {0xE1, 0xED, 0xFE}


def check_photo(body: bytes, sha256: str) -> None:
    """Refuse anything but the JPEG of that hash, without EXIF, that decodes whole (design 10)."""
    if len(body) > MAX_BYTES:
        raise Problem(413, "photo-too-large", "the photo is too large", max_bytes=MAX_BYTES)
    found = hashlib.sha256(body).hexdigest()
    if found != sha256:
        raise Problem(422, "photo-hash-differs", "not the bytes that the hash names", found=found)
    if TELLING_SEGMENTS & set(list_segments(body)):
        raise Problem(422, "photo-carries-exif", "the photo carries data about its making")
    _decode(body)


def list_segments(body: bytes) -> list[int]:
    """Return the markers of a JPEG's segments before the image itself."""
    markers: list[int] = []
    place = 2
    while place + 4 <= len(body) and body[place] == 0xFF and body[place + 1] != START_OF_SCAN:
        markers.append(body[place + 1])
        place += 2 + int(struct.unpack(">H", body[place + 2 : place + 4])[0])
    return markers


def _decode(body: bytes) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(body), formats=["JPEG"]) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise Problem(413, "photo-too-large", "too many pixels", max_pixels=MAX_PIXELS)
                image.load()
    except (
        OSError,
        SyntaxError,
        ValueError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as fault:
        raise Problem(422, "photo-not-an-image", "this is not a readable JPEG") from fault
