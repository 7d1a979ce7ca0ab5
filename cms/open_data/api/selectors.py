"""Read pages of records for the API: a fixed number of statements, whatever their size."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from cms.models import PublishedRecord
from cms.open_data.api.cursors import cursor_after
from cms.open_data.api.items import Item, item_of
from cms.open_data.api.parameters import Asked
from cms.open_data.selectors import current


@dataclass(frozen=True)
class Page:
    """``count``: of all that match, on whichever page. ``cursor``: of the next page, or "" after the last one."""

    items: list[Item]
    count: int
    cursor: str
    modified_at: datetime | None


@dataclass(frozen=True)
class Found:
    """``removed_at``: of a record that is public no more."""

    copy: PublishedRecord | None = None
    is_removed: bool = False
    removed_at: datetime | None = None


@dataclass(frozen=True)
class Total:
    count: int = 0
    modified_at: datetime | None = None


def page_of(kind: str, asked: Asked) -> Page:
    matching = _matching(asked)
    totals = PublishedRecord.objects.filter(kind=kind).aggregate(
        count=Count("pk", filter=matching), modified_at=Max("modified_at")
    )
    rows = PublishedRecord.objects.filter(matching, kind=kind).defer("texts")
    rows = rows.order_by("modified_at", "pk") if asked.is_by_change else rows.order_by("pk")
    if asked.after is not None:
        moment, pk = asked.after
        rows = rows.filter(
            Q(modified_at=moment, pk__gt=pk) | Q(modified_at__gt=moment) if moment else Q(pk__gt=pk)
        )
    copies = list(rows[: asked.limit + 1])
    shown = copies[: asked.limit]
    return Page(
        items=[item_of(copy) for copy in _as_now(shown)],
        count=totals["count"],
        cursor=cursor_after(shown[-1], by_change=asked.is_by_change) if len(copies) > len(shown) else "",
        modified_at=totals["modified_at"],
    )


def find(kind: str, key: str) -> Found:
    """A record by its key. A key that a removed record had may be in use again."""
    copies = list(PublishedRecord.objects.filter(kind=kind, key=key).defer("texts"))
    present = current(copy for copy in copies if copy.removed_at is None)
    if present:
        return Found(copy=present[0])
    moments = [copy.removed_at for copy in copies if copy.removed_at is not None]
    return Found(is_removed=bool(copies), removed_at=max(moments, default=None))


def totals() -> dict[str, Total]:
    """By kind; one that has no record is absent."""
    rows = PublishedRecord.objects.order_by().values("kind")
    counted = rows.annotate(count=Count("pk", filter=Q(removed_at=None)), modified=Max("modified_at"))
    return {row["kind"]: Total(row["count"], row["modified"]) for row in counted}


def _matching(asked: Asked) -> Q:
    """Tombstones belong to each list of changes: they hold nothing by which they could be chosen, but their key."""
    found = Q(removed_at=None)
    if asked.body:
        found &= Q(body=asked.body)
    if asked.year:
        found &= Q(day__year=asked.year)
    if asked.number:
        found &= Q(number=asked.number)
    if asked.modified_since:
        found = (found | Q(removed_at__isnull=False)) & Q(modified_at__gte=asked.modified_since)
    if asked.id:
        found &= Q(key=asked.id)
    return found


def _as_now(copies: list[PublishedRecord]) -> list[PublishedRecord]:
    """In their order, with the tombstones among them."""
    fresh = {
        (copy.kind, copy.row): copy for copy in current(copy for copy in copies if copy.removed_at is None)
    }
    return [
        now
        for copy in copies
        if (now := copy if copy.removed_at is not None else fresh.get((copy.kind, copy.row)))
    ]
