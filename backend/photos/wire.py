"""What travels about photos."""

from msgspec import Struct


class PhotoReceipt(Struct):
    """The server's word that it holds these bytes on disk."""

    sha256: str
    size_bytes: int
