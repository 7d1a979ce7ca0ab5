"""Parts of schema.org data that several kinds of pages need: the office, moments, events, documents, downloads."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from cms.clock import PACIFIC
from cms.sharing.head import absolute

Node = dict[str, Any]

SCHEMA = "https://schema.org/"
SCHEDULED, CANCELED, MOVED = (
    f"{SCHEMA}Event{state}" for state in ("Scheduled", "Cancelled", "Rescheduled")
)  # the vocabulary has the British spelling


def filled(**facts: object) -> Node:
    """The facts that are known. ``type_`` and ``id_`` stand for the keywords of JSON-LD."""
    names = {"type_": "@type", "id_": "@id"}
    return {names.get(name, name): value for name, value in facts.items() if value not in (None, "", [], {})}


def moment(when: datetime | date | None) -> str | None:
    """A day, or a moment with the offset of the office's zone; None stays."""
    if isinstance(when, datetime):
        return when.astimezone(PACIFIC).isoformat(timespec="seconds")
    return when.isoformat() if when else None


def office_id() -> Node:
    """Refers to the office, whom each page describes."""
    return {"@id": f"{absolute('/')}#office"}


def organization(name: str, path: str, *, type_: str = "GovernmentOrganization") -> Node:
    return filled(type_=type_, name=name, url=absolute(path))


def download(path: str, media_type: str, **more: object) -> Node:
    """One file of a data set."""
    return filled(type_="DataDownload", contentUrl=absolute(path), encodingFormat=media_type, **more)


def subject_of(type_: str, name: str, path: str) -> Node:
    """What another page of this site is about, as that page describes it."""
    return filled(type_=type_, id_=f"{absolute(path)}#subject", name=name, url=absolute(path))


def work(type_: str, name: str, path: str) -> Node:
    """Another work that has a page of its own."""
    return filled(type_=type_, name=name, url=absolute(path))


def event(name: str, path: str, starts_at: datetime, ends_at: datetime | None = None) -> Node:
    """An event with its times; it takes place unless the caller says otherwise."""
    return filled(
        type_="Event",
        name=name,
        url=absolute(path),
        startDate=moment(starts_at),
        endDate=moment(ends_at),
        eventStatus=SCHEDULED,
    )


def where(place: str | None, link: str | None) -> Node:
    """Location and mode of attendance of an event; nothing if neither is known."""
    places = [filled(type_="Place", name=place, address=place)] if place else []
    places += [filled(type_="VirtualLocation", url=link)] if link else []
    if not places:
        return {}
    mode = "Mixed" if place and link else "Offline" if place else "Online"
    return {"location": places, "eventAttendanceMode": f"{SCHEMA}{mode}EventAttendanceMode"}


def one_or_all(nodes: Iterable[Node]) -> Node | list[Node]:
    found = list(nodes)
    return found[0] if len(found) == 1 else found
