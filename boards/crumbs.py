"""Breadcrumbs of a meeting: boards, body, date."""

from django.utils.translation import gettext as _

from boards.models import Meeting
from cms.components.menu import address
from cms.i18n.fields import text


def meeting_crumbs(meeting: Meeting, *more: tuple[str, str]) -> list[tuple[str, str]]:
    own = (meeting.plainly_when, meeting.get_absolute_url() if more else "")
    return [
        (_("Boards"), address("boards/")),
        (text(meeting.body.name), meeting.body.get_absolute_url()),
        own,
        *more,
    ]
