"""What anyone can read: bodies, meetings as posted, decisions, proposals, agreements. No cookie, no draft."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError

from wagtail.test.utils.form_data import inline_formset, nested_form_data

import feedparser
import pytest
from icalendar import Calendar

from boards.decisions.services import add_follow_up
from boards.demo import agreements
from boards.models import Meeting, MeetingPage, Proposal
from boards.models.pages import USUAL_TEXTS
from boards.proposals.services import publish_proposal
from cms import clock
from tests.factories import agreements as signed
from tests.factories import boards as make
from tests.furniture import furnished

BODY = "/boards/governing-board/"
ADDRESS = f"{BODY}2022-11-09/"
OF_A_MEETING = ["", "event.ics", "changes/", "posted/1/"]


@furnished
def board(home):
    found = make.body(21, vacant=(17,))
    make.pages(home, found)
    return found


@furnished
def draft(board):
    return make.meeting(board)


@furnished
def posted(board):
    return make.posted(board)


def test_the_body_page_shows_seats_vacancies_and_the_rule(client, board):
    page = client.get(BODY).content.decode()
    assert "Person 1" in page
    assert "1 vacant seat" in page
    assert "To pass, 14 of 21 seats must vote aye" in page
    assert "11 members are a quorum" in page


def test_the_body_page_is_spanish_under_es(client, board):
    page = client.get("/es/boards/governing-board/").content.decode()
    assert '<html lang="es"' in page
    assert "Junta Directiva" in page


def test_an_announced_date_says_when_the_agenda_is_due(client, board, set_clock):
    make.meeting(board, date_is_public=True)
    set_clock(make.starts() - timedelta(days=16))
    page = client.get(BODY).content.decode()
    assert "The agenda is due in 6 days, by the end of Sunday, October 30, 2022." in page
    assert client.get(ADDRESS).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/boards/", BODY, "/boards/meetings/", f"{BODY}calendar.ics", f"{BODY}feed.atom"]
)
def test_a_draft_meeting_shows_nowhere(client, board, set_clock, path):
    make.meeting(board, items=[("action", "A canary sings")])
    set_clock(make.starts() - timedelta(days=20))
    content = client.get(path).content.decode()
    assert "canary" not in content
    assert "November 9" not in content
    assert "20221109" not in content


@pytest.mark.engine
@pytest.mark.indexes
def test_a_draft_meeting_is_not_found_by_search(client, board):
    make.meeting(board, items=[("action", "A canary sings")])
    assert b"2022-11-09" not in client.get("/search/?q=November+9").content


def test_publishing_the_page_does_not_show_a_draft_agenda(client, client_for, publisher, draft):
    make.write_agenda(draft, [("action", "A canary sings")])
    page = MeetingPage.objects.filter(meeting=draft).first()
    data = dict.fromkeys(USUAL_TEXTS, "Written.")
    data |= {"title": page.title, "slug": page.slug, "summary": "", "comments": inline_formset([])}
    form = nested_form_data(data) | {"action-publish": "1"}
    response = client_for(publisher).post(f"/admin/pages/{page.pk}/edit/", form)
    page.refresh_from_db()
    assert response.status_code == 302
    assert page.get_latest_revision_as_object().agenda[0].value["title"] == "A canary sings"
    assert not page.live
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("path", [ADDRESS + part for part in OF_A_MEETING])
def test_a_posted_meeting_is_open_to_anyone_without_a_cookie(client, posted, path):
    """BK-04, BK-24."""
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies


def test_the_posted_page_tells_when_it_was_posted_and_what_is_needed(client, posted, set_clock):
    set_clock(make.starts() - timedelta(days=5))
    page = client.get(ADDRESS).content.decode()
    assert "Agenda, version 1" in page
    assert "First posted Friday, October 28, 2022, 9:00 a.m.: 12 days before." in page
    assert "To pass, 14 of 21 seats must vote aye" in page


def test_after_the_vote_each_seat_stands_by_name(client, board):
    finding = make.finding(12)
    meeting = make.in_session(make.posted(board, findings=[finding]), present=20)
    make.decision(make.closed_motion(meeting, ayes=15))
    page = client.get(ADDRESS).content.decode()
    assert "Adopted: 15 of 21 seats voted aye; 14 were required." in page
    assert all(f"Person {seat}" in page for seat in (1, 16, 21))
    assert "Decision 2022-01" in page


def test_a_correction_is_public_with_its_reason_and_its_words(client, posted, set_clock):
    """BK-14."""
    set_clock(make.starts() - timedelta(days=9))
    for page in MeetingPage.objects.filter(meeting=posted):
        page = page.get_latest_revision_as_object()
        page.agenda[1].value["title"] = "Publish results by district"
        page.save_revision()
    make.correct(posted, "Wrong word")
    page = client.get(ADDRESS).content.decode()
    assert "<del>county</del>" in page
    assert "<ins>district</ins>" in page
    assert "Wrong word" in page
    assert "county" in client.get(f"{ADDRESS}posted/1/").content.decode()
    assert "Wrong word" in client.get(f"{ADDRESS}changes/").content.decode()


@pytest.mark.parametrize(
    "path", ["2022-11-10/", "2022-02-30/", "2022-11-9/", "9999-99-99/", "2022-11-09/posted/9/"]
)
def test_what_is_not_there_is_not_found(client, posted, path):
    assert client.get(BODY + path).status_code == 404


def test_the_calendar_can_be_read(client, posted):
    for path in (f"{ADDRESS}event.ics", f"{BODY}calendar.ics"):
        (event,) = Calendar.from_ical(client.get(path).content).events
        assert event.start.astimezone(clock.PACIFIC) == make.starts()
        assert event["SUMMARY"] == "Governing Board"
        assert str(event["URL"]).endswith(ADDRESS)


def test_a_place_that_was_not_posted_yet_shows_nowhere(client, posted, set_clock):
    set_clock(make.starts() - timedelta(days=9))
    posted.place = "Another hall"
    posted.save()
    for path in (ADDRESS, f"{ADDRESS}event.ics", f"{BODY}calendar.ics", BODY):
        assert b"Another hall" not in client.get(path).content
    make.correct(posted, "The hall changed")
    assert b"Another hall" in client.get(f"{ADDRESS}event.ics").content
    assert "Another" in client.get(ADDRESS).content.decode()


def test_the_feed_can_be_read_and_names_each_posting(client, posted):
    response = client.get(f"{BODY}feed.atom")
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [
        "Agenda posted: Governing Board, Wednesday, November 9, 2022"
    ]
    assert "2. Publish results by county" in feed.entries[0].summary


def test_a_decision_shows_outcome_votes_and_chain(client, home):
    moved = make.held(home, seats=21, ayes=15, findings=[make.finding(12)])
    made = make.decision(moved)
    add_follow_up(actor=make.ACTOR, decision=made, title={"en": "County view"}, owner={"en": "Data programs"})
    page = client.get("/decisions/2022-01/").content.decode()
    for words in ("Adopted", "15 of 21 seats voted aye", "F-12", "Motion 2.1", "County view"):
        assert words in page
    assert "2022-01" in client.get("/decisions/").content.decode()


@pytest.mark.engine
@pytest.mark.parametrize("number", ["2022-99", "2022", "x", "2022-x", "9" * 30, "2022-١"])
def test_an_unknown_decision_is_not_found(client, db, number):
    assert client.get(f"/decisions/{number}/").status_code == 404


def test_a_proposal_is_public_only_when_published(client, board):
    facts = {"title": {"en": "County first"}, "summary": {"en": "Yes"}, "brought_by": {"en": "The public"}}
    proposal = Proposal(year=2022, sequence=8, body=board, received_on=date(2022, 9, 1), **facts)
    proposal.save()
    assert client.get("/proposals/P-2022-08/").status_code == 404
    assert b"County first" not in client.get("/proposals/").content
    publish_proposal(actor=make.ACTOR, proposal=proposal)
    assert b"County first" in client.get("/proposals/P-2022-08/").content
    assert b"P-2022-08" in client.get("/proposals/").content


def test_a_proposal_is_not_declined_without_a_reason(board):
    with pytest.raises(ValidationError):
        Proposal(year=2022, sequence=8, body=board, outcome="declined").clean()


def test_the_agreements_count_15_outside_parties_and_16_names(client, db):
    agreements.build(make.ACTOR)
    page = client.get("/agreements/").content.decode()
    assert "15 outside parties" in page
    assert "16 organizations in all" in page


def test_the_counts_of_an_agreement_follow_its_parties(client, db):
    signed.sign(signed.agreement(), signed.party())
    page = client.get("/agreements/").content.decode()
    assert "1 outside party" in page


def test_a_posted_meeting_keeps_its_day(posted):
    posted.starts_at += timedelta(days=1)
    with pytest.raises(ValidationError):
        posted.clean()
    assert Meeting.objects.get().day == make.DAY
