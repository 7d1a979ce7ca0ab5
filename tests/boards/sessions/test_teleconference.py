"""Conditions of each mode, presence by mode, lost access, and the exception for a disability (BK-29a to BK-29e)."""

from datetime import date, timedelta

import pytest

from boards.bodies.rosters import roster_of
from boards.bodies.teleconference import conditions, stopping
from boards.choices import PresenceMode
from boards.event_choices import EventKind
from boards.models import (
    Appointment,
    Motion,
    NoticeSending,
    RemoteException,
    RemoteMember,
    TeleconferenceSite,
)
from boards.motion_choices import MotionKind
from boards.rules.thresholds import MeetingState
from boards.sessions import pauses
from boards.sessions.console.build import exceptions_of
from boards.sessions.incidents import lose_access, restore_access
from boards.sessions.remote_exceptions import ask_exception
from boards.sessions.services import end_meeting
from boards.sessions.votes import record_vote
from cms import clock
from cms.exceptions import RuleBroken
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

ACTOR = live.ACTOR
REMOTE = {"mode": PresenceMode.REMOTE}


def refused(rule: str, act) -> str:
    with pytest.raises(RuleBroken) as found:
        act()
    assert found.value.rule == rule
    return str(found.value)


def unmet(made) -> dict[str, str]:
    return {each.code: each.rule for each in conditions(made) if not each.ok}


def begun(mode: str, *, seats: int = 5, room: int = 3, remote: int = 0, **facts):
    return live.begin(live.meeting(make.body(seats), mode=mode, **facts), room=room, remote=remote)


@furnished
def majority(set_clock):
    made = begun("majority", room=3, remote=2)
    set_clock(live.minute(10))
    return made


@pytest.mark.parametrize(
    ("seats", "room", "goes_on"), [(21, 10, False), (21, 11, True), (16, 8, False), (16, 9, True)]
)
def test_a_majority_of_all_members_is_together_at_one_place(db, seats, room, goes_on):
    """BK-29a (ii): 11 of 21, 9 of 16."""
    made = begun("majority", seats=seats, room=room, remote=seats - room)
    assert (stopping(made) is None) is goes_on
    with live.at(10):
        if goes_on:
            live.move(live.item(made, 2))
        else:
            assert "cannot proceed in this mode" in refused("BK-29a", lambda: live.move(live.item(made, 2)))
            made.live_state.refresh_from_db()
            assert made.live_state.state["halt"] == "majority_together"


def test_an_approved_exception_counts_toward_the_majority_for_this_meeting(db):
    """BK-29e: acted on by name before anything else; until then the member is not counted."""
    made = begun("majority", room=2, remote=3)
    member = Appointment.objects.get(seat__position=3)
    with live.at(5):
        asked = ask_exception(
            actor=ACTOR, meeting=made, appointment=member, description="canary need that keeps me at home"
        )
        assert stopping(made).code == "majority_together"
        refused("BK-29a", lambda: live.move(live.item(made, 2)))
        refused("BK-29e", lambda: live.move(live.item(made, 1), kind=MotionKind.EXCEPTION))
        moved = live.move(live.item(made, 1), kind=MotionKind.EXCEPTION, exception=asked)
        assert stopping(made) is not None
        live.call(moved, ayes=4)
        assert stopping(made) is None
        live.move(live.item(made, 2))
        refused("BK-29e", lambda: live.move(live.item(made, 1), kind=MotionKind.EXCEPTION, exception=asked))
    assert "canary" not in str([*made.events.values_list("facts", flat=True), made.live_state.state])


@pytest.mark.parametrize("how", ["no-second", "withdraw", "lost"])
def test_an_exception_that_was_not_approved_can_be_put_to_a_vote_again(client_for, clerk, majority, how):
    member = Appointment.objects.get(seat__position=4)
    asked = ask_exception(actor=ACTOR, meeting=majority, appointment=member)
    console, item = Console(client_for(clerk), majority), live.item(majority, 1)
    first, second = live.seats(majority)[:2]
    data = {"text_en": "To count the member.", "mover": first.pk, "kind": "exception", "exception": asked.pk}
    console.on(item, "motion", data)
    moved = Motion.objects.get()
    if how == "lost":
        console.send(f"motions/{moved.pk}/second/", {"seat": second.pk})
        live.call(moved, ayes=0)
    else:
        console.send(f"motions/{moved.pk}/{how}/")
    assert exceptions_of(majority) == [asked]
    assert console.on(item, "motion", data | {"seconder": second.pk}).status_code == 302
    live.call(Motion.objects.get(state="moved"), ayes=5)
    assert exceptions_of(majority) == []


def test_an_exception_is_described_in_twenty_words_once_and_only_in_that_mode(db, majority):
    member, other = Appointment.objects.get(seat__position=4), Appointment.objects.get(seat__position=5)
    ask = ask_exception
    refused(
        "BK-29e", lambda: ask(actor=ACTOR, meeting=majority, appointment=member, description="word " * 21)
    )
    ask(actor=ACTOR, meeting=majority, appointment=member, description="word " * 20)
    refused("BK-29e", lambda: ask(actor=ACTOR, meeting=majority, appointment=member))
    assert [field.name for field in RemoteException._meta.fields if "diagnos" in field.name] == []
    elsewhere = live.meeting(make.body(3, slug="other"))
    refused("BK-29e", lambda: ask(actor=ACTOR, meeting=elsewhere, appointment=other))


def test_remote_members_say_who_is_in_the_room_and_why_the_camera_is_off(majority):
    """BK-29b (ii)."""
    assert unmet(majority) == {"adult": "BK-29b"}
    seats = live.seats(majority)
    refused("BK-29b", lambda: live.come(majority, [seats[3]], **REMOTE, adult="yes"))
    live.come(majority, [seats[3]], **REMOTE, adult="yes", adult_who="my sister")
    live.come(majority, [seats[4]], **REMOTE, adult="none", camera_off="The connection is bad")
    assert unmet(majority) == {}
    words = [each.words for each in conditions(majority) if each.code == "camera"]
    assert words == ["Person 5 has the camera off: The connection is bad."]
    assert majority.presences.filter(left_at=None).count() == 5
    assert "sister" not in str(list(majority.events.values_list("facts", flat=True)))


def test_a_member_at_a_site_is_at_one_that_the_notice_names_and_a_site_without_member_is_flagged(majority):
    here = TeleconferenceSite.objects.create(meeting=majority, address="2 Demo Road, Fresno")
    elsewhere = TeleconferenceSite.objects.create(
        meeting=live.meeting(make.body(3, slug="other")), address="3 Demo Road"
    )
    assert "member_at_site" in unmet(majority)
    seat = live.seats(majority)[3]
    for site in (None, elsewhere):
        refused("BK-29a", lambda site=site: live.come(majority, [seat], PresenceMode.SITE, site=site))
    refused("BK-29a", lambda: live.come(majority, [seat], PresenceMode.REMOTE, site=here))
    live.come(majority, [seat], PresenceMode.SITE, site=here)
    assert "member_at_site" not in unmet(majority)
    assert majority.events.last().facts["site"] == "2 Demo Road, Fresno"


def test_in_the_classic_mode_a_member_is_at_the_place_and_the_others_at_public_sites(db):
    """BK-29a (i)."""
    made = begun("classic", room=0, remote=3)
    assert set(unmet(made)) == {"member_at_place", "only_sites"}
    assert stopping(made) is None


def test_an_advisory_body_names_remote_members_a_day_before_and_has_staff_at_the_place(db):
    """BK-29b (iii)."""
    made = begun("advisory", room=1, remote=3)
    assert unmet(made) == {"staff": "BK-29a", "named_in_time": "BK-29b"}
    people = Appointment.objects.filter(seat__position__in=(2, 3, 4)).order_by("seat__position")
    for appointment, hours in zip(people, (25, 24, 23), strict=True):
        RemoteMember.objects.create(
            meeting=made, appointment=appointment, added_at=made.starts_at - timedelta(hours=hours)
        )
    made.staff_at_place = "C. Demo"
    late = [each.words for each in conditions(made) if not each.ok]
    assert late == ["Person 4 was not named as a remote member 24 hours before the meeting."]


def test_from_2030_the_quorum_of_an_advisory_body_is_at_the_place(db):
    """BK-29d."""
    day = date(2030, 1, 9)
    made = begun("advisory-later", room=2, remote=3, day=day)
    with live.at(10, day):
        assert roster_of(made).state == MeetingState.NO_QUORUM
        assert stopping(made).rule == "BK-29d"
        refused("BK-03", lambda: live.move(live.item(made, 2)))
        live.come(made, live.seats(made)[2:3])
        assert roster_of(made).state == MeetingState.CAN_DECIDE
        assert live.decide(live.item(made, 2), ayes=5).passed


@pytest.mark.parametrize(
    ("mode", "day", "flagged"),
    [
        ("majority", date(2030, 1, 2), True),
        ("advisory", date(2029, 12, 31), False),
        ("advisory-later", date(2029, 12, 31), True),
    ],
)
def test_a_mode_outside_its_dates_is_flagged(db, mode, day, flagged):
    """BK-29d."""
    assert (unmet(begun(mode, day=day)).get("valid") == "BK-29d") is flagged


def test_someone_from_afar_without_any_mode_is_flagged(db):
    made = live.begin(live.meeting(make.body(3)), room=2, remote=1)
    assert unmet(made) == {"no_mode": "BK-29a"}


def lose(made):
    return lose_access(
        actor=ACTOR, meeting=made, what="The web platform is down", began_at=live.minute(8), found_at=live.minute(10)
    )  # fmt: skip


def test_no_vote_between_lost_access_and_resuming(majority):
    """BK-29c: notice goes out, and resuming the same day asks for site, email and phone times."""
    on = live.item(majority, 2)
    live.heard(on)
    moved, seat = live.move(on), live.seats(majority)[0]
    lost = lose(majority)
    assert NoticeSending.objects.filter(about="access", channel="web").count() == 1
    vote = lambda: record_vote(actor=ACTOR, motion=moved, seat=seat, choice="aye")  # noqa: E731
    times = {f"{name}_notice_at": live.minute(12) for name in ("site", "mail", "phone")}
    resume = lambda **given: pauses.resume(actor=ACTOR, meeting=majority, **given)  # noqa: E731
    refused("BK-29c", vote)
    refused("BK-29c", lambda: resume(**times))
    with live.at(15):
        restore_access(actor=ACTOR, incident=lost)
        refused("BK-29c", vote)
        refused("BK-29c", lambda: restore_access(actor=ACTOR, incident=lost))
        for name in times:
            refused("BK-29c", lambda name=name: resume(**times | {name: None}))
            for moment in (live.minute(9), live.minute(16)):
                refused("BK-29c", lambda name=name, moment=moment: resume(**times | {name: moment}))
        resume(**times)
        assert vote().choice == "aye"
    kinds = [kind for kind in live.kinds(majority) if kind in ("access_lost", "resumed", "vote")]
    assert kinds == ["access_lost", "resumed", "vote"]
    told = majority.events.get(kind=EventKind.RESUMED).facts
    assert told["phone_notice_at"] == live.minute(12).isoformat()


def test_a_meeting_that_lost_access_can_adjourn(majority):
    lose(majority)
    end_meeting(actor=ACTOR, meeting=majority)
    majority.refresh_from_db()
    assert (majority.is_over, majority.pause) == (True, "")


def test_lost_access_has_times_in_order_and_words(majority):
    for began, found in ((9, 8), (-1, 5), (5, 11)):
        refused(
            "BK-29c",
            lambda began=began, found=found: lose_access(
                actor=ACTOR,
                meeting=majority,
                what="x",
                began_at=live.minute(began),
                found_at=live.minute(found),
            ),
        )
    refused("BK-29c", lambda: lose_access(actor=ACTOR, meeting=majority, what=" "))
    assert clock.now() == live.minute(10)
