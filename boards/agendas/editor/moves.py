"""Insert, remove, move and indent rows of a draft, each with its parts. Pure.

A row's parts are the deeper rows right behind it. Each function gives the whole list anew, and the same list where a
step leads nowhere.
"""

from collections.abc import Sequence
from dataclasses import replace

from boards.agendas.draft_rows import DEEPEST, OF_THE_ITEM, Row
from boards.choices import ItemKind

Rows = Sequence[Row]
AT_THE_END = "end"  # in place of the key of a row: behind all of them, as an item


def place_of(rows: Rows, key: str) -> int | None:
    return next((place for place, row in enumerate(rows) if row.key == key), None)


def end_of(rows: Rows, place: int) -> int:
    """The place behind a row and its parts."""
    end = place + 1
    while end < len(rows) and rows[end].level > rows[place].level:
        end += 1
    return end


def parts_of(rows: Rows, key: str) -> list[Row]:
    place = place_of(rows, key)
    return [] if place is None else list(rows[place + 1 : end_of(rows, place)])


def moved(rows: Rows, key: str, step: int) -> list[Row]:
    """One place up (-1) or down (1) among its siblings, with its parts."""
    place = place_of(rows, key)
    if place is None:
        return list(rows)
    if step > 0:
        end = end_of(rows, place)
        if end >= len(rows) or rows[end].level < rows[place].level:
            return list(rows)
        return moved(rows, rows[end].key, -1)
    before = _sibling_before(rows, place)
    if before is None:
        return list(rows)
    end = end_of(rows, place)
    return [*rows[:before], *rows[place:end], *rows[before:place], *rows[end:]]


def _sibling_before(rows: Rows, place: int) -> int | None:
    for before in range(place - 1, -1, -1):
        if rows[before].level <= rows[place].level:
            return before if rows[before].level == rows[place].level else None
    return None


def placed(rows: Rows, key: str, behind: str) -> list[Row]:
    """With its parts behind another row and its parts, as its sibling; first of all if ``behind`` is empty."""
    place = place_of(rows, key)
    if place is None:
        return list(rows)
    end = end_of(rows, place)
    taken, rest = list(rows[place:end]), [*rows[:place], *rows[end:]]
    target = place_of(rest, behind)
    if target is None:
        return list(rows) if behind else of_their_item([*_at_level(taken, 0), *rest])
    fitting = _at_level(taken, rest[target].level)
    if max(row.level for row in fitting) > DEEPEST:
        return list(rows)
    after = end_of(rest, target)
    return of_their_item([*rest[:after], *fitting, *rest[after:]])


def _at_level(rows: list[Row], level: int) -> list[Row]:
    by = level - rows[0].level
    return [replace(row, level=row.level + by) for row in rows]


def can_shift(rows: Rows, key: str, by: int) -> bool:
    return shifted(rows, key, by) != list(rows)


def shifted(rows: Rows, key: str, by: int) -> list[Row]:
    """One level deeper (1) or higher (-1), with its parts. Three levels at most; a break has no parts."""
    place = place_of(rows, key)
    if place is None:
        return list(rows)
    end = end_of(rows, place)
    levels = [row.level + by for row in rows[place:end]]
    ceiling = rows[place - 1].level + 1 if place else 0
    if min(levels) < 0 or max(levels) > DEEPEST or levels[0] > ceiling:
        return list(rows)
    if by > 0 and (_item_of(rows, place - 1).kind == ItemKind.BREAK or rows[place].kind == ItemKind.BREAK):
        return list(rows)
    deeper = [replace(row, level=level) for row, level in zip(rows[place:end], levels, strict=True)]
    return of_their_item([*rows[:place], *deeper, *rows[end:]])


def _item_of(rows: Rows, place: int) -> Row:
    return next(row for row in reversed(rows[: place + 1]) if row.level == 0)


def of_their_item(rows: Rows) -> list[Row]:
    """Parts have the kind of their item, and its reason for being closed or special."""
    found: list[Row] = []
    top: Row | None = None
    for row in rows:
        if top is None or row.level == 0:
            top = row
            found.append(row)
        else:
            found.append(replace(row, kind=top.kind, citation=top.citation, purpose=top.purpose))
    return found


def unlike_its_item(before: Rows, after: Rows) -> Row | None:
    """The first row that would lose its kind, ground or purpose to the item it was put under."""
    own = {row.key: row for row in before}
    return next((own[row.key] for row in after if _shared(own[row.key]) != _shared(row)), None)


def _shared(row: Row) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in OF_THE_ITEM)


def inserted(rows: Rows, behind: str, fresh: Row) -> list[Row]:
    """Right behind a row, as its first part if it has parts; at the end of all; else first of all."""
    if behind == AT_THE_END:
        return [*rows, replace(fresh, level=0)]
    place = place_of(rows, behind)
    if place is None:
        return [replace(fresh, level=0), *rows]
    level = level_behind(rows, behind)
    return of_their_item([*rows[: place + 1], replace(fresh, level=level), *rows[place + 1 :]])


def level_behind(rows: Rows, behind: str) -> int:
    place = place_of(rows, behind)
    if place is None:
        return 0
    following = rows[place + 1].level if place + 1 < len(rows) else 0
    return max(rows[place].level, following)


def changed(rows: Rows, fresh: Row) -> list[Row]:
    """A row with what was written; its place and level stay."""
    return of_their_item([replace(fresh, level=row.level) if row.key == fresh.key else row for row in rows])


def removed(rows: Rows, key: str) -> list[Row]:
    place = place_of(rows, key)
    return list(rows) if place is None else [*rows[:place], *rows[end_of(rows, place) :]]


def shape_problem(rows: Rows) -> bool:
    """Whether a level is missing between a row and its part, a key stands twice, or a break has parts."""
    keys = [row.key for row in rows]
    steps = [row.level - before.level for before, row in zip(rows, rows[1:], strict=False)]
    breaks = any(row.level and row.kind == ItemKind.BREAK for row in rows)
    deep = any(row.level not in range(DEEPEST + 1) for row in rows)
    first = bool(rows) and rows[0].level != 0
    return first or breaks or deep or len(set(keys)) < len(keys) or any(step > 1 for step in steps)
