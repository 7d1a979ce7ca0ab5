"""The powers of this app; importing registers them."""

from boards.site.powers import bodies, committees

__all__ = ["bodies", "committees"]
