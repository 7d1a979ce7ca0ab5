"""Two people post an agenda: one approves it exactly as it stands, another posts it."""

from datetime import timedelta

import pytest

from boards.agendas.approvals import approve_agenda
from boards.agendas.posting import post_agenda
from boards.agendas.versions import next_notice
from boards.choices import MeetingStatus
from boards.exceptions import CannotPost, PostedIsFrozen
from boards.models import AgendaApproval, Meeting, PostedAgenda
from boards.models.agendas import digest_of
from cms.models import OutboxMessage
from cms.records.history import actor_label
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


def test_who_approved_under_another_account_is_not_offered_to_approve_again(client_for, clerk, meeting):
    """An account that is gone leaves the name; the same name is not a second person."""
    facts = {
        "sha256": digest_of(next_notice(Meeting.objects.get(pk=meeting.pk))),
        "approved_by_name": actor_label(clerk),
    }
    AgendaApproval(meeting=meeting, **facts).save()
    screen = client_for(clerk).get(f"/desk/meetings/{meeting.pk}/post/").content.decode()
    assert "Approve this version of the agenda" not in screen


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


def test_a_correction_is_posted_only_when_another_attests(client_for, clerk, publisher, meeting):
    make.post(meeting)
    meeting.refresh_from_db()
    page = meeting.pages.get(locale__language_code="en").get_latest_revision_as_object()
    page.agenda[0].value["title"] = "Call to order"
    page.save_revision()
    address = f"/desk/meetings/{meeting.pk}/correct/"
    browser = client_for(clerk)
    assert "<del>and roll call</del>" in browser.get(address).content.decode()
    assert browser.post(address, {"reason": "Shorter", "act": "propose"}).status_code == 302
    assert meeting.postings.count() == 1
    review = f"/desk/meetings/{meeting.pk}/corrections/{meeting.corrections.get().pk}/"
    answers = {"act": "attest", "compared": "on", "attests": "on", "adds": "no"}
    assert browser.post(review, answers).status_code == 422
    assert client_for(publisher).post(review, answers).status_code == 302
    assert meeting.postings.count() == 2


def submitted(meeting, submitter):
    """Its English page, submitted for approval; returns the address that approves it."""
    page = meeting.pages.get(locale__language_code="en")
    state = page.get_workflow().start(page.get_latest_revision_as_object(), submitter)
    return f"/admin/pages/workflow/action/{page.pk}/approve/{state.current_task_state_id}/"


def test_a_finished_workflow_approves_and_never_publishes(client_for, meeting, editor, publisher):
    """Approving the page in Wagtail writes an approval of the whole agenda; only the desk posts it (BK-10)."""
    approve = submitted(meeting, editor)
    page = meeting.pages.get(locale__language_code="en")
    screen = client_for(publisher).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Approve agenda with a comment" in screen
    assert "Approve and publish" not in screen
    client_for(publisher).post(approve, {"comment": ""})
    page.refresh_from_db()
    assert not page.live
    assert AgendaApproval.objects.get().approved_by == publisher
    mail = OutboxMessage.objects.get(to=editor.email)
    assert mail.subject == f"Paul approved “{page.title}”."
    assert post_agenda(actor=make.ACTOR, meeting=meeting).number == 1


def test_clerks_and_publishers_are_asked_to_approve_an_agenda_and_the_submitter_is_not(
    client_for, meeting, clerk, editor, publisher
):
    approve = submitted(meeting, clerk)
    assert list(OutboxMessage.objects.values_list("to", flat=True)) == [publisher.email]
    for person in (clerk, editor):
        client_for(person).post(approve, {"comment": ""})
    assert not AgendaApproval.objects.exists()
    assert "Approve “" in client_for(publisher).get("/desk/").content.decode()


def test_what_is_approved_on_the_desk_no_longer_waits_in_any_language(client_for, meeting, editor, publisher):
    submitted(meeting, editor)
    spanish = meeting.pages.get(locale__language_code="es")
    spanish.get_workflow().start(spanish.get_latest_revision_as_object(), editor)
    browser = client_for(publisher)
    browser.post(f"/desk/meetings/{meeting.pk}/approve/")
    assert AgendaApproval.objects.count() == 1
    assert not any(page.workflow_in_progress for page in meeting.pages.all())
    assert "your approval" not in browser.get("/desk/").content.decode()


def test_who_submitted_an_agenda_and_approves_it_on_the_desk_leaves_it_waiting_for_another(
    client_for, meeting, clerk
):
    submitted(meeting, clerk)
    client_for(clerk).post(f"/desk/meetings/{meeting.pk}/approve/")
    assert meeting.pages.get(locale__language_code="en").workflow_in_progress


def test_the_agenda_of_a_canceled_meeting_is_not_approved(client_for, meeting, clerk, publisher):
    approve = submitted(meeting, clerk)
    Meeting.objects.filter(pk=meeting.pk).update(status=MeetingStatus.CANCELLED)
    page = meeting.pages.get(locale__language_code="en")
    browser = client_for(publisher)
    screen = browser.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Only the agenda of an upcoming meeting can be approved." in screen
    browser.post(approve, {"comment": ""})
    assert not AgendaApproval.objects.exists()
    assert page.workflow_in_progress
