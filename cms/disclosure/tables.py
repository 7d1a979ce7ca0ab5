"""Tables and figures made fit to publish."""

from cms.disclosure.release import Release
from cms.disclosure.shapes import LEAST_THRESHOLD, THRESHOLD, Cell, PublishedTable, Table


def publish_together(tables: list[Table], *, threshold: int = THRESHOLD) -> list[PublishedTable]:
    """Tables that a reader can lay side by side: what they share is hidden in all or in none."""
    release = Release(_checked(threshold))
    for table in tables:
        release.add(table)
    release.protect()
    return [release.published(table) for table in tables]


def publishable(
    table: dict, *, threshold: int = THRESHOLD, totals: bool = True, public_total: bool = False
) -> PublishedTable:
    """label → count, or row → column → count. With `totals=False` no sum is shown here, nor anywhere else.

    With `public_total=True` the sum of all is told elsewhere in any case (C2C-21) and the rest is hidden accordingly.
    """
    two_way = any(isinstance(value, dict) for value in table.values())
    columns = "columns" if two_way else ""
    whole = Table(table, columns=columns, totals=totals, public_total=public_total)
    return publish_together([whole], threshold=threshold)[0]


def publishable_choices(
    counts: dict[str, int], respondents: int, *, threshold: int = THRESHOLD, public_total: bool = False
) -> PublishedTable:
    """Counts of a question with many choices: each choice beside those who did not choose it."""
    tables = [
        Table({"yes": n, "no": respondents - n}, rows=f"choice {label}", public_total=public_total)
        for label, n in counts.items()
    ]
    parts = publish_together(tables, threshold=threshold)
    result = PublishedTable({label: part["yes"] for label, part in zip(counts, parts, strict=True)})
    result.threshold, result.row_totals, result.column_totals = threshold, {}, {}
    result.total = parts[0].total if parts else published_count(respondents, threshold=threshold)
    return result


def published_count(n: int, *, threshold: int = THRESHOLD) -> Cell:
    """One count that stands alone."""
    return Cell(None, "small") if 0 < n < _checked(threshold) else Cell(n)


def percent(part: Cell, whole: Cell, *, digits: int = 0) -> float | None:
    """None when a number it rests on is hidden, or there is nobody."""
    if part.value is None or not whole.value:
        return None
    return round(100 * part.value / whole.value, digits)


def mean(total: float, n: Cell | int, *, threshold: int = THRESHOLD, digits: int = 1) -> float | None:
    """None when the group is too small to speak of."""
    cell = n if isinstance(n, Cell) else published_count(n, threshold=threshold)
    return round(total / cell.value, digits) if cell.value else None


def _checked(threshold: int) -> int:
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"the threshold may be raised, never below {LEAST_THRESHOLD}")
    return threshold
