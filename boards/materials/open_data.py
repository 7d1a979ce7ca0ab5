"""Materials as open data: posted, handed out, or given to a majority, with the versions that the public has."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards.agendas.in_force import postings_in_force
from boards.agendas.item_keys import WHOLE_MEETING
from boards.materials.document_text import document_text
from boards.materials.items import rows_of_draft_keys
from boards.materials.versions import public_versions_of
from boards.models import AgendaItem, Body, Material, MaterialVersion, Meeting, MeetingEvent, PostedAgenda
from cms.models import PublishedRecord
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    SHA256,
    STRING,
    URL,
    Texts,
    coded,
    in_each_language,
    in_first_language,
    iso,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)

NAME = "materials"
VERSION = record_of(
    number=INTEGER,
    language=STRING,
    file_name=STRING,
    content_type=STRING,
    size=INTEGER,
    pages=optional(INTEGER),
    sha256=SHA256,
    note=STRING,
    added_at=MOMENT,
    url=URL,
)


def materials() -> QuerySet[Material]:
    """Never one of a closed session, nor one that was removed as posted by mistake (BK-34)."""
    return Material.objects.public().select_related("meeting__body", "meeting__joint_body")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    versions = public_versions_of(found)
    items = _items(found)
    sources = {row.alternative_of_id for row in found if row.alternative_of_id}
    public = set(Material.objects.public().filter(pk__in=sources).values_list("pk", flat=True))
    known = _known_texts(found)
    for row in found:
        if not versions[row.pk]:
            continue
        newest = versions[row.pk][-1]
        yield Entry(
            row=row.pk,
            key=str(row.pk),
            title=texts_of(row.title),
            paths=in_each_language(row.get_absolute_url),
            body=row.meeting.body.slug,
            day=row.meeting.day,
            standing=coded("withdrawn", lambda: gettext("Withdrawn")) if row.withdrawn_at else None,
            published_at=_public_since(row),
            texts=known.get((row.pk, newest.sha256)) or _texts(newest),
            is_demo=row.is_demo,
            attributes={
                "meeting": reference("meetings", row.meeting_id) if row.meeting.has_page else None,
                "meeting_day": iso(row.meeting.day),
                "body": reference("bodies", row.meeting.body.slug),
                "item": reference("agenda-items", items[row.pk]) if row.pk in items else None,
                "is_for_whole_meeting": row.key == WHOLE_MEETING,
                "prepared_by": coded(row.prepared_by, row.get_prepared_by_display),
                "alternative_of": _source(row, public),
                "public_record_since": iso(row.public_record_at),
                "withdrawn_at": iso(row.withdrawn_at),
                "language": newest.language,
                "sha256": newest.sha256,
                "versions": [_version(each) for each in versions[row.pk]],
            },
        )


def _public_since(row: Material) -> datetime | None:
    return min(filter(None, [row.public_since, row.public_record_at]), default=None)


def _source(row: Material, public: set[int]) -> dict[str, str] | None:
    source = row.alternative_of_id
    return reference(NAME, source) if source in public else None


def _version(row: MaterialVersion) -> dict[str, Any]:
    return {
        "number": row.number,
        "language": row.language,
        "file_name": row.name,
        "content_type": row.content_type,
        "size": row.size,
        "pages": row.pages,
        "sha256": row.sha256,
        "note": row.note,
        "added_at": iso(row.made_at),
        "url": in_first_language(row.get_absolute_url),
    }


def _items(rows: Iterable[Material]) -> dict[int, int]:
    """The posted item that each material stands under, both by primary key. Nothing of a draft."""
    meetings = {row.meeting_id for row in rows if row.meeting.is_public}
    listed = AgendaItem.objects.filter(meeting__in=meetings).order_by().values_list("meeting", "key", "pk")
    pks = {(meeting, key): pk for meeting, key, pk in listed}
    found = {}
    by_draft = {pk: rows_of_draft_keys(posting.items) for pk, posting in postings_in_force(meetings).items()}
    for row in rows:
        item = by_draft.get(row.meeting_id, {}).get(row.key)
        if item is not None and (pk := pks.get((row.meeting_id, item["key"]))):
            found[row.pk] = pk
    return found


def _known_texts(rows: Iterable[Material]) -> dict[tuple[int, str], Texts]:
    """Texts that were read before, by material and the SHA-256 of the version that says them."""
    copies = PublishedRecord.objects.filter(kind=NAME, row__in=[str(row.pk) for row in rows], removed_at=None)
    known = copies.values_list("row", "attributes__sha256", "texts")
    return {(int(row), sha256): texts for row, sha256, texts in known if texts}


def _texts(version: MaterialVersion) -> Texts:
    return texts_of({version.language: document_text(version)})


MATERIALS = Kind(
    name=NAME,
    label=_("Materials"),
    label_of_one=_("Material"),
    about=_("Documents of meetings and agenda items, each public version with its SHA-256 and address."),
    model=Material,
    rows=materials,
    entries=entries,
    fields={
        "meeting": optional(REFERENCE),
        "meeting_day": DATE,
        "body": REFERENCE,
        "item": optional(REFERENCE),
        "is_for_whole_meeting": BOOLEAN,
        "prepared_by": CODED,
        "alternative_of": optional(REFERENCE),
        "public_record_since": optional(MOMENT),
        "withdrawn_at": optional(MOMENT),
        "language": STRING,
        "sha256": SHA256,
        "versions": list_of(VERSION),
    },
    watches=(
        Watch(MaterialVersion, "versions"),
        Watch(Material, "alternative_of"),
        Watch(Meeting, "meeting"),
        Watch(Body, "meeting__body"),
        Watch(PostedAgenda, "meeting__postings"),
        Watch(AgendaItem, "meeting__items"),
        Watch(MeetingEvent, "meeting__events"),
    ),
    batch=1,
    told_to=("meeting", "item"),
)
