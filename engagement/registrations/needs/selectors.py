"""Accommodation requests for those who answer them: what is open over all conversations, and what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cms import clock
from cms.access import has_role
from cms.components.waiting_times import days_waited
from cms.users.models import User
from engagement.access import NEED_ROLES
from engagement.choices import AHEAD, UNSETTLED, NeedState, RegistrationState
from engagement.models import Accommodation, Conversation
from engagement.registrations.needs.rules import answer_by, came_late, conversation_of
from engagement.registrations.selectors import name_of

MOST_SETTLED = 100


@dataclass(frozen=True)
class NeedRow:
    """One request in a list. What the person needs is not in it: it stands on the page of the request."""

    request: Accommodation
    name: str
    conversation: Conversation
    days: int
    due: date
    is_late: bool


def unsettled() -> QuerySet[Accommodation]:
    """Not answered, or still being arranged, of people who are coming to a conversation that is ahead."""
    rows = _rows().filter(state__in=UNSETTLED, registration__conversation__status__in=AHEAD)
    rows = rows.filter(registration__conversation__ends_at__gt=clock.now())
    return rows.exclude(registration__state=RegistrationState.CANCELLED)


def unanswered() -> QuerySet[Accommodation]:
    return unsettled().filter(state=NeedState.OPEN)


def settled() -> QuerySet[Accommodation]:
    """Answered; or never, because the conversation is over or the person canceled. The newest first."""
    open_ = unsettled().order_by().values("pk")
    return _rows().exclude(pk__in=open_).order_by("-received_at", "-pk")[:MOST_SETTLED]


def counts_of(conversation: Conversation) -> dict[str, int]:
    """Exact numbers of one conversation: how many asked, how many wait for an answer."""
    rows = Accommodation.objects.filter(registration__conversation=conversation)
    rows = rows.exclude(registration__state=RegistrationState.CANCELLED)
    return {"all": rows.count(), "open": rows.filter(Q(state=NeedState.OPEN)).count()}


def in_order(rows: Iterable[Accommodation]) -> list[NeedRow]:
    """What is due first on top; of the same day, the oldest."""
    return sorted(as_rows(rows), key=lambda row: (row.due, row.request.received_at, row.request.pk))


def as_rows(rows: Iterable[Accommodation]) -> list[NeedRow]:
    return [
        NeedRow(
            request=each,
            name=name_of(each.registration),
            conversation=conversation_of(each),
            days=days_waited(each.received_at, each.answered_at),
            due=answer_by(each),
            is_late=came_late(each),
        )
        for each in rows
    ]


def handlers() -> list[User]:
    """Open accounts that may handle requests."""
    found = User.objects.filter(is_active=True, groups__name__in=NEED_ROLES).distinct()
    return [each for each in found.order_by("display_name", "pk") if has_role(each, *NEED_ROLES)]


def _rows() -> QuerySet[Accommodation]:
    return Accommodation.objects.select_related("registration__conversation", "owner")
