"""Fields this app seals in the ledger. Text is represented by its SHA-256."""

from boards.site.ledger import (
    acts,
    agreements,
    applications,
    data_sets,
    events,
    groups,
    materials,
    members,
    minutes,
    opened,
    openings,
    steps,
    stories,
)

__all__ = [
    "acts",
    "agreements",
    "applications",
    "data_sets",
    "events",
    "groups",
    "materials",
    "members",
    "minutes",
    "opened",
    "openings",
    "steps",
    "stories",
]
