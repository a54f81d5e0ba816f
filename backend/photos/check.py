"""What a photo must be to be kept: a JPEG of reasonable size that says nothing of its maker."""

import hashlib
import io
import re
import warnings

from PIL import Image, UnidentifiedImageError

from backend.problems import Problem

MAX_BYTES = 8_000_000
MAX_PIXELS = 26_000_000
END_OF_IMAGE = 0xD9
COMMENT = 0xFE
APPLICATION = range(0xE0, 0xF0)
# What says how to show the picture; any other segment of an application tells of its making.
SHOWING = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
# A marker, unless it stands alone: stuffing, padding, restarts, the start of the image.
MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd8\xff])", re.DOTALL)

# Once for the process: photos are checked in threads, where filters cannot be set for a while.
warnings.simplefilter("error", Image.DecompressionBombWarning)


def check_photo(body: bytes, sha256: str) -> None:
    """Refuse anything but the JPEG of that hash, without EXIF, that decodes whole (design 10)."""
    if len(body) > MAX_BYTES:
        raise too_large()
    found = hashlib.sha256(body).hexdigest()
    if found != sha256:
        raise Problem(422, "photo-hash-differs", "not the bytes that the hash names", found=found)
    if tells_of_its_making(body):
        raise Problem(422, "photo-carries-exif", "the photo carries data about its making")
    _decode(body)


def too_large() -> Problem:
    """Return the refusal of a photo of too many bytes."""
    return Problem(413, "photo-too-large", "the photo is too large", max_bytes=MAX_BYTES)


def tells_of_its_making(body: bytes) -> bool:
    """Tell whether a JPEG carries EXIF, XMP, IPTC, a comment, or anything after its end.

    The whole file is read: a segment may stand after padding or between two scans.
    """
    place = 2
    while found := MARKER.search(body, place):
        marker, place = found[1][0], found.end()
        if marker == END_OF_IMAGE:
            return place < len(body)
        length = max(2, int.from_bytes(body[place : place + 2]))
        if _is_telling(marker, body[place + 2 : place + length]):
            return True
        place += length
    return False


def _is_telling(marker: int, content: bytes) -> bool:
    if marker in APPLICATION:
        return marker not in SHOWING or not content.startswith(SHOWING[marker])
    return marker == COMMENT


def _decode(body: bytes) -> None:
    try:
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
