"""Writes rescue files by docs/rescue-file.md alone: nothing of what reads them is used here."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Piece = tuple[bytes, bytes]
"""The letter of a chunk and its body."""


def write_json(value: object) -> bytes:
    """Write as JavaScript does."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def seal_pieces(
    caisse: str,
    key_id: str,
    public_spki: str,
    ephemeral: ec.EllipticCurvePrivateKey,
    make_pieces: Any,
) -> bytes:
    """Seal pieces in order, the last as the last; `make_pieces(header)` gives them."""
    point = ephemeral.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    header = write_json(
        {"caisse": caisse, "ephemeral": base64.b64encode(point).decode(), "key_id": key_id}
    )
    public = serialization.load_der_public_key(base64.b64decode(public_spki))
    shared = ephemeral.exchange(ec.ECDH(), public)
    info = b"grillon/rescue/1\0" + header
    cipher = AESGCM(HKDF(hashes.SHA256(), 32, None, info).derive(shared))
    pieces = list(make_pieces(header))
    written = b"grillon-rescue/1\n" + len(header).to_bytes(4) + header
    for index, (letter, body) in enumerate(pieces):
        nonce = bytes(7) + index.to_bytes(4) + bytes([index == len(pieces) - 1])
        sealed = cipher.encrypt(nonce, letter + body, None)
        written += len(sealed).to_bytes(4) + sealed
    return written


def list_pieces(
    header: bytes,
    sender: dict[str, Any],
    secret: str,
    entries: Sequence[Any],
    photos: Iterable[bytes],
    entries_a_chunk: int = 50,
) -> list[Piece]:
    """Return the pieces of a whole file: its sender, its entries, its photos, its end."""
    kept = list(photos)
    key = hashlib.sha256(secret.encode()).digest()
    proof = hmac.new(key, b"grillon/rescue-proof/1\0" + header, hashlib.sha256).hexdigest()
    batches = [
        entries[start : start + entries_a_chunk]
        for start in range(0, len(entries), entries_a_chunk)
    ]
    return [
        (b"s", write_json(sender | {"proof": proof})),
        *((b"e", write_json(batch)) for batch in batches),
        *((b"p", photo) for photo in kept),
        (b"z", write_json({"entries": len(entries), "photos": len(kept)})),
    ]
