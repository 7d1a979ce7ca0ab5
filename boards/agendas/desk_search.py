"""Agenda items for the search at the desk: those that were posted, and those of the drafts that a person may read."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.draft_rows import rows_of
from boards.choices import MeetingStatus
from boards.models import AgendaItem, MeetingPage
from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated, written
from cms.i18n.fields import text
from cms.users.models import User


def _may(user: User) -> bool:
    return has_role(user, *access.DESK_ROLES)


def _items(user: User) -> QuerySet[AgendaItem]:
    meetings = access.desk_meetings(user).order_by().values("pk")
    rows = AgendaItem.objects.filter(meeting__in=meetings)
    rows = rows.select_related("meeting__body", "meeting__joint_body")
    return rows.order_by("-meeting__starts_at", "meeting", "number", "pk")


def _hits(item: AgendaItem) -> Iterator[DeskHit]:
    yield DeskHit(
        title=text(item.title),
        url=reverse("boards:desk_meeting", args=[item.meeting_id]),
        day=item.meeting.day,
        about=item.meeting.body_names,
        texts=(*translated(item.title, item.text), *written(item.presenter)),
    )


def _draft_pages(user: User) -> QuerySet[MeetingPage]:
    """The pages of draft agendas, without those closed to staff who hold a seat (BK-41)."""
    meetings = access.desk_meetings(user).filter(status=MeetingStatus.DRAFT).order_by().values("pk")
    rows = MeetingPage.objects.filter(meeting__in=meetings)
    rows = rows.select_related("meeting__body", "meeting__joint_body", "latest_revision", "locale")
    found: QuerySet[MeetingPage] = rows.order_by("-meeting__starts_at", "pk")
    return found


def _draft_hits(page: MeetingPage) -> Iterator[DeskHit]:
    code = page.locale.language_code
    if page.latest_revision:
        page.agenda = MeetingPage.agenda.field.to_python(page.latest_revision.content.get("agenda") or "[]")
    for row in rows_of({code: page}):
        yield DeskHit(
            title=row.name,
            url=reverse("boards:desk_agenda", args=[page.meeting_id]),
            day=page.meeting.day,
            about=page.meeting.body_names,
            texts=(
                *((code, words) for name in row.words if (words := row.said(name, code))),
                *written(row.presenter),
            ),
        )


ITEMS = DeskSource(
    name="items",
    label=_("Agenda items"),
    may=_may,
    rows=_items,
    columns=("title", "text", "presenter"),
    hits=_hits,
    kind="agenda-items",
)
DRAFT_ITEMS = DeskSource(
    name="draft-items",
    label=_("Agenda items in draft"),
    may=_may,
    rows=_draft_pages,
    hits=_draft_hits,
)
