"""The charters shipped, as their files."""

from pathlib import Path

CHARTERS = Path(__file__).parents[2] / "criteria" / "charters"


def read_shipped(name: str) -> str:
    """Give the TOML of a charter shipped."""
    return (CHARTERS / f"{name}.toml").read_text()
