"""Demo cycle rules, from C2C's published processes: the oldest, and the yearly one (C2C-30)."""

from typing import Any

from cms.data_files import data_beside

FORMS = {"data-and-tools": "data", "community-engagement": "engagement"}

_DATA = data_beside(__file__)
OLDEST: dict[str, Any] = _DATA["oldest"]
YEARLY: dict[str, Any] = _DATA["yearly"]
# For a year with dates outside the usual seasons.
ANY_TIME = YEARLY | {
    "steps": [
        step | {"name": name} for step, name in zip(YEARLY["steps"], _DATA["short_names"], strict=True)
    ],
}
