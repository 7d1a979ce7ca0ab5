"""Calls and applications for the search at the desk: of an application what becomes public, nothing else (PRV-03)."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.models import Application, ApplicationCall
from cms.access import has_role
from cms.clock import PACIFIC
from cms.desk_search.registry import DeskHit, DeskSource, number_in, translated
from cms.i18n.fields import text
from cms.users.models import User


def _may(user: User) -> bool:
    return has_role(user, *access.APPLICATION_ROLES)


def _calls(_user: User) -> QuerySet[ApplicationCall]:
    return ApplicationCall.objects.select_related("body").order_by("-closes_on", "-pk")


def _call_hits(call: ApplicationCall) -> Iterator[DeskHit]:
    yield DeskHit(
        title=text(call.title),
        url=reverse("boards:desk_call", args=[call.pk]),
        day=call.closes_on,
        state=gettext("Published") if call.published_at else gettext("Draft"),
        about=text(call.body.name),
        texts=translated(call.title, call.text),
    )


def _applications(_user: User) -> QuerySet[Application]:
    return Application.objects.select_related("call").order_by("-submitted_at", "-pk")


def _hits(row: Application) -> Iterator[DeskHit]:
    yield DeskHit(
        title=row.name or row.reference,
        url=row.get_absolute_url(),
        number=row.reference,
        day=row.submitted_at.astimezone(PACIFIC).date(),
        state=row.get_state_display(),
        about=text(row.call.title),
        texts=tuple((row.language, words) for words in (row.organization, row.statement) if words),
    )


def _numbered(code: str) -> Q | None:
    number = number_in(code, "a")
    return None if number is None else Q(pk=number)


CALLS = DeskSource(
    name="calls",
    label=_("Calls for applications"),
    may=_may,
    rows=_calls,
    columns=("title", "text"),
    hits=_call_hits,
    more=lambda _words: reverse("boards:desk_applications"),
    kind="openings",
)
APPLICATIONS = DeskSource(
    name="applications",
    label=_("Applications"),
    may=_may,
    rows=_applications,
    columns=("name", "organization", "statement"),
    hits=_hits,
    numbered=_numbered,
    more=lambda _words: reverse("boards:desk_applications"),
)
