"""A meeting that was called off is planned again with its agenda; the pages say only what was recorded (BK-19)."""

from datetime import timedelta

import pytest

from boards.agendas.drafts import defer_item, place_deferred_item
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.choices import MeetingStatus
from boards.exceptions import NotPossibleNow
from boards.meetings.planning import plan_again
from boards.meetings.states import cancel_meeting, move_meeting
from boards.models import DeferredItem, Meeting
from cms import clock
from tests.factories import boards as make
from tests.factories import joint
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
AGAIN = {"day": "2022-11-30", "starts": "10:00", "ends": "13:00", "kind": "regular", "place": "Room 7"}


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def cancelled(board, set_clock):
    made = make.posted(board)
    set_clock(make.starts() - timedelta(days=5))
    return cancel_meeting(actor=make.ACTOR, meeting=made, reason={"en": "No power."})


@furnished
def desk(clerk, client_for):
    return client_for(clerk)


def again(meeting: Meeting) -> str:
    return f"/desk/meetings/{meeting.pk}/again/"


def fresh_of(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(planned_from=meeting)


def titles(meeting: Meeting) -> list[str]:
    return [item["title"]["en"] for item in snapshot_of(meeting, draft_pages(meeting))["items"]]


def test_the_desk_offers_it_with_the_details_filled_in(desk, cancelled):
    assert again(cancelled) in desk.get(f"/desk/meetings/{cancelled.pk}/").content.decode()
    form = desk.get(again(cancelled)).content.decode()
    assert 'value="1000 Demo Plaza, Room 102"' in form and 'value="09:00"' in form


def test_the_fresh_draft_has_the_agenda_under_keys_of_its_own(desk, cancelled):
    assert desk.post(again(cancelled), AGAIN).status_code == 302
    fresh = fresh_of(cancelled)
    assert titles(fresh) == [title for _kind, title in make.ITEMS]
    assert (fresh.slug, fresh.place, fresh.is_draft, fresh.date_is_public) == (
        "2022-11-30",
        "Room 7",
        True,
        False,
    )
    old = set(cancelled.items.values_list("key", flat=True))
    assert old.isdisjoint(item["key"] for item in snapshot_of(fresh, draft_pages(fresh))["items"])


def test_the_same_day_is_allowed_and_gets_an_address_of_its_own(desk, board, set_clock):
    made = make.posted(board)
    set_clock(make.starts() - timedelta(days=11))
    cancel_meeting(actor=make.ACTOR, meeting=made, reason={"en": "No power."})
    desk.post(again(made), AGAIN | {"day": "2022-11-09", "starts": "09:00", "ends": "12:00"})
    fresh = fresh_of(made)
    assert fresh.slug == "2022-11-09-2" and "9:00 a.m." in str(fresh)


def test_the_cancelled_page_names_it_only_once_it_is_posted(client, desk, cancelled):
    desk.post(again(cancelled), AGAIN)
    fresh = fresh_of(cancelled)
    assert "Rescheduled" not in client.get(ADDRESS).content.decode()
    Meeting.objects.filter(pk=fresh.pk).update(date_is_public=True)
    assert "Rescheduled" not in client.get(ADDRESS).content.decode()
    fresh.refresh_from_db()
    for name in ("contact_name", "contact_address", "contact_phone"):
        setattr(fresh, name, make.CONTACT[name])
    fresh.venue_accessible = fresh.venue_free = fresh.venue_open = True
    fresh.save()
    with clock.at(fresh.starts_at - timedelta(days=12)):
        make.post(fresh)
    page = client.get(ADDRESS).content.decode()
    assert "Rescheduled for" in page and 'href="/boards/governing-board/2022-11-30/"' in page


def test_another_meeting_of_the_body_is_not_named(client, board, cancelled):
    other = make.posted(board, day=make.DAY + timedelta(days=30))
    assert other.get_absolute_url() not in client.get(ADDRESS).content.decode()


def test_what_waited_for_it_is_on_the_fresh_draft_once(board, set_clock):
    made = make.meeting(board)
    waiting = defer_item(actor=make.ACTOR, body=board, title={"en": "The data plan"})
    place_deferred_item(actor=make.ACTOR, meeting=made, waiting=waiting)
    set_clock(make.starts() - timedelta(days=13))
    make.post(made)
    cancel_meeting(actor=make.ACTOR, meeting=made, reason={"en": "No power."})
    starts = make.starts() + timedelta(days=21)
    fresh = plan_again(actor=make.ACTOR, meeting=made, starts_at=starts, ends_at=starts + timedelta(hours=2))
    row = DeferredItem.objects.get()
    assert row.placed_in == fresh and titles(fresh).count("The data plan") == 1
    with pytest.raises(NotPossibleNow, match="already on an agenda"):
        place_deferred_item(actor=make.ACTOR, meeting=fresh, waiting=row)


def test_what_waited_for_a_meeting_that_moved_moves_with_it(board, set_clock):
    made = make.meeting(board)
    waiting = defer_item(actor=make.ACTOR, body=board, title={"en": "The data plan"})
    place_deferred_item(actor=make.ACTOR, meeting=made, waiting=waiting)
    set_clock(make.starts() - timedelta(days=13))
    make.post(made)
    starts = make.starts() + timedelta(days=21)
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    fresh = move_meeting(actor=make.ACTOR, meeting=made, reason={"en": "No power."}, **times)
    assert DeferredItem.objects.get().placed_in == fresh


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"day": "2022-11-01"}, "Choose a date in the future."),
        ({"starts": "10:00", "ends": "09:00"}, "The end must be after the start."),
        ({"place": ""}, "There is a problem"),
        ({"day": "2022-12-14", "starts": "09:00"}, "This body already has a meeting at that time."),
    ],
)
def test_what_makes_no_sense_is_refused(desk, board, cancelled, change, words):
    make.plan_at(board, make.starts() + timedelta(days=35))
    refused = desk.post(again(cancelled), AGAIN | change)
    assert refused.status_code == 422 and refused.context["form"].errors
    assert not Meeting.objects.filter(planned_from=cancelled).exists()


def test_twice_is_refused_until_the_first_is_called_off_too(desk, cancelled):
    desk.post(again(cancelled), AGAIN)
    second = desk.post(again(cancelled), AGAIN | {"day": "2022-12-07"})
    assert second.status_code == 422 and b"already been rescheduled" in second.content
    Meeting.objects.filter(planned_from=cancelled).update(status=MeetingStatus.CALLED_OFF)
    assert desk.post(again(cancelled), AGAIN | {"day": "2022-12-07"}).status_code == 302


def test_only_what_was_called_off_is_planned_again(desk, board, set_clock):
    made = make.posted(board)
    set_clock(make.starts() - timedelta(days=5))
    for answer in (desk.get(again(made)), desk.post(again(made), AGAIN)):
        assert answer.status_code == (422 if answer.context["form"].is_bound else 200)
        assert b"Only a meeting that was called off can be rescheduled." in answer.content
    move_meeting(
        actor=make.ACTOR,
        meeting=made,
        reason={"en": "No power."},
        starts_at=make.starts() + timedelta(days=21),
        ends_at=make.starts() + timedelta(days=21, hours=1),
    )
    assert b"already been rescheduled" in desk.post(again(made), AGAIN).content


@pytest.mark.parametrize("facts", [{"kind": "special", "purpose": "audit"}, {"kind": "emergency"}])
def test_a_joint_meeting_is_planned_again_only_as_a_regular_one(home, desk, set_clock, facts):
    made = joint.posted(*joint.two(home))
    set_clock(make.starts() - timedelta(days=5))
    lost = cancel_meeting(actor=make.ACTOR, meeting=made, reason={"en": "No power."})
    answer = desk.post(again(lost), AGAIN | facts)
    assert answer.status_code == 422
    assert answer.context["form"].errors["kind"] == ["A joint meeting must be planned as a regular meeting."]
    assert 'value="Room 7"' in answer.text
    assert not Meeting.objects.filter(planned_from=lost).exists()
