"""Documents of an item for one member, with the changes since the version they read."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.safestring import SafeString

from boards.agendas.item_keys import family
from boards.agendas.posted_materials import all_of
from boards.document_labels import about_file
from boards.event_choices import EventKind
from boards.materials.access import given_to, is_recused
from boards.materials.packets.contents import direction_of, lang_of
from boards.models import Appointment, Material, MaterialVersion, Meeting, MeetingEvent, PostedAgenda
from boards.plain_text import as_html
from boards.seats_of_people import seats_of_person
from boards.workspace.note_selectors import OwnNote, highlighted
from boards.workspace.pages import PageView
from cms.differences import Part, text_changes
from cms.i18n.fields import text

MARKS = re.compile(r"(?m)^\s*(#{1,3}|[-*•])\s+")


@dataclass
class Document:
    """``compared`` is the earlier version that ``parts`` compares with; uploaded files are not compared."""

    material: Material
    versions: list[MaterialVersion]
    is_given: bool
    compared: MaterialVersion | None = None
    notes: list[OwnNote] = field(default_factory=list)
    pages: list[PageView] = field(default_factory=list)

    @property
    def shown(self) -> MaterialVersion:
        return self.versions[-1]

    @property
    def earlier(self) -> list[MaterialVersion]:
        return self.versions[-2::-1]

    @property
    def title(self) -> str:
        return text(self.material.title)

    @property
    def about(self) -> str:
        return str(self.material.pk)

    @property
    def is_text(self) -> bool:
        return bool(self.shown.body)

    @property
    def is_closed(self) -> bool:
        return self.material.is_closed

    @property
    def file_words(self) -> str:
        shown = self.shown
        return about_file(shown.name, shown.pages, shown.size, shown.language)

    @property
    def lang(self) -> str:
        return lang_of(self.shown.language)

    @property
    def direction(self) -> str:
        return direction_of(self.shown.language)

    @property
    def html(self) -> SafeString:
        return highlighted(as_html(self.shown.body, heading=4), self.highlights)

    @property
    def note(self) -> OwnNote | None:
        return next((note for note in self.notes if not note.is_highlight), None)

    @property
    def highlights(self) -> list[OwnNote]:
        return [note for note in self.notes if note.is_highlight]

    @property
    def parts(self) -> list[Part]:
        if self.compared is None or not (self.compared.body and self.shown.body):
            return []
        return text_changes(_plain(self.compared.body), _plain(self.shown.body))


def _plain(words: str) -> str:
    """Strip heading and list markers."""
    return MARKS.sub("", words)


def documents_of(
    meeting: Meeting, key: str, appointment: Appointment, postings: list[PostedAgenda]
) -> list[Document]:
    """Public documents, and those given to this seat; closed ones are hidden from recused members (BK-34)."""
    keys = family([item for posting in postings for item in posting.items], key)
    return _readable(meeting, appointment, postings, Q(key__in=keys))


def all_documents(meeting: Meeting, appointment: Appointment, postings: list[PostedAgenda]) -> list[Document]:
    """The documents of the whole meeting and of every item, each in the version that its item shows."""
    return _readable(meeting, appointment, postings, Q())


def _readable(
    meeting: Meeting, appointment: Appointment, postings: list[PostedAgenda], wanted: Q
) -> list[Document]:
    own = Material.objects.filter(wanted, meeting=meeting)
    given = set(
        given_to(seats_of_person(appointment, meeting)).filter(pk__in=own).values_list("pk", flat=True)
    )
    public = set(Material.objects.public().filter(pk__in=own).values_list("pk", flat=True))
    standing = Material.objects.filter(pk__in=given | public, withdrawn_at=None)
    rows = list(
        standing.select_related("alternative_of").prefetch_related("versions").order_by("order", "pk")
    )
    shut = _closed_to(rows, appointment)
    rows = [row for row in rows if row.key not in shut or not row.is_closed]
    numbers = public_numbers(meeting, postings)
    found = []
    for row in rows:
        row.meeting = meeting
        whole = (row.pk in given and not row.is_members) or row.public_record_at
        first = 1 if row.pk in given else row.opened_version or 1
        rows_of = [each for each in row.versions.all() if each.number >= first]
        versions = [each for each in rows_of if whole or each.number in numbers.get(row.pk, set())]
        if versions:
            found.append(Document(row, versions, row.pk in given))
    return found


def _closed_to(rows: list[Material], appointment: Appointment) -> set[str]:
    """Keys of the items whose closed documents the member, being recused, no longer reads."""
    first = {row.key: row for row in rows if row.is_closed}
    return {key for key, row in first.items() if is_recused(row, appointment)}


def public_numbers(meeting: Meeting, postings: list[PostedAgenda]) -> dict[int, set[int]]:
    """Map each material to its posted or handed-out versions (BK-50, BK-51)."""
    found: dict[int, set[int]] = {}
    for posting in postings:
        for row in all_of(posting.snapshot):
            found.setdefault(row["id"], set()).add(row["version"])
    events = MeetingEvent.objects.filter(meeting=meeting, kind=EventKind.MATERIAL)
    for facts in events.values_list("facts", flat=True):
        found.setdefault(facts.get("material"), set()).add(facts.get("version"))
    return found


def compare(documents: list[Document], read: dict[str, int], asked: dict[str, Any]) -> None:
    """Compare with the version the member read last, or the one in the query string."""
    for document in documents:
        number = asked.get(document.about) or read.get(document.about)
        document.compared = next((each for each in document.earlier if each.number == number), None)
