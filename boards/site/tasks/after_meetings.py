"""Minutes, decisions, promised steps and legal duties after a meeting; agreements to sign."""

from collections.abc import Iterator

from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from boards import access
from boards.choices import APPROVED_MINUTES, MeetingStatus
from boards.decisions.publication import is_second_person
from boards.minutes.approvals import with_votes, yet_to_approve
from boards.models import Agreement, DecisionDraft, Duty, FollowUp, Meeting, MinutesVersion, Motion
from boards.motion_choices import MotionKind, MotionState
from boards.site.tasks.agendas import meeting_name
from cms import clock
from cms.access import has_role
from cms.components.due import SCALE
from cms.i18n.fields import text
from cms.tasks import Task, gives_tasks
from cms.users.models import User


@gives_tasks
def minutes_to_post(user: User) -> Iterator[Task]:
    """Meetings that are over without minutes, and passed votes on minutes that were not recorded there (BK-31)."""
    if not has_role(user, *access.POST_ROLES):
        return
    ended = Meeting.objects.filter(status=MeetingStatus.ENDED).select_related("body", "joint_body")
    for meeting in ended.filter(minutes=None).order_by("closed_at", "pk"):
        yield Task(
            title=_("Post the draft minutes"),
            about=meeting_name(meeting),
            url=reverse("boards:desk_minutes", args=[meeting.pk]),
            verb=_("Open the draft"),
            since=meeting.closed_at,
        )
    last = MinutesVersion.objects.filter(meeting=OuterRef("pk")).order_by("-number").values("state")[:1]
    drafts = list(
        ended.annotate(state=Subquery(last))
        .exclude(state__in=APPROVED_MINUTES)
        .exclude(state=None)
        .prefetch_related(Prefetch("minutes", with_votes(MinutesVersion.objects.defer("snapshot"))))
        .order_by("-starts_at")
    )
    votes = Motion.objects.standing().filter(state=MotionState.CLOSED, passed=True, kind=MotionKind.MINUTES)
    for vote in votes.filter(minutes=None).with_bodies().order_by("closed_at", "pk"):
        body, began = vote.acting_body.pk, vote.item.meeting.starts_at
        before = (
            each
            for each in drafts
            if each.starts_at < began and body in yet_to_approve(each, list(each.minutes.all()))
        )
        if earlier := next(before, None):
            yield Task(
                title=_("Record the vote that approved minutes"),
                about=_("Vote at the meeting: %(meeting)s") % {"meeting": _meeting_of(vote)},
                url=reverse("boards:approve_minutes", args=[earlier.pk]),
                verb=_("Approve minutes"),
                since=vote.closed_at,
            )


@gives_tasks
def decisions_to_publish(user: User) -> Iterator[Task]:
    """One person writes about a vote, another publishes it; what came back is the writer’s again (C2C-05)."""
    if not has_role(user, *access.DECISION_ROLES):
        return
    votes = Motion.objects.without_decision()
    for vote in votes.filter(decision_draft=None).with_bodies().order_by("closed_at"):
        yield Task(
            title=_("Write the decision about a vote"),
            about=_("%(meeting)s, item %(item)s") % _place(vote),
            url=reverse("boards:desk_prepare_decision", args=[vote.pk]),
            verb=_("Write the decision"),
            since=vote.closed_at,
        )
    rows = DecisionDraft.objects.filter(motion__in=votes).select_related(
        "motion__item__meeting__body", "motion__item__meeting__joint_body", "motion__mover__seat__body"
    )
    for draft in rows.order_by("prepared_at", "pk"):
        if draft.returned_at is None or not is_second_person(user, draft):
            yield _draft_task(draft, user)


def _draft_task(draft: DecisionDraft, user: User) -> Task:
    about = f"{text(draft.title)}. {_meeting_of(draft.motion)}"
    review, write = (
        reverse(f"boards:{name}", args=[draft.motion_id])
        for name in ("desk_review_decision", "desk_prepare_decision")
    )
    if draft.returned_at:
        title = _("Revise a decision that was returned to you")
        return Task(title=title, about=about, url=write, verb=_("Edit"), since=draft.returned_at)
    return Task(
        title=_("Review and publish a decision"),
        about=about,
        url=review,
        verb=_("Review"),
        since=draft.prepared_at,
        waits_for="" if is_second_person(user, draft) else _("A second person"),
    )


def _place(vote: Motion) -> dict[str, str]:
    return {"meeting": _meeting_of(vote), "item": vote.item.shown_number}


def _meeting_of(vote: Motion) -> str:
    """The meeting of a vote, and of a joint one the body that voted."""
    name, body = meeting_name(vote.item.meeting), vote.joint_name
    return f"{name} ({body})" if body else name


@gives_tasks
def steps_promised(user: User) -> Iterator[Task]:
    """Promised steps that are overdue or due soon."""
    if not has_role(user, *access.DECISION_ROLES):
        return
    rows = FollowUp.objects.filter(done_on=None, due_on__lte=clock.today() + SCALE)
    for step in rows.select_related("decision").order_by("due_on", "pk"):
        yield Task(
            title=_("Report on a promised step"),
            about=f"{text(step.title)}. {step.decision}",
            url=reverse("boards:desk_progress", args=[step.pk]),
            verb=_("Report"),
            due=step.due_on,
        )


@gives_tasks
def duties_by_law(user: User) -> Iterator[Task]:
    if not has_role(user, *access.POST_ROLES):
        return
    rows = Duty.objects.filter(done_at=None).select_related("meeting__body")
    for duty in rows.order_by(F("due_at").asc(nulls_last=True), "pk"):
        yield Task(
            title=str(duty.get_kind_display()),
            about=meeting_name(duty.meeting),
            url=reverse("boards:finish_duty", args=[duty.pk]),
            verb=_("Record as done"),
            since=duty.opened_at,
            due=duty.due_at,
        )


@gives_tasks
def agreements_to_sign(user: User) -> Iterator[Task]:
    """Announced agreements: they wait for parties, then for staff to record that all have signed (C2C-11)."""
    if not has_role(user, *access.DESK_ROLES):
        return
    rows = Agreement.objects.filter(status=Agreement.Status.ANNOUNCED).order_by("announced_on", "pk")
    open_ones = Count("signatures", filter=Q(signatures__signed_on=None))
    for each in rows.annotate(all=Count("signatures"), open=open_ones):
        signed = {"signed": each.all - each.open, "all": each.all}
        yield Task(
            title=_("Sign an agreement") if each.open else _("Record that all parties have signed"),
            about=f"{text(each.title)}. " + _("%(signed)s of %(all)s have signed.") % signed,
            url=reverse("boards:desk_agreement", args=[each.pk]),
            verb=pgettext("action", "Open"),
            since=each.announced_on,
            waits_for=_("The parties") if each.open else "",
        )
