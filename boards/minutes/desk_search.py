"""Texts that staff wrote for minutes, for the search at the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.models import MinutesText
from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated
from cms.i18n.fields import text
from cms.users.models import User


def _texts(user: User) -> QuerySet[MinutesText]:
    meetings = access.desk_meetings(user).order_by().values("pk")
    rows = MinutesText.objects.filter(meeting__in=meetings)
    rows = rows.select_related("meeting__body", "meeting__joint_body", "item")
    return rows.order_by("-meeting__starts_at", "item__number", "pk")


def _hits(row: MinutesText) -> Iterator[DeskHit]:
    yield DeskHit(
        title=text(row.item.title) if row.item else gettext("Heading of the minutes"),
        url=reverse("boards:desk_minutes", args=[row.meeting_id]),
        day=row.meeting.day,
        about=row.meeting.body_names,
        texts=translated(row.text),
    )


MINUTES = DeskSource(
    name="minutes",
    label=_("Texts of minutes"),
    may=lambda user: has_role(user, *access.PLAN_ROLES),
    rows=_texts,
    columns=("text",),
    hits=_hits,
)
