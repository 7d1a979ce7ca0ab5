"""Minutes have the words of the agenda in force, and state only what events entail (BK-14, BK-31)."""

import pytest

from boards.choices import PresenceMode
from boards.event_choices import EventKind
from boards.events import log
from boards.minutes import all_lines, draft, minutes_text, unfounded, unsaid
from boards.minutes.entailment import ENTAILED_BY, NEED_NOT_BE_SAID, WITHOUT_EVENT
from boards.minutes.lines import Line, Says
from boards.models import AddedItem, AgendaItem, PostedAgenda
from boards.models.agendas import digest_of
from boards.sessions.services import call_item, end_meeting
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished


@furnished
def posted():
    return live.meeting(make.body(3))


def again(meeting, kind="corrected", *, at=-600, act="clerical", **changes) -> PostedAgenda:
    """Posted again with changes of item 2."""
    last = meeting.postings.latest("number")
    items = [item | (changes if item["number"] == 2 else {}) for item in last.items]
    snapshot = {**last.snapshot, "items": items}
    facts = {"snapshot": snapshot, "sha256": digest_of(snapshot), "act": act, "posted_by_name": "A"}
    found = PostedAgenda(meeting=meeting, number=last.number + 1, posted_at=live.minute(at), **facts)
    found.save()
    with live.at(at):
        log.log(meeting, EventKind(kind), actor=make.ACTOR, facts={"posting": found.number})
    return found


def plain(meeting) -> str:
    return "\n".join(f"{section.label} {section.heading}: {section.plain}" for section in sections(meeting))


def sections(meeting):
    meeting.refresh_from_db()
    return minutes_text(draft(meeting))


def problems(meeting) -> tuple[list, list]:
    lines, events = all_lines(sections(meeting)), list(meeting.events.all())
    return unfounded(lines, events), unsaid(lines, events)


def test_an_item_has_the_title_that_was_in_force_when_it_was_called(posted):
    again(posted, title={"en": "Publish results by county, 2023"})
    live.begin(posted, room=3)
    with live.at(10):
        call_item(actor=make.ACTOR, item=live.item(posted, 2))
    words = plain(posted)
    assert "Agenda version 2, in effect at the call to order." in words
    assert "2 Publish results by county, 2023: Item 2, as corrected in agenda version 2. Called at" in words
    assert posted.events.get(kind="item").facts["title"] == {"en": "Publish results by county, 2023"}
    assert problems(posted) == ([], [])


def test_a_version_posted_during_the_meeting_does_not_change_what_was_called_before(posted):
    live.begin(posted, room=3)
    with live.at(10):
        call_item(actor=make.ACTOR, item=live.item(posted, 2))
    again(posted, at=20, title={"en": "Later words"})
    words = plain(posted)
    assert "Agenda version 2 was posted at 9:20 a.m., during the meeting." in words
    assert "Later words" not in words
    assert "as corrected" not in words


def test_a_new_notice_is_named_as_one(posted):
    again(posted, "noticed_anew", act="notice", title={"en": "Other words"})
    live.begin(posted, room=3)
    assert "Item 2, as re-noticed in agenda version 2." in plain(posted)


def test_an_item_withdrawn_by_a_posting_names_it(posted):
    again(posted, withdrawn=True)
    live.begin(posted, room=3)
    assert "Withdrawn in agenda version 2." in plain(posted)


def test_items_stand_in_the_order_of_the_posting_in_force(posted):
    last = posted.postings.latest("number")
    snapshot = {**last.snapshot, "items": last.items[::-1]}
    PostedAgenda.objects.create(meeting=posted, number=2, snapshot=snapshot, sha256=digest_of(snapshot),
                                posted_at=live.minute(-600), posted_by_name="A")  # fmt: skip
    live.begin(posted, room=3)
    keys = [section.key for section in sections(posted)]
    assert keys.index("item-2") < keys.index("item-1")


def add(meeting) -> AgendaItem:
    """An item added after posting, with its posting and event."""
    item = live.item(meeting, 2)
    posting = again(meeting, "item_added", act="added")
    event = meeting.events.get(kind="item_added")
    type(event).objects.filter(pk=event.pk).update(item=item)
    facts = {
        "item": item,
        "posting": posting,
        "title": item.title,
        "way": "added",
        "why_now": {"en": "Fire."},
    }
    AddedItem.objects.create(
        meeting=meeting, learned_at=live.minute(-900), added_at=live.minute(-600), **facts
    )
    return item


def test_an_added_item_whose_finding_was_not_voted_says_so(posted):
    """BK-14."""
    add(posted)
    live.begin(posted, room=3)
    words = plain(posted)
    assert "Added in agenda version 2, after the agenda was first posted. No finding by the body" in words
    assert "Fire." not in words
    assert problems(posted) == ([], [])


def test_an_added_item_names_the_vote_on_its_finding(posted):
    """BK-14."""
    live.begin(posted, room=3)
    with live.at(10):
        found = live.decide(live.item(posted, 2), ayes=3)
    add(posted)
    AddedItem.objects.update(motion=found)
    vote = posted.events.get(kind="vote_closed")
    type(vote).objects.filter(pk=vote.pk).update(facts=vote.facts | {"kind": "added"})
    words = plain(posted)
    assert (
        "By motion 2.1 the body found that immediate action is needed. Why action could not wait: Fire."
        in words
    )
    assert problems(posted) == ([], [])


def test_a_slip_leaves_no_trace(posted):
    live.begin(posted, room=2)
    third = live.seats(posted)[2]
    with live.at(1):
        live.come(posted, [third])
        came = posted.events.get(kind="came", facts__seat=third.pk)
        log.log(posted, EventKind.SLIP, actor=make.ACTOR,
                facts={"seat": third.pk, "name": "Person 3", "undoes": [came.number]})  # fmt: skip
    words = plain(posted)
    assert "2 members attended." in words
    assert "Absent: Person 3" in words
    assert problems(posted) == ([], [])


def test_a_departure_that_was_a_slip_leaves_the_member_in_the_room(posted):
    live.begin(posted, room=3)
    third = live.seats(posted)[2]
    with live.at(5):
        live.come(posted, [third], None)
        left = posted.events.get(kind="left")
        log.log(posted, EventKind.SLIP, actor=make.ACTOR, facts={"undoes": [left.number]})
    assert "Person 3 (Seat 3): in the room, from 9:00 a.m." in plain(posted)


def test_an_adjournment_taken_back_is_not_in_the_minutes(posted):
    live.begin(posted, room=3)
    with live.at(30):
        end_meeting(actor=make.ACTOR, meeting=posted)
        assert "Adjourned at 9:30 a.m." in plain(posted)
        assert "2 Publish results by county: Not called." in plain(posted)
        ended = posted.events.get(kind="ended")
        log.log(posted, EventKind.END_UNDONE, actor=make.ACTOR, facts={"undoes": [ended.number]})
    words = plain(posted)
    assert "Adjourned" not in words
    assert "Not called" not in words
    assert "in the room, from 9:00 a.m." in words


def test_a_return_without_a_report_says_that_none_was_recorded(posted):
    live.begin(posted, room=3)
    item = live.item(posted, 1)
    with live.at(10):
        log.log(posted, EventKind.CLOSED_OUT, actor=make.ACTOR, item=item, facts={"citation": "11126(e)"})
        assert "report" not in plain(posted)
        log.log(posted, EventKind.CLOSED_IN, actor=make.ACTOR, item=item, facts={"report": {}})
    assert "No report was recorded on return to open session." in plain(posted)


def test_a_meeting_that_continues_and_why_comment_was_not_called_are_stated(posted):
    live.begin(posted, room=3)
    to = live.minute(0, make.DAY.replace(day=16)).isoformat()
    with live.at(30):
        facts = {"to": to, "place": "Room 2", "meeting": 0}
        log.log(posted, EventKind.CONTINUED, actor=make.ACTOR, facts=facts)
        log.log(posted, EventKind.ENDED, actor=make.ACTOR, facts={"because": "The room was evacuated"})
    words = plain(posted)
    assert "Continued to Wednesday, November 16, 2022, 9:00 a.m., Room 2." in words
    assert "Public comment was not called: The room was evacuated. Adjourned at 9:30 a.m." in words
    assert problems(posted) == ([], [])


# The table, both ways ------------------------------------------------------------------------------------


def test_every_sentence_and_every_event_is_in_the_table():
    assert {*ENTAILED_BY, *WITHOUT_EVENT} == set(Says)
    assert not {*ENTAILED_BY} & {*WITHOUT_EVENT}
    named = {kind for each in ENTAILED_BY.values() for kind in (*each.kinds, *each.also)}
    assert named | {*NEED_NOT_BE_SAID} == set(EventKind)


@pytest.fixture
def voted(posted):
    live.begin(posted, room=3)
    with live.at(10):
        live.heard(live.item(posted, 2))
        moved = live.move(live.item(posted, 2))
        live.come(posted, [live.seats(posted)[2]], PresenceMode.REMOTE)
        live.call(moved, ayes=2)
        end_meeting(actor=make.ACTOR, meeting=posted)
    return posted


def test_without_its_event_each_sentence_goes(voted):
    """Each event that must be said is said by lines that are gone once it is removed."""
    assert problems(voted) == ([], [])
    for event in list(voted.events.order_by("-number")):
        if EventKind(event.kind) in NEED_NOT_BE_SAID:
            continue
        before = {str(line) for line in all_lines(sections(voted)) if event.number in line.events}
        voted.events.filter(pk=event.pk).delete()
        after = {str(line) for line in all_lines(sections(voted))}
        assert before - after, event
        assert problems(voted)[0] == []
        event.pk, event._state.adding = None, True
        event.save()


def test_a_sentence_without_its_event_is_found(voted):
    numbers = {event.kind: event.number for event in voted.events.all()}
    wrong = [
        Line("Nobody voted this finding.", Says.FINDING, (numbers["vote_closed"],)),
        Line("Withdrawn at 9:10 a.m., before a vote.", Says.WITHDRAWN, (numbers["vote_closed"],)),
        Line("Adjourned at 9:10 a.m.", Says.ADJOURNED),
        Line("Called at 9:10 a.m.", Says.CALLED, (999,)),
    ]
    assert unfounded(wrong, voted.events.all()) == wrong


def test_the_desk_links_each_line_to_the_log(client_for, clerk, voted):
    page = client_for(clerk).get(f"/desk/meetings/{voted.pk}/minutes/").content.decode()
    ended = voted.events.get(kind="ended").number
    assert f'<a href="#log-{ended}">{ended}</a>' in page
    assert f'<li id="log-{ended}">' in page
    assert "Not in the minutes" not in page
