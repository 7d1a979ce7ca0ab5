"""Cancel, move and continue a meeting (BK-19): what the public sees on every channel, and what is refused."""

from datetime import date, timedelta

import pytest

from boards.agendas.added_items import confirm_litigation
from boards.agendas.posting import post_new_notice
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.choices import Channel, DutyKind, MeetingKind, MeetingStatus, NoticeKind
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.meetings.states import cancel_meeting, continue_meeting, move_meeting
from boards.models import Duty, Meeting, MeetingEvent
from boards.notices.services import log_sending
from cms import clock
from cms.models import OutboxMessage
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

BODY = "/boards/governing-board/"
ADDRESS = f"{BODY}2022-11-09/"
WHY = {"reason_en": "The room has no power.", "reason_es": "No hay luz en la sala."}
NEW_DAY = {"day": "2022-11-30", "starts": "10:00", "ends": "13:00"}


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def posted(board):
    return make.posted(board)


@furnished
def desk(clerk, client_for):
    return client_for(clerk)


def days_before(days: int):
    return clock.at(make.starts() - timedelta(days=days))


def test_a_cancelled_meeting_says_why_everywhere(client, desk, posted):
    notice.subscriber("reader@example.org", language="es")
    with days_before(5):
        assert desk.post(f"/desk/meetings/{posted.pk}/cancel/", WHY).status_code == 302
        page, body_page = client.get(ADDRESS).content.decode(), client.get(BODY).content.decode()
        spanish = client.get(f"/es{ADDRESS}").content.decode()
    notice.tell(posted, NoticeKind.CANCELLED)
    posted.refresh_from_db()
    mail = OutboxMessage.objects.get(about_kind="sending")
    calendar = client.get(f"{ADDRESS}event.ics").content.decode()
    assert (posted.status, posted.sequence) == (MeetingStatus.CANCELLED, 1)
    assert "This meeting is canceled" in page and "The room has no power." in page
    assert "No hay luz en la sala." in spanish and "No hay luz en la sala." in mail.text
    assert "Canceled" in body_page and f'href="{ADDRESS}"' in body_page
    assert "STATUS:CANCELLED" in calendar and "SEQUENCE:1" in calendar
    assert "The room has no power." in client.get(f"{BODY}feed.atom").content.decode()
    assert MeetingEvent.objects.filter(meeting=posted).latest("number").kind == "cancelled"


def test_the_posted_agenda_of_a_cancelled_meeting_stays_as_it_was(client, desk, posted):
    before = list(posted.postings.values())
    with days_before(5):
        desk.post(f"/desk/meetings/{posted.pk}/cancel/", WHY)
    assert list(posted.postings.values()) == before
    assert "Publish results by county" in client.get(f"{ADDRESS}posted/1/").content.decode()


def test_a_moved_meeting_leads_to_its_new_day(client, desk, board, posted):
    notice.subscriber("reader@example.org")
    with days_before(5):
        assert desk.post(f"/desk/meetings/{posted.pk}/move/", WHY | NEW_DAY).status_code == 302
        page = client.get(ADDRESS).content.decode()
        body_page = client.get(BODY).content.decode()
    fresh = Meeting.objects.get(follows=posted)
    notice.tell(posted, NoticeKind.MOVED)
    calendar = client.get("/boards/calendar.ics").content.decode()
    mail = OutboxMessage.objects.get(to="reader@example.org")
    assert (fresh.status, fresh.date_is_public, fresh.place) == ("draft", True, posted.place)
    assert "This meeting has been moved to another day" in page
    assert "November 30, 2022" in page and f'href="{BODY}2022-11-30/"' in page
    assert "November 30, 2022" in body_page
    assert calendar.count("STATUS:CANCELLED") == 1 and calendar.count("STATUS:TENTATIVE") == 1
    assert "New date: Wednesday, November 30, 2022, 10:00 a.m." in mail.text
    assert "Moved from" in client.get(f"{BODY}2022-11-30/").content.decode()
    make_public(fresh)
    assert f'href="{BODY}2022-11-30/"' in client.get(ADDRESS).content.decode()
    assert "Moved from" in client.get(f"{BODY}2022-11-30/").content.decode()


def make_public(fresh: Meeting) -> None:
    with clock.at(fresh.starts_at - timedelta(days=12)):
        make.post(fresh)


def test_the_new_day_starts_with_the_same_items_that_go_on(posted):
    notice.added(posted, at=make.starts() - timedelta(days=6))
    with days_before(5):
        fresh = move(posted)
    old = {item.key: item.pk for item in posted.items.all()}
    frozen = snapshot_of(fresh, draft_pages(fresh))
    assert {item["key"]: item["continues"] for item in frozen["items"]} == old


def move(made, *, days: int = 21, reason=None):
    return move_meeting(
        actor=make.ACTOR,
        meeting=made,
        starts_at=make.starts() + timedelta(days=days),
        ends_at=make.starts() + timedelta(days=days, hours=3),
        reason={"en": "No power."} if reason is None else reason,
    )


@pytest.mark.parametrize("days", [0, -40])
def test_a_meeting_moves_only_to_a_free_time_ahead(posted, days):
    with days_before(5), pytest.raises(NotPossibleNow):
        move(posted, days=days)


def test_a_reason_is_needed_and_a_refusal_keeps_the_words(desk, posted):
    with days_before(5), pytest.raises(NeedsReason):
        cancel_meeting(actor=make.ACTOR, meeting=posted, reason={})
    with days_before(5):
        response = desk.post(f"/desk/meetings/{posted.pk}/move/", NEW_DAY | {"reason_es": "Sin luz."})
    assert response.status_code == 422 and "Sin luz." in response.content.decode()
    posted.refresh_from_db()
    assert posted.status == MeetingStatus.POSTED


@pytest.mark.parametrize("act", ["cancel", "move"])
@pytest.mark.parametrize("state", ["draft", "in session", "cancelled"])
def test_only_a_posted_meeting_that_has_not_begun_is_called_off(board, act, state, posted):
    made = make.meeting(board, day=make.DAY + timedelta(days=7)) if state == "draft" else posted
    if state == "in session":
        make.in_session(made, present=2)
    with days_before(5):
        if state == "cancelled":
            cancel_meeting(actor=make.ACTOR, meeting=made, reason={"en": "x"})
        with pytest.raises(NotPossibleNow):
            move(made) if act == "move" else cancel_meeting(
                actor=make.ACTOR, meeting=made, reason={"en": "x"}
            )


# Continue (BK-19) -------------------------------------------------------------------------------------------


def go_on(made, *, hours: int = 24 * 14, place: str = "Second Hall") -> Meeting:
    starts = clock.now() + timedelta(hours=hours)
    facts = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "place": place}
    return continue_meeting(actor=make.ACTOR, meeting=made, **facts)


def test_a_meeting_below_quorum_goes_on_at_a_stated_time_and_place(client, desk, posted):
    notice.subscriber("reader@example.org")
    make.in_session(posted, present=1)
    data = NEW_DAY | {"place": "Second Hall"}
    with clock.at(make.starts() + timedelta(minutes=20)):
        assert desk.post(f"/desk/meetings/{posted.pk}/continue/", data).status_code == 302
        page = client.get(ADDRESS).content.decode()
    posted.refresh_from_db()
    fresh = Meeting.objects.get(follows=posted)
    notice.tell(posted, NoticeKind.CONTINUED)
    assert (posted.status, fresh.kind) == (MeetingStatus.ENDED, MeetingKind.ADJOURNED)
    assert "This meeting continues" in page and "Second Hall" in page
    assert "Second Hall" in OutboxMessage.objects.get(to="reader@example.org").text
    kinds = list(MeetingEvent.objects.filter(meeting=posted).values_list("kind", flat=True))
    assert kinds.index("continued") < kinds.index("ended")


def test_the_continued_meeting_is_posted_and_its_items_keep_their_history(client, posted):
    make.in_session(posted, present=1)
    with clock.at(make.starts() + timedelta(minutes=20)):
        fresh = go_on(posted)
        make.post(fresh)
    item = fresh.items.select_related("continues").get(kind="action")
    assert item.continues.meeting_id == posted.pk and item.continues.key == item.key
    with clock.at(make.starts() + timedelta(hours=3)):
        assert "Continued from" in client.get(f"{BODY}{fresh.day.isoformat()}/").content.decode()


def test_what_was_decided_does_not_go_on(board):
    items = [("information", "Call to order"), ("action", "Publish by county"), ("action", "Elect a chair")]
    made = make.in_session(make.posted(board, items=items), present=3)
    make.closed_motion(made, ayes=3)
    with clock.at(make.starts() + timedelta(hours=1)):
        fresh = go_on(made)
    (spanish,) = [page for code, page in draft_pages(fresh).items() if code == "es"]
    titles = [block.value["title"] for block in spanish.agenda]
    assert "Elect a chair" in titles and "Publish by county" not in titles


CASE = {"way": "litigation", "text": {"en": "Rivera v. Office"}, "deadline_on": date(2022, 11, 14)}


def going_on(made: Meeting) -> dict[str, dict]:
    """The items on the draft of the meeting that continues, by their keys."""
    with clock.at(make.starts() + timedelta(hours=1)):
        fresh = go_on(made)
    return {item["key"]: item for item in snapshot_of(fresh, draft_pages(fresh))["items"]}


def test_an_added_item_without_its_finding_does_not_go_on_as_ordinary_business(posted):
    added = notice.added(posted, at=make.starts() - timedelta(days=6))
    case = notice.added(posted, at=make.starts() - timedelta(days=1), **CASE)
    items = going_on(make.in_session(posted, present=1))
    assert len(items) == 2 and not {added.item.key, case.item.key} & set(items)
    fresh = Meeting.objects.get(follows=posted)
    agendas.write(
        fresh, [{"kind": "closed", "title": "A case", "citation": "11126(e)", "key": case.item.key}]
    )
    with clock.at(make.starts() + timedelta(hours=2)):
        assert {rule for rule, _words in agendas.stops(fresh, clock.now())} == {"BK-19"}


def test_litigation_that_was_confirmed_goes_on_under_its_ground(posted):
    case = notice.added(posted, at=make.starts() - timedelta(days=1), **CASE)
    confirm_litigation(actor=make.SECOND, item=case)
    item = going_on(make.in_session(posted, present=1))[case.item.key]
    assert (item["kind"], item["citation"]) == ("closed", "11126(e)")


def test_an_item_that_a_new_notice_changed_goes_on_with_its_findings(board):
    made = make.posted(board, before=14, findings=[make.finding(7)])
    key = make.item_key(made, 2)
    agendas.write(made, [{"key": key, "kind": "discussion", "title": "Publish results by county"}])
    with days_before(12):
        agendas.approve(made)
        post_new_notice(actor=make.ACTOR, meeting=made, reason="No vote is needed")
    row = made.items.get(kind="discussion")
    item = going_on(make.in_session(made, present=1))[row.key]
    assert row.key != key and (item["continues"], item["findings"]) == (row.pk, [7])


def test_a_continued_meeting_that_moves_still_takes_up_only_what_was_noticed(board):
    made = agendas.continued(board)
    with clock.at(make.starts() + timedelta(days=1)):
        make.post(made)
        made.refresh_from_db()
        case = notice.added(made, at=clock.now() + timedelta(hours=6), **CASE)
        agendas.write(made, [{"key": make.item_key(made, 1), "kind": "action", "title": "Hire a director"}])
    with clock.at(make.starts() + timedelta(days=2)):
        fresh = move(made)
    items = snapshot_of(fresh, draft_pages(fresh))["items"]
    assert [item["title"]["en"] for item in items] == ["Publish results by county"]
    assert case.item.key not in [item["key"] for item in items]


def test_words_that_were_never_posted_do_not_go_on(posted):
    agendas.write(posted, [{"key": make.item_key(posted, 2), "kind": "action", "title": "Hire a director"}])
    items = going_on(make.in_session(posted, present=1))
    assert [item["title"]["en"] for item in items.values()] == [title for _kind, title in make.ITEMS]


@pytest.mark.parametrize(("hours", "minutes_left"), [(24 * 14, 24 * 60), (20, 0)])
def test_the_order_is_due_at_the_door_within_a_day_or_at_once(posted, hours, minutes_left):
    make.in_session(posted, present=1)
    moment = make.starts() + timedelta(minutes=20)
    with clock.at(moment):
        go_on(posted, hours=hours)
    duty = Duty.objects.get(meeting=posted, kind=DutyKind.DOOR)
    assert duty.due_at == moment + timedelta(minutes=minutes_left)
    with clock.at(moment + timedelta(minutes=5)):
        facts = {"channel": Channel.DOOR, "address": "Door of Room 102", "about": NoticeKind.CONTINUED}
        log_sending(actor=make.ACTOR, posting=posted.postings.get(), **facts)
    duty.refresh_from_db()
    assert (duty.evidence, duty.done_at is not None) == ("Door of Room 102", True)


def test_when_nobody_came_the_clerk_adjourns_with_the_notice_of_a_special_meeting(posted):
    with clock.at(make.starts() + timedelta(minutes=30)):
        with pytest.raises(NotPossibleNow) as refused:
            go_on(posted, hours=47)
        fresh = go_on(posted, hours=49)
    posted.refresh_from_db()
    assert refused.value.rule == "BK-19"
    assert (posted.status, posted.began_at, fresh.follows_id) == (MeetingStatus.MOVED, None, posted.pk)


@pytest.mark.parametrize("case", ["too early", "no place", "emergency", "twice"])
def test_when_a_meeting_cannot_be_continued(board, posted, case):
    moment = make.starts() - timedelta(days=1) if case == "too early" else make.starts() + timedelta(hours=1)
    if case == "emergency":
        Meeting.objects.filter(pk=posted.pk).update(kind=MeetingKind.EMERGENCY)
    with clock.at(moment):
        if case == "twice":
            go_on(posted)
        with pytest.raises((NotPossibleNow, NeedsReason)) as refused:
            go_on(posted, place=" " if case == "no place" else "Second Hall")
    assert refused.value.rule == "BK-19"
    assert Meeting.objects.filter(follows=posted).count() == (1 if case == "twice" else 0)
