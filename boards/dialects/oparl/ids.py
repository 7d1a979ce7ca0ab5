"""Identifiers of OParl objects: their addresses. The last part leads back to a public record."""

from typing import Any
from urllib.parse import quote

from boards.absolute_urls import absolute
from boards.dialects.answers import Unknown
from boards.dialects.records import Record
from cms.open_data.values import iso

SCHEMA = "https://schema.oparl.org/1.1/"
START = "/api/oparl/"
OFFICE = "office"
TYPES = {
    "body": "Body", "organization": "Organization", "person": "Person", "membership": "Membership",
    "meeting": "Meeting", "agendaitem": "AgendaItem", "paper": "Paper", "consultation": "Consultation",
    "file": "File", "location": "Location", "legislativeterm": "LegislativeTerm",
}  # fmt: skip
KINDS = {
    "organization": ("bodies",),
    "person": ("appointments",),
    "membership": ("appointments",),
    "meeting": ("meetings",),
    "agendaitem": ("agenda-items",),
    "paper": ("materials", "proposals"),
    "consultation": ("materials", "proposals"),
    "file": ("materials", "agendas", "minutes"),
    "location": ("meetings",),
}


def list_url(type: str) -> str:
    return absolute(f"{START}{type}/")


def url(type: str, key: str) -> str:
    return absolute(f"{START}{type}/{quote(key, safe='')}/")


def url_of(type: str, copy: Record) -> str:
    """Where a type has records of several kinds, the kind is a part of the key."""
    return url(type, _key(type, copy.kind, copy.key))


def consultation_url(paper: Record, item: str) -> str:
    return url("consultation", f"{_key('paper', paper.kind, paper.key)}-{item}")


def _key(type: str, kind: str, key: str) -> str:
    return f"{kind}-{key}" if len(KINDS[type]) > 1 else key


def record_at(type: str, key: str) -> tuple[str, str]:
    """Kind and key of the record behind an identifier. Raises Unknown."""
    kinds = KINDS.get(type, ())
    if len(kinds) == 1:
        return kinds[0], key
    for kind in kinds:
        if key.startswith(f"{kind}-"):
            return kind, key.removeprefix(f"{kind}-")
    raise Unknown()


def head(type: str, copy: Record) -> dict[str, Any]:
    """What each object has."""
    created = {"created": iso(copy.published_at)} if copy.published_at else {}
    return {
        "id": url_of(type, copy),
        "type": SCHEMA + TYPES[type],
        **created,
        "modified": iso(copy.modified_at),
    }


def deleted(type: str, copy: Record) -> dict[str, Any]:
    """Nothing but that it was here, and when it went."""
    return {
        "id": url_of(type, copy),
        "type": SCHEMA + TYPES[type],
        "modified": iso(copy.modified_at),
        "deleted": True,
    }
