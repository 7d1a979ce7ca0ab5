"""Wagtail's editor: its buttons and names in the terms of this product."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.utils.timestamps import render_timestamp

from cms.access import is_signed_in
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


OURS: dict[type[Component], type[Component]] = {
    SubmitForModerationMenuItem: SubmitForApproval,
    CancelWorkflowMenuItem: CancelSubmission,
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
    actions = task.get_actions(page, request.user) if task else []
    if actions:  # to approve it is how they publish it now
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]
    labels = {(name, modal): label for name, label, modal in actions}
    for item in items:
        if isinstance(item, WorkflowMenuItem):
            item.label = labels.get((item.name, item.launch_modal), item.label)


def before_edit(request: HttpRequest, page: Page) -> None:
    if request.method == "GET":
        _show_requested_changes(request, page)
    _save_only(request, page.specific)


def before_create(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    _save_only(request, page_class)


def _show_requested_changes(request: HttpRequest, page: Page) -> None:
    state = page.current_workflow_state
    if state is None or state.status != state.STATUS_NEEDS_CHANGES:
        return
    asked = state.current_task_state
    sentence = _("On {when}, {who} requested changes. {comment}")
    facts = {
        "when": render_timestamp(asked.finished_at),
        "who": asked.finished_by or "",
        "comment": asked.comment,
    }
    messages.warning(request, format_html(sentence, **facts))


def _save_only(request: HttpRequest, page: Page | type[Page]) -> None:
    """A page that no one can approve is saved as a draft, so that nothing typed is lost, and is not submitted."""
    if request.method != "POST" or not any(request.POST.get(name) for name in SUBMITS):
        return
    if is_signed_in(request.user) and (problem := why_not_submit(page, request.user)):
        fields = request.POST.copy()
        for name in SUBMITS:
            fields.pop(name, None)
        request.POST = fields  # type: ignore[assignment]  # Wagtail's view chooses the act by it
        messages.error(
            request, _("Not submitted.") + f" {problem} " + _("Your changes are saved as a draft.")
        )
