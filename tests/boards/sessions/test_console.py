"""The console through its addresses: each act is an event, nothing typed is lost, two clerks see each other."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.event_choices import EventKind
from boards.models import ConsoleVisit, Meeting, Motion, Vote
from boards.sessions.speakers import add_speaker
from cms import clock
from cms.access import Role
from tests.factories import boards as make
from tests.factories.console import Console, with_closed_item
from tests.furniture import furnished


@furnished
def board(home):
    found = make.body(5)
    make.pages(home, found)
    return found


@furnished
def running(board, set_clock):
    meeting = make.in_session(make.posted(board), present=5)
    set_clock(make.starts() + timedelta(hours=1))
    return meeting


@furnished
def moved(running):
    return make.motion(running, make.action_item(running))


@furnished
def console(client_for, clerk, running):
    return Console(client_for(clerk), running)


@furnished
def second(client_for, make_user, running):
    return Console(client_for(make_user("dora", Role.CLERK)), running)


def kinds(meeting: Meeting) -> list[str]:
    return list(meeting.events.order_by("number").values_list("kind", flat=True))


def seats(meeting: Meeting) -> list[int]:
    return list(meeting.body.seats.order_by("position").values_list("pk", flat=True))


def motion_data(meeting: Meeting, **words) -> dict:
    mover, seconder = seats(meeting)[:2]
    return {"text_en": "That it is so.", "mover": mover, "seconder": seconder} | words


def test_calling_an_item_makes_it_the_one_in_hand(console, running):
    item = make.action_item(running)
    assert 'aria-current="step"' in console.page()
    console.on(item, "call")
    running.refresh_from_db()
    assert running.current_item == item
    page = console.page()
    assert '<h2 id="item-title">Publish results by county</h2>' in page
    assert "Call this item" not in page
    assert EventKind.ITEM in kinds(running)


def test_the_quorum_counts_are_told_in_words(console, running):
    console.send("presence/", {"presence": f"{seats(running)[0]}:left"})
    page = console.page()
    assert "4 present" in page
    assert "Quorum, 3" in page
    assert "Can decide, 4" in page
    console.send("presence/", {"presence": f"{seats(running)[1]}:left"})
    page = console.page()
    assert "Cannot decide, 4 required" in page
    assert "3 present. They can meet but not decide: 4 are required." in page


def test_a_member_who_joins_from_afar_says_who_the_adult_is_bk_29b(console, running):
    data = {"seat": seats(running)[0], "mode": "remote", "adult": "yes"}
    refused = console.send("join/", data | {"camera_off": "A bad line"})
    assert refused.status_code == 422
    assert "BK-29b" in refused.content.decode()
    assert 'value="A bad line"' in refused.content.decode()
    assert console.send("join/", data | {"adult_who": "Spouse"}).status_code == 302
    assert running.presences.get(mode="remote").adult_who == "Spouse"


def test_the_roll_call_says_who_is_next_and_where_the_vote_stands(console, running):
    item = make.action_item(running)
    moved = make.motion(running, item)
    first, next_one = seats(running)[:2]
    page = console.said(f"motions/{moved.pk}/vote/", {"vote": f"{first}:aye"})
    assert "Person 1: aye. Ayes: 1. Required: 4. Yet to vote: 4." in page
    assert 'id="next"' in page
    assert f'value="{next_one}:aye" aria-pressed="false" autofocus' in page
    assert f'value="{first}:aye" aria-pressed="true"' in page


def test_undo_lets_the_last_member_vote_again_and_the_log_keeps_both(console, running, moved):
    seat = seats(running)[0]
    page = console.said(f"motions/{moved.pk}/vote/", {"vote": f"{seat}:no"})
    assert "Undo: Person 1 votes again" in page
    again = console.page(f"?item=2&again={seat}")
    assert f'value="{seat}:aye" aria-pressed="false" autofocus' in again
    page = console.said(f"motions/{moved.pk}/vote/", {"vote": f"{seat}:aye"})
    assert "Person 1: aye (corrected, was no)" in page
    assert Vote.objects.get().choice == "aye"
    assert kinds(running)[-2:] == [EventKind.VOTE, EventKind.VOTE_RIGHTED]


def test_a_line_of_the_log_is_put_right_by_another_event(console, running):
    event = running.events.filter(kind=EventKind.CAME).first()
    words = {"event": event.pk, "words": "Person 1 came at 9:05."}
    assert console.send("put-right/", {"event": event.pk, "words": ""}).status_code == 422
    assert console.send("put-right/", words).status_code == 302
    right = running.events.order_by("-number").first()
    assert (right.kind, right.corrects) == (EventKind.CORRECTION, event)
    assert f"Correction to line {event.number}: Person 1 came at 9:05." in console.page()


def test_a_motion_is_amended_by_a_vote_of_its_own(console, running):
    item = make.action_item(running)
    main = make.motion(running, item)
    refused = console.send(f"motions/{main.pk}/amend/", motion_data(running, mover=""))
    assert refused.status_code == 422
    assert "That it is so." in refused.content.decode()
    assert console.send(f"motions/{main.pk}/amend/", motion_data(running)).status_code == 302
    page = console.page("?item=2")
    assert f"To amend motion {main.number}." in page
    assert "Record an amendment" not in page


def test_who_steps_aside_is_named_and_does_not_vote(console, running):
    item = make.action_item(running)
    seat = seats(running)[0]
    assert console.on(item, "recuse", {"seat": seat, "reason": ""}).status_code == 422
    console.on(item, "recuse", {"seat": seat, "reason": "Works for the vendor."})
    page = console.page("?item=2")
    assert "4 present" in page
    assert "Works for the vendor." in page
    console.on(item, "return", {"seat": seat})
    assert EventKind.RETURNED in kinds(running)


def test_speakers_are_added_called_and_ended(console, running):
    item = make.action_item(running)
    console.on(item, "comment", {"comment": "open"})
    console.on(item, "speakers", {"name": "", "how": "phone", "interpreting": "turns"})
    speaker = running.speakers.get()
    assert "Speaker 1" in console.page("?item=2")
    console.send(f"speakers/{speaker.pk}/", {"turn": "call"})
    page = console.page("?item=2")
    assert 'data-ends="2022-11-09T10:04:00-08:00"' in page  # twice two minutes (BK-22)
    assert "BK-20" in console.said(f"items/{item.pk}/comment/", {"comment": "close"})
    console.send(f"speakers/{speaker.pk}/", {"turn": "end"})
    assert console.send(f"speakers/{speaker.pk}/", {"turn": "dance"}).status_code == 404
    assert "1 spoke." in console.page("?item=2")


def test_in_recess_nothing_is_decided_and_the_console_says_so(console, running, moved):
    console.send("recess/", {"until": "10:30"})
    page = console.page("?item=2")
    assert "No votes can be taken during a recess." in page
    assert 'name="vote"' not in page
    vote = {"vote": f"{seats(running)[0]}:aye"}
    assert "The meeting is in recess." in console.said(f"motions/{moved.pk}/vote/", vote)
    console.send("resume/")
    assert 'name="vote"' in console.page("?item=2")


def test_lost_access_stops_the_meeting_until_it_is_restored_bk_29c(console, running):
    assert console.send("access-lost/", {"what": "", "began": "09:30"}).status_code == 422
    assert console.send("access-lost/", {"what": "Web and phone", "began": "09:30"}).status_code == 302
    refused = console.send("resume/")
    assert refused.status_code == 422
    assert "Remote access is not restored yet." in refused.content.decode()
    console.send("access-restored/")
    assert console.send("resume/").status_code == 302
    running.refresh_from_db()
    assert not running.pause


def test_a_disturbance_needs_a_warning_and_who_decided_bk_24b(console, running):
    """BK-24b."""
    data = {"what": "One person was led out", "warned": "09:40"}
    assert console.send("disturbance/", data).status_code == 422
    assert console.send("disturbance/", data | {"decided_by": "The chair"}).status_code == 302
    assert EventKind.DISTURBED in kinds(running)


# Nothing typed is lost --------------------------------------------------------------------------------


def test_what_is_typed_comes_back_after_a_reload_and_goes_once_it_is_sent(console, running):
    item = make.action_item(running)
    words = motion_data(running, text_en="Half a sentence", text_es="Media frase", confirmed="on")
    assert console.draft(f"motion-{item.pk}", **words).status_code == 204
    page = console.page("?item=2")
    assert "Half a sentence" in page
    assert "Media frase" in page
    assert f'<option value="{words["mover"]}" selected>' in page
    make.heard(running, item)
    console.on(item, "motion", words)
    assert Motion.objects.get().text["en"] == "Half a sentence"
    assert ConsoleVisit.objects.get().drafts == {}


def test_a_refused_form_keeps_its_draft(console, running):
    item = make.action_item(running)
    console.draft(f"motion-{item.pk}", text_en="Half a sentence")
    assert console.on(item, "motion", {"text_en": "Half a sentence"}).status_code == 422
    assert "Half a sentence" in console.page("?item=2")


def test_drafts_are_ones_own_and_only_of_forms_that_are_known(console, second, running):
    item = make.action_item(running)
    console.draft(f"motion-{item.pk}", text_en="Only mine", csrfmiddlewaretoken="x")
    assert "Only mine" not in second.page("?item=2")
    console.draft("book-1", text="Secret")
    console.draft("motion-1" + "x" * 60, text_en="Long name")
    visit = ConsoleVisit.objects.get(drafts__isnull=False, user__email="clara@example.org")
    assert visit.drafts == {f"motion-{item.pk}": {"text_en": "Only mine"}}


# Two clerks -------------------------------------------------------------------------------------------


def test_another_clerk_at_the_console_is_named_for_thirty_seconds(console, second, running, set_clock):
    second.page()
    assert "Dora also has this console open." in console.page()
    set_clock(clock.now() + timedelta(seconds=31))
    assert "Dora" not in console.page()
    second.browser.get(second.address + "seen/")
    assert "Dora also has this console open." in console.page()


def test_an_old_page_learns_what_the_other_clerk_wrote_down(console, second, running):
    item = make.action_item(running)
    seen = running.events.count()
    second.on(item, "call")
    answer = console.browser.get(f"{console.address}seen/?seen={seen}").content.decode()
    assert "Something was recorded since this page was loaded." in answer
    page = console.said(f"items/{item.pk}/comment/", {"comment": "open", "seen": seen})
    assert "Meanwhile, Dora recorded: Item 2: Publish results by county." in page
    assert "Public comment opened" in page
    assert "Meanwhile" not in console.said("recess/", {"seen": running.events.count()})


# Closed session ---------------------------------------------------------------------------------------


@furnished
def closed(home, set_clock, clerk, client_for):
    """A meeting with a closed item that cites pending litigation (BK-32)."""
    found = make.body(3)
    make.pages(home, found)
    meeting = with_closed_item(found, "11126(e)")
    set_clock(make.starts() + timedelta(hours=1))
    return Console(client_for(clerk), meeting), meeting.items.get(kind="closed")


def test_the_doors_close_with_a_named_clerk_and_open_again(closed, clerk):
    console, item = closed
    out = {"clerk": clerk.pk, "memorandum": "before"}
    refused = console.on(item, "out", out)
    assert refused.status_code == 422
    assert "BK-32" in refused.content.decode()
    assert console.on(item, "out", out | {"disclosed": "on"}).status_code == 302
    assert "BK-33" in console.said("end/")
    page = console.page()
    assert "Return to open session" in page
    assert "Closed session minute book" in page
    console.on(item, "back", {"report_en": "Counsel was instructed."})
    assert "Counsel was instructed." in console.page()
    assert console.send("end/").status_code == 302


def test_the_minute_book_exists_for_its_clerk_and_the_members_only_bk_34(
    closed, clerk, member, cast, make_user
):
    console, item = closed
    make.seat_user(console.meeting.body, member)
    console.on(item, "out", {"clerk": clerk.pk, "memorandum": "before", "disclosed": "on"})
    book = f"{console.address}closed/{item.pk}/book/"
    assert console.browser.post(book, {"text": ""}).status_code == 422
    assert console.browser.post(book, {"text": "We settle at the canary price."}).status_code == 302
    for name, browser in cast.items():
        answer = browser.get(book)
        expected = {"clerk": 200, "member": 200, "anonymous": 302}.get(name, 404)
        assert answer.status_code == expected, name
        assert ("canary" in answer.content.decode()) == (expected == 200), name
    assert cast["member"].post(book, {"text": "Mine"}).status_code == 404
    assert "canary" not in console.page()
    assert "<textarea" not in cast["member"].get(book).content.decode()


def test_the_console_asks_no_more_with_more_votes_and_speakers(console, running):
    item = make.action_item(running)
    moved = make.motion(running, item)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            console.page("?item=2")
        return len(captured)

    few = asked()
    for place in range(5):
        add_speaker(actor=make.ACTOR, meeting=running, item=item, name=f"Person {place}")
    make.call_roll(moved, ayes=3)
    assert asked() <= few + 1
