"""Access rules: who may see and do what. Missing and forbidden objects both raise Http404."""

from datetime import date

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
    DecisionDraft,
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
from cms.access import Role, Visitor, has_role, is_signed_in
from cms.records.history import Actor

DESK_ROLES = (Role.EDITOR, Role.CLERK, Role.PUBLISHER)
DATA_ROLES = (Role.ANALYST, Role.PUBLISHER)
PLAN_ROLES = (Role.EDITOR, Role.CLERK, Role.PUBLISHER)
POST_ROLES = (Role.CLERK, Role.PUBLISHER)
LIVE_ROLES = (Role.CLERK,)
DECISION_ROLES = (Role.CLERK, Role.PUBLISHER)
AID_ROLES = (Role.EDITOR, Role.CLERK)
APPLICATION_ROLES = (Role.EDITOR, Role.CLERK, Role.PUBLISHER)
APPOINT_ROLES = (Role.CLERK, Role.PUBLISHER)
NOTICE_ROLES = (Role.EDITOR, Role.PUBLISHER)
SEAT_ROLES = (Role.CLERK, Role.PUBLISHER, Role.ADMINISTRATOR)


def require(actor: Actor, *roles: Role) -> None:
    """Raise PermissionDenied unless the actor has one of these roles; every staff service calls this first.

    System actors ("system:<name>") always pass.
    """
    if isinstance(actor, str) and actor.startswith("system:"):
        return
    if not has_role(actor, *roles):
        raise PermissionDenied


# Public pages ----------------------------------------------------------------------------------------


def get_body(slug: str) -> Body:
    return _or_404(Body.objects.filter(slug=slug).first())


def get_public_meeting(slug: str, day: str) -> Meeting:
    """Return a posted, running, adjourned or canceled meeting; drafts raise Http404."""
    rows = Meeting.objects.public().select_related("body", "joint_body", "follows__body", "successor__body")
    return _or_404(rows.filter(body__slug=slug, slug=day).first())


def get_announced_meeting(slug: str, day: str) -> Meeting:
    """As ``get_public_meeting``, and one whose date is announced before its agenda is posted."""
    rows = Meeting.objects.announced().select_related(
        "body", "joint_body", "follows__body", "successor__body"
    )
    return _or_404(rows.filter(body__slug=slug, slug=day).first())


def get_subscription(token: str) -> Subscription:
    """The token from the email is the only credential needed to end a subscription."""
    rows = Subscription.objects.select_related("body", "meeting__body")
    return _or_404(rows.filter(token=token).first())


def get_postings(meeting: Meeting) -> list[PostedAgenda]:
    """Return the postings in order; raises Http404 if there are none."""
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
    """Return a published call; drafts raise Http404."""
    rows = ApplicationCall.objects.select_related("body", "meeting__body").prefetch_related("seats")
    return _or_404(rows.filter(slug=slug, published_at__isnull=False).first())


# Staff desk ------------------------------------------------------------------------------------------


def desk_meetings(user: Visitor) -> QuerySet[Meeting]:
    """All meetings, but no draft agenda with unpublished texts of the other members, for staff who hold a seat."""
    if not has_role(user, *DESK_ROLES):
        raise Http404
    closed = Meeting.objects.closed_to(user.pk, clock.today()).values("pk")
    return Meeting.objects.select_related("body", "joint_body").exclude(pk__in=closed)


def get_meeting(user: Visitor, pk: int) -> Meeting:
    """Staff access, drafts included."""
    return _or_404(desk_meetings(user).filter(pk=pk).first())


def get_page(meeting: Meeting, language: str = "en") -> MeetingPage | None:
    """Return the current draft of the agenda in one language."""
    page = meeting.pages.filter(locale__language_code=language).first()
    return page.get_latest_revision_as_object() if page else None


def get_item(meeting: Meeting, pk: int) -> AgendaItem:
    return _or_404(meeting.items.filter(pk=pk).select_related("meeting__body").first())


def get_added(meeting: Meeting, item: int) -> AddedItem:
    """Return the added item of this agenda item, or raise Http404."""
    rows = AddedItem.objects.select_related("meeting__body", "motion__item", "item", "posting")
    return _or_404(rows.filter(meeting=meeting, item=item).first())


def get_motion(meeting: Meeting, pk: int) -> Motion:
    rows = Motion.objects.filter(item__meeting=meeting)
    return _or_404(rows.select_related("item__meeting__body", "mover", "seconder").filter(pk=pk).first())


def get_closed_motion(user: Visitor, pk: int) -> Motion:
    if not has_role(user, *DECISION_ROLES):
        raise Http404
    rows = Motion.objects.without_decision().select_related("item__meeting__body", "decision_draft")
    return _or_404(rows.filter(pk=pk).first())


def get_decision_draft(user: Visitor, pk: int) -> DecisionDraft:
    """The draft about a vote, by the vote."""
    if not has_role(user, *DECISION_ROLES):
        raise Http404
    rows = DecisionDraft.objects.select_related("motion__item__meeting__body")
    return _or_404(rows.filter(motion=pk).first())


def get_desk_decision(user: Visitor, pk: int) -> Decision:
    if not has_role(user, *DECISION_ROLES):
        raise Http404
    return _or_404(Decision.objects.filter(pk=pk).first())


def get_follow_up(user: Visitor, pk: int) -> FollowUp:
    if not has_role(user, *DECISION_ROLES):
        raise Http404
    return _or_404(FollowUp.objects.select_related("decision").filter(pk=pk).first())


def get_appointment(user: Visitor, pk: int) -> Appointment:
    """Return a term for its onboarding checklist."""
    if not has_role(user, *SEAT_ROLES):
        raise Http404
    return _or_404(Appointment.objects.select_related("seat__body").filter(pk=pk).first())


def get_aid_request(user: Visitor, pk: int) -> AidRequest:
    if not has_role(user, *AID_ROLES):
        raise Http404
    return _or_404(AidRequest.objects.select_related("meeting__body").filter(pk=pk).first())


def get_call(user: Visitor, pk: int) -> ApplicationCall:
    if not has_role(user, *APPLICATION_ROLES):
        raise Http404
    return _or_404(ApplicationCall.objects.select_related("body", "meeting__body").filter(pk=pk).first())


def get_application(user: Visitor, pk: int) -> Application:
    """Return an application with its internal fields, for the desk (PRV-03)."""
    if not has_role(user, *APPLICATION_ROLES):
        raise Http404
    rows = Application.objects.select_related("call__body", "call__meeting", "earlier__call")
    return _or_404(rows.filter(pk=pk).first())


def get_item_comment(user: Visitor, meeting: Meeting, pk: int) -> ItemComment:
    if not has_role(user, *PLAN_ROLES):
        raise Http404
    rows = ItemComment.objects.filter(meeting=meeting).select_related("submission", "item")
    return _or_404(rows.filter(pk=pk).first())


# Members ---------------------------------------------------------------------------------------------


def seats_of(user: Actor) -> QuerySet[Appointment]:
    """Seats the account holds today. Rights end at midnight Pacific time after the last day of the term."""
    if not is_signed_in(user):
        return Appointment.objects.none()
    return Appointment.objects.as_of(clock.today()).filter(user=user).select_related("seat__body")


def bound_by_act(day: date) -> QuerySet[Appointment]:
    """Everyone bound by the open-meeting rules, including appointees before their oath (BK-05)."""
    return Appointment.objects.bound(day).select_related("seat__body")


def require_seats(user: Visitor) -> list[Appointment]:
    """Return the seats the user holds today; raises Http404 if there are none."""
    found = list(seats_of(user))
    if not found:
        raise Http404
    return found


def require_own(actor: Actor, appointment: Appointment) -> None:
    """Raise PermissionDenied unless the actor holds this seat today; every member service calls this first.

    System actors ("system:<name>"), which the demo uses, always pass.
    """
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


def _or_404[T](found: T | None) -> T:
    if found is None:
        raise Http404
    return found
