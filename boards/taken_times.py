"""Whether the bodies of a meeting are free at a moment."""

from datetime import datetime

from django.utils.translation import gettext as _

from boards.exceptions import NotPossibleNow
from boards.models import Meeting
from cms.i18n.fields import text


def why_taken(meeting: Meeting, starts_at: datetime) -> str:
    """A sentence if a body of the meeting already has another one at this moment, or nothing."""
    rows = Meeting.objects.at_the_time(meeting.body_ids, starts_at).exclude(pk=meeting.pk)
    other = rows.first()
    if other is None:
        return ""
    if not meeting.is_joint:
        return _("This body already has a meeting at that time.")
    taken = next(body for body in meeting.bodies if body.pk in other.body_ids)
    return _("%(body)s already has a meeting at that time.") % {"body": text(taken.name)}


def refuse_taken(meeting: Meeting, starts_at: datetime) -> None:
    if words := why_taken(meeting, starts_at):
        raise NotPossibleNow(words)
