"""Photos made small for paper; the originals stay as they came."""

import io

from PIL import Image

SIDE_PX = 560
"""The longer side of a printed photo: about 250 dots an inch at the size of a report."""
QUALITY = 72


def shrink(body: bytes) -> bytes:
    """Return a JPEG no larger than `SIDE_PX`, the same bytes for the same photo."""
    with Image.open(io.BytesIO(body), formats=["JPEG"]) as image:
        image.draft("RGB", (SIDE_PX, SIDE_PX))
        small = image.convert("RGB")
        small.thumbnail((SIDE_PX, SIDE_PX))
        buffer = io.BytesIO()
        small.save(buffer, "JPEG", quality=QUALITY)
        return buffer.getvalue()
