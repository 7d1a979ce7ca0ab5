"""Posting an agenda: in time or refused, complete or refused, and frozen for ever after (BK-10, BK-12, BK-14)."""

from datetime import timedelta

from django.db import IntegrityError, transaction

import pytest

from boards.agendas.approvals import approve_agenda
from boards.exceptions import CannotPlan, NotPossibleNow, PostedIsFrozen
from boards.meetings.planning import attach_finding
from boards.models import AgendaItem, MeetingPage, NoticeSending, PostedAgenda
from cms import clock
from cms.models import LedgerEntry, Link
from tests.factories import boards as make
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"


@furnished
def planned(home):
    found = make.body(3)
    make.pages(home, found)
    return make.meeting(found)


@pytest.fixture
def days_before(set_clock):
    """Set the clock so many days before the meeting, at 23:30 Pacific."""

    def set_to(days: int):
        late = make.starts() - timedelta(days=days)
        set_clock(late.replace(hour=23, minute=30))

    return set_to


def post(client, meeting, follow=True):
    """Another person approves, and this one posts."""
    approve_agenda(actor=make.SECOND, meeting=meeting)
    return client.post(f"/desk/meetings/{meeting.pk}/post/", follow=follow)


def test_eight_days_ahead_is_refused_with_the_rule_and_the_last_legal_day(
    client_for, clerk, planned, days_before
):
    days_before(8)
    response = post(client_for(clerk), planned)
    page = response.content.decode()
    assert response.status_code == 422
    assert "BK-10" in page
    assert "Sunday, October 30, 2022" in page
    assert PostedAgenda.objects.count() == 0
    planned.refresh_from_db()
    assert planned.is_draft


def test_the_tenth_day_passes_with_a_note(client_for, clerk, planned, days_before):
    days_before(10)
    browser = client_for(clerk)
    assert b"This is the last legal day" in browser.get(f"/desk/meetings/{planned.pk}/post/").content
    assert post(browser, planned).status_code == 200
    assert PostedAgenda.objects.get().number == 1


def test_the_eleventh_day_passes_without_a_note(client_for, clerk, planned, days_before):
    days_before(11)
    browser = client_for(clerk)
    assert b"This is the last legal day" not in browser.get(f"/desk/meetings/{planned.pk}/post/").content
    post(browser, planned)
    planned.refresh_from_db()
    assert planned.is_public


def test_nine_days_ahead_is_refused(client_for, clerk, planned, days_before):
    days_before(9)
    assert post(client_for(clerk), planned).status_code == 422


def test_posting_writes_the_sending_and_the_record(client_for, clerk, planned, days_before):
    days_before(12)
    post(client_for(clerk), planned)
    posting = PostedAgenda.objects.get()
    assert posting.posted_by == clerk
    assert posting.sendings.get().address == ADDRESS
    acts = set(LedgerEntry.objects.values_list("act", "kind"))
    assert {("post", "posting"), ("post", "item"), ("send", "sending")} <= acts


def test_the_snapshot_holds_every_language(planned, days_before):
    days_before(12)
    page = MeetingPage.objects.get(meeting=planned, locale__language_code="es")
    page = page.get_latest_revision_as_object()
    page.agenda[1].value["title"] = "Publicar resultados por condado"
    page.save_revision()
    posting = make.post(planned)
    assert posting.items[1]["title"] == {
        "en": "Publish results by county",
        "es": "Publicar resultados por condado",
    }


def test_the_public_page_stays_as_posted_when_the_page_is_edited(client, planned, days_before):
    days_before(12)
    make.post(planned)
    before = client.get(ADDRESS).content
    make.write_agenda(planned, [("action", "Something else"), ("action", "And more")])
    for page in MeetingPage.objects.filter(meeting=planned):
        page.get_latest_revision().publish()
    after = client.get(ADDRESS).content
    assert b"Publish results by county" in after
    assert b"Something else" not in after
    assert before == after


@pytest.mark.parametrize("name", ["contact_name", "contact_address", "contact_phone"])
def test_a_missing_contact_stops_it(client_for, clerk, home, days_before, name):
    found = make.body(3)
    make.pages(home, found)
    meeting = make.meeting(found, **{name: ""})
    days_before(12)
    response = post(client_for(clerk), meeting)
    assert response.status_code == 422
    assert b"BK-10" in response.content
    assert PostedAgenda.objects.count() == 0


def test_more_than_twenty_words_warns_and_may_stay(client_for, clerk, planned, days_before):
    days_before(12)
    make.write_agenda(planned, [("action", "word " * 24)])
    browser = client_for(clerk)
    assert (
        b"Item 1 has 24 words. You can leave it as is."
        in browser.get(f"/desk/meetings/{planned.pk}/post/").content
    )
    assert post(browser, planned).status_code == 200


def test_an_empty_agenda_is_refused(client_for, clerk, planned, days_before):
    days_before(12)
    make.write_agenda(planned, [])
    response = post(client_for(clerk), planned)
    assert response.status_code == 422
    assert b"The agenda has no items." in response.content


def test_an_emptied_required_text_is_refused(client_for, clerk, planned, days_before):
    days_before(12)
    for page in MeetingPage.objects.filter(meeting=planned):
        page = page.get_latest_revision_as_object()
        page.how_to_get_aid = ""
        page.save_revision(clean=False)
    response = post(client_for(clerk), planned)
    assert response.status_code == 422
    assert b"BK-28" in response.content


def test_a_special_meeting_is_not_planned_without_one_of_the_nine_purposes(home):
    found = make.body(3)
    make.pages(home, found)
    with pytest.raises(CannotPlan) as refused:
        make.meeting(found, kind="special", ground="hardship", called_by="chair")
    assert refused.value.rule == "BK-16"


def test_posting_twice_is_refused(client_for, clerk, planned, days_before):
    days_before(12)
    browser = client_for(clerk)
    post(browser, planned)
    assert post(browser, planned).status_code == 422
    assert PostedAgenda.objects.count() == 1


@pytest.mark.parametrize("model", [PostedAgenda, AgendaItem, NoticeSending])
def test_what_was_posted_cannot_be_saved_or_deleted(planned, days_before, model):
    days_before(12)
    make.post(planned)
    row = model.objects.first()
    with pytest.raises(PostedIsFrozen):
        row.save()
    with pytest.raises(PostedIsFrozen):
        row.delete()


@pytest.mark.engine
def test_the_database_takes_each_number_once(planned, days_before):
    days_before(12)
    posting = make.post(planned)
    again = PostedAgenda(meeting=planned, number=1, snapshot=posting.snapshot, sha256=posting.sha256)
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_a_finding_under_an_item_becomes_a_link_of_the_chain(client_for, clerk, planned, days_before):
    days_before(12)
    finding, browser = make.finding(12), client_for(clerk)
    key = make.item_key(planned, 2)
    browser.post(f"/desk/meetings/{planned.pk}/items/{key}/add/", {"finding": finding.pk})
    post(browser, planned)
    item = AgendaItem.objects.get(key=key)
    link = Link.objects.get(target_kind="item", target_id=item.pk)
    assert (link.source_kind, link.source_id, link.made_by) == ("finding", 12, clerk)
    assert clock.now() >= link.made_at


def test_a_finding_can_be_taken_off_the_draft(client_for, clerk, planned):
    finding, browser = make.finding(12), client_for(clerk)
    key = make.item_key(planned, 2)
    browser.post(f"/desk/meetings/{planned.pk}/items/{key}/add/", {"finding": finding.pk})
    browser.post(f"/desk/meetings/{planned.pk}/items/{key}/take/", {"finding": finding.pk})
    assert not planned.item_findings.exists()


@pytest.mark.parametrize("state", ["draft", "reviewed"])
def test_a_finding_that_is_not_public_cannot_go_under_an_item(client_for, clerk, planned, state):
    finding = make.finding(12, state=state)
    key = make.item_key(planned, 2)
    client_for(clerk).post(f"/desk/meetings/{planned.pk}/items/{key}/add/", {"finding": finding.pk})
    assert not planned.item_findings.exists()


def test_a_finding_that_is_taken_back_meanwhile_cannot_go_under_an_item(clerk, planned):
    finding = make.finding(12, state="draft")
    with pytest.raises(NotPossibleNow):
        attach_finding(actor=clerk, meeting=planned, key=make.item_key(planned, 2), finding=finding)
    assert not planned.item_findings.exists()


@pytest.mark.engine
@pytest.mark.parametrize("value", ["", "0", "-1", "abc", "9" * 30, "1 OR 1=1", "\u202e12"])
def test_a_wrong_finding_is_refused(client_for, clerk, planned, value):
    key = make.item_key(planned, 2)
    response = client_for(clerk).post(f"/desk/meetings/{planned.pk}/items/{key}/add/", {"finding": value})
    assert response.status_code == 422
    assert not planned.item_findings.exists()


def test_nothing_goes_under_an_item_after_posting(client_for, clerk, planned, days_before):
    days_before(12)
    finding, key = make.finding(12), make.item_key(planned, 2)
    make.post(planned)
    client_for(clerk).post(f"/desk/meetings/{planned.pk}/items/{key}/add/", {"finding": finding.pk})
    assert not planned.item_findings.exists()
