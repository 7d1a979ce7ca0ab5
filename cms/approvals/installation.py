"""The workflow of the product: one, for the whole tree of pages, with one step."""

from typing import Any

from django.apps import AppConfig, apps
from django.db import transaction
from django.utils.translation import gettext_noop

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.models import ApprovalTask

NAME = gettext_noop("Approval")
# Wagtail's own migrations assign it to the root. Its step asks the group Moderators, which this product has not.
OF_WAGTAIL = "Moderators approval"


@transaction.atomic
def sync() -> None:
    """Create the workflow, and assign it to the root unless a workflow of one's own is there. Idempotent."""
    root = Page.objects.filter(depth=1).first()
    if root is None:  # the tree does not exist yet; a later migration creates it
        return
    workflow = _workflow()
    for old in Workflow.objects.filter(name=OF_WAGTAIL, active=True):
        old.deactivate()  # pages that wait in it are free again
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def _workflow() -> Workflow:
    task = ApprovalTask.objects.filter(active=True).first() or ApprovalTask.objects.create(name=NAME)
    workflow = Workflow.objects.filter(workflow_tasks__task=task, active=True).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    return workflow


def sync_after_migrate(sender: AppConfig, **kwargs: Any) -> None:
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender == with_models[-1]:
        sync()
