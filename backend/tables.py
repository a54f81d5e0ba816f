"""Every table, imported once so that migrations and tests see them all."""

from backend.accounts import tables as accounts
from backend.charters import tables as charters
from backend.devices import tables as devices
from backend.outlets import tables as outlets
from backend.photos import tables as photos
from backend.register import tables as register
from backend.territories import tables as territories
from backend.visits import tables as visits

__all__ = [
    "accounts",
    "charters",
    "devices",
    "outlets",
    "photos",
    "register",
    "territories",
    "visits",
]
