"""Meetings for the search at the desk, drafts too: as the list of the desk shows them (BK-41)."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.models import Meeting
from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated, written
from cms.users.models import User


def _meetings(user: User) -> QuerySet[Meeting]:
    return access.desk_meetings(user).order_by("-starts_at", "-pk")


def _hits(meeting: Meeting) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(meeting),
        url=reverse("boards:desk_meeting", args=[meeting.pk]),
        day=meeting.day,
        state=meeting.get_status_display(),
        about=meeting.place,
        texts=(
            *(each for body in meeting.bodies for each in translated(body.name)),
            *written(meeting.get_kind_display()),
        ),
    )


MEETINGS = DeskSource(
    name="meetings",
    label=_("Meetings"),
    may=lambda user: has_role(user, *access.DESK_ROLES),
    rows=_meetings,
    columns=("body__name", "joint_body__name", "place"),
    hits=_hits,
    day="day",
    more=lambda _words: reverse("boards:desk_meetings"),
    kind="meetings",
)
