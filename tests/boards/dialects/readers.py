"""Programs that read the dialects, page by page."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from boards.models import Meeting, Motion
from tests.boards.open_data.copies import attributes

Json = Any
LEGISTAR = "/api/legistar/v1"
FIRST_MOTION = 1_000_000_000  # EventItems of motions have numbers from here
POPOLO = ("organizations", "posts", "persons", "memberships", "motions", "vote_events", "votes", "events")
OPARL = (
    "organization", "person", "membership", "meeting", "agendaitem", "paper", "consultation", "file", "location",
)  # fmt: skip


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def read(client: Client, address: str) -> Json:
    answer = client.get(path_of(address))
    assert answer.status_code == 200, (address, answer.status_code, answer.content[:200])
    return answer.json()


def legistar(client: Client, address: str) -> Json:
    return read(client, f"{LEGISTAR}/{address}")


def oparl(client: Client, type: str, query: str = "limit=7") -> Iterator[dict[str, Any]]:
    """All objects of a type, by the links from page to page."""
    address = f"/api/oparl/{type}/?{query}"
    while address:
        page = read(client, address)
        yield from page["data"]
        address = page["links"].get("next", "")


def popolo(client: Client, name: str, query: str = "limit=7") -> Iterator[dict[str, Any]]:
    address = f"/api/popolo/{name}.json?{query}"
    while address:
        page = read(client, address)
        yield from page[name]
        address = page["next"] or ""


def documents(client: Client) -> list[dict[str, Any]]:
    return read(client, "/api/akn/")["documents"]


def roll_calls() -> dict[str, list[tuple[str, str]]]:
    """Motion → who voted what, as the kind of public records gives it; a vacant seat by its name."""
    return {
        key: [
            (vote["person"] or vote["seat_label"]["en"], vote["choice"]["code"]) for vote in motion["votes"]
        ]
        for key, motion in attributes("motions").items()
    }


def places() -> dict[str, str]:
    """Keys of records of the demo, which differ from run to run on PostgreSQL: a meeting with a vote, and its like."""
    meeting = Meeting.objects.get(day="2023-02-08")
    return {
        "meeting": str(meeting.pk),
        "motion": str(Motion.objects.get(item__meeting=meeting).pk),
        "minuted": str(Meeting.objects.get(day="2022-11-09").pk),
        "body": str(meeting.body_id),
    }
