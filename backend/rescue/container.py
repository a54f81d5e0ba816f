"""The rescue file (design 10, docs/rescue-file.md): a header, then chunks that are read one by one.

Twin of `pwa/src/domain/rescue.ts`, which writes it, on the vectors of `criteria/cases/rescue.json`.
What is damaged is named and passed over: the rest of the file is still read.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import AsyncIterator
from typing import Literal
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"grillon-rescue/"
VERSION = b"1\n"
MAX_HEADER_BYTES = 1_000
MAX_CHUNK_BYTES = 16_000_000
TAG_BYTES = 16
LENGTH_BYTES = 4
CURVE = ec.SECP256R1()
KEY_INFO = b"grillon/rescue/1\0"
PROOF_INFO = b"grillon/rescue-proof/1\0"

Kind = Literal["sender", "entries", "photo", "end", "unreadable", "cut"]
KINDS: dict[bytes, Kind] = {b"s": "sender", b"e": "entries", b"p": "photo", b"z": "end"}
Refusal = Literal["not_a_rescue_file", "newer_format", "damaged_header"]


class RescueFileRefused(ValueError):
    """Nothing of the file can be read; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


class Header(msgspec.Struct, frozen=True):
    """What lies open at the head of the file: whose it is, and which key opens it."""

    caisse: UUID
    key_id: str
    ephemeral: str
    """The public half of the key made for this file alone: an uncompressed point, base64."""


class Chunk(msgspec.Struct, frozen=True):
    """One piece of the file.

    `unreadable`: it was changed since it was written. `cut`: the file ends before its end.
    """

    kind: Kind
    body: bytes = b""


class Source:
    """Bytes that come in blocks of any size, taken in the lengths that are asked for."""

    def __init__(self, blocks: AsyncIterator[bytes]) -> None:
        self._blocks = blocks
        self._held = bytearray()

    async def take(self, count: int) -> bytes:
        """Return the next bytes: fewer than asked for only where the file ends."""
        while len(self._held) < count:
            try:
                self._held += await anext(self._blocks)
            except StopAsyncIteration:
                break
        taken = bytes(self._held[:count])
        del self._held[:count]
        return taken


async def read_header(source: Source) -> tuple[Header, bytes]:
    """Return the header and its bytes, which the key is bound to; raises RescueFileRefused."""
    if await source.take(len(MAGIC)) != MAGIC:
        raise RescueFileRefused("not_a_rescue_file")
    if await source.take(len(VERSION)) != VERSION:
        raise RescueFileRefused("newer_format")
    length = int.from_bytes(await source.take(LENGTH_BYTES))
    if not 0 < length <= MAX_HEADER_BYTES:
        raise RescueFileRefused("damaged_header")
    written = await source.take(length)
    try:
        return msgspec.json.decode(written, type=Header), written
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise RescueFileRefused("damaged_header") from fault


def derive_key(header: Header, written: bytes, private_pkcs8: str) -> bytes:
    """Return the key of the file, by the private half of the caisse's; raises RescueFileRefused."""
    private = serialization.load_pem_private_key(private_pkcs8.encode(), password=None)
    try:
        point = base64.b64decode(header.ephemeral, validate=True)
        public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
    except (ValueError, binascii.Error) as fault:
        raise RescueFileRefused("damaged_header") from fault
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("the keys of caisses are of P-256")
    shared = private.exchange(ec.ECDH(), public)
    return HKDF(hashes.SHA256(), length=32, salt=None, info=KEY_INFO + written).derive(shared)


async def read_chunks(source: Source, key: bytes) -> AsyncIterator[Chunk]:
    """Yield the chunks in order; what cannot be opened is yielded as such and passed over."""
    cipher = AESGCM(key)
    for index in range(2**32):
        length = int.from_bytes(await source.take(LENGTH_BYTES))
        sealed = await source.take(length) if _is_length(length) else b""
        if not sealed or len(sealed) < length:
            yield Chunk("cut")
            return
        chunk = _open(cipher, index, sealed)
        yield chunk
        if chunk.kind == "end":
            return


def _is_length(length: int) -> bool:
    return TAG_BYTES < length <= MAX_CHUNK_BYTES + TAG_BYTES


def _open(cipher: AESGCM, index: int, sealed: bytes) -> Chunk:
    """Open a chunk; the last one, and it alone, is sealed as the last."""
    for is_last in (False, True):
        try:
            opened = cipher.decrypt(write_nonce(index, is_last=is_last), sealed, None)
        except InvalidTag:
            continue
        kind = KINDS.get(opened[:1], "unreadable")
        return Chunk(kind if (kind == "end") == is_last else "unreadable", opened[1:])
    return Chunk("unreadable")


def write_nonce(index: int, *, is_last: bool) -> bytes:
    """Return the nonce of a chunk: its place and whether it ends the file (STREAM)."""
    return bytes(7) + index.to_bytes(4) + bytes([is_last])


def prove(secret_sha256: str, header: bytes) -> str:
    """Return what shows that the device of this secret made the file with this header."""
    return hmac.new(bytes.fromhex(secret_sha256), PROOF_INFO + header, hashlib.sha256).hexdigest()
