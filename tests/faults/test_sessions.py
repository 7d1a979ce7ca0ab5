"""Running meetings, broken at each statement: an act is in the log and on the live page, or it was not done."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from boards.choices import PresenceMode, SpeakHow
from boards.materials.distribution import give_material
from boards.models import TeleconferenceSite
from boards.sessions import (
    absences,
    closed_minutes,
    closed_sessions,
    comment_windows,
    console_visits,
    incidents,
    pauses,
    presence,
    presiding,
    recusals,
    remote_exceptions,
    services,
    slips,
    speakers,
)
from tests.factories import boards as make
from tests.factories import committees, live, materials
from tests.faults.harness import Call, Cases, call
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
CASES = Cases(everyday=4)
LATER = make.DAY + timedelta(days=14)
ITEMS = (*live.ITEMS, ("closed", "Litigation", {"citation": "11126(e)"}))
CHECKS = {"disclosed": True, "memorandum": "within_week"}
WORDS = {"text": "The clerk types"}


@furnished
def world(clerk, set_clock):
    """A running meeting of five by teleconference, one member absent; a later one that has not begun."""
    body = make.body(5)
    running = live.begin(live.meeting(body, items=ITEMS, mode="majority"), room=3, remote=1)
    later = live.meeting(body, day=LATER)
    set_clock(live.minute(20))
    seats, action, closed = live.seats(running), live.item(running, 2), live.item(running, 3)
    return SimpleNamespace(
        meeting=running, later=later, seats=seats, action=action, closed=closed, clerk=clerk
    )


@CASES.of(services.begin_meeting)
def begin(world) -> Call:
    """What members were given is handed out."""
    paper = materials.material(world.later, key=live.item(world.later, 2).key)
    terms = [seat.appointments.get() for seat in world.seats]
    give_material(actor=make.ACTOR, material=paper, appointments=terms)
    return call(services.begin_meeting, actor=world.clerk, meeting=world.later, at=live.minute(0, LATER))


@CASES.of(services.call_item)
def call_item(world) -> Call:
    return call(services.call_item, actor=world.clerk, item=world.action)


@CASES.of(services.correct)
def correct(world) -> Call:
    event = world.meeting.events.order_by("number").first()
    return call(services.correct, actor=world.clerk, event=event, words="It began at 9:05")


@CASES.of(presence.mark_presence)
def mark_presence(world) -> Call:
    """One goes to a public site, one arrives there."""
    site = TeleconferenceSite.objects.create(meeting=world.meeting, address="2 Demo Road, Fresno")
    facts = {"seats": [world.seats[0], world.seats[4]], "mode": PresenceMode.SITE, "site": site}
    return call(presence.mark_presence, actor=world.clerk, meeting=world.meeting, **facts)


@CASES.of(presiding.preside)
def preside(world) -> Call:
    return call(presiding.preside, actor=world.clerk, meeting=world.meeting, seat=world.seats[1])


@CASES.of(absences.record_absence)
def record_absence(world) -> Call:
    """Of the one who is absent; on the word of who presides."""
    presiding.preside(actor=world.clerk, meeting=world.meeting, seat=world.seats[0])
    facts = {"meeting": world.meeting, "seat": world.seats[4], "excused": True}
    return call(absences.record_absence, actor=world.clerk, **facts)


@CASES.of(slips.undo_entry)
def undo_entry(world) -> Call:
    entry = presiding.preside(actor=world.clerk, meeting=world.meeting, seat=world.seats[0])
    return call(slips.undo_entry, actor=world.clerk, meeting=world.meeting, number=entry.number)


@CASES.of(slips.take_back, everywhere=True)
def take_back(world) -> Call:
    """Someone marked as gone who stayed."""
    who = {"meeting": world.meeting, "actor": world.clerk}
    presence.mark_presence(seats=[world.seats[0]], mode=None, **who)
    return call(slips.take_back, seat=world.seats[0], **who)


@CASES.of(recusals.recuse)
def recuse(world) -> Call:
    facts = {"seat": world.seats[0], "reason": "It concerns my employer"}
    return call(recusals.recuse, actor=world.clerk, item=world.action, **facts)


@CASES.of(recusals.return_member)
def return_member(world) -> Call:
    who = {"item": world.action, "seat": world.seats[0]}
    recusals.recuse(actor=world.clerk, reason="It concerns my employer", **who)
    return call(recusals.return_member, actor=world.clerk, **who)


@CASES.of(pauses.pause)
def pause(world) -> Call:
    return call(pauses.pause, actor=world.clerk, meeting=world.meeting, until=live.minute(60))


@CASES.of(incidents.lose_access)
def lose_access(world) -> Call:
    facts = {"meeting": world.meeting, "what": "The web platform is down"}
    return call(incidents.lose_access, actor=world.clerk, **facts)


@CASES.of(pauses.resume)
def resume(world) -> Call:
    """After lost access, with its three notices."""
    incidents.restore_access(actor=world.clerk, incident=lose_access(world).run())
    notices = dict.fromkeys(pauses.NOTICES, live.minute(20))
    return call(pauses.resume, actor=world.clerk, meeting=world.meeting, **notices)


@CASES.of(incidents.restore_access, everywhere=True)
def restore_access(world) -> Call:
    return call(incidents.restore_access, actor=world.clerk, incident=lose_access(world).run())


@CASES.of(incidents.report_disturbance)
def report_disturbance(world) -> Call:
    facts = {"what": "Shouting", "warned_at": live.minute(15), "decided_by": "The chair"}
    return call(incidents.report_disturbance, actor=world.clerk, meeting=world.meeting, **facts)


@CASES.of(comment_windows.open_comment)
def open_comment(world) -> Call:
    return call(comment_windows.open_comment, actor=world.clerk, item=world.action)


@CASES.of(comment_windows.close_comment)
def close_comment(world) -> Call:
    comment_windows.open_comment(actor=world.clerk, item=world.action)
    return call(comment_windows.close_comment, actor=world.clerk, item=world.action)


@CASES.of(comment_windows.record_earlier_hearing)
def record_earlier_hearing(world) -> Call:
    heard = live.item(live.begin(live.meeting(committees.of_members(world.meeting.body)), room=3), 2)
    live.heard(heard)
    live.begin(world.later, room=5)
    items = {"item": live.item(world.later, 2), "heard_before": heard}
    at = live.minute(10, LATER)
    return call(comment_windows.record_earlier_hearing, actor=world.clerk, at=at, **items)


def waiting(world):
    """A speaker on an item whose comment is open."""
    comment_windows.open_comment(actor=world.clerk, item=world.action)
    return speakers.add_speaker(actor=world.clerk, meeting=world.meeting, item=world.action, name="A.B.")


@CASES.of(speakers.add_speaker)
def add_speaker(world) -> Call:
    facts = {"item": world.action, "how": SpeakHow.PHONE}
    return call(speakers.add_speaker, actor=world.clerk, meeting=world.meeting, **facts)


@CASES.of(speakers.call_speaker)
def call_speaker(world) -> Call:
    return call(speakers.call_speaker, actor=world.clerk, speaker=waiting(world))


@CASES.of(speakers.end_speaker)
def end_speaker(world) -> Call:
    speaking = speakers.call_speaker(actor=world.clerk, speaker=waiting(world))
    return call(speakers.end_speaker, actor=world.clerk, speaker=speaking, at=live.minute(22))


@CASES.of(speakers.pass_speaker)
def pass_speaker(world) -> Call:
    return call(speakers.pass_speaker, actor=world.clerk, speaker=waiting(world))


@CASES.of(closed_sessions.go_into_closed)
def go_into_closed(world) -> Call:
    facts = {"item": world.closed, "clerk": world.clerk, "checks": CHECKS}
    return call(closed_sessions.go_into_closed, actor=world.clerk, **facts)


@CASES.of(closed_sessions.come_back)
def come_back(world) -> Call:
    """With a memorandum that is due and a personnel action to report."""
    go_into_closed(world).run()
    facts = {"report": {"en": "The body gave direction."}, "has_personnel_action": True}
    return call(closed_sessions.come_back, actor=world.clerk, item=world.closed, **facts)


@CASES.of(closed_minutes.write_closed_note, everywhere=True)
def write_closed_note(world) -> Call:
    facts = {"session": go_into_closed(world).run(), "text": "What was discussed"}
    return call(closed_minutes.write_closed_note, actor=world.clerk, **facts)


@CASES.of(remote_exceptions.ask_exception, everywhere=True)
def ask_exception(world) -> Call:
    facts = {"appointment": world.seats[3].appointments.get(), "description": "Cannot travel"}
    return call(remote_exceptions.ask_exception, actor=world.clerk, meeting=world.meeting, **facts)


@CASES.of(console_visits.see_console)
def see_console(world) -> Call:
    return call(console_visits.see_console, actor=world.clerk, meeting=world.meeting)


@CASES.of(console_visits.keep_draft, everywhere=True)
def keep_draft(world) -> Call:
    facts = {"meeting": world.meeting, "name": "motion-1", "words": WORDS}
    return call(console_visits.keep_draft, actor=world.clerk, **facts)


@CASES.of(console_visits.drop_draft)
def drop_draft(world) -> Call:
    which = {"meeting": world.meeting, "name": "motion-1"}
    console_visits.keep_draft(actor=world.clerk, words=WORDS, **which)
    return call(console_visits.drop_draft, actor=world.clerk, **which)


@pytest.mark.parametrize("name", CASES.builders)
def test_no_act_of_a_meeting_is_half_done(name, world):
    assert CASES.half_done(name, world) == []
