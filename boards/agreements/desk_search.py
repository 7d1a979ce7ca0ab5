"""Agreements for the search at the desk, those being written too."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.access import DESK_ROLES
from boards.models import Agreement
from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated
from cms.i18n.fields import text
from cms.users.models import User


def _agreements(_user: User) -> QuerySet[Agreement]:
    return Agreement.objects.order_by("-announced_on", "-pk")


def _hits(agreement: Agreement) -> Iterator[DeskHit]:
    yield DeskHit(
        title=text(agreement.title),
        url=reverse("boards:desk_agreement", args=[agreement.pk]),
        day=agreement.announced_on,
        state=agreement.get_status_display(),
        texts=translated(agreement.title, agreement.summary),
    )


AGREEMENTS = DeskSource(
    name="agreements",
    label=_("Agreements"),
    may=lambda user: has_role(user, *DESK_ROLES),
    rows=_agreements,
    columns=("title", "summary"),
    hits=_hits,
    more=lambda _words: reverse("boards:desk_agreements"),
    kind="agreements",
)
