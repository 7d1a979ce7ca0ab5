"""Motions for the search at the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.models import Motion
from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated
from cms.i18n.fields import text
from cms.users.models import User


def _motions(user: User) -> QuerySet[Motion]:
    meetings = access.desk_meetings(user).order_by().values("pk")
    rows = Motion.objects.with_bodies().filter(item__meeting__in=meetings)
    return rows.order_by("-moved_at", "-pk")


def _hits(motion: Motion) -> Iterator[DeskHit]:
    meeting = motion.item.meeting
    yield DeskHit(
        title=text(motion.text),
        url=reverse("boards:desk_minutes", args=[meeting.pk]),
        day=meeting.day,
        state=motion.get_state_display(),
        about=meeting.body_names,
        texts=translated(motion.text, motion.facts, motion.item.title),
    )


MOTIONS = DeskSource(
    name="motions",
    label=_("Motions"),
    may=lambda user: has_role(user, *access.PLAN_ROLES),
    rows=_motions,
    columns=("text", "facts", "item__title"),
    hits=_hits,
    kind="motions",
)
