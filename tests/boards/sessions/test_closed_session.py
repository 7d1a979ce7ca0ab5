"""Out into closed session and back, the duties after it, and the book that nothing else reads (BK-32 to BK-34)."""

import re
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.http import Http404

import pytest

from boards.duties.employee_notices import ask_employee_notices
from boards.event_choices import EventKind
from boards.exceptions import NeedsReason
from boards.models import AgendaItem, Appointment, ClosedNote, ClosedSession, Duty
from boards.motion_choices import MotionKind
from boards.rules.closed_grounds import GROUNDS, LITIGATION, PERSONNEL, PROPERTY, SECURITY, missing
from boards.sessions.closed_minutes import read_closed_book, write_closed_note
from boards.sessions.closed_sessions import come_back, go_into_closed
from boards.sessions.recusals import recuse
from boards.sessions.services import call_item, end_meeting
from boards.sessions.votes import record_vote
from cms.access import Role
from cms.exceptions import RuleBroken
from tests.checks import ROOT
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished

ACTOR = live.ACTOR
CHECKS = {
    "11126(a)": {"disclosed": True, "not_public_office": True, "employee_notice": "not_needed"},
    "11126(c)(7)": {"disclosed": True, "property_named": True},
    "11126(c)(18)": {"disclosed": True},
    "11126(e)": {"disclosed": True, "memorandum": "before"},
}
REPORT = {"en": "The body was told of a threat to its data."}


def refused(rule: str, act):
    with pytest.raises(RuleBroken) as found:
        act()
    assert found.value.rule == rule


def held(citation: str = "11126(e)", *, mode: str = "", kind: str = "regular", seats: int = 3):
    items = [("closed", "Closed session", {"citation": citation}), ("action", "One")]
    made = live.meeting(make.body(seats), items=items, mode=mode, kind=kind)
    return live.begin(made, room=seats)


def out(made, clerk, **checks) -> ClosedSession:
    on = live.item(made, 1)
    given = CHECKS.get(on.citation, {"disclosed": True}) | checks
    return go_into_closed(actor=ACTOR, item=on, clerk=clerk, checks=given)


@furnished
def running(set_clock):
    made = held()
    set_clock(live.minute(10))
    return made


def test_a_closed_session_has_its_times_and_nothing_is_done_meanwhile(running, clerk):
    on, other = live.item(running, 1), live.item(running, 2)
    live.heard(other)
    moved, seat = live.move(other), live.seats(running)[0]
    out(running, clerk)
    acts = [
        lambda: record_vote(actor=ACTOR, motion=moved, seat=seat, choice="aye"),
        lambda: call_item(actor=ACTOR, item=other),
        lambda: live.move(on, confirmed=True),
    ]
    for act in acts:
        refused("BK-32", act)
    refused("BK-33", lambda: end_meeting(actor=ACTOR, meeting=running))
    with live.at(30):
        come_back(actor=ACTOR, item=on)
        live.call(moved, ayes=3)
        end_meeting(actor=ACTOR, meeting=running)
    session = ClosedSession.objects.get()
    assert (session.out_at, session.in_at) == (live.minute(10), live.minute(30))
    told = running.events.get(kind=EventKind.CLOSED_OUT).facts
    assert (told["citation"], told["clerk"]) == ("11126(e)", str(clerk))


def test_no_closed_session_begins_below_quorum_even_if_its_item_was_called_before(running, clerk):
    call_item(actor=ACTOR, item=live.item(running, 1))
    live.come(running, live.seats(running)[:2], None)
    refused("BK-03", lambda: out(running, clerk))


def test_no_closed_session_begins_in_the_middle_of_a_roll_call(running, clerk):
    other = live.item(running, 2)
    live.heard(other)
    moved = live.move(other)
    record_vote(actor=ACTOR, motion=moved, seat=live.seats(running)[0], choice="aye")
    refused("BK-32", lambda: out(running, clerk))
    live.call(moved, ayes=3)
    out(running, clerk)


def test_no_closed_session_without_a_named_clerk_its_ground_and_its_disclosure(running, clerk):
    refused("BK-34", lambda: out(running, None))
    refused("BK-32", lambda: out(running, clerk, disclosed=False))
    refused("BK-32a", lambda: out(running, clerk, memorandum=""))
    refused(
        "BK-32",
        lambda: go_into_closed(
            actor=ACTOR, item=live.item(running, 2), clerk=clerk, checks={"disclosed": True}
        ),
    )
    assert not ClosedSession.objects.exists()
    out(running, clerk)
    come_back(actor=ACTOR, item=live.item(running, 1))
    refused("BK-32", lambda: out(running, clerk))
    refused("BK-33", lambda: come_back(actor=ACTOR, item=live.item(running, 1)))


@pytest.mark.parametrize(
    ("citation", "mode", "kind", "rule"),
    [
        ("", "", "regular", "BK-32"),
        ("10864", "", "regular", "BK-32"),
        ("11126(e)", "", "emergency", "BK-18"),
        ("11126(e)", "advisory", "regular", "BK-29a"),
    ],
)
def test_closed_sessions_are_refused_where_the_law_knows_none(db, clerk, citation, mode, kind, rule):
    made = held(citation, mode=mode, kind=kind)
    with live.at(10):
        refused(rule, lambda: out(made, clerk))


@pytest.mark.parametrize("hours", [23, 24])
def test_an_employee_has_notice_of_a_complaint_a_day_before(hours):
    """BK-32a."""
    given = CHECKS["11126(a)"] | {"employee_notice": (make.starts() - timedelta(hours=hours)).isoformat()}
    assert bool(missing(PERSONNEL, given, make.starts())) is (hours < 24)
    for wrong in ("", None, True, "soon", "2022-11-01T09:00"):
        assert missing(PERSONNEL, given | {"employee_notice": wrong}, make.starts())


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_each_condition_of_a_ground_is_asked(ground):
    given = {check.code: check.answers[0][0] if check.answers else True for check in ground.checks}
    assert missing(ground, given, make.starts()) == []
    for check in ground.checks:
        left_out = {code: value for code, value in given.items() if code != check.code}
        assert missing(ground, left_out, make.starts()) == [check]
    assert ground.is_confirmed is (ground in (LITIGATION, PERSONNEL, PROPERTY, SECURITY))
    assert ground.is_confirmed is ("counsel_confirmed" not in given), "else counsel is asked"


def test_choosing_members_of_an_advisory_board_is_open_business(db, clerk):
    """BK-32a: whom a body appoints to a public office is no employee."""
    made = held("11126(a)")
    with live.at(10):
        refused("BK-32a", lambda: out(made, clerk, not_public_office=False))
    AgendaItem.objects.filter(pk=live.item(made, 1).pk).update(
        title={"en": "Appoint members of the advisory board"}
    )
    with live.at(10):
        refused("BK-32a", lambda: out(made, clerk))


def test_security_takes_two_thirds_of_those_present_a_report_and_a_letter(db, clerk):
    made = held("11126(c)(18)", seats=5)
    on = live.item(made, 1)
    with live.at(10):
        refused("BK-32a", lambda: out(made, clerk))
        refused("BK-32a", lambda: live.move(live.item(made, 2), kind=MotionKind.SECURITY))
        live.come(made, live.seats(made)[4:], None)
        assert live.call(live.move(on, kind=MotionKind.SECURITY), ayes=2).passed is False
        refused("BK-32a", lambda: out(made, clerk))
        closed = live.call(live.move(on, kind=MotionKind.SECURITY), ayes=3)
        assert (closed.needed, closed.base, closed.passed) == (3, 4, True)
        out(made, clerk)
        refused("BK-32a", lambda: come_back(actor=ACTOR, item=on))
        come_back(actor=ACTOR, item=on, report=REPORT)
    assert set(Duty.objects.values_list("kind", flat=True)) == {"report", "letter"}
    assert made.events.get(kind=EventKind.CLOSED_IN).facts["report"] == REPORT


def test_the_memorandum_is_due_within_a_week_and_a_personnel_action_is_reported(running, clerk):
    """BK-32a, BK-33."""
    out(running, clerk, memorandum="within_week")
    come_back(actor=ACTOR, item=live.item(running, 1), has_personnel_action=True)
    due = dict(Duty.objects.values_list("kind", "due_at"))
    assert due == {"memorandum": live.minute(10) + timedelta(days=7), "report": None}


def test_a_posted_item_on_personnel_asks_for_the_notice_to_the_employee_a_day_before(db):
    """BK-32a."""
    made = held("11126(a)")
    for _time in range(2):
        ask_employee_notices(actor=ACTOR, meeting=made)
    duty = Duty.objects.get()
    assert (duty.kind, duty.rule, duty.due_at) == ("employee", "BK-32a", make.starts() - timedelta(hours=24))


# The minute book -------------------------------------------------------------------------------------


@furnished
def book(running, clerk):
    session = out(running, clerk)
    write_closed_note(actor=clerk, session=session, text="canary: settle below the reserve")
    return session


def may(user, session) -> bool:
    try:
        return len(read_closed_book(user, session)) == 1
    except Http404:
        return False


def test_only_the_named_clerk_and_todays_members_read_the_book(book, running, clerk, make_user, set_clock):
    """BK-34: no administrator, no other clerk, no alternate, nobody who stepped aside, nobody whose term ended."""
    people = {name: make_user(name) for name in ("member", "former", "alternate", "aside")}
    for place, name in ((1, "member"), (2, "aside")):
        Appointment.objects.filter(seat__position=place).update(user=people[name])
    seat = live.seats(running)[2]
    Appointment.objects.filter(seat=seat).update(user=people["former"], ends_on=make.DAY)
    Appointment.objects.create(
        seat=seat, person_name="A", user=people["alternate"], capacity="alternate", starts_on=make.DAY
    )
    outsiders = [
        make_user("admin", Role.ADMINISTRATOR),
        make_user("clerk2", Role.CLERK),
        people["alternate"],
        None,
    ]
    outsiders[0].is_superuser = True
    assert may(clerk, book)
    assert may(people["former"], book)
    assert may(people["aside"], book)
    come_back(actor=ACTOR, item=book.item)
    recuse(actor=ACTOR, item=book.item, seat=live.seats(running)[1], reason="It concerns my employer.")
    set_clock(live.minute(0) + timedelta(days=1))
    assert may(people["member"], book)
    assert not any(may(user, book) for user in [*outsiders, people["former"], people["aside"]])


def test_only_the_named_clerk_writes_the_book_and_a_page_is_never_empty(book, clerk, make_user):
    for user in (make_user("clerk2", Role.CLERK), None):
        with pytest.raises(Http404):
            write_closed_note(actor=user, session=book, text="x")
    with pytest.raises(NeedsReason):
        write_closed_note(actor=clerk, session=book, text=" \n")
    assert ClosedNote.objects.count() == 1


def test_the_book_leaks_into_no_event_state_or_history(book, running):
    rows = [*running.events.values_list("facts", flat=True), running.live_state.state]
    rows += list(running.history.values()) + list(book.history.values())
    assert "canary" not in str(rows)
    assert not hasattr(ClosedNote, "history")
    assert not [model for model in apps.get_models() if model.__name__ == "HistoricalClosedNote"]


def test_nothing_but_the_closed_book_touches_its_table():
    """No search, no export, no admin screen, no mail: only one module names the notes."""
    may_name = {"boards/sessions/closed_minutes.py", "boards/models/closed.py", "boards/models/__init__.py"}
    names = re.compile(r"ClosedNote|closednote|\.notes\b.*session|session\.notes")
    found = {
        str(path.relative_to(ROOT))
        for app in ("boards", "cms", "engagement", "feedback")
        for path in Path(ROOT / app).rglob("*.py")
        if "migrations" not in path.parts and names.search(path.read_text(encoding="utf-8"))
    }
    assert found - may_name == set()
