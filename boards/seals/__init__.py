"""Which facts of this room’s rows the ledger holds fast. Words stand in as their SHA-256."""

from boards.seals import acts, events, materials, minutes

__all__ = ["acts", "events", "materials", "minutes"]
