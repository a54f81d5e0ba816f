"""The format of a rescue file: the shared vectors, and what is said of a file that was changed."""

import asyncio
import base64
import json
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.accounts.secrets import hash_secret
from backend.rescue.container import (
    RescueFileRefused,
    Source,
    derive_key,
    prove,
    read_chunks,
    read_header,
)
from tests.backend.rescue.writing import list_pieces, seal_pieces

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "criteria/cases/rescue.json").read_text(encoding="utf-8")
)
FILE = base64.b64decode(VECTORS["file"])
PHOTOS = [base64.b64decode(photo) for photo in VECTORS["photos"]]
KINDS = ["sender", "entries", "entries", "photo", "photo", "end"]
HEADER_END = 17 + 4 + int.from_bytes(FILE[17:21])


def read_private(name: str) -> ec.EllipticCurvePrivateKey:
    """Return a key of the vectors."""
    secret = base64.urlsafe_b64decode(VECTORS[name]["d"] + "=")
    return ec.derive_private_key(int.from_bytes(secret), ec.SECP256R1())


PRIVATE = (
    read_private("caisse_key")
    .private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    .decode()
)


def open_file(file: bytes, block_bytes: int = 1000) -> tuple[bytes, list[tuple[str, bytes]]]:
    """Return the header's bytes and the chunks of a file that comes in blocks."""

    async def give() -> AsyncIterator[bytes]:
        for start in range(0, len(file), block_bytes):
            yield file[start : start + block_bytes]

    async def read() -> tuple[bytes, list[tuple[str, bytes]]]:
        source = Source(give())
        header, written = await read_header(source)
        key = derive_key(header, written, PRIVATE)
        return written, [(chunk.kind, chunk.body) async for chunk in read_chunks(source, key)]

    return asyncio.run(read())


def kinds_of(file: bytes) -> list[str]:
    """Return the kinds of the chunks of a file."""
    return [kind for kind, _ in open_file(file)[1]]


def find_chunk(index: int) -> tuple[int, int]:
    """Return where a chunk of the vectors begins, its length included, and where it ends."""
    place = HEADER_END
    for _ in range(index):
        place += 4 + int.from_bytes(FILE[place : place + 4])
    return place, place + 4 + int.from_bytes(FILE[place : place + 4])


def changed(place: int) -> bytes:
    """Return the file with one bit changed."""
    return FILE[:place] + bytes([FILE[place] ^ 1]) + FILE[place + 1 :]


@pytest.mark.parametrize("block_bytes", [1, 7, 1000, 10**6])
def test_rule_10_the_shared_vectors_open_whatever_the_blocks(block_bytes: int) -> None:
    """What the tablet wrote is read whole: its sender, its entries, its photos, its end."""
    header, chunks = open_file(FILE, block_bytes)
    sender, *pieces, end = chunks
    entries = [one for kind, body in pieces if kind == "entries" for one in json.loads(body)]

    assert [kind for kind, _ in chunks] == KINDS
    assert VECTORS["entries"] == entries
    assert PHOTOS == [body for kind, body in pieces if kind == "photo"]
    assert {"entries": 3, "photos": 2} == json.loads(end[1])
    claim = {"device": VECTORS["device"], "made_at": VECTORS["made_at"]}
    proof = prove(hash_secret(VECTORS["secret"]), header)
    assert claim | {"proof": proof} == json.loads(sender[1])


def test_the_vectors_are_what_the_description_says() -> None:
    """Written by the page that describes the format alone, the file is the same."""
    sender = {"device": VECTORS["device"], "made_at": VECTORS["made_at"]}
    written = seal_pieces(
        VECTORS["caisse"],
        VECTORS["key_id"],
        VECTORS["public_key"],
        read_private("ephemeral_key"),
        lambda header: list_pieces(
            header, sender, VECTORS["secret"], VECTORS["entries"], PHOTOS, 2
        ),
    )

    assert written == FILE


@pytest.mark.parametrize("index", range(len(KINDS)))
def test_a_changed_chunk_is_named_and_the_others_are_read(index: int) -> None:
    """One bit of a chunk: that chunk alone is unreadable."""
    expected = [*KINDS[:index], "unreadable", *KINDS[index + 1 :]]
    expected += ["cut"] if index == len(KINDS) - 1 else []

    assert expected == kinds_of(changed(find_chunk(index)[1] - 1))


@pytest.mark.parametrize("index", range(len(KINDS)))
def test_a_file_cut_anywhere_says_so_and_gives_what_precedes(index: int) -> None:
    """Before a chunk, inside its length, one byte before its end."""
    start, end = find_chunk(index)

    for place in (start, start + 2, start + 4, end - 1):
        assert [*KINDS[:index], "cut"] == kinds_of(FILE[:place])


def test_chunks_neither_move_nor_disappear_unseen() -> None:
    """A chunk taken out makes all that follow unreadable; two that change places, both."""
    (start, middle), (_, end) = find_chunk(3), find_chunk(4)
    swapped = FILE[:start] + FILE[middle:end] + FILE[start:middle] + FILE[end:]

    assert [*KINDS[:3], "unreadable", "unreadable", "cut"] == kinds_of(FILE[:start] + FILE[middle:])
    assert [*KINDS[:3], "unreadable", "unreadable", "end"] == kinds_of(swapped)


def test_what_follows_the_end_is_not_read() -> None:
    """Bytes after the end are nobody's."""
    assert KINDS == kinds_of(FILE + b"more")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "not_a_rescue_file"),
        (b"PK\x03\x04 not ours at all", "not_a_rescue_file"),
        (FILE.replace(b"rescue/1", b"rescue/2"), "newer_format"),
        (FILE[:40], "damaged_header"),
        (FILE[:17] + (10**6).to_bytes(4) + FILE[21:], "damaged_header"),
        (FILE.replace(b'"ephemeral":"B', b'"ephemeral":"?'), "damaged_header"),
        (FILE.replace(b'"ephemeral":"B', b'"ephemeral":"C'), "damaged_header"),
        (FILE.replace(b'"caisse"', b'"caissf"'), "damaged_header"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_refused_by_name(file: bytes, reason: str) -> None:
    """Another file, a later version, a head that was changed."""
    with pytest.raises(RescueFileRefused) as refused:
        open_file(file)

    assert reason == refused.value.reason


def test_no_chunk_opens_under_another_head() -> None:
    """The key is bound to the head: a caisse's name changed in it opens nothing."""
    other = FILE.replace(b"0000000000ca", b"0000000000cb")

    assert {"unreadable", "cut"} == set(kinds_of(other))


def test_one_chunk_at_a_time_is_in_memory() -> None:
    """A file of 150 photos of 1 MB is read in less than 12 MB."""
    key, size_bytes, count = bytes(32), 1_000_000, 150
    cipher = AESGCM(key)

    async def give() -> AsyncIterator[bytes]:
        for index in range(count):
            nonce = bytes(7) + index.to_bytes(4) + bytes([index == count - 1])
            letter = b"z" if index == count - 1 else b"p"
            sealed = cipher.encrypt(nonce, letter + bytes(size_bytes), None)
            written = len(sealed).to_bytes(4) + sealed
            for start in range(0, len(written), 65_536):
                yield written[start : start + 65_536]

    async def read() -> int:
        return len([None async for chunk in read_chunks(Source(give()), key) if chunk.body])

    tracemalloc.start()
    try:
        assert count == asyncio.run(read())
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak_bytes < 12 * size_bytes
