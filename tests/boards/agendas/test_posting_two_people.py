"""Two people post an agenda: one approves it exactly as it stands, another posts it."""

from datetime import timedelta

from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

import pytest

from boards.agendas.approvals import approve_agenda
from boards.agendas.posting import post_agenda
from boards.exceptions import CannotPost, PostedIsFrozen
from boards.models import AgendaApproval, PostedAgenda
from tests.factories import agendas
from tests.factories import boards as make
from tests.furniture import furnished


@furnished
def meeting(home, set_clock):
    found = make.body(3)
    make.pages(home, found)
    set_clock(make.starts() - timedelta(days=12))
    return make.meeting(found)


def test_nobody_posts_what_nobody_else_approved(client_for, clerk, publisher, meeting):
    browser, address = client_for(clerk), f"/desk/meetings/{meeting.pk}"
    response = browser.post(f"{address}/post/")
    assert response.status_code == 422
    assert b"No one has approved this version of the agenda." in response.content
    browser.post(f"{address}/approve/")
    assert b"You approved it yourself." in browser.post(f"{address}/post/").content
    client_for(publisher).post(f"{address}/approve/")
    assert "Approved by Paul" in browser.get(f"{address}/post/").content.decode()
    assert browser.post(f"{address}/post/").status_code == 302
    assert PostedAgenda.objects.get().posted_by == clerk


def test_a_change_of_one_word_undoes_the_approval(meeting):
    agendas.approve(meeting)
    make.write_agenda(meeting, [("action", "Another word")])
    with pytest.raises(CannotPost) as refused:
        post_agenda(actor=make.ACTOR, meeting=meeting)
    assert refused.value.rule == "two people"
    assert "changed since it was approved" in str(refused.value)


def test_a_body_may_let_one_person_post(meeting):
    body = meeting.body
    body.two_people_post = False
    body.save()
    assert post_agenda(actor=make.ACTOR, meeting=meeting).number == 1


def test_an_approval_is_written_once_and_never_changed(meeting, clerk):
    first = approve_agenda(actor=clerk, meeting=meeting)
    assert approve_agenda(actor=clerk, meeting=meeting) == first
    with pytest.raises(PostedIsFrozen):
        first.delete()


def test_a_correction_is_approved_by_another_too(client_for, clerk, meeting):
    make.post(meeting)
    meeting.refresh_from_db()
    page = meeting.pages.get(locale__language_code="en").get_latest_revision_as_object()
    page.agenda[0].value["title"] = "Call to order"
    page.save_revision()
    address = f"/desk/meetings/{meeting.pk}/correct/"
    browser = client_for(clerk)
    screen = browser.get(address).content.decode()
    assert "<del>and roll call</del>" in screen
    assert browser.post(address, {"reason": "Shorter"}).status_code == 422
    agendas.approve(meeting)
    assert browser.post(address, {"reason": "Shorter"}).status_code == 302
    assert meeting.postings.count() == 2


def test_a_finished_workflow_approves_and_never_publishes(meeting, publisher):
    """Approving the page in Wagtail writes an approval of the whole agenda; only the desk posts it (BK-10)."""
    workflow = Workflow.objects.create(name="Approval of agendas")
    task = GroupApprovalTask.objects.create(name="Read it")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    page = meeting.pages.get(locale__language_code="en")
    state = workflow.start(page.get_latest_revision_as_object(), publisher)
    state.current_task_state.approve(user=publisher)
    page.refresh_from_db()
    assert not page.live
    assert AgendaApproval.objects.get().approved_by == publisher
    assert post_agenda(actor=make.ACTOR, meeting=meeting).number == 1
