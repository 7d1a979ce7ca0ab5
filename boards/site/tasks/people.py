"""Accommodation requests, members’ questions, proposals, applications, and new members to settle in."""

from collections.abc import Collection, Iterator

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from boards import access
from boards.bodies.onboarding_rules import open_steps
from boards.choices import AidState
from boards.guard.selectors import desk_questions
from boards.models import AidRequest, Application, ApplicationCall, ApplicationReview, Appointment, Motion
from boards.models.applications import LIVE_STATES, ApplicationState
from boards.motion_choices import MotionKind, MotionState
from boards.proposals.desk_presenters import unread
from boards.proposals.visibility import desk_proposals
from boards.site.tasks.agendas import meeting_name
from cms import clock
from cms.access import has_role
from cms.components.dates import plain_date
from cms.tasks import Task, gives_tasks
from cms.users.models import User


@gives_tasks
def accommodations_to_answer(user: User) -> Iterator[Task]:
    """Each request, due when its meeting begins. What the person needs stands on the request itself (BK-28)."""
    if not has_role(user, *access.AID_ROLES):
        return
    rows = AidRequest.objects.filter(state=AidState.OPEN).select_related("meeting__body")
    for request in rows.order_by("received_at", "pk"):
        asked = {"meeting": meeting_name(request.meeting), "day": plain_date(request.received_at)}
        yield Task(
            title=_("Answer an accommodation request"),
            about=_("%(meeting)s. Requested on %(day)s.") % asked,
            url=reverse("boards:desk_aid", args=[request.pk]),
            verb=_("Answer"),
            since=request.received_at,
            due=None if request.meeting.is_called_off else request.meeting.starts_at,
        )


@gives_tasks
def questions_to_answer(user: User) -> Iterator[Task]:
    if not has_role(user, *access.PLAN_ROLES):
        return
    rows = desk_questions(user).filter(answered_at=None)
    found = rows.order_by().aggregate(count=Count("pk"), first=Min("asked_at"))
    if count := found["count"]:
        words = ngettext("Answer %(count)s member question", "Answer %(count)s member questions", count)
        url = reverse("boards:desk_groups")
        yield Task(title=words % {"count": count}, url=url, verb=_("Answer"), since=found["first"])


@gives_tasks
def proposals_to_read(user: User) -> Iterator[Task]:
    """Proposals by the public that staff have not read."""
    if not has_role(user, *access.DECISION_ROLES):
        return
    found = unread(desk_proposals(user)).order_by().aggregate(count=Count("pk"), first=Min("received_on"))
    if count := found["count"]:
        words = ngettext("Read %(count)s new proposal", "Read %(count)s new proposals", count)
        url = reverse("boards:desk_proposals")
        yield Task(
            title=words % {"count": count}, url=url, verb=pgettext("action", "Read"), since=found["first"]
        )


@gives_tasks
def calls_to_move_on(user: User) -> Iterator[Task]:
    """The next step of each call for applications (C2C-07 to C2C-09)."""
    if not has_role(user, *access.APPLICATION_ROLES):
        return
    calls = ApplicationCall.objects.filter(answered_at=None).select_related("body", "meeting")
    standing = {
        name: set(calls.filter(Exists(rows)).values_list("pk", flat=True))
        for name, rows in _conditions(user).items()
    }
    for call in calls.order_by("closes_on", "pk"):
        holds = {name for name, found in standing.items() if call.pk in found}
        if title := _next_step(call, holds, appoints=has_role(user, *access.APPOINT_ROLES)):
            url = reverse("boards:desk_call", args=[call.pk])
            since = call.scored_at or (call.closes_on if call.published_at else None)
            yield Task(title=title, about=str(call), url=url, verb=pgettext("action", "Open"), since=since)


def _conditions(user: User) -> dict[str, QuerySet]:
    """Of a call: this person has not scored all, nobody has scored some, some are on the list, the board voted."""
    live = Application.objects.filter(call=OuterRef("pk"), state__in=LIVE_STATES)
    reviews = ApplicationReview.objects.filter(application=OuterRef("pk"))
    votes = Motion.objects.standing().of_governing_board()
    votes = votes.filter(state=MotionState.CLOSED, kind=MotionKind.DECISION)
    return {
        "unscored": live.exclude(Exists(reviews.filter(scorer=user))),
        "unread": live.filter(state=ApplicationState.RECEIVED).exclude(Exists(reviews)),
        "listed": live.filter(state=ApplicationState.SHORTLISTED),
        "voted": votes.filter(item__meeting=OuterRef("meeting"), item__key=OuterRef("item_key")),
    }


def _next_step(call: ApplicationCall, holds: Collection[str], *, appoints: bool) -> str:
    is_scoring = call.is_over() and not call.scored_at
    if is_scoring and "unscored" in holds:
        return _("Score applications")
    if not appoints:
        return ""
    if not call.published_at:
        return _("Publish a call for applications")
    if is_scoring:
        return "" if "unread" in holds else _("Close scoring of applications")
    if not call.scored_at:
        return ""
    if not call.is_on_an_agenda:
        return _("Put the short list on an agenda") if "listed" in holds else _("Choose the short list")
    return _("Make appointments and reply to every applicant") if "voted" in holds else ""


@gives_tasks
def members_to_settle_in(user: User) -> Iterator[Task]:
    """Members with onboarding steps that are open today (C2C-10, BK-06)."""
    if not has_role(user, *access.SEAT_ROLES):
        return
    today = clock.today()
    rows = Appointment.objects.bound(today).prefetch_related("onboarding")
    if count := sum(bool(open_steps(row, row.onboarding.all(), today)) for row in rows):
        words = ngettext(
            "Record the onboarding of %(count)s member", "Record the onboarding of %(count)s members", count
        )
        yield Task(
            title=words % {"count": count}, url=reverse("boards:desk_seats"), verb=pgettext("action", "Open")
        )
