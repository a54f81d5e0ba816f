"""Encoding an entry with its keys sorted: msgspec against the standard library."""

import json

import msgspec

from tests.bench.measure import Benchmark

ENTRY = {
    "id": "0193523a-0000-7000-8000-000000000001",
    "visit": "0193523a-0000-7000-8000-000000000002",
    "author": "0193523a-0000-7000-8000-000000000003",
    "device": "0193523a-0000-7000-8000-000000000004",
    "device_time": 1_795_324_851_000,
    "kind": "answer",
    "field": "answer/local_share/vegetables",
    "content": {"special": "not_observed", "note": "Étal fermé, à revoir en février."},
    "replaces": ["0193523a-0000-7000-8000-000000000005"],
}


def encode_with_msgspec() -> bytes:
    """Encode with msgspec."""
    return msgspec.json.encode(ENTRY, order="sorted")


def encode_with_json() -> bytes:
    """Encode with the standard library."""
    return json.dumps(ENTRY, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def get_benchmark() -> Benchmark:
    """Give the benchmark; raise ValueError when the two sides do not do the same thing."""
    if encode_with_msgspec() != encode_with_json():
        raise ValueError("the two encodings differ")
    return Benchmark("sorted JSON of an entry", encode_with_msgspec, encode_with_json)
