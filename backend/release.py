"""Which release of Grillon this is."""

from importlib.metadata import version

RELEASE = version("grillon")
