"""Wagtail's editor and dashboard: its buttons and names in the terms of this product."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Page

from cms.approvals.selectors import why_not_submit

SUBMITS = ("action-submit", "action-restart-workflow")


class SubmitForApproval(SubmitForModerationMenuItem):
    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        page = context.get("page")
        again = page is not None and page.current_workflow_state is not None
        context["label"] = _("Submit again for approval") if again else _("Submit for approval")
        return context


class CancelSubmission(CancelWorkflowMenuItem):
    label = gettext_lazy("Cancel submission")


class ToApprove(WorkflowObjectsToModeratePanel):
    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        for state in context["states"]:
            for task in state["workflow_tasks"]:
                task.name = _(task.name)
        return context


class Submitted(UserObjectsInWorkflowModerationPanel):
    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        for state in context["workflow_states"]:
            if state.current_task_state:
                state.current_task_state.task.name = _(state.current_task_state.task.name)
        return context


OURS: dict[type[Component], type[Component]] = {
    SubmitForModerationMenuItem: SubmitForApproval,
    CancelWorkflowMenuItem: CancelSubmission,
    WorkflowObjectsToModeratePanel: ToApprove,
    UserObjectsInWorkflowModerationPanel: Submitted,
}


def action_menu(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Says what approving does to this page. Wagtail's "Restart workflow" is canceling and submitting again."""
    items[:] = [
        OURS[type(item)](order=item.order) if type(item) in OURS else item
        for item in items
        if not isinstance(item, RestartWorkflowMenuItem)
    ]
    items.sort(key=lambda item: isinstance(item, CancelSubmission))  # the last, never the main button
    page = context.get("page")
    task = page.current_workflow_task if page is not None else None
    labels = (
        {(name, modal): label for name, label, modal in task.get_actions(page, request.user)} if task else {}
    )
    for item in items:
        if isinstance(item, WorkflowMenuItem):
            item.label = labels.get((item.name, item.launch_modal), item.label)


def dashboard(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [OURS[type(panel)]() if type(panel) in OURS else panel for panel in panels]


def before_edit(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _save_only(request, page.specific)


def before_create(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    return _save_only(request, page_class)


def _save_only(request: HttpRequest, page: Page | type[Page]) -> None:
    """A page that no one can approve is saved as a draft, so that nothing typed is lost, and is not submitted."""
    if request.method != "POST" or not any(request.POST.get(name) for name in SUBMITS):
        return
    if problem := why_not_submit(page, request.user):
        fields = request.POST.copy()
        for name in SUBMITS:
            fields.pop(name, None)
        request.POST = fields  # type: ignore[misc, assignment]  # Wagtail's view chooses the act by it
        messages.error(
            request, _("Not submitted.") + f" {problem} " + _("Your changes are saved as a draft.")
        )
