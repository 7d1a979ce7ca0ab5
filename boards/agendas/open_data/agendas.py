"""Postings as open data: each version of an agenda as it was posted, with its SHA-256."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards.agendas.changes import label_of
from boards.agendas.open_data.item_content import WORDS, item_words
from boards.agendas.posted_materials import all_of, of_the_meeting
from boards.choices import Ground, MeetingKind, SpecialPurpose
from boards.models import AgendaItem, Body, Material, Meeting, PostedAgenda
from boards.rules.civil_days import local_date
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    CODED,
    INTEGER,
    MOMENT,
    REFERENCE,
    SHA256,
    STRING,
    TEXTS,
    coded,
    in_each_language,
    iso,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)

DOCUMENT = record_of(
    material=optional(REFERENCE),
    version=INTEGER,
    title=TEXTS,
    language=STRING,
    sha256=optional(SHA256),
    pages=optional(INTEGER),
)
ITEM = record_of(item=optional(REFERENCE), part_of=STRING, **WORDS, materials=list_of(DOCUMENT))
STATEMENT = record_of(name=STRING, text=TEXTS)


def agendas() -> QuerySet[PostedAgenda]:
    """Every posting of a meeting whose agenda is public."""
    rows = PostedAgenda.objects.filter(meeting__in=Meeting.objects.public().order_by().values("pk"))
    return rows.select_related("meeting__body", "meeting__joint_body")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    items = _items({row.meeting_id for row in found})
    materials = _public_materials(found)
    for row in found:
        meeting, facts = row.meeting, row.snapshot["meeting"]
        yield Entry(
            row=row.pk,
            key=f"{row.meeting_id}-{row.number}",
            title=in_each_language(partial(_title, row)),
            paths=in_each_language(partial(_path, row)),
            body=meeting.body.slug,
            day=local_date(row.posted_at),
            published_at=row.posted_at,
            texts=texts_of(row.snapshot["summary"]),
            is_demo=meeting.is_demo,
            attributes={
                "meeting": reference("meetings", row.meeting_id),
                "body": reference("bodies", meeting.body.slug),
                "number": row.number,
                "act": coded(row.act, row.get_act_display),
                "posted_at": iso(row.posted_at),
                "posted_by": row.posted_by_name,
                "reason": row.reason,
                "sha256": row.sha256,
                "summary": texts_of(row.snapshot["summary"]),
                "easy_read": texts_of(row.snapshot.get("easy_read") or {}),
                "sign_video": texts_of(row.snapshot.get("sign_video") or {}),
                **_notice(facts),
                "statements": [
                    {"name": name, "text": texts_of(words)} for name, words in row.snapshot["texts"].items()
                ],
                "materials": [_document(each, materials) for each in of_the_meeting(row.snapshot)],
                "items": [_item(item, row, items, materials) for item in row.items],
            },
        )


def _title(row: PostedAgenda) -> str:
    words = gettext("Agenda version %(number)s, %(body)s, %(day)s")
    return words % {"number": row.number, "body": row.meeting.body_names, "day": row.meeting.when}


def _path(row: PostedAgenda) -> str:
    return reverse("boards:posted", args=[row.meeting.body.slug, row.meeting.slug, row.number])


def _items(meetings: Iterable[int]) -> dict[tuple[int, str], int]:
    """The item of each key of a meeting."""
    rows = AgendaItem.objects.filter(meeting__in=list(meetings)).order_by()
    return {(meeting, key): pk for meeting, key, pk in rows.values_list("meeting", "key", "pk")}


def _public_materials(postings: Iterable[PostedAgenda]) -> set[int]:
    listed = {each["id"] for posting in postings for each in all_of(posting.snapshot)}
    return set(Material.objects.public().filter(pk__in=listed).values_list("pk", flat=True))


def _notice(facts: dict[str, Any]) -> dict[str, Any]:
    """What the notice says of the meeting. Who to contact is on the page, and not in the data."""
    kind, ground, purpose = facts["kind"], facts.get("ground"), facts.get("purpose")
    return {
        "kind": coded(kind, lambda: MeetingKind(kind).label),
        "starts_at": iso(parse_datetime(facts["starts_at"])),
        "ends_at": iso(parse_datetime(facts["ends_at"])),
        "place": facts.get("place", ""),
        "sites": facts.get("sites", []),
        "short_notice_because": coded(ground, lambda: Ground(ground).label) if ground else None,
        "special_purpose": coded(purpose, lambda: SpecialPurpose(purpose).label) if purpose else None,
        "written_comments_until": iso(parse_datetime(facts.get("written_until") or "")),
    }


def _item(
    item: dict[str, Any], row: PostedAgenda, items: dict[tuple[int, str], int], materials: set[int]
) -> dict[str, Any]:
    pk = items.get((row.meeting_id, item["key"]))
    parent = next((each for each in row.items if each["key"] == item.get("parent")), None)
    return {
        "item": reference("agenda-items", pk) if pk else None,
        "part_of": label_of(parent) if parent else "",
        **item_words(item),
        "materials": [_document(each, materials) for each in item.get("materials", [])],
    }


def _document(listed: dict[str, Any], public: set[int]) -> dict[str, Any]:
    """One that was posted by mistake says in its title when it was removed, and has no SHA-256."""
    return {
        "material": reference("materials", listed["id"]) if listed["id"] in public else None,
        "version": listed["version"],
        "title": texts_of(listed["title"]),
        "language": listed["language"],
        "sha256": listed["sha256"] or None,
        "pages": listed["pages"],
    }


AGENDAS = Kind(
    name="agendas",
    label=_("Agendas"),
    label_of_one=_("Agenda"),
    about=_(
        "Each version of each agenda exactly as posted: who posted it, when, by which legal procedure, "
        "and its items."
    ),
    model=PostedAgenda,
    rows=agendas,
    entries=entries,
    fields={
        "meeting": REFERENCE,
        "body": REFERENCE,
        "number": INTEGER,
        "act": CODED,
        "posted_at": MOMENT,
        "posted_by": STRING,
        "reason": STRING,
        "sha256": SHA256,
        "summary": TEXTS,
        "easy_read": TEXTS,
        "sign_video": {
            **TEXTS,
            "description": "Address of a video in American Sign Language, if there is one.",
        },
        "kind": CODED,
        "starts_at": MOMENT,
        "ends_at": MOMENT,
        "place": STRING,
        "sites": list_of(STRING),
        "short_notice_because": optional(CODED),
        "special_purpose": optional(CODED),
        "written_comments_until": optional(MOMENT),
        "statements": list_of(STATEMENT),
        "materials": list_of(DOCUMENT),
        "items": list_of(ITEM),
    },
    watches=(
        Watch(Meeting, "meeting"),
        Watch(Body, "meeting__body"),
        Watch(Body, "meeting__joint_body"),
        Watch(AgendaItem, "meeting__items"),
        Watch(Material, "meeting__materials"),
    ),
    is_searched=False,
    told_to=("meeting",),
)
