"""Bodies and meetings as other pages name them in schema.org data."""

from boards.models import Body, Meeting
from cms.components.dates import long_date
from cms.i18n.fields import text
from cms.sharing.schema_org import Node, organization, subject_of


def organizer(body: Body) -> Node:
    return organization(text(body.name), body.get_absolute_url())


def name_of(meeting: Meeting) -> str:
    return f"{meeting.body_names}, {long_date(meeting.day, weekday=False)}"


def meeting_reference(meeting: Meeting) -> Node:
    """The event as its own page describes it."""
    return subject_of("Event", name_of(meeting), meeting.get_absolute_url())
