"""Lists of objects: what was asked for by time, and the page of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

from boards.dialects.answers import BadParameter, Gone, Unknown
from boards.dialects.oparl import items, objects, papers
from boards.dialects.oparl.around import LOADERS, Around
from boards.dialects.oparl.ids import KINDS, deleted, record_at
from boards.dialects.pages import page_of
from boards.dialects.records import KEY, Record, every, one

Json = dict[str, Any]
Make = Callable[[Record, Around], Json | None]
MAKERS: dict[str, Make] = {
    "organization": objects.organization,
    "person": objects.person,
    "membership": objects.membership,
    "meeting": objects.meeting,
    "agendaitem": items.single_item,
    "paper": papers.paper,
    "file": papers.file,
    "location": objects.location,
}
FILTERS = ("created_since", "created_until", "modified_since", "modified_until")


def listed(request: HttpRequest, type: str) -> Json:
    """A page of the objects of this type. Raises BadParameter."""
    page = page_of(request, _rows(request, type))
    present = {copy.pk: copy for copy in every(*KINDS[type], pk__in=[copy.pk for copy in page.copies])}
    around = LOADERS[type](list(present.values()))
    data: list[Json] = []
    for copy in page.copies:
        if copy.removed_at and type != "consultation":
            data.append(deleted(type, copy))
        elif now := present.get(copy.pk):
            data += made(type, now, around)
    return {
        "data": data,
        "pagination": {"elementsPerPage": page.size, "currentPage": page.number, "totalPages": page.last},
        "links": page.links,
    }


def made(type: str, copy: Record, around: Around) -> list[Json]:
    """A paper may have several Consultations, and a meeting no Location; of all others one."""
    if type == "consultation":
        return papers.consultations(copy, around)
    found = MAKERS[type](copy, around)
    return [found] if found else []


def single(type: str, key: str) -> Json:
    """One object; of one that is public no more, that it was deleted. Raises Unknown, or Gone for a Consultation."""
    kind, name = record_at(type, key.rpartition("-")[0] if type == "consultation" else key)
    try:
        copy = one(kind, name)
    except Gone:
        if type == "consultation":
            raise
        return deleted(type, Record.objects.filter(kind=kind, key=name)[0])
    wanted = f"/{key}/"
    for found in made(type, copy, LOADERS[type]([copy])):
        if found["id"].endswith(wanted):
            return found
    raise Unknown()


def _rows(request: HttpRequest, type: str) -> QuerySet[Record]:
    """Tombstones are told only to those who ask what changed."""
    rows = Record.objects.filter(kind__in=KINDS[type]).defer("texts").order_by("pk")
    moments = {name: _moment(name, request.GET[name]) for name in FILTERS if name in request.GET}
    if "modified_since" in moments:
        rows = rows.filter(modified_at__gte=moments["modified_since"])
    else:
        rows = rows.filter(removed_at=None)
    if "modified_until" in moments:
        rows = rows.filter(modified_at__lte=moments["modified_until"])
    if "created_since" in moments:
        since = moments["created_since"]
        rows = rows.filter(Q(published_at__gte=since) | Q(published_at=None, modified_at__gte=since))
    if "created_until" in moments:
        rows = rows.filter(published_at__lte=moments["created_until"])
    return _of_organization(request, rows) if type == "meeting" else rows


def _of_organization(request: HttpRequest, rows: QuerySet[Record]) -> QuerySet[Record]:
    key = request.GET.get("organization")
    if key is None:
        return rows
    if not KEY.fullmatch(key):
        raise BadParameter("organization is the last part of the address of an Organization.")
    return rows.filter(Q(body=key) | Q(attributes__joint_body__id=key))


def _moment(name: str, typed: str) -> datetime:
    """A plus sign that was not encoded arrives as a space."""
    try:
        found = parse_datetime(typed.replace(" ", "+"))
        if found is not None and found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise BadParameter(f"{name} must be a moment with its zone, such as 2022-06-08T17:00:00Z.")
