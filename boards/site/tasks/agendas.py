"""Agendas to write, approve, post and correct; materials that two people decide about; meetings to run."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from wagtail.models import WorkflowState

from boards import access
from boards.agendas.added_item_rules import adder_of, waiting_litigation
from boards.agendas.approval_rules import approvals_of, by_another, own_approval
from boards.agendas.correction_rules import person_of, proposer_of, waiting_corrections
from boards.agendas.versions import next_notice
from boards.choices import MeetingKind, MeetingStatus
from boards.materials.access import own_requests, waiting_requests
from boards.models import AgendaApproval, MaterialRequest, Meeting, MeetingPage
from boards.notices.short_notice import ruling_of
from boards.sessions.services import begin_refusal
from cms import clock
from cms.access import has_role
from cms.approvals.rules import When
from cms.approvals.selectors import submitted_by, waiting_for
from cms.publication.rules import Person, are_two_people
from cms.tasks import Task, gives_tasks
from cms.users.models import User

COMPARED = 5  # approved agendas whose text is compared with what was approved, those due first
LAW = {
    MeetingKind.REGULAR: gettext_lazy("Gov. Code § 11125(a), 10-day notice"),
    MeetingKind.SPECIAL: gettext_lazy("Gov. Code § 11125.4, 48-hour notice"),
    MeetingKind.EMERGENCY: gettext_lazy("Gov. Code § 11125.5, one-hour notice"),
}


def meeting_name(meeting: Meeting) -> str:
    return _("%(name)s, %(day)s") % {"name": meeting.body_names, "day": meeting.plainly_when}


def due_of(meeting: Meeting) -> When:
    """The last legal day or moment to post; none for a committee that the law does not cover (BK-01)."""
    if not meeting.is_covered:
        return None
    ruling = ruling_of(meeting, clock.now())
    return ruling.latest_moment or ruling.latest_legal


def open_pages(user: User, pages: Collection[int]) -> dict[int, When]:
    """Agendas of the meetings that this person may open as staff, with the time each must be posted (BK-41)."""
    if not has_role(user, *access.DESK_ROLES):
        return {}
    rows = MeetingPage.objects.filter(pk__in=pages, meeting__in=access.desk_meetings(user))
    rows = rows.select_related("meeting__body", "meeting__joint_body")
    return {page.pk: due_of(page.meeting) if page.meeting.is_draft else None for page in rows}


@gives_tasks
def agendas_ahead(user: User) -> Iterator[Task]:
    """The agenda of each planned meeting, until it is posted: one approves it as it stands, another posts it."""
    if not has_role(user, *access.PLAN_ROLES):
        return
    rows = access.desk_meetings(user).filter(status=MeetingStatus.DRAFT, starts_at__gt=clock.now())
    drafts = sorted(rows.order_by("starts_at", "pk"), key=lambda each: str(due_of(each)))
    approvals = AgendaApproval.objects.filter(meeting__in=drafts)
    approved = set(approvals.values_list("meeting", flat=True))
    compared = [each.pk for each in drafts if each.pk in approved][:COMPARED]
    asked = _submitted(user)
    for meeting in drafts:
        if meeting.pk in asked:  # its page is a task of its own
            continue
        if meeting.pk in approved and meeting.pk not in compared:
            yield _not_compared(meeting)
        else:
            yield _agenda_task(meeting, user, is_approved=meeting.pk in compared)


def _submitted(user: User) -> set[int]:
    """Meetings whose agenda waits for this person's approval, or is this person's and waits for another's."""
    theirs = waiting_for(user).values_list("revision__object_id", flat=True)
    own = submitted_by(user).filter(status=WorkflowState.STATUS_IN_PROGRESS)
    pages = [int(pk) for pk in (*theirs, *own.values_list("object_id", flat=True))]
    return set(MeetingPage.objects.filter(pk__in=pages).values_list("meeting", flat=True))


def _not_compared(meeting: Meeting) -> Task:
    """Of an agenda that someone approved: its screen says whether that is its text still."""
    return Task(
        title=_("Check the approval of the agenda"),
        about=meeting_name(meeting),
        url=reverse("boards:desk_meeting", args=[meeting.pk]),
        verb=pgettext("action", "Open"),
        due=due_of(meeting),
        law=_law_of(meeting),
    )


def _law_of(meeting: Meeting) -> str:
    return str(LAW.get(MeetingKind(meeting.kind), "")) if meeting.is_covered else ""


def _agenda_task(meeting: Meeting, user: User, *, is_approved: bool) -> Task:
    may_post = has_role(user, *access.POST_ROLES)
    post, desk = (reverse(f"boards:{name}", args=[meeting.pk]) for name in ("post", "desk_meeting"))
    finish = Task(
        title=_("Finish and approve the agenda"),
        about=meeting_name(meeting),
        url=desk,
        verb=_("Finish the agenda"),
        due=due_of(meeting),
        law=_law_of(meeting),
    )
    if not ruling_of(meeting, clock.now()).allowed:
        title = _("Choose another date: the agenda was not posted in time")
        return replace(finish, title=title, url=post if may_post else desk, verb=pgettext("action", "Open"))
    approvals = approvals_of(meeting, next_notice(meeting)) if is_approved else []
    if may_post and (by_another(approvals, user) or not meeting.two_people_post):
        return replace(finish, title=_("Post the agenda"), url=post, verb=_("Check and post"))
    if own_approval(approvals, user):
        return replace(finish, title=_("Post the agenda"), waits_for=_("A second person"))
    return finish


@gives_tasks
def changes_of_agendas(user: User) -> Iterator[Task]:
    """Corrections to attest and litigation to confirm; one’s own wait for someone else (BK-14, BK-32)."""
    if not has_role(user, *access.POST_ROLES):
        return
    for row in waiting_corrections(user):
        yield Task(
            title=_("Attest a correction of the agenda"),
            about=_asked(row.meeting, row.proposed_by_name),
            url=reverse("boards:correction", args=[row.meeting_id, row.pk]),
            verb=_("Compare"),
            since=row.proposed_at,
            due=row.meeting.starts_at,
            waits_for=_second(proposer_of(row), user),
        )
    for added in waiting_litigation(user):
        yield Task(
            title=_("Confirm litigation added to the agenda"),
            about=_asked(added.meeting, added.added_by_name),
            url=reverse("boards:added", args=[added.meeting_id, added.item_id]),
            verb=_("Review"),
            since=added.added_at,
            due=added.meeting.starts_at,
            waits_for=_second(adder_of(added), user),
        )


def _second(first: Person, user: User) -> str:
    return "" if are_two_people(first, person_of(user)) else _("A second person")


def _asked(meeting: Meeting, who: str) -> str:
    return _("%(meeting)s. Requested by %(who)s.") % {"meeting": meeting_name(meeting), "who": who}


@gives_tasks
def materials_to_decide(user: User) -> Iterator[Task]:
    """What two people decide about a material (BK-34). Titles are not named here."""
    if not has_role(user, *access.POST_ROLES):
        return
    for row in waiting_requests(user):
        yield _request_task(row)
    for row in own_requests(user):
        yield _request_task(row, waits_for=str(row.second) if row.second else _("A second person"))


def _request_task(row: MaterialRequest, waits_for: str = "") -> Task:
    name = "desk_open_material" if row.act == "open" else "desk_remove_material"
    return Task(
        title=str(row.get_act_display()),
        about=_asked(row.material.meeting, row.asked_by_name),
        url=reverse(f"boards:{name}", args=[row.material_id]),
        verb=_("Review"),
        since=row.asked_at,
        waits_for=waits_for,
    )


@gives_tasks
def meetings_to_run(user: User) -> Iterator[Task]:
    """Meetings in session, posted ones that can begin now, and those whose day passed without it (BK-10)."""
    if not has_role(user, *access.LIVE_ROLES):
        return
    rows = access.desk_meetings(user).filter(day__lte=clock.today())
    rows = rows.filter(status__in=(MeetingStatus.POSTED, MeetingStatus.IN_SESSION))
    for meeting in rows.order_by("starts_at", "pk"):
        console = reverse("boards:live", args=[meeting.pk])
        task = Task(title="", about=meeting_name(meeting), url=console, verb=_("Open the console"))
        if meeting.is_in_session:
            title = _("Run the meeting in session")
            yield replace(task, title=title, since=meeting.began_at, due=meeting.ends_at)
        elif meeting.day < clock.today():
            title, desk = (
                _("Record what happened to the meeting"),
                reverse("boards:desk_meeting", args=[meeting.pk]),
            )
            yield replace(
                task, title=title, url=desk, verb=pgettext("action", "Open"), since=meeting.starts_at
            )
        elif clock.now() >= meeting.starts_at and begin_refusal(meeting) is None:
            yield replace(task, title=_("Begin the meeting"), due=meeting.starts_at)
