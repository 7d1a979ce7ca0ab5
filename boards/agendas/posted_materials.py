"""The documents that a snapshot lists: those of the whole meeting, and those of each item. Pure.

A snapshot without documents of the whole meeting has no list of them, as those posted before there were any.
"""


def of_the_meeting(snapshot: dict) -> list[dict]:
    return snapshot.get("materials", [])


def all_of(snapshot: dict) -> list[dict]:
    """Every listed document, as rows of the snapshot itself."""
    rows = [row for item in snapshot["items"] for row in item.get("materials", [])]
    return [*of_the_meeting(snapshot), *rows]
