"""Selectors for disclosures: a member's own, and public ones."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from boards.models import AgendaItem, Appointment, Disclosure, DisclosureFiling, Meeting


def own_filings(held: Iterable[Appointment]) -> list[DisclosureFiling]:
    rows = DisclosureFiling.objects.filter(appointment__in=list(held)).select_related(
        "meeting__body", "meeting__joint_body", "entered"
    )
    return with_items(list(rows.order_by("-written_at", "-pk")))


def own_recusals(held: Iterable[Appointment]) -> QuerySet[Disclosure]:
    """Recusals entered by the clerk, disclosed before or not."""
    rows = Disclosure.objects.filter(appointment__in=list(held)).select_related(
        "item__meeting__body", "item__meeting__joint_body"
    )
    return rows.order_by("-left_at")


def filed(meeting: Meeting) -> QuerySet[DisclosureFiling]:
    """Public disclosures, including withdrawn ones, which are marked (BK-30)."""
    rows = DisclosureFiling.objects.filter(meeting=meeting, filed_at__isnull=False)
    return rows.select_related("appointment__seat").order_by("filed_at", "pk")


def by_key(meeting: Meeting) -> dict[str, list[DisclosureFiling]]:
    found: dict[str, list[DisclosureFiling]] = {}
    for row in filed(meeting):
        found.setdefault(row.key, []).append(row)
    return found


def with_items(filings: list[DisclosureFiling]) -> list[DisclosureFiling]:
    """Attach each disclosure's ``item``, in one query."""
    rows = AgendaItem.objects.filter(
        key__in={each.key for each in filings}, meeting__in={each.meeting_id for each in filings}
    )
    items: dict[Any, AgendaItem] = {(row.meeting_id, row.key): row for row in rows}
    for each in filings:
        each.item = items.get((each.meeting_id, each.key))
    return filings
