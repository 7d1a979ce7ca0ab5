"""What waits of cms itself: pages to approve, changes of powers, copies of removed text, stopped webhooks."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from wagtail.models import TaskState, WorkflowState

from cms import clock
from cms.access import Role, has_role, is_staff_member
from cms.approvals import selectors as approvals
from cms.approvals.rules import When, kind_of_state
from cms.models import PowerChange
from cms.powers import presenters as powers
from cms.records import possible_copies, redaction
from cms.tasks import Task, gives_tasks
from cms.users.models import User
from cms.webhooks import selectors as webhooks


@gives_tasks
def pages_to_approve(user: User) -> Iterator[Task]:
    """Submissions of others that this person may open and approve."""
    if not is_staff_member(user):
        return
    rows = approvals.waiting_for(user).select_related("revision", "workflow_state__requested_by")
    found = list(rows)
    dates = _open_pages(user, [row.workflow_state for row in found])
    for row in found:
        if (key := _key(row.workflow_state)) in dates:
            yield Task(
                title=_("Approve “%(title)s”") % {"title": row.revision.object_str},
                about=_submitted_by(row),
                url=reverse("wagtailadmin_pages:edit", args=[row.revision.object_id]),
                verb=_("Review"),
                since=row.started_at,
                due=dates[key],
            )


@gives_tasks
def own_submissions(user: User) -> Iterator[Task]:
    """A person's own submissions: those that came back are theirs again, the others wait for someone else."""
    if not is_staff_member(user):
        return
    found = list(approvals.submitted_by(user))
    dates = _open_pages(user, found)
    for state in found:
        if (key := _key(state)) not in dates:
            continue
        came_back = state.status == WorkflowState.STATUS_NEEDS_CHANGES
        title = state.current_task_state.revision.object_str
        sentence = _("Change “%(title)s” and submit it again") if came_back else _("Approve “%(title)s”")
        yield Task(
            title=sentence % {"title": title},
            about=_("Changes were requested.") if came_back else "",
            url=reverse("wagtailadmin_pages:edit", args=[state.object_id]),
            verb=_("Edit"),
            since=state.current_task_state.finished_at if came_back else state.created_at,
            due=dates[key],
            waits_for="" if came_back else approvals.role_names(kind_of_state(state).roles),
        )


def _open_pages(user: User, states: Iterable[WorkflowState]) -> dict[tuple[int, int], When]:
    """Pages that this person may open, with the time each is due; by kind of page, in a few queries for each."""
    by_type: dict[int, list[WorkflowState]] = {}
    for state in states:
        by_type.setdefault(state.content_type_id, []).append(state)
    found: dict[tuple[int, int], When] = {}
    for number, rows in by_type.items():
        for each in rows:
            each.content_type = ContentType.objects.get_for_id(number)
        due = kind_of_state(rows[0]).open_pages(user, [int(each.object_id) for each in rows])
        found |= {(number, page): when for page, when in due.items()}
    return found


def _key(state: WorkflowState) -> tuple[int, int]:
    return state.content_type_id, int(state.object_id)


def _day(moment: datetime) -> date:
    """The civil date in California."""
    return moment.astimezone(clock.PACIFIC).date()


def _submitted_by(row: TaskState) -> str:
    who = row.workflow_state.requested_by
    return _("Submitted by %(who)s.") % {"who": who} if who else ""


@gives_tasks
def powers_to_answer(user: User) -> Iterator[Task]:
    """Proposals of others for those who may confirm; a person’s own wait for someone else."""
    if not is_staff_member(user):
        return
    changes, more = powers.to_answer(user)
    for change in changes:
        yield Task(
            title=_("Confirm or decline: %(what)s") % {"what": powers.title_of(change.kind)},
            about=_("%(what)s, proposed by %(who)s.")
            % {"what": change.label, "who": change.proposed_by_name},
            url=change.get_absolute_url(),
            verb=_("Review"),
            since=change.proposed_at,
            due=change.effective_on if change.effective_on > _day(change.proposed_at) else None,
        )
    if more:
        words = ngettext(
            "Review %(count)s more proposed change", "Review %(count)s more proposed changes", more
        )
        yield Task(title=words % {"count": more}, url=reverse("cms:powers"), verb=pgettext("action", "Open"))


@gives_tasks
def own_proposals(user: User) -> Iterator[Task]:
    if not is_staff_member(user):
        return
    for change in PowerChange.objects.filter(state=PowerChange.State.PROPOSED, proposed_by=user):
        yield Task(
            title=_("Confirm or decline: %(what)s") % {"what": powers.title_of(change.kind)},
            about=change.label,
            url=change.get_absolute_url(),
            since=change.proposed_at,
            waits_for=_("A second person"),
        )


@gives_tasks
def copies_to_decide(user: User) -> Iterator[Task]:
    if not has_role(user, *redaction.ROLES):
        return
    rows = possible_copies.undecided()
    if count := rows.count():
        words = ngettext(
            "Decide on %(count)s place that may contain removed text",
            "Decide on %(count)s places that may contain removed text",
            count,
        )
        first = rows.aggregate(first=Min("redaction__at"))["first"]
        yield Task(title=words % {"count": count}, url=reverse("cms:removals"), verb=_("Decide"), since=first)


@gives_tasks
def stopped_webhooks(user: User) -> Iterator[Task]:
    if not has_role(user, Role.ADMINISTRATOR):
        return
    for each in webhooks.stopped():
        yield Task(
            title=_("See why the webhook “%(name)s” was stopped") % {"name": each.name},
            about=each.get_stopped_why_display(),
            url=each.get_absolute_url(),
            verb=pgettext("action", "Open"),
        )
