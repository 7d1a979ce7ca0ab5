"""What waits for whom."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from wagtail.models import TaskState, WorkflowState

from cms.access import Role
from cms.approvals.rules import kind_of, kind_of_state, types_for
from cms.users.models import User


def approvers(roles: Iterable[Role], besides: int | None) -> QuerySet[User]:
    """Open accounts that may approve, without the person who submits."""
    found = User.objects.filter(is_active=True, groups__name__in=list(roles))
    if besides is not None:
        found = found.exclude(pk=besides)
    if not settings.DEMO:
        found = found.filter(is_demo=False)
    return found.distinct().order_by("display_name", "email")


def approvers_of(state: WorkflowState) -> QuerySet[User]:
    return approvers(kind_of_state(state).roles, state.requested_by_id)


def waiting_for(user: User, states: QuerySet[TaskState] | None = None) -> QuerySet[TaskState]:
    """Submissions of others that this person may approve, the oldest first."""
    found = TaskState.objects.all() if states is None else states
    types = types_for(user)
    if types is None:
        return found.none()
    found = found.filter(types, status=TaskState.STATUS_IN_PROGRESS)
    return found.exclude(workflow_state__requested_by=user).order_by("started_at", "pk")


def submitted_by(user: User) -> QuerySet[WorkflowState]:
    """A person's own submissions that wait, or came back with a request for changes."""
    active: QuerySet[WorkflowState] = WorkflowState.objects.active()
    found = active.filter(requested_by=user, current_task_state__isnull=False)
    return found.select_related("current_task_state__revision").order_by("created_at")


def why_not_submit(page: Model | type[Model], user: User) -> str:
    """A sentence if this page cannot be submitted now, or nothing."""
    kind = kind_of(page)
    if isinstance(page, Model) and (problem := kind.problem(page)):
        return problem
    if not approvers(kind.roles, user.pk).exists():
        return _("No one else can approve it: there is no other active account with the role %(roles)s.") % {
            "roles": role_names(kind.roles)
        }
    return ""


def role_names(roles: Iterable[Role]) -> str:
    return f" {_('or')} ".join(str(role.label) for role in roles)
