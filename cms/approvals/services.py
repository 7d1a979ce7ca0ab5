"""Approval that was given elsewhere than in the editor."""

from collections.abc import Iterable

from wagtail.models import Page, WorkflowState

from cms.approvals.rules import may_approve
from cms.users.models import User


def approve_waiting(pages: Iterable[Page], user: User | None) -> None:
    """What waits of these pages no longer waits, if this person could approve it in the editor too."""
    if user is None:
        return
    keys = [str(page.pk) for page in pages]
    waiting = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, object_id__in=keys)
    for state in waiting.filter(base_content_type__app_label="wagtailcore", base_content_type__model="page"):
        if state.current_task_state and may_approve(user, state):
            state.current_task_state.specific.approve(user=user)
