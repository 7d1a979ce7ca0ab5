"""The product's own workflow: assigned to the whole tree, created once; Wagtail's dead one is gone."""

from django.core.management import call_command

from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

import pytest

from cms.approvals import installation
from cms.models import ApprovalTask
from tests.factories.cms import standard_page

pytestmark = pytest.mark.django_db


def test_each_page_leads_to_it(home):
    workflow = standard_page(home).get_workflow()
    assert [task.specific for task in workflow.tasks] == [ApprovalTask.objects.get()]
    assert not Workflow.objects.filter(name=installation.OF_WAGTAIL, active=True).exists()


def test_migrating_again_adds_nothing():
    before = [list(model.objects.values()) for model in (Workflow, WorkflowTask, WorkflowPage, ApprovalTask)]
    call_command("migrate", verbosity=0)
    after = [list(model.objects.values()) for model in (Workflow, WorkflowTask, WorkflowPage, ApprovalTask)]
    assert after == before


def test_what_waits_in_wagtails_own_is_free_again(home, editor):
    """An installation that is older than this workflow: its pages are locked for everyone."""
    old = Workflow.objects.create(name=installation.OF_WAGTAIL)
    WorkflowTask.objects.create(workflow=old, task=GroupApprovalTask.objects.create(name="Old"), sort_order=1)
    WorkflowPage.objects.filter(page=Page.objects.get(depth=1)).update(workflow=old)
    page = standard_page(home)
    page.save_revision()
    old.start(page, editor)
    installation.sync()
    assert not page.workflow_in_progress
    assert page.get_workflow() != old
