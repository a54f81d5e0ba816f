"""Secrets that open doors: long tokens, short codes that people type, and their hashes."""

import base64
import hashlib
import secrets
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from backend.accounts.tables import CaisseKey

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8


def make_token() -> str:
    """Return a new secret of 256 bits, safe in a URL fragment and a header."""
    return secrets.token_urlsafe(32)


def make_code() -> str:
    """Return a new code of 8 characters without look-alikes (0 O 1 I L), about 39 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str:
    """Return the code that someone meant: upper case, without spaces and hyphens."""
    return "".join(c for c in typed.upper() if c not in " -\u2010\u2011\u2013\u00a0")


def hash_secret(secret: str) -> str:
    """Return the SHA-256 of a secret in hexadecimal: what the database keeps."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_caisse_key(caisse_id: UUID, now: int) -> CaisseKey:
    """Return a new P-256 key pair of a caisse; its id is the head of the public key's hash."""
    private = ec.generate_private_key(ec.SECP256R1())
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return CaisseKey(
        id=hashlib.sha256(public).hexdigest()[:16],
        caisse_id=caisse_id,
        public_spki=base64.b64encode(public).decode(),
        private_pkcs8=pem.decode(),
        made_at=now,
    )
