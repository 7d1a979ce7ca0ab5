"""The one step of the approval workflow."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState, WorkflowMixin, WorkflowState
from wagtail.utils.timestamps import render_timestamp

from cms.approvals import selectors
from cms.approvals.rules import kind_of, kind_of_state, may_approve
from cms.users.models import User

Action = tuple[str, Any, bool]


class ApprovalLock(WorkflowLock):
    """Says who submitted the page, who can approve it, and how it becomes editable again."""

    def get_message(self, user: User) -> SafeString:
        state = self.object.current_workflow_state
        kind = kind_of_state(state)
        facts = {
            "who": state.requested_by or _("A deleted account"),
            "when": render_timestamp(state.current_task_state.started_at),
            "people": ", ".join(str(each) for each in selectors.approvers_of(state)),
            "roles": selectors.role_names(kind.roles),
            "problem": kind.problem(self.object),
        }
        return format_html(str(self._sentence(user, state, facts)), **facts)

    def _sentence(self, user: User, state: WorkflowState, facts: dict[str, Any]) -> str | Promise:
        if may_approve(user, state):
            if facts["problem"]:
                return _("On {when}, {who} submitted this for approval. {problem}")
            return _("On {when}, {who} submitted this for approval. Approve it, or request changes.")
        if not facts["people"]:
            return _(
                "On {when}, {who} submitted this for approval, but no one can approve it now: there is no other "
                "active account with the role {roles}. Until there is one, it can be edited."
            )
        if user.pk == state.requested_by_id:
            return _(
                "On {when}, you submitted this for approval. {people} can approve it or request changes. "
                "To edit it before that, cancel your submission."
            )
        return _(
            "On {when}, {who} submitted this for approval. {people} can approve it or request changes; "
            "until then it is locked."
        )


class ApprovalTask(Task):
    """Approval by a second person whose role may approve this type of page (cms/approvals/rules.py)."""

    lock_class = ApprovalLock

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")

    @classmethod
    def get_description(cls) -> Any:
        return _("A second person approves what someone submitted.")

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        """Whoever submits it again is now the one who cannot approve it."""
        if user is not None:
            workflow_state.requested_by = user
        return super().start(workflow_state, user=user)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> Any:
        """Checks the submission itself: Wagtail's view names the page and the submission apart."""
        current = TaskState.objects.select_for_update().get(pk=task_state.pk)
        page = current.workflow_state.content_object
        if current.status != TaskState.STATUS_IN_PROGRESS or action_name not in {
            name for name, _label, _modal in self.get_actions(page, user)
        }:
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def user_can_access_editor(self, obj: WorkflowMixin, user: User) -> bool:
        return may_approve(user, obj.current_workflow_state)

    def locked_for_user(self, obj: WorkflowMixin, user: User) -> bool:
        """Locked only while someone can unlock it: without an approver, editors keep the page."""
        state = obj.current_workflow_state
        if state is None or may_approve(user, state):
            return False
        return selectors.approvers_of(state).exists()

    def user_can_lock(self, obj: WorkflowMixin, user: User) -> bool:
        return may_approve(user, obj.current_workflow_state)

    def get_actions(self, obj: WorkflowMixin, user: User) -> list[Action]:
        if not may_approve(user, obj.current_workflow_state):
            return []
        page = getattr(obj, "specific", obj)
        kind = kind_of(page)
        actions: list[Action] = [("reject", _("Request changes"), True)]
        if not kind.problem(page):
            actions += [
                ("approve", kind.approve, False),
                ("approve", kind.approve_with_comment, True),
            ]
        return actions

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> models.QuerySet[TaskState]:
        return selectors.waiting_for(user, self.task_states.all())
