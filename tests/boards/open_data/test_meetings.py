"""Meetings as open data: of an announced one its date, of a posted one what the posting in force says."""

import json
from datetime import timedelta

import pytest

from boards.meetings.facts import change_facts
from boards.meetings.states import cancel_meeting, move_meeting
from boards.meetings.withdrawals import call_off_draft
from boards.minutes.recordings import add_recording, remove_recording
from boards.models import Meeting
from cms import clock
from tests.factories import boards as make
from tests.factories import minutes
from tests.factories import notices as notice
from tests.factories.public_copies import copies, everything, gone
from tests.furniture import furnished

BEFORE = make.starts() - timedelta(days=20)
CANARIES = {"place": "Canary hall", "stream_url": "https://canary.example/", "phone_in": "canary line"}


@furnished
def board(home, set_clock):
    set_clock(BEFORE)
    found = make.body(3)
    make.pages(home, found)
    return found


def draft(board, **facts) -> Meeting:
    return make.meeting(board, items=[("action", "A canary sings")], **CANARIES | facts)


def only(kind: str = "meetings"):
    (copy,) = copies(kind).values()
    return copy


def test_a_draft_is_no_record(board):
    draft(board)
    assert copies("meetings") == copies("agendas") == copies("agenda-items") == {}
    assert "anary" not in everything()


def test_an_announced_one_has_its_date_and_nothing_of_its_draft(board):
    draft(board, date_is_public=True)
    facts = only().attributes
    assert facts["status"]["code"] == "announced"
    assert facts["starts_at"] == "2022-11-09T17:00:00Z"
    assert (facts["kind"], facts["agenda"], facts["postings"], facts["place"]) == (None, None, [], "")
    assert "anary" not in everything()
    assert copies("agendas") == copies("agenda-items") == {}


def test_one_whose_date_came_without_an_agenda_says_so(board, set_clock):
    draft(board, date_is_public=True)
    set_clock(make.starts() + timedelta(days=1))
    assert only().attributes["status"]["code"] == "no_agenda"


def test_one_called_off_before_its_agenda_stays_with_the_reason(board):
    made = draft(board, date_is_public=True)
    call_off_draft(actor=make.ACTOR, meeting=made, reason={"en": "The chair is ill."})
    facts = only().attributes
    assert (facts["status"]["code"], facts["called_off_because"]) == (
        "called_off",
        {"en": "The chair is ill."},
    )
    assert "anary" not in everything()


def test_one_that_is_no_longer_announced_leaves_a_tombstone(board):
    made = draft(board, date_is_public=True)
    assert copies("meetings")
    Meeting.objects.filter(pk=made.pk).update(date_is_public=False)
    assert not copies("meetings") and gone("meetings") == {str(made.pk)}


def test_a_posted_one_says_what_its_posting_says(board):
    made = make.posted(board, **CANARIES)
    copy = only()
    facts = copy.attributes
    assert (facts["status"]["code"], facts["kind"]["code"]) == ("posted", "regular")
    assert (facts["place"], facts["stream_url"]) == ("Canary hall", "https://canary.example/")
    (posting,) = facts["postings"]
    assert posting["sha256"] == made.postings.get().sha256
    assert posting["url"] == "/boards/governing-board/2022-11-09/posted/1/"
    assert facts["agenda"]["id"] == f"{made.pk}-1"
    assert copy.title["es"].startswith("Junta Directiva, 9 de noviembre")


def test_a_change_is_public_once_it_is_posted(board):
    made = make.posted(board)
    with clock.at(make.starts() - timedelta(days=8)):
        change_facts(actor=make.ACTOR, meeting=made, place="The north hall")
        assert only().attributes["place"] == make.CONTACT["place"]
        made.refresh_from_db()
        make.correct(made, "The south hall is shut.")
        assert only().attributes["place"] == "The north hall"


def test_notices_are_counted_without_addresses_or_who_to_contact(board):
    notice.subscriber("reader@example.org")
    made = make.posted(board)
    notice.tell(made)
    (posting,) = only().attributes["postings"]
    sent = {(each["channel"]["code"], each["count"]) for each in posting["notices_sent"]}
    assert {("web", 1), ("subscriber", 1)} <= sent
    told = everything()
    assert "reader@example.org" not in told
    assert make.CONTACT["contact_phone"] not in told and make.CONTACT["contact_name"] not in told


@pytest.mark.parametrize("act", ["cancel", "move"])
def test_one_that_does_not_take_place_has_no_links_to_join(board, act):
    made = make.posted(board, **CANARIES)
    later = make.starts() + timedelta(days=30)
    reason = {"en": "The hall is flooded."}
    with clock.at(make.starts() - timedelta(days=5)):
        if act == "cancel":
            cancel_meeting(actor=make.ACTOR, meeting=made, reason=reason)
        else:
            ends = later + timedelta(hours=2)
            move_meeting(actor=make.ACTOR, meeting=made, starts_at=later, ends_at=ends, reason=reason)
        facts = copies("meetings")[str(made.pk)].attributes
    assert (facts["stream_url"], facts["phone_in"], facts["called_off_because"]) == (None, "", reason)
    assert (facts["successor"] is None) == (act == "cancel")


def test_a_moved_one_names_the_new_day_and_its_record_once_that_is_public(board):
    made = make.posted(board)
    later = make.starts() + timedelta(days=30)
    with clock.at(make.starts() - timedelta(days=5)):
        fresh = move_meeting(
            actor=make.ACTOR,
            meeting=made,
            starts_at=later,
            ends_at=later + timedelta(hours=2),
            reason={"en": "The hall is flooded."},
        )
        if fresh.date_is_public:
            Meeting.objects.filter(pk=fresh.pk).update(date_is_public=False)
        successor = copies("meetings")[str(made.pk)].attributes["successor"]
        assert (successor["day"], successor["meeting"]) == ("2022-12-09", None)
        Meeting.objects.filter(pk=fresh.pk).update(date_is_public=True)
        found = copies("meetings")
    assert found[str(made.pk)].attributes["successor"]["meeting"]["id"] == str(fresh.pk)
    assert found[str(fresh.pk)].attributes["predecessor"]["id"] == str(made.pk)


def test_a_recording_that_was_removed_has_no_link(home):
    made = minutes.held(home)
    with clock.at(make.starts() + timedelta(days=1)):
        url = "https://recordings.example/1"
        row = add_recording(actor=make.ACTOR, meeting=made, url=url, language="en")
        assert [each["url"] for each in copies("meetings")[str(made.pk)].attributes["recordings"]] == [url]
    with clock.at(make.starts() + timedelta(days=90)):
        remove_recording(actor=make.ACTOR, recording=row, reason="Schedule, line 4")
        (gone_one,) = copies("meetings")[str(made.pk)].attributes["recordings"]
    assert (gone_one["url"], gone_one["removed_because"]) == (None, "Schedule, line 4")
    assert url not in json.dumps(gone_one)
