"""Reads HTTP/1.1 messages off a stream, block by block and byte for byte, for the proxy."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

BLOCK_BYTES = 65_536


class Truncated(ConnectionError):
    """The stream ended in the middle of a message."""


@dataclass(frozen=True)
class Head:
    """The first line and the fields of a message; `raw` is what came, blank line included."""

    line: str
    fields: dict[str, str]
    raw: bytes

    @property
    def length_bytes(self) -> int:
        """Length that the message announces for its body, 0 when it announces none."""
        return int(self.fields.get("content-length", "0"))

    @property
    def is_chunked(self) -> bool:
        """Whether the body comes in chunks."""
        return "chunked" in self.fields.get("transfer-encoding", "").lower()

    @property
    def status(self) -> int:
        """Status of a response."""
        return int(self.line.split()[1])


def read_head(stream: BufferedReader) -> Head | None:
    """Read the head of the next message; None when the stream ends before it begins."""
    lines = [stream.readline()]
    if not lines[0]:
        return None
    while lines[-1] not in {b"\r\n", b"\n"}:
        lines.append(stream.readline())
        if not lines[-1]:
            raise Truncated("in the head")
    named = (line.decode("latin-1").partition(":") for line in lines[1:-1])
    fields = {name.strip().lower(): value.strip() for name, _, value in named}
    return Head(lines[0].decode("latin-1").strip(), fields, b"".join(lines))


def read_request_body(stream: BufferedReader, head: Head) -> Iterator[bytes]:
    """Read the body of a request as it comes, chunk marks included."""
    if head.is_chunked:
        return read_chunks(stream)
    return read_length(stream, head.length_bytes)


def read_response_body(stream: BufferedReader, head: Head, method: str) -> Iterator[bytes]:
    """Read the body of the response to such a method as it comes, chunk marks included."""
    if method == "HEAD" or head.status in {204, 304}:
        return iter(())
    if not head.is_chunked and "content-length" not in head.fields:
        return read_to_end(stream)
    return read_request_body(stream, head)


def read_length(stream: BufferedReader, length_bytes: int) -> Iterator[bytes]:
    """Read exactly so many bytes, in blocks."""
    while length_bytes > 0:
        block = stream.read1(min(BLOCK_BYTES, length_bytes))
        if not block:
            raise Truncated("in the body")
        length_bytes -= len(block)
        yield block


def read_to_end(stream: BufferedReader) -> Iterator[bytes]:
    """Read until the other side closes."""
    while block := stream.read1(BLOCK_BYTES):
        yield block


def read_chunks(stream: BufferedReader) -> Iterator[bytes]:
    """Read a chunked body, its closing chunk and its trailers."""
    size_bytes = 1
    while size_bytes:
        mark = read_line(stream)
        yield mark
        size_bytes = int(mark.split(b";")[0], 16)
        if size_bytes:
            yield from read_length(stream, size_bytes)
            yield read_line(stream)
    while (trailer := read_line(stream)).strip():
        yield trailer
    yield trailer


def read_line(stream: BufferedReader) -> bytes:
    """Read one line; raise Truncated when there is none."""
    line = stream.readline()
    if not line:
        raise Truncated("between chunks")
    return line
