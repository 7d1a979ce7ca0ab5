"""Linked records about people never belong here: what a file gives away of it, where that can be read (C2C-13).

Nothing is refused silently: whoever sends the file is told what was seen, and decides.
"""

from typing import Any

from cms.cleaning import find_identifiers

READABLE = ("csv", "txt")
MOST_READ = 2_000_000
MANY = 3


def looks_like_people(file: Any, extension: str) -> int:
    """How many numbers, birth dates, addresses and the like stand in a file of plain text; few are no sign."""
    if extension not in READABLE:
        return 0
    file.seek(0)
    words = file.read(MOST_READ).decode("utf-8", "replace")
    file.seek(0)
    found = len(find_identifiers(words))
    return found if found >= MANY else 0
