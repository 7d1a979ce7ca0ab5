"""All notes of a member on one page, grouped by meeting and item."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from boards.agendas.item_keys import WHOLE_MEETING
from boards.models import AgendaItem, Material, Meeting
from boards.workspace.note_selectors import OwnNote, opened, own_notes
from boards.workspace.pages import read_place
from cms.cleaning import whole_number
from cms.i18n.fields import text
from cms.users.models import User


@dataclass
class NotedItem:
    key: str
    heading: str
    notes: list[OwnNote] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[str, OwnNote]]:
        """Each note with its document and page; empty for a note on the item."""
        return [(self._where(note.about), note) for note in self.notes]

    def _where(self, about: str) -> str:
        place = read_place(about)
        if place is None:
            return self.titles.get(about, "")
        material, version, page = place
        facts = {"title": self.titles.get(material, ""), "version": version, "page": page}
        return _("%(title)s, version %(version)s, page %(page)s") % facts


@dataclass
class NotedMeeting:
    meeting: Meeting
    items: list[NotedItem]


def notes_by_meeting(user: User) -> list[NotedMeeting]:
    """Newest meeting first, in agenda order, in a fixed number of queries."""
    notes = opened(user, own_notes(user))
    keys = {note.key for note in notes}
    meetings = Meeting.objects.filter(pk__in={note.meeting_id for note in notes}).select_related("body")
    rows = AgendaItem.objects.filter(key__in=keys, meeting__in=meetings).order_by("number")
    numbers = {number for note in notes if (number := whole_number(note.about.split(".")[0]))}
    # Closed documents are not named: a recused member may not even know of them (BK-34).
    open_ = Material.objects.open().filter(pk__in=numbers)
    titles = {str(row.pk): text(row.title) for row in open_ if row.is_public or not row.withdrawn_at}
    items = {
        (note.meeting_id, note.key): NotedItem(note.key, _("Materials for the whole meeting"), titles=titles)
        for note in notes
        if note.key == WHOLE_MEETING
    }
    items |= {
        (row.meeting_id, row.key): NotedItem(row.key, f"{row.shown_number}. {text(row.title)}", titles=titles)
        for row in rows
    }
    for note in notes:
        if found := items.get((note.meeting_id, note.key)):
            found.notes.append(note)
    return [
        NotedMeeting(each, [item for (pk, _key), item in items.items() if pk == each.pk and item.notes])
        for each in meetings.order_by("-starts_at")
    ]
