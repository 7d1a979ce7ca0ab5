"""Who may see and do what (security.md section 9, rows 3 to 12 and 21). Unknown and forbidden look alike."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from boards.models import (
    AddedItem,
    AgendaItem,
    AidRequest,
    Application,
    ApplicationCall,
    Appointment,
    Body,
    Decision,
    FollowUp,
    ItemComment,
    Meeting,
    MeetingPage,
    Motion,
    PostedAgenda,
    Proposal,
    Subscription,
)
from cms import clock
from cms.access import Role, has_role

DESK_ROLES = (Role.EDITOR, Role.CLERK, Role.PUBLISHER)
PLAN_ROLES = (Role.EDITOR, Role.CLERK, Role.PUBLISHER)
POST_ROLES = (Role.CLERK, Role.PUBLISHER)
LIVE_ROLES = (Role.CLERK,)
DECISION_ROLES = (Role.CLERK, Role.PUBLISHER)
AID_ROLES = (Role.EDITOR, Role.CLERK)
APPLICATION_ROLES = (Role.EDITOR, Role.CLERK, Role.PUBLISHER)
APPOINT_ROLES = (Role.CLERK, Role.PUBLISHER)
SEAT_ROLES = (Role.CLERK, Role.PUBLISHER, Role.ADMINISTRATOR)


def require(actor: Any, *roles: Role) -> None:
    """The first step of a staff service. A system actor has a name instead of an account."""
    if isinstance(actor, str) and actor.startswith("system:"):
        return
    if not has_role(actor, *roles):
        raise PermissionDenied


# What the public may see -----------------------------------------------------------------------------


def get_body(slug: str) -> Body:
    return _or_404(Body.objects.filter(slug=slug).first())


def get_public_meeting(slug: str, day: date) -> Meeting:
    """Posted, in session, held or cancelled. A draft does not exist."""
    rows = Meeting.objects.public().select_related("body", "follows__body", "successor__body")
    return _or_404(rows.filter(body__slug=slug, day=day).first())


def get_subscription(token: str) -> Subscription:
    """Whoever holds the link of a notice may end it."""
    rows = Subscription.objects.select_related("body", "meeting__body")
    return _or_404(rows.filter(token=token).first())


def get_postings(meeting: Meeting) -> list[PostedAgenda]:
    """What was posted for it, first to last; a meeting without any does not exist."""
    return list(meeting.postings.order_by("number")) or _or_404(None)


def get_posting(meeting: Meeting, number: int) -> PostedAgenda:
    return _or_404(meeting.postings.filter(number=number).first())


def get_decision(number: str) -> Decision:
    year, sequence = _numbered(number)
    rows = Decision.objects.public().select_related(
        "body", "motion__item__meeting__body", "motion__cures__item__meeting__body"
    )
    return _or_404(rows.filter(year=year, sequence=sequence).first())


def get_proposal(number: str) -> Proposal:
    year, sequence = _numbered(number.removeprefix("P-"))
    rows = Proposal.objects.public().select_related(
        "body", "rules", "study", "rerouted_from", "decision", "answered_item__meeting__body"
    )
    return _or_404(rows.filter(year=year, sequence=sequence).first())


def get_public_call(slug: str) -> ApplicationCall:
    """A call that is not published does not exist."""
    rows = ApplicationCall.objects.select_related("body", "meeting__body").prefetch_related("seats")
    return _or_404(rows.filter(slug=slug, published_at__isnull=False).first())


# The desk --------------------------------------------------------------------------------------------


def desk_meetings(user: Any) -> QuerySet[Meeting]:
    if not has_role(user, *DESK_ROLES):
        raise Http404
    return Meeting.objects.select_related("body")


def get_meeting(user: Any, pk: int) -> Meeting:
    """For the desk: drafts too."""
    return _or_404(desk_meetings(user).filter(pk=pk).first())


def get_page(meeting: Meeting, language: str = "en") -> MeetingPage | None:
    """The agenda as it stands in the editor, in one language."""
    page = meeting.pages.filter(locale__language_code=language).first()
    return page.get_latest_revision_as_object() if page else None


def get_item(meeting: Meeting, pk: int) -> AgendaItem:
    return _or_404(meeting.items.filter(pk=pk).select_related("meeting__body").first())


def get_added(meeting: Meeting, item: int) -> AddedItem:
    """What was added after posting, by its item."""
    rows = AddedItem.objects.select_related("meeting__body", "motion__item", "item", "posting")
    return _or_404(rows.filter(meeting=meeting, item=item).first())


def get_motion(meeting: Meeting, pk: int) -> Motion:
    rows = Motion.objects.filter(item__meeting=meeting)
    return _or_404(rows.select_related("item__meeting__body", "mover", "seconder").filter(pk=pk).first())


def get_closed_motion(user: Any, pk: int) -> Motion:
    if not has_role(user, *DECISION_ROLES):
        raise Http404
    rows = Motion.objects.without_decision().select_related("item__meeting__body")
    return _or_404(rows.filter(pk=pk).first())


def get_desk_decision(user: Any, pk: int) -> Decision:
    if not has_role(user, *DECISION_ROLES):
        raise Http404
    return _or_404(Decision.objects.filter(pk=pk).first())


def get_follow_up(user: Any, pk: int) -> FollowUp:
    if not has_role(user, *DECISION_ROLES):
        raise Http404
    return _or_404(FollowUp.objects.select_related("decision").filter(pk=pk).first())


def get_appointment(user: Any, pk: int) -> Appointment:
    """For the checklist of a member."""
    if not has_role(user, *SEAT_ROLES):
        raise Http404
    return _or_404(Appointment.objects.select_related("seat__body").filter(pk=pk).first())


def get_aid_request(user: Any, pk: int) -> AidRequest:
    if not has_role(user, *AID_ROLES):
        raise Http404
    return _or_404(AidRequest.objects.select_related("meeting__body").filter(pk=pk).first())


def get_call(user: Any, pk: int) -> ApplicationCall:
    if not has_role(user, *APPLICATION_ROLES):
        raise Http404
    return _or_404(ApplicationCall.objects.select_related("body", "meeting__body").filter(pk=pk).first())


def get_application(user: Any, pk: int) -> Application:
    """For the desk, what is internal too (PRV-03)."""
    if not has_role(user, *APPLICATION_ROLES):
        raise Http404
    rows = Application.objects.select_related("call__body", "call__meeting", "earlier__call")
    return _or_404(rows.filter(pk=pk).first())


def get_item_comment(user: Any, meeting: Meeting, pk: int) -> ItemComment:
    if not has_role(user, *PLAN_ROLES):
        raise Http404
    rows = ItemComment.objects.filter(meeting=meeting).select_related("submission", "item")
    return _or_404(rows.filter(pk=pk).first())


# Members ---------------------------------------------------------------------------------------------


def seats_of(user: Any) -> QuerySet[Appointment]:
    """The seats an account holds today. Rights end at midnight in California after the last day of a term."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return Appointment.objects.none()
    return Appointment.objects.as_of(clock.today()).filter(user=user).select_related("seat__body")


def bound_by_act(day: date) -> QuerySet[Appointment]:
    """Everyone who counts when members talk to each other: appointees too, before their oath (BK-05)."""
    return Appointment.objects.bound(day).select_related("seat__body")


def require_seats(user: Any) -> list[Appointment]:
    """A member's seats; for all others the workspace does not exist."""
    found = list(seats_of(user))
    if not found:
        raise Http404
    return found


def require_own(actor: Any, appointment: Appointment) -> None:
    """The first step of a member's own service: it is their seat, today. The demo's actor has a name instead."""
    if isinstance(actor, str) and actor.startswith("system:"):
        return
    if not seats_of(actor).filter(pk=appointment.pk).exists():
        raise PermissionDenied


def _numbered(number: str) -> tuple[int, int]:
    year, _dash, sequence = number.partition("-")
    if not (year.isascii() and year.isdigit() and sequence.isascii() and sequence.isdigit()):
        raise Http404
    if len(year) != 4 or len(sequence) > 4:
        raise Http404
    return int(year), int(sequence)


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found
