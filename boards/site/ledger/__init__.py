"""Fields this app seals in the ledger. Text is represented by its SHA-256."""

from boards.site.ledger import acts, events, groups, materials, members, minutes

__all__ = ["acts", "events", "groups", "materials", "minutes"]
from boards.site.ledger import agreements

__all__ = ["acts", "agreements", "events", "materials", "minutes"]
from boards.site.ledger import steps

__all__ = ["acts", "events", "materials", "minutes", "steps"]
__all__ = ["acts", "events", "groups", "materials", "members", "minutes"]
from boards.site.ledger import applications

__all__ = ["acts", "applications", "events", "materials", "minutes"]
