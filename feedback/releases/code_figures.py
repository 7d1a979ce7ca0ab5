"""Read the tables a finding needs from a release, and choose the two groups its page compares."""

from typing import Any

from feedback.models import Release
from feedback.releases.cells import COMPLEMENT, HELD, is_published, share

GROUPS = ("role", "channel", "language")
TOLD_OF_EACH = ("channel", "month")
NO_GROUP = ("others", "missing")
MOST_THEMES_BY_GROUP = 5
Json = dict[str, Any]


def released_figures(release: Release, code: str) -> Json:
    """Return every number of a finding; what the tables do not contain is suppressed."""
    tables = release.tables
    themes = _themes(tables)
    nobody = HELD if themes is None or _is_stale(tables["themes"]) else 0
    own = next((row for row in themes or [] if row["key"] == code), {"comments": nobody, "against": nobody})
    channels, languages = (_of_code(tables, name, code) for name in ("channel", "language"))
    return {
        "comments": own["comments"],
        "against": own["against"],
        "people": _beside(tables, "people", code, own["comments"]),
        "once": _beside(tables, "once", code, own["comments"]),
        "all": _whole(tables),
        "channels": channels,
        "languages": languages,
        "themes": themes,
        "unknown": {
            "channels": _unknown(tables, "channel"),
            "languages": _unknown(tables, "language"),
            "themes": ["*"] if themes is not None and _is_stale(tables["themes"]) else [],
        },
        "groups": _groups(tables, themes or []),
        "who": _who(tables),
        "see": tables.get("themes", {}).get("see", 0),
        "release": release.sha256,
    }


def _whole(tables: Json) -> Any:
    """Return the total that the themes were counted among."""
    told = tables.get("all", {}).get("total", COMPLEMENT)
    return tables.get("themes", {}).get("total", told)


def _is_stale(table: Json) -> bool:
    """Whether a table is not published, so a missing row is not 0 (PRV-12)."""
    return bool(table.get("state"))


def _themes(tables: Json) -> list[Json] | None:
    if "themes" not in tables:
        return None
    rows = [
        {"key": key, "comments": row["comments"], "against": row["against"]}
        for key, row in tables["themes"]["cells"].items()
        if row["comments"] != 0
    ]
    return sorted(rows, key=lambda row: (-_weight(row["comments"]), row["key"]))


def _weight(cell: Any) -> int:
    """Sort key: suppressed numbers come last, so their position reveals nothing."""
    return cell if is_published(cell) else 0


def _beside(tables: Json, name: str, code: str, comments: object) -> Any:
    return 0 if comments == 0 else tables.get("themes", {}).get(name, {}).get(code, COMPLEMENT)


def _of_code(tables: Json, dimension: str, code: str) -> Json | None:
    if (table := tables.get(f"themes:by:{dimension}")) is None:
        return None
    return {key: cell for key, cell in table["cells"].get(code, {}).items() if cell != 0}


def may_name_comments(release: Release, code: str) -> bool:
    """Whether the comments with a code may be listed one by one (PRV-10).

    A public comment tells when it came, and a file its month and channel. Who lists the comments of a code counts them
    by these, so none of these numbers may be hidden or put together with others. Its language it tells by its text,
    which its author agreed to show.
    """
    tables = release.tables
    row = tables.get("themes", {}).get("cells", {}).get(code, {})
    return is_published(row.get("comments")) and all(_is_whole(tables, name, code) for name in TOLD_OF_EACH)


def _is_whole(tables: Json, dimension: str, code: str) -> bool:
    table = tables.get(f"themes:by:{dimension}")
    if table is None or _is_stale(table):
        return False
    joined = table.get("column_facts", {}).get("joined", {})
    cells = {key: cell for key, cell in table["cells"].get(code, {}).items() if cell != 0}
    return all(is_published(cell) and key not in joined for key, cell in cells.items())


def _unknown(tables: Json, dimension: str) -> list[str]:
    """Return keys without a number of their own: merged ones, or "*" for all keys of a stale table."""
    table = tables.get(f"themes:by:{dimension}")
    if table is None or _is_stale(table):
        return ["*"]
    joined = table.get("column_facts", {}).get("joined", {})
    return sorted({member for members in joined.values() for member in members})


def _who(tables: Json) -> Json:
    return {key: cell for key, cell in tables.get("by:role", {}).get("cells", {}).items() if cell != 0}


def _groups(tables: Json, themes: list[Json]) -> Json:
    """Return the two largest groups of the first dimension that has two with a published size."""
    for dimension in GROUPS:
        whole, split = tables.get(f"by:{dimension}"), tables.get(f"themes:by:{dimension}")
        if whole is None or split is None or _is_stale(whole) or _is_stale(split):
            continue
        sizes = {
            key: size for key, size in whole["cells"].items() if key not in NO_GROUP and is_published(size)
        }
        largest = sorted((key for key in sizes if sizes[key]), key=lambda key: (-sizes[key], key))[:2]
        rows = [_shares(row["key"], split["cells"], sizes, largest) for row in themes[:MOST_THEMES_BY_GROUP]]
        if len(largest) == 2 and any(is_published(cell) for row in rows for cell in row["cells"]):
            heads = [{"key": key, "size": sizes[key]} for key in largest]
            return {"dimension": dimension, "heads": heads, "rows": rows}
    return {}


def _shares(key: str, cells: Json, sizes: Json, groups: list[str]) -> Json:
    own = [cells.get(key, {}).get(group, COMPLEMENT) for group in groups]
    shares = [share(cell, sizes[group]) for cell, group in zip(own, groups, strict=True)]
    return {"key": key, "cells": own, "shares": shares}
