"""The packet of a meeting for one member: the materials of the whole meeting, then item by item."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import Http404
from django.utils.dateparse import parse_datetime
from django.utils.html import escape
from django.utils.safestring import SafeString

from boards.agendas.item_keys import WHOLE_MEETING, draft_key
from boards.agendas.presenters import whole_meeting_view
from boards.materials.packets.contents import PacketContents, PacketItem, packet_contents
from boards.models import AgendaItem, Appointment, Meeting, MeetingVisit, PostedAgenda
from boards.seats_of_people import seats_of_person
from boards.workspace.documents import Document, all_documents, compare, documents_of
from boards.workspace.news import News, news_of
from boards.workspace.note_selectors import OwnNote, highlighted, opened, own_notes
from boards.workspace.pages import pages_of, read_place
from cms.chain import Line, lines_for
from cms.users.models import User


@dataclass
class Entry:
    """An item in the side list, or the materials of the whole meeting: read or not, with news since."""

    item: PacketItem
    read_at: datetime | None
    news: list[News] = field(default_factory=list)

    @property
    def is_read(self) -> bool:
        return self.read_at is not None

    @property
    def is_new(self) -> bool:
        read_at = self.read_at
        return read_at is not None and any(news.at > read_at for news in self.news)


@dataclass
class Packet:
    meeting: Meeting
    appointment: Appointment
    postings: list[PostedAgenda]
    contents: PacketContents
    entries: list[Entry]
    visit: MeetingVisit | None
    news: list[News]

    def key_of(self, key: str) -> str:
        """The key of an item in the latest posting, also by its key on the draft, which its documents keep (BK-14)."""
        live = {draft_key(item): item["key"] for item in self.posting.items if not item.get("withdrawn")}
        return live.get(key, key)

    @property
    def posting(self) -> PostedAgenda:
        return self.postings[-1]

    def documents(self) -> dict[str, list[Document]]:
        """Documents of each item by its key, in the versions that the items show; closed ones only online."""
        found: dict[str, list[Document]] = {}
        for document in all_documents(self.meeting, self.appointment, self.postings):
            if not document.is_closed:
                found.setdefault(self.key_of(document.material.key), []).append(document)
        return found

    @property
    def read_count(self) -> int:
        return sum(entry.is_read for entry in self.entries)


@dataclass
class Reading:
    """An item with its documents, own notes, previous and next item."""

    entry: Entry
    before: Entry | None
    after: Entry | None
    documents: list[Document]
    notes: list[OwnNote]
    row: AgendaItem | None
    line: Line | None
    on_pages: list[OwnNote]

    @property
    def item(self) -> PacketItem:
        return self.entry.item

    @property
    def key(self) -> str:
        return self.entry.item.shown.key

    @property
    def text(self) -> SafeString:
        return highlighted(escape(self.item.shown.text), self.highlights)

    @property
    def note(self) -> OwnNote | None:
        return next((note for note in self.notes if not note.is_highlight), None)

    @property
    def highlights(self) -> list[OwnNote]:
        return [note for note in self.notes if note.is_highlight]


def packet_of(user: User, meeting: Meeting, appointment: Appointment) -> Packet:
    """The latest posting, with what is new to this member."""
    postings = list(meeting.postings.order_by("number"))
    for posting in postings:
        posting.meeting = meeting
    if not postings:
        raise Http404
    visit = MeetingVisit.objects.filter(owner=user, meeting=meeting).first()
    since = {meeting.pk: visit.seen_at} if visit else {}
    everything = news_of([meeting], seats_of_person(appointment, meeting), {}).get(meeting.pk, [])
    contents = packet_contents(postings[-1])
    read = visit.read if visit else {}
    fresh = [news for news in everything if meeting.pk not in since or news.at > since[meeting.pk]]
    packet = Packet(meeting, appointment, postings, contents, [], visit, fresh)
    by_item: dict[str, list[News]] = {}
    for news in everything:
        by_item.setdefault(packet.key_of(news.key), []).append(news)
    whole = [PacketItem(whole_meeting_view())] if WHOLE_MEETING in by_item else []
    packet.entries += [
        Entry(item, parse_datetime(read.get(item.shown.key) or ""), by_item.get(item.shown.key, []))
        for item in (*whole, *contents.items)
    ]
    return packet


def reading_of(user: User, packet: Packet, key: str, asked: dict[str, int]) -> Reading:
    key = packet.key_of(key)
    place = next((n for n, each in enumerate(packet.entries) if each.item.shown.key == key), None)
    if place is None:
        raise Http404
    meeting, entries = packet.meeting, packet.entries
    notes = opened(user, own_notes(user).filter(meeting=meeting, key=key))
    documents = documents_of(meeting, key, packet.appointment, packet.postings)
    for document in documents:
        document.notes = [note for note in notes if note.about == document.about]
        document.pages = pages_of(meeting.pk, key, document.shown, notes)
    compare(documents, packet.visit.versions if packet.visit else {}, asked)
    row = AgendaItem.objects.filter(meeting=meeting, key=key).first()
    if row is not None:
        row.meeting = meeting
    return Reading(
        entry=entries[place],
        before=entries[place - 1] if place else None,
        after=entries[place + 1] if place + 1 < len(entries) else None,
        documents=documents,
        notes=[note for note in notes if not note.about],
        row=row,
        line=lines_for("item", [row.pk]).get(row.pk) if row else None,
        on_pages=[note for note in notes if read_place(note.about)],
    )
