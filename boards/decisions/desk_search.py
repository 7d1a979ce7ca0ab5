"""Decisions in draft for the search at the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.models import DecisionDraft, Motion
from cms.access import has_role
from cms.clock import PACIFIC
from cms.desk_search.registry import DeskHit, DeskSource, translated, written
from cms.i18n.fields import text
from cms.users.models import User


def _drafts(_user: User) -> QuerySet[DecisionDraft]:
    """Those that wait; of a published decision nobody needs the draft."""
    rows = DecisionDraft.objects.filter(motion__in=Motion.objects.without_decision().order_by().values("pk"))
    rows = rows.select_related("motion__item__meeting__body", "motion__item__meeting__joint_body")
    return rows.order_by("-prepared_at", "-pk")


def _hits(draft: DecisionDraft) -> Iterator[DeskHit]:
    yield DeskHit(
        title=text(draft.title),
        url=reverse("boards:desk_prepare_decision", args=[draft.motion_id]),
        day=draft.prepared_at.astimezone(PACIFIC).date(),
        state=pgettext("draft", "Returned") if draft.returned_at else gettext("Draft"),
        about=str(draft.motion.item.meeting),
        texts=(*translated(draft.title, draft.summary, draft.reason), *written(draft.note)),
    )


DRAFTS = DeskSource(
    name="decisions",
    label=_("Decisions in draft"),
    may=lambda user: has_role(user, *access.DECISION_ROLES),
    rows=_drafts,
    columns=("title", "summary", "reason", "note"),
    hits=_hits,
    more=lambda _words: reverse("boards:desk_decisions"),
)
