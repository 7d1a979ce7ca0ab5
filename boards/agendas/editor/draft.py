"""The draft of a meeting as one request found it."""

from dataclasses import dataclass

from django.urls import reverse

from boards.agendas.draft_rows import Row, rows_of
from boards.agendas.editor.services import version_of
from boards.agendas.snapshots import draft_pages
from boards.models import Meeting, MeetingPage


@dataclass
class Draft:
    meeting: Meeting
    pages: dict[str, MeetingPage]
    rows: list[Row]
    version: str

    @classmethod
    def of(cls, meeting: Meeting) -> "Draft":
        pages = draft_pages(meeting)
        return cls(meeting, pages, rows_of(pages), version_of(pages))

    def row(self, key: str) -> Row | None:
        return next((row for row in self.rows if row.key == key), None)


def address_after(meeting: Meeting, before: str) -> str:
    """The editor, which offers to undo what led from one draft to the next."""
    after = version_of(draft_pages(meeting))
    return f"{reverse('boards:desk_agenda', args=[meeting.pk])}?before={before}&after={after}"
