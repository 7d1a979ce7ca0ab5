"""Guarded models of meetings. Other capabilities register theirs beside their rules."""

from django.db.models import Q

from boards.choices import PUBLIC_MEETINGS
from boards.guard.registration import guards
from boards.models import AgendaItem, MemberQuestion

guards(
    AgendaItem,
    kind="item",
    public=Q(meeting__status__in=PUBLIC_MEETINGS),
    own=(),
    body="meeting__body",
    topic="key",
    title=lambda row: row.title,
)
guards(
    MemberQuestion,
    kind="question",
    public=Q(pk__in=[]),
    own="appointment__user",
    body="appointment__seat__body",
)
