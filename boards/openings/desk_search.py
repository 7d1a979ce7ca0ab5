"""Job openings for the search at the desk, drafts and closed ones too."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.access import NOTICE_ROLES
from boards.models import JobOpening
from boards.openings.presenters import state_label
from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated
from cms.i18n.fields import text
from cms.users.models import User


def _openings(_user: User) -> QuerySet[JobOpening]:
    return JobOpening.objects.order_by("-closes_on", "-pk")


def _hits(opening: JobOpening) -> Iterator[DeskHit]:
    yield DeskHit(
        title=text(opening.title),
        url=reverse("boards:desk_opening", args=[opening.pk]),
        day=opening.closes_on,
        state=state_label(opening),
        about=text(opening.division),
        texts=translated(opening.title, opening.text),
    )


JOB_OPENINGS = DeskSource(
    name="job-openings",
    label=_("Job openings"),
    may=lambda user: has_role(user, *NOTICE_ROLES),
    rows=_openings,
    columns=("title", "division", "text"),
    hits=_hits,
    more=lambda _words: reverse("boards:desk_openings"),
    kind="job-openings",
)
