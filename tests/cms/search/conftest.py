"""Kinds of public records that the tests of the search invent, and copies of them as the read model writes them."""

import datetime as dt
from collections.abc import Iterator
from itertools import count

import pytest

from cms import clock, extension_points
from cms.models import Milestone, PublishedRecord
from cms.open_data.registry import POINT, Entry, Kind
from cms.search import indexing

LABELS = {
    "decisions": ("Decisions", "Decision"),
    "meetings": ("Meetings", "Meeting"),
    "conversations": ("Conversations", "Conversation"),
    "pages": ("Pages", "Page"),
    "bodies": ("Boards", "Board"),
}
numbers = count(1)


def entries(rows) -> Iterator[Entry]:
    for row in rows:
        paths = {"en": f"/pages/{row.pk}/"}
        yield Entry(
            row=row.pk, key=str(row.pk), title=row.title, paths=paths, texts=row.when_text, attributes={}
        )


def kind(name: str) -> Kind:
    labels = LABELS[name]
    rows = Milestone.objects.all if name == "pages" else Milestone.objects.none
    return Kind(name, *labels, "", Milestone, rows, entries, {})


@pytest.fixture(autouse=True)
def invented_kinds(monkeypatch):
    """Only these kinds; records of ``pages`` are milestones."""
    found = dict(extension_points._provided) | {POINT: [kind(name) for name in LABELS]}
    monkeypatch.setattr(extension_points, "_provided", found)


@pytest.fixture
def publish(db):
    """Write a copy and index it, as one transaction of the read model does."""

    def publish(title="", text="", *, kind="decisions", day="", number="", body="", standing="", **more):
        row = next(numbers)
        language = more.pop("language", "en")
        copy = PublishedRecord.objects.create(
            kind=kind,
            key=more.pop("key", str(row)),
            table=Milestone._meta.db_table,
            row=str(row),
            title=more.pop("titles", None) or {language: title},
            texts=more.pop("texts", None) or ({language: text} if text else {}),
            paths={"en": f"/{kind}/{row}/", "es": f"/es/{kind}/{row}/"},
            number=number,
            body=body,
            day=dt.date.fromisoformat(day) if day else None,
            standing={"code": "x", "label": {"en": standing}} if standing else None,
            digest=str(row),
            modified_at=clock.now(),
        )
        indexing.index([copy])
        return copy

    return publish
