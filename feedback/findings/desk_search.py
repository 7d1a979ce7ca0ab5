"""Findings for the search at the desk, drafts too."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, number_in, translated
from cms.i18n.fields import text
from cms.users.models import User
from feedback import access
from feedback.models import Finding

COLUMNS = ("title", "summary", "question_asked", "limits", "minority_view", "recommendation")


def _findings(_user: User) -> QuerySet[Finding]:
    return Finding.objects.defer("numbers", "page").order_by("-number")


def _hits(finding: Finding) -> Iterator[DeskHit]:
    yield DeskHit(
        title=text(finding.title),
        url=reverse("feedback:desk_finding", args=[finding.number]),
        number=f"F-{finding.number}",
        state=finding.get_state_display(),
        texts=translated(*(getattr(finding, name) for name in COLUMNS)),
    )


def _numbered(code: str) -> Q | None:
    number = number_in(code, "f")
    return None if number is None else Q(number=number)


FINDINGS = DeskSource(
    name="findings",
    label=_("Findings"),
    may=lambda user: has_role(user, *access.FINDING_ROLES),
    rows=_findings,
    columns=COLUMNS,
    hits=_hits,
    numbered=_numbered,
    more=lambda _words: reverse("feedback:desk_findings"),
    kind="findings",
)
