"""Every table, imported once so that migrations and tests see them all."""

from backend.accounts import tables as accounts
from backend.devices import tables as devices

__all__ = ["accounts", "devices"]
