"""Minutes come from the record: words beside it, never against it; approved by a vote (BK-16a, BK-29b to BK-31)."""

import json
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest

from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import PostedIsFrozen
from boards.minutes import draft, minutes_text
from boards.minutes.services import amend_minutes, approve_minutes, post_minutes, write_minutes_text
from boards.models import (
    ClosedNote,
    ClosedSession,
    Duty,
    Meeting,
    MeetingEvent,
    MinutesVersion,
    RemoteMember,
    TeleconferenceMode,
)
from boards.sessions.services import correct
from cms import clock
from cms.exceptions import RuleBroken
from cms.records import verification
from tests.factories import boards as make
from tests.factories import minutes
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/minutes/"


@furnished
def meeting(home, set_clock):
    found = minutes.held(home)
    set_clock(minutes.AFTER)
    return found


@furnished
def later(meeting):
    """A vote of a later meeting, that can approve them."""
    return minutes.later_vote(meeting)


def post(meeting):
    return post_minutes(actor=make.ACTOR, meeting=meeting)


def approve(meeting, motion):
    return approve_minutes(actor=make.ACTOR, meeting=meeting, motion=motion)


def write(meeting, said="The chair thanked staff.", **where):
    return write_minutes_text(actor=make.ACTOR, meeting=meeting, text={"en": said}, **where)


def plain(meeting) -> str:
    return "\n".join(f"{section.heading}: {section.plain}" for section in minutes_text(draft(meeting)))


def refused(act, *args, **kwargs) -> RuleBroken:
    with pytest.raises(RuleBroken) as caught:
        act(*args, **kwargs)
    return caught.value


def test_the_draft_says_who_was_there_and_how_each_seat_voted(meeting):
    """BK-30: motion text, mover, second, ayes and noes by name, result."""
    said = plain(meeting)
    assert "Called to order at 9:00 a.m." in said
    assert "Person 2 (Seat 2): in the room, 9:00 a.m. to 11:00 a.m." in said
    assert "That results are shown by county. Moved by Person 1, seconded by Person 2." in said
    assert "2 of 3 seats voted aye; 2 were required. Aye, 2: Person 1, Person 2 No, 1: Person 3" in said
    assert "Public comment opened at 9:10 a.m." in said
    assert "Adjourned at 11:00 a.m." in said


def test_the_same_facts_are_said_in_spanish(meeting):
    with translation.override("es"):
        assert "Que se muestre cada condado." in plain(meeting)


def test_words_of_staff_stand_beside_the_record_and_change_nothing_in_it(meeting):
    before = draft(meeting)
    item = make.action_item(meeting)
    write(meeting, "The chair thanked staff.", item=item)
    after = draft(meeting)
    assert "The chair thanked staff." in plain(meeting)
    for facts in (before, after):
        facts["items"][1].pop("text")
    assert before == after


def test_words_can_be_taken_away_and_belong_to_one_meeting(meeting):
    write(meeting)
    write_minutes_text(actor=make.ACTOR, meeting=meeting, text={})
    assert "thanked" not in plain(meeting)
    other = make.posted(meeting.body, day=minutes.LATER)
    assert refused(write, meeting, item=make.action_item(other))
    assert refused(write, other).rule == "BK-31"


def test_a_posted_draft_is_public_sealed_and_says_that_it_is_a_draft(client, meeting):
    assert client.get(ADDRESS).status_code == 404
    posted = post(meeting)
    page = client.get(ADDRESS).content.decode()
    assert "Draft, not approved" in page
    assert posted.sha256 in page
    assert not list(verification.breaks())
    MinutesVersion.objects.filter(pk=posted.pk).update(snapshot={**posted.snapshot, "text": {"en": "x"}})
    assert any("minutes" in found for found in verification.breaks())


def test_posted_minutes_never_change(meeting):
    posted = post(meeting)
    with pytest.raises(PostedIsFrozen):
        posted.save()
    with pytest.raises(PostedIsFrozen):
        posted.delete()


def test_each_posting_is_a_number_of_its_own(client, meeting):
    post(meeting)
    assert refused(post, meeting).rule == "BK-31"
    write(meeting)
    assert post(meeting).number == 2
    assert "thanked" not in client.get(f"{ADDRESS}1/").content.decode()
    assert "<ins>The chair thanked staff.</ins>" in client.get(f"{ADDRESS}changes/").content.decode()
    assert client.get(f"{ADDRESS}3/").status_code == 404


def test_minutes_wait_until_the_meeting_is_held(home):
    running = make.held(home).item.meeting
    assert refused(post, running).rule == "BK-31"


def test_a_later_vote_of_the_same_body_approves_the_newest_draft_word_for_word(client, meeting, later):
    assert refused(approve, meeting, later).rule == "BK-31"
    first = post(meeting)
    write(meeting, "Never posted.")
    approved = approve(meeting, later)
    assert (approved.number, approved.state, approved.sha256) == (2, "approved", first.sha256)
    page = client.get(ADDRESS).content.decode()
    assert "Approved by the vote on" in page
    assert f"/boards/governing-board/2023-02-08/#motion-{later.pk}" in page
    assert "Never posted" not in page
    assert client.get(f"{ADDRESS}1/").status_code == 200
    assert refused(post, meeting).rule == "BK-31"
    assert meeting.events.filter(kind="minutes").count() == 2


def test_no_other_vote_approves_minutes(meeting, home):
    post(meeting)
    own = meeting.items.get(kind="action").motions.get()
    failed = minutes.later_vote(meeting, ayes=1)
    elsewhere = make.body(3, slug="data-and-tools")
    make.pages(home, elsewhere)
    there = make.closed_motion(make.in_session(make.posted(elsewhere, day=minutes.LATER), present=3), ayes=3)
    for vote in (own, failed, there):
        assert refused(approve, meeting, vote).rule == "BK-31"


def test_an_amendment_needs_another_vote_a_reason_and_a_change(client, meeting, later):
    post(meeting)

    def amend(motion, reason="A name was wrong."):
        return amend_minutes(actor=make.ACTOR, meeting=meeting, motion=motion, reason=reason)

    assert refused(amend, later)
    approve(meeting, later)
    write(meeting)
    second = minutes.later_vote(meeting, day=minutes.LATER + timedelta(days=28))
    assert refused(amend, later).rule == "BK-31"
    assert refused(amend, second, " ").rule == "BK-31"
    assert amend(second).state == "amended"
    assert refused(amend, minutes.later_vote(meeting, day=minutes.LATER + timedelta(days=56)))
    page = client.get(ADDRESS).content.decode()
    assert "Reason: A name was wrong." in page
    changes = client.get(f"{ADDRESS}changes/").content.decode()
    assert "<ins>The chair thanked staff.</ins>" in changes


def in_mode(meeting, code: str) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(mode=TeleconferenceMode.objects.get(code=code))


def remote(meeting, **facts) -> None:
    """The last member attends remotely from the start."""
    event = meeting.events.filter(kind="came").last()
    row = meeting.presences.filter(seat=event.facts["seat"])
    row.update(mode="remote", **facts)
    facts.pop("adult_who", None)
    rewrite(event, **event.facts | {"mode": "remote"} | facts)


def rewrite(event, **facts) -> None:
    """As if the event had been recorded with these facts."""
    MeetingEvent.objects.filter(pk=event.pk).update(facts=facts)


def happens(meeting, kind, **facts):
    """Recorded at 9:15 a.m. on the day of the meeting."""
    with clock.at(make.starts() + timedelta(minutes=15)):
        return log.log(meeting, EventKind(kind), actor=make.ACTOR, **facts)


def test_remote_members_are_listed_by_name_and_never_by_place(client, meeting):
    """BK-29b, mode (iii)."""
    RemoteMember.objects.create(
        meeting=meeting, appointment=meeting.presences.last().appointment, reach="7 Canary Lane"
    )
    in_mode(meeting, "advisory")
    remote(meeting)
    post(meeting)
    page = client.get(ADDRESS).content.decode()
    assert "Members who attended remotely:</strong> Person 3" in page
    assert "Canary" not in page


def test_a_room_that_was_never_noticed_is_not_in_the_minutes(client, meeting):
    """BK-14: the place is that of the agenda in force."""
    type(meeting).objects.filter(pk=meeting.pk).update(place="Canary Lane 7")
    meeting.refresh_from_db()
    post(meeting)
    page = client.get(ADDRESS).content.decode()
    assert make.CONTACT["place"] in page and "Canary" not in page


def test_a_missing_list_of_remote_members_stops_the_minutes(meeting):
    in_mode(meeting, "advisory")
    meeting.events.filter(kind="came").delete()
    assert refused(post, meeting).rule == "BK-29b"


@pytest.mark.parametrize(
    ("facts", "said"),
    [({}, ""), ({"adult": "yes"}, ""), ({"adult": "yes", "adult_who": "a parent"}, "a parent")],
)
def test_each_remote_member_says_who_else_is_in_the_room(meeting, facts, said):
    """BK-29b, mode (ii)."""
    in_mode(meeting, "majority")
    remote(meeting, **facts)
    if said:
        meeting = Meeting.objects.get(pk=meeting.pk)
        assert "remote, 9:00 a.m. to 11:00 a.m., another adult in the room (a parent)" in plain(meeting)
        assert post(meeting).number == 1
    else:
        assert refused(post, meeting).rule == "BK-29b"


def test_a_special_meeting_whose_finding_failed_records_only_its_adjournment(meeting):
    """BK-16a."""
    Meeting.objects.filter(pk=meeting.pk).update(kind="special")
    assert refused(post, meeting).rule == "BK-16a"
    empty = minutes.ended(make.in_session(make.posted(meeting.body, day=minutes.LATER), present=3))
    Meeting.objects.filter(pk=empty.pk).update(kind="special")
    said = post(empty).snapshot
    assert said["items"] == []
    assert "No opening finding was made." in plain(Meeting.objects.get(pk=empty.pk))


def test_minutes_of_an_emergency_open_the_ten_day_postings(meeting):
    """BK-18."""
    vote = meeting.events.get(kind="vote_closed")
    rewrite(vote, **vote.facts | {"kind": "emergency"})
    Meeting.objects.filter(pk=meeting.pk).update(kind="emergency")
    post(meeting)
    assert set(Duty.objects.values_list("kind", flat=True)) == {"post_place", "post_web"}


def test_the_clerk_writes_posts_and_approves_at_the_desk(client_for, clerk, meeting, later):
    browser, desk = client_for(clerk), f"/desk/meetings/{meeting.pk}/minutes/"
    assert "Aye, 2" in browser.get(desk).content.decode()
    number = make.action_item(meeting).number
    browser.post(f"{desk}text/{number}/", {"text_en": "The chair thanked staff."})
    assert browser.post(f"{desk}post/").status_code == 302
    again = browser.post(f"{desk}post/")
    assert again.status_code == 422
    assert "Nothing has changed since the last posting." in again.content.decode()
    assert browser.post(f"{desk}approve/", {"motion": ""}).status_code == 422
    assert browser.post(f"{desk}approve/", {"motion": later.pk}).status_code == 302
    assert browser.post(f"{desk}amend/", {"motion": later.pk, "reason": "Why not"}).status_code == 422
    assert "Approved" in browser.get(desk).content.decode()
    assert "thanked staff" in browser.get(ADDRESS).content.decode()


def test_an_editor_writes_words_but_posts_nothing(client_for, editor, meeting):
    browser, desk = client_for(editor), f"/desk/meetings/{meeting.pk}/minutes/"
    assert browser.post(f"{desk}text/0/", {"text_en": "Good morning."}).status_code == 302
    assert browser.post(f"{desk}post/").status_code in (403, 404)
    assert not MinutesVersion.objects.exists()


def test_a_draft_takes_no_more_statements_when_there_is_more_to_say(meeting, home):
    other = make.body(6, slug="data-and-tools")
    make.pages(home, other)
    held = make.closed_motion(make.in_session(make.posted(other), present=6), ayes=4)
    larger = minutes.ended(held.item.meeting)
    counts = []
    for pk in (meeting.pk, larger.pk):
        with clock.at(minutes.AFTER), CaptureQueriesContext(connection) as asked:
            draft(Meeting.objects.select_related("body", "mode").get(pk=pk))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 24


def test_the_draft_says_who_spoke_who_stepped_aside_and_what_was_reported(meeting, clerk):
    """BK-20, BK-29c, BK-33, BK-34: and never a word of the closed book."""
    item, first = make.action_item(meeting), meeting.items.get(number=1)
    member = {"seat": 3, "name": "Person 3"}
    for place in (1, 2):
        happens(meeting, "speaker_done", item=item, facts={"speaker": place, "order": place, "spoke": 60})
    happens(meeting, "recused", item=item, facts=member | {"reason": "Owns the vendor"})
    happens(meeting, "returned", item=item, facts=member)
    session = ClosedSession.objects.create(item=first, clerk=clerk)
    ClosedNote.objects.create(session=session, text="Canary of the closed book", written_by=clerk)
    happens(meeting, "closed_out", item=first, facts={"session": session.pk, "citation": "11126(e)"})
    happens(meeting, "closed_in", item=first, facts={"report": {"en": "Staff was directed."}})
    happens(meeting, "access_lost", facts={"what": "The stream broke."})
    happens(meeting, "resumed", facts={"after": "access"})
    said = plain(meeting)
    assert "2 people spoke." in said
    assert "Person 3 was recused at 9:15 a.m.: Owns the vendor. Returned at 9:15 a.m." in said
    assert "Reported in open session: Staff was directed." in said
    assert "Remote access was lost at 9:15 a.m.: The stream broke. It was restored" in said
    assert "Canary" not in said


def test_what_was_put_right_stands_in_the_minutes(meeting):
    event = meeting.events.get(kind="ended")
    correct(actor=make.ACTOR, event=event, words={"en": "The meeting ended at 11:05 a.m."})
    assert "The meeting ended at 11:05 a.m." in plain(meeting)


@pytest.mark.parametrize(
    ("count", "said"), [(3, "Fewer than 11 written comments."), (12, "12 written comments.")]
)
def test_a_small_number_of_written_comments_stays_hidden(meeting, monkeypatch, count, said):
    """PRV-10: minutes tell no more than the meeting's page."""
    item = make.action_item(meeting)
    monkeypatch.setattr("boards.minutes.items.counts_by_item", lambda _meeting: {item.pk: count})
    assert said in plain(meeting)
    assert f'"value": {count}' not in json.dumps(draft(meeting)) or count > 10
