"""The photo made for the tests is one that a phone takes; its checks see what they must."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.images import (
    UPRIGHT,
    NotJpeg,
    find_corners,
    has_gps,
    is_upright,
    list_private_data,
    list_segments,
    make_photo,
)

RE_ENCODE = """async (input) => {
  const picture = await createImageBitmap(input.files[0]);
  const canvas = new OffscreenCanvas(picture.width / 4, picture.height / 4);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({type: "image/jpeg", quality: 0.8});
  return Array.from(new Uint8Array(await blob.arrayBuffer()));
}"""


@pytest.fixture(scope="module")
def photo() -> bytes:
    """The photo, as it leaves the camera."""
    return make_photo()


def save(picture: Image.Image, **options: object) -> bytes:
    """Write a picture as a JPEG."""
    written = io.BytesIO()
    picture.save(written, "JPEG", **options)
    return written.getvalue()


def test_the_photo_is_heavy_lies_on_its_side_and_tells_its_place(photo: bytes) -> None:
    """12 megapixels, more than 1 MB, EXIF with camera and GPS, pixels turned to the left."""
    with Image.open(io.BytesIO(photo)) as opened:
        size_px, maker = opened.size, opened.getexif()[0x010F]

    assert (4000, 3000) == size_px
    assert "Grillon Optique" == maker
    assert len(photo) > 1_000_000
    assert has_gps(photo)
    assert not is_upright(photo)
    assert ["APP1 Exif"] == list_private_data(photo)


def test_the_same_seed_makes_the_same_photo_and_another_seed_another(photo: bytes) -> None:
    """Photos of one test differ in their hash when it wants them to."""
    assert photo == make_photo(0)
    assert photo != make_photo(1)


def test_a_photo_re_encoded_by_the_browser_is_upright_and_tells_nothing(
    page: Page, photo: bytes
) -> None:
    """What Chromium writes after it turned the picture passes every check."""
    page.set_content('<input type="file">')
    files = page.locator("input")
    files.set_input_files({"name": "p.jpg", "mimeType": "image/jpeg", "buffer": photo})

    written = bytes(files.evaluate(RE_ENCODE))

    assert UPRIGHT == find_corners(written)
    assert is_upright(written)
    assert [] == list_private_data(written)
    assert not has_gps(written)


def test_upright_pixels_that_an_exif_note_turns_again_are_not_upright(photo: bytes) -> None:
    """A picture turned once by its sender and once by its reader is seen."""
    with Image.open(io.BytesIO(photo)) as opened:
        turned = opened.transpose(Image.Transpose.ROTATE_270)
        exif = opened.getexif()

    assert is_upright(save(turned))
    assert not is_upright(save(turned, exif=exif))


def test_every_hiding_place_is_named() -> None:
    """A comment, an XMP segment, bytes after the end, and a segment between two scans."""
    plain = save(Image.new("RGB", (64, 64), (200, 30, 30)), progressive=True)
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x/>"
    segment = b"\xff\xe1" + (len(xmp) + 2).to_bytes(2, "big") + xmp
    second_scan = plain.rindex(b"\xff\xda")

    assert [] == list_private_data(plain)
    assert ["comment Emma"] == list_private_data(save(Image.new("RGB", (8, 8)), comment=b"Emma"))
    assert ["APP1 http://ns.adobe.com/xap/1.0/"] == list_private_data(
        plain[:second_scan] + segment + plain[second_scan:]
    )
    assert ["4 bytes after the end"] == list_private_data(plain + b"Emma")


def test_a_file_cut_short_is_not_a_jpeg(photo: bytes) -> None:
    """Half a photo and a PNG are both refused rather than found clean."""
    for data in (photo[: len(photo) // 2], b"\x89PNG\r\n\x1a\n", photo[:2], b""):
        with pytest.raises(NotJpeg):
            list_segments(data)
