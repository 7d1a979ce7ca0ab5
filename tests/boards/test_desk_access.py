"""Who may open which screen (security.md section 9, rows 3, 4, 11, 21). For all others it does not exist."""

from datetime import date, timedelta

import pytest

from boards.models import Decision, Meeting
from cms import clock
from tests.factories import boards as make
from tests.furniture import furnished

DESK, POST, LIVE = {"editor", "clerk", "publisher"}, {"clerk", "publisher"}, {"clerk"}
SCREENS = {
    "/desk/meetings/": DESK,
    "/desk/meetings/new/": DESK,
    "/desk/meetings/{meeting}/": DESK,
    "/desk/meetings/{meeting}/post/": POST,
    "/desk/meetings/{meeting}/correct/": POST,
    "/desk/meetings/{meeting}/live/": LIVE,
    "/desk/decisions/": POST,
    "/desk/decisions/from/{motion}/": POST,
    "/desk/decisions/{decision}/step/": POST,
    "/desk/decisions/steps/{step}/done/": POST,
}
ACTS = {
    "/desk/meetings/{meeting}/items/x/add/": DESK,
    "/desk/meetings/{meeting}/items/x/take/": DESK,
    "/desk/meetings/{meeting}/live/begin/": LIVE,
    "/desk/meetings/{meeting}/live/end/": LIVE,
    "/desk/meetings/{meeting}/live/presence/": LIVE,
    "/desk/meetings/{meeting}/live/items/{item}/comment/": LIVE,
    "/desk/meetings/{meeting}/live/items/{item}/motion/": LIVE,
    "/desk/meetings/{meeting}/live/items/{item}/leave/": LIVE,
    "/desk/meetings/{meeting}/live/motions/{motion}/vote/": LIVE,
    "/desk/meetings/{meeting}/live/motions/{motion}/close/": LIVE,
    "/desk/meetings/{meeting}/live/motions/{motion}/withdraw/": LIVE,
}
ROLES = ["editor", "clerk", "analyst", "publisher", "administrator", "member", "resident"]


@furnished
def keys(home, member):
    """A held vote, with its decision and a promised step; and another closed vote that waits for one."""
    from boards import services

    first = make.held(home)
    decision = make.decision(first)
    words = {"title": {"en": "A step"}, "owner": {"en": "We"}}
    step = services.promise_step(actor=make.ACTOR, decision=decision, **words)
    meeting = make.in_session(make.posted(first.item.meeting.body, day=date(2022, 12, 14)), present=3)
    waiting = make.closed_motion(meeting, ayes=2)
    make.seat_user(meeting.body, member)
    row = {"meeting": meeting.pk, "motion": waiting.pk, "item": waiting.item_id}
    return row | {"decision": decision.pk, "step": step.pk}


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_opens_for_its_roles_only(cast, keys, path):
    for name in ROLES:
        expected = 200 if name in SCREENS[path] else 404
        assert cast[name].get(path.format(**keys)).status_code == expected, name


@pytest.mark.parametrize("path", ACTS)
def test_an_act_is_for_its_roles_only(cast, keys, path):
    for name in set(ROLES) - ACTS[path]:
        assert cast[name].post(path.format(**keys)).status_code == 404, name
    assert cast["clerk"].get(path.format(**keys)).status_code == 405


@pytest.mark.parametrize("path", [*SCREENS, *ACTS])
def test_nobody_comes_in_without_signing_in(cast, keys, path):
    response = cast["anonymous"].get(path.format(**keys))
    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")


def test_the_second_factor_is_needed(client_for, clerk, db):
    response = client_for(clerk, second_factor=False).get("/desk/meetings/")
    assert response.status_code == 302


@pytest.mark.parametrize(
    "path", ["/desk/meetings/999/", "/desk/meetings/999/post/", "/desk/meetings/999/live/"]
)
def test_an_unknown_meeting_looks_like_a_forbidden_one(cast, keys, path):
    known = cast["resident"].get(path.replace("999", str(keys["meeting"])))
    assert cast["clerk"].get(path).status_code == known.status_code == 404


def test_the_console_of_a_draft_does_not_exist(client_for, clerk, home):
    found = make.body(3)
    make.pages(home, found)
    meeting = make.meeting(found)
    assert client_for(clerk).get(f"/desk/meetings/{meeting.pk}/live/").status_code == 404


def test_ids_of_another_meeting_are_not_found(client_for, clerk, keys):
    browser, other = client_for(clerk), Meeting.objects.exclude(pk=keys["meeting"]).get()
    for path in ("items/{item}/comment/", "motions/{motion}/close/"):
        address = f"/desk/meetings/{other.pk}/live/" + path.format(**keys)
        assert browser.post(address).status_code == 404


def test_the_workspace_is_for_those_who_hold_a_seat_today(cast, keys, set_clock):
    set_clock(make.starts(date(2023, 1, 10)))
    for name, browser in cast.items():
        expected = {"member": 200, "anonymous": 302}.get(name, 404)
        assert browser.get("/workspace/").status_code == expected, name


def test_rights_end_at_midnight_after_the_last_day_of_a_term(client_for, member, home, set_clock):
    found = make.body(3)
    make.seat_user(found, member, ends_on=date(2023, 5, 10))
    browser, last = client_for(member), make.starts(date(2023, 5, 10)).replace(hour=23, minute=59)
    set_clock(last)
    assert browser.get("/workspace/").status_code == 200
    set_clock(last + timedelta(minutes=1))
    assert browser.get("/workspace/").status_code == 404


def test_the_workspace_shows_no_other_member(client_for, member, home, set_clock):
    """BK-41."""
    found = make.body(3)
    make.pages(home, found)
    make.seat_user(found, member)
    make.posted(found)
    set_clock(make.starts() - timedelta(days=3))
    page = client_for(member).get("/workspace/").content.decode()
    assert "Wednesday, November 9, 2022" in page
    assert "Person 2" not in page


def test_a_member_does_not_see_a_draft_meeting(client_for, member, home, set_clock):
    found = make.body(3)
    make.pages(home, found)
    make.seat_user(found, member)
    make.meeting(found)
    set_clock(make.starts() - timedelta(days=20))
    assert "November 9" not in client_for(member).get("/workspace/").content.decode()


@pytest.mark.parametrize("name", ["body", "seat", "holding", "meeting", "agreement"])
def test_lists_in_the_admin_open_for_those_who_keep_them(cast, keys, name):
    for role in ("editor", "clerk", "publisher"):
        assert cast[role].get(f"/admin/{name}/").status_code == 200, role
    assert cast["resident"].get(f"/admin/{name}/").status_code != 200
    assert cast["clerk"].get(f"/admin/{name}/delete/{keys['meeting']}/").status_code in (302, 403, 404)


def test_the_history_of_a_decision_is_readable(client_for, clerk, keys):
    assert client_for(clerk).get(f"/desk/history/boards.decision/{keys['decision']}/").status_code == 200
    assert Decision.history.first().history_actor == make.ACTOR
    assert clock.now()
