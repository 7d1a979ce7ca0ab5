"""How the record names the acts of a meeting in public, and what it does not say of them."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.models import Disclosure, MeetingEvent, Motion, Presence, Vote
from boards.sessions.adjournment import make_final
from boards.sessions.motions import withdraw_motion
from boards.sessions.recusals import recuse
from boards.sessions.services import end_meeting
from cms.models import LedgerEntry
from cms.records import ledger
from tests.factories import boards as make
from tests.factories import joint, joint_votes, live

pytestmark = pytest.mark.django_db
AT = joint.ADDRESS.removeprefix("/boards/").removesuffix("/")


def of_kind(kind: str) -> list[str]:
    return list(LedgerEntry.objects.filter(kind=kind).order_by("number").values_list("subject", flat=True))


def test_the_votes_of_a_body_that_joins_say_whose_seats_they_are(home):
    running = joint_votes.begun(home, [("action", "One")])
    with live.at(10):
        on = live.item(running, 1)
        live.heard(on)
        joint_votes.voted(on, running.body)
        joint_votes.voted(on, running.joint_body)
    assert of_kind("motion") == [f"motion:{AT}/1/1", f"motion:{AT}/1/2"]
    assert of_kind("vote") == [
        *[f"vote:{AT}/1/1/seat-{place}" for place in (1, 2, 3)],
        *[f"vote:{AT}/1/2/advisory-seat-{place}" for place in (1, 2, 3)],
    ]


def test_a_second_meeting_of_the_day_is_named_by_its_own_address():
    found = make.body(3)
    first, second = live.meeting(found), live.meeting(found)
    assert (first.slug, second.slug) == ("2022-11-09", "2022-11-09-2")
    assert of_kind("posting") == [f"posting:{AT}/1", f"posting:{AT}-2/1"]


def test_parts_and_breaks_of_an_agenda_are_told_apart():
    part = {"label": "2.1", "parent": "2"}
    items = [
        ("break", "Lunch"),
        ("consent", "Together"),
        ("action", "One of them", part),
        ("break", "Dinner"),
    ]
    live.meeting(make.body(3), items=items)
    assert of_kind("item") == [f"item:{AT}/{name}" for name in ("break-1", "2", "2.1", "break-4")]


def test_acts_in_closed_session_slips_and_drafts_are_named_by_their_number_only():
    found = make.body(3)
    posted, draft = (
        live.meeting(found, items=[("closed", "Closed")]),
        make.meeting(found, day=date(2023, 2, 8)),
    )
    item, seat = posted.items.get(), found.seats.first()
    motion = Motion(pk=7, item=item, order=1)
    rows = [
        ("motion", motion),
        ("vote", Vote(pk=7, motion=motion, seat=seat)),
        ("recusal", Disclosure(pk=7, item=item, seat=seat)),
        ("presence", Presence(pk=7, meeting=posted, seat=seat, is_slip=True)),
        ("event", MeetingEvent(pk=7, meeting=draft, number=1)),
    ]
    assert [ledger.seal_of(kind).subject_of(row) for kind, row in rows] == [
        f"{kind}:7" for kind, _row in rows
    ]
    assert ledger.seal_of("event").subject_of(MeetingEvent(pk=7, meeting=posted, number=1)) == f"event:{AT}/1"


def statements_of_the_seal(seats: int, slug: str) -> int:
    """Statements until an adjournment is final, with attendance, recusals and withdrawn motions."""
    made = live.begin(live.meeting(make.body(seats, slug=slug), items=[("action", "One")]), room=seats)
    with live.at(10):
        on = live.item(made, 1)
        for _seat in range(seats):
            withdraw_motion(actor=live.ACTOR, motion=live.move(on))
        for seat in live.seats(made)[2:]:
            recuse(actor=live.ACTOR, item=on, seat=seat, reason="A party to it.")
    with live.at(60):
        end_meeting(actor=live.ACTOR, meeting=made, because="No one asked to speak.")
        with CaptureQueriesContext(connection) as seen:
            make_final(actor=live.ACTOR, meeting=made)
    return len(seen)


def test_names_of_many_rows_need_no_query_for_each_row():
    assert statements_of_the_seal(4, "small") == statements_of_the_seal(6, "large")
