"""Another hour of a posted meeting lasts until its notice is posted, or it begins or is called off (BK-10)."""

from boards.agendas.page_titles import pages_with_usual_title, rename_pages
from boards.models import Meeting
from cms.records.history import Actor, record

FIELDS = ["new_starts_at", "new_ends_at"]


def drop_new_hour(meeting: Meeting, *, actor: Actor) -> None:
    """Of a locked meeting: it keeps the posted hour, begins, or is called off."""
    if not meeting.has_new_hour:
        return
    usual = pages_with_usual_title(meeting)
    meeting.new_starts_at = meeting.new_ends_at = None
    record(meeting, actor=actor, reason="posted hour kept", update_fields=FIELDS)
    rename_pages(meeting, usual, actor=actor)
