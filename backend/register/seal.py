"""A seal stands in the register for a private payload: a salted hash that a payload opens."""

import hashlib
import hmac

from criteria.canonical import canonical_bytes

SEAL_TAG = b"grillon/seal/1\x00"
SALT_BYTES = 32


class SaltRefused(ValueError):
    """A salt that is not 32 bytes long: shorter ones let a payload be guessed."""


def seal(salt: bytes, payload: object) -> str:
    """Return the seal of a payload under its own salt; raises SaltRefused or NotCanonical."""
    return seal_bytes(salt, canonical_bytes(payload))


def seal_bytes(salt: bytes, payload: bytes) -> str:
    """Return the seal of a payload given as its canonical bytes; raises SaltRefused."""
    if len(salt) != SALT_BYTES:
        raise SaltRefused(f"{len(salt)} bytes")
    return hashlib.sha256(SEAL_TAG + salt + payload).hexdigest()


def opens(salt: bytes, payload: bytes, sealed: str) -> bool:
    """Tell whether a salt and the bytes of a payload are those of a seal."""
    return len(salt) == SALT_BYTES and hmac.compare_digest(seal_bytes(salt, payload), sealed)
