"""Meetings drawn at random: acts through the services, in any order; what the law refuses does not happen.

To let meetings draw another act, write a function of the room and of a number to choose by, name it in ``ALL``, and put
it into ``PHRASES`` where it makes sense.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from boards.choices import Outcome, PresenceMode
from boards.decisions.services import table_item
from boards.models import AgendaItem, Disclosure, Incident, ItemComment, Meeting, Motion, Seat, SpeakerRequest
from boards.motion_choices import SPOKEN, SUBSIDIARY, MotionEffect, MotionKind, MotionState
from boards.sessions.absences import record_absence
from boards.sessions.adjournment import undo_end
from boards.sessions.closed_sessions import come_back, go_into_closed
from boards.sessions.comment_windows import close_comment, open_comment
from boards.sessions.incidents import lose_access, report_disturbance, restore_access
from boards.sessions.motions import (
    amend_motion,
    fail_for_lack_of_second,
    make_motion,
    second_motion,
    withdraw_motion,
)
from boards.sessions.pauses import pause, resume
from boards.sessions.presence import mark_presence
from boards.sessions.presiding import preside
from boards.sessions.recusals import recuse, return_member
from boards.sessions.services import begin_meeting, call_item, correct, end_meeting
from boards.sessions.slips import take_back, undo_entry
from boards.sessions.speakers import add_speaker, call_speaker, end_speaker
from boards.sessions.votes import close_vote, record_vote
from cms import clock
from cms.exceptions import RuleBroken
from cms.users.models import User
from tests.factories import boards as make
from tests.factories import live

BY = make.ACTOR
GROUND, CHECKS = "11126(c)(7)", {"disclosed": True, "property_named": True}


@dataclass
class Room:
    """A meeting being drawn, the clerk of its closed sessions, and a comment on one of its items."""

    meeting: Meeting
    clerk: User
    comment: ItemComment
    done: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def seat(self, pick: int) -> Seat:
        seats = live.seats(self.meeting)
        return seats[pick % len(seats)]

    def present(self, pick: int) -> Seat:
        """Somebody who is there, and mostly not recused."""
        rows = self.meeting.presences.filter(left_at=None).select_related("seat").order_by("seat__position")
        found = list(rows)
        return _found(found[pick % len(found)].seat if found else None)

    def item(self, pick: int) -> AgendaItem:
        """Mostly the item that was called last."""
        count = self.meeting.items.count()
        self.meeting.refresh_from_db()
        current = self.meeting.current_item
        return live.item(self.meeting, current.number if current and pick % 3 else pick % count + 1)

    def open_motion(self) -> Motion:
        """The open amendment, else the open motion."""
        rows = Motion.objects.filter(item__meeting=self.meeting, state=MotionState.MOVED)
        return _found(rows.select_related("item__meeting__body").order_by("-pk").first())


class NothingToDo(Exception):
    """The act has no object now."""


def _found[T](row: T | None) -> T:
    if row is None:
        raise NothingToDo
    return row


def draw(room: Room, steps: list[tuple[str, int]], after_each: Callable[[Room, str], None]) -> None:
    """Begin, do what was drawn a minute apart, finish what is open, and adjourn."""
    for minute, (name, pick) in enumerate([("begin", 0), *steps, *CLOSING]):
        with clock.at(make.starts(room.meeting.day) + timedelta(minutes=minute)):
            try:
                ALL[name](room, pick)
            except (RuleBroken, NothingToDo) as refusal:
                room.refused.append((name, str(refusal)))
                continue
            room.done.append(name)
            after_each(room, name)


def begin(room: Room, pick: int) -> None:
    begin_meeting(actor=BY, meeting=room.meeting)
    for place in (0, 1, 2, 4, 5):
        come(room, place)


def come(room: Room, pick: int) -> None:
    mark_presence(actor=BY, meeting=room.meeting, seats=[room.seat(pick)], mode=PresenceMode.ROOM)


def join_remotely(room: Room, pick: int) -> None:
    mark_presence(actor=BY, meeting=room.meeting, seats=[room.seat(pick)], mode=PresenceMode.REMOTE)


def leave(room: Room, pick: int) -> None:
    mark_presence(actor=BY, meeting=room.meeting, seats=[room.seat(pick)], mode=None)


def call(room: Room, pick: int) -> None:
    call_item(actor=BY, item=live.item(room.meeting, pick % room.meeting.items.count() + 1))


def hear(room: Room, pick: int) -> None:
    item = room.item(pick)
    open_comment(actor=BY, item=item)
    for _speaker in range(pick % 3):
        speak(room, pick)
        stop_speaking(room, pick)
    close_comment(actor=BY, item=item)


def open_window(room: Room, pick: int) -> None:
    open_comment(actor=BY, item=room.item(pick))


def close_window(room: Room, pick: int) -> None:
    close_comment(actor=BY, item=room.item(pick))


def speak(room: Room, pick: int) -> None:
    speaker = add_speaker(actor=BY, meeting=room.meeting, item=room.item(pick), name=f"Speaker {pick % 9}")
    call_speaker(actor=BY, speaker=speaker)


def stop_speaking(room: Room, pick: int) -> None:
    end_speaker(actor=BY, speaker=_found(SpeakerRequest.objects.filter(state="speaking").first()))


def step_aside(room: Room, pick: int) -> None:
    recuse(actor=BY, item=room.item(pick), seat=room.present(pick), reason="Owns the vendor")


def step_back(room: Room, pick: int) -> None:
    row = _found(Disclosure.objects.filter(item__meeting=room.meeting, returned_at=None).first())
    return_member(actor=BY, item=live.item(room.meeting, row.item.number), seat=row.seat)


def move(room: Room, pick: int) -> None:
    kind = (MotionKind.DECISION, MotionKind.DECISION, MotionKind.PROCEDURE)[pick % 3]
    words = {"en": f"Do thing {pick}."}
    seats = {"mover": room.present(pick), "seconder": room.present(pick + 1)}
    make_motion(actor=BY, item=room.item(pick), text=words, kind=kind, **seats)


def amend(room: Room, pick: int) -> None:
    seats = {"mover": room.present(pick), "seconder": room.present(pick + 2)}
    amend_motion(actor=BY, motion=room.open_motion(), text={"en": f"Do thing {pick} twice."}, **seats)


def move_alone(room: Room, pick: int) -> None:
    make_motion(
        actor=BY, item=room.item(pick), text={"en": f"Do thing {pick} alone."}, mover=room.present(pick)
    )


def second(room: Room, pick: int) -> None:
    second_motion(actor=BY, motion=room.open_motion(), seat=room.present(pick + 1))


def lack_second(room: Room, pick: int) -> None:
    fail_for_lack_of_second(actor=BY, motion=room.open_motion())


def dispose(room: Room, pick: int) -> None:
    """Table, continue, refer or decline the open motion, or without one the item."""
    item = room.item(pick)
    open_one = item.motions.filter(state=MotionState.MOVED).order_by("pk").first()
    effect = list(SUBSIDIARY)[pick % len(SUBSIDIARY)]
    facts = {"until": date(2023, 1, 9)} if effect == MotionEffect.CONTINUE else {}
    facts |= {"referred_to": {"en": "the data committee"}} if effect == MotionEffect.REFER else {}
    make_motion(actor=BY, item=item, text={"en": f"To {effect.value}."}, mover=room.present(pick),
                seconder=room.present(pick + 1), effect=effect, about=open_one, **facts)  # fmt: skip


def undo_earlier(room: Room, pick: int) -> None:
    """Take up what was tabled, reconsider a vote, or rescind an action."""
    effect = (MotionEffect.TAKE_UP, MotionEffect.RECONSIDER, MotionEffect.RESCIND)[pick % 3]
    state = MotionState.TABLED if effect == MotionEffect.TAKE_UP else MotionState.CLOSED
    rows = Motion.objects.filter(item__meeting=room.meeting, state=state, effect="").order_by("pk")
    about = _found(rows.first())
    make_motion(actor=BY, item=live.item(room.meeting, about.item.number), text={"en": f"To {effect.value}."},
                mover=room.present(pick), seconder=room.present(pick + 1), effect=effect, about=about)  # fmt: skip


def withdraw(room: Room, pick: int) -> None:
    withdraw_motion(actor=BY, motion=room.open_motion())


def vote(room: Room, pick: int) -> None:
    record_vote(actor=BY, motion=room.open_motion(), seat=room.present(pick), choice=SPOKEN[pick % 3])


def call_roll(room: Room, pick: int) -> None:
    """Everybody votes, mostly aye or mostly no, and the vote is closed."""
    motion, aside = room.open_motion(), set()
    aside = set(Disclosure.objects.filter(item=motion.item).values_list("seat", flat=True))
    present = room.meeting.presences.filter(left_at=None).select_related("seat").order_by("seat__position")
    for place, row in enumerate(present):
        if row.seat_id not in aside:
            choice = SPOKEN[0 if (pick + place) % 4 else pick % 3]
            record_vote(actor=BY, motion=motion, seat=row.seat, choice=choice)
    close_vote(actor=BY, motion=motion)


def leave_open(room: Room, pick: int) -> None:
    facts = (
        {"outcome": Outcome.DECLINED}
        if pick % 2
        else {"outcome": Outcome.DEFERRED, "until": date(2023, 1, 9)}
    )
    table_item(actor=BY, item=room.item(pick), reason={"en": f"Reason {pick}."}, **facts)


def go_out(room: Room, pick: int) -> None:
    item = _found(room.meeting.items.filter(kind="closed").first())
    item = live.item(room.meeting, item.number)
    go_into_closed(actor=BY, item=item, clerk=room.clerk, checks=CHECKS)


def come_in(room: Room, pick: int) -> None:
    item = _found(room.meeting.items.filter(kind="closed").first())
    report = {"en": f"Staff was directed, {pick}."} if pick % 2 else {}
    come_back(actor=BY, item=live.item(room.meeting, item.number), report=report)


def rest(room: Room, pick: int) -> None:
    pause(actor=BY, meeting=room.meeting)


def go_on(room: Room, pick: int) -> None:
    now = clock.now()
    resume(actor=BY, meeting=room.meeting, site_notice_at=now, mail_notice_at=now, phone_notice_at=now)


def lose(room: Room, pick: int) -> None:
    lose_access(actor=BY, meeting=room.meeting, what=f"The line broke, {pick}.")


def restore(room: Room, pick: int) -> None:
    lost = Incident.objects.filter(meeting=room.meeting, kind="access", restored_at=None).first()
    restore_access(actor=BY, incident=_found(lost))


def disturb(room: Room, pick: int) -> None:
    facts = {"what": f"Shouting, {pick}.", "warned_at": clock.now(), "decided_by": "The chair"}
    report_disturbance(actor=BY, meeting=room.meeting, **facts)


def put_right(room: Room, pick: int) -> None:
    events = list(room.meeting.events.select_related("meeting__body", "item", "appointment"))
    correct(actor=BY, event=events[pick % len(events)], words=f"It was otherwise, {pick}.")


def slip(room: Room, pick: int) -> None:
    """An arrival or a departure is entered for the wrong member, and undone at once."""
    seat = room.seat(pick)
    is_here = room.meeting.presences.counted().filter(seat=seat, left_at=None).exists()
    mode = None if is_here else PresenceMode.ROOM
    mark_presence(actor=BY, meeting=room.meeting, seats=[seat], mode=mode)
    take_back(actor=BY, meeting=room.meeting, seat=seat)


def take_gavel(room: Room, pick: int) -> None:
    preside(actor=BY, meeting=room.meeting, seat=room.present(pick))


def miss(room: Room, pick: int) -> None:
    record_absence(actor=BY, meeting=room.meeting, seat=room.seat(pick), excused=bool(pick % 2))


def undo_gavel(room: Room, pick: int) -> None:
    entry = preside(actor=BY, meeting=room.meeting, seat=room.present(pick))
    undo_entry(actor=BY, meeting=room.meeting, number=entry.number)


def end(room: Room, pick: int) -> None:
    end_meeting(actor=BY, meeting=room.meeting)


def end_and_undo(room: Room, pick: int) -> None:
    end_meeting(actor=BY, meeting=room.meeting)
    undo_end(actor=BY, meeting=room.meeting)


ALL = {
    "move_alone": move_alone, "second": second, "lack_second": lack_second, "dispose": dispose,
    "undo_earlier": undo_earlier,
    "begin": begin, "come": come, "join_remotely": join_remotely, "leave": leave, "call": call, "hear": hear,
    "open_window": open_window, "close_window": close_window, "speak": speak, "stop_speaking": stop_speaking,
    "step_aside": step_aside, "step_back": step_back, "move": move, "amend": amend, "withdraw": withdraw,
    "vote": vote, "call_roll": call_roll, "leave_open": leave_open, "go_out": go_out, "come_back": come_in,
    "rest": rest, "go_on": go_on, "lose": lose, "restore": restore, "disturb": disturb, "put_right": put_right,
    "take_gavel": take_gavel, "undo_gavel": undo_gavel, "miss": miss,
    "slip": slip, "end_and_undo": end_and_undo, "end": end,
}  # fmt: skip
CLOSING = [
    (name, 0) for name in ("come_back", "restore", "go_on", "call_roll", "withdraw", "withdraw", "end")
]
PHRASES = [
    ("hear", "move", "dispose", "call_roll"), ("hear", "move", "dispose", "call_roll", "undo_earlier", "call_roll"),
    ("hear", "move", "call_roll", "undo_earlier", "call_roll", "call_roll"), ("dispose", "call_roll"),
    ("move_alone", "lack_second"), ("hear", "move_alone", "second", "call_roll"),
    ("undo_earlier", "call_roll", "call_roll"), ("slip",), ("slip", "move"), ("end_and_undo",),
    ("call",), ("hear", "move", "call_roll"), ("call", "hear", "move", "call_roll"), ("hear", "move", "call_roll"),
    ("hear", "move", "amend", "call_roll", "call_roll"), ("hear", "move", "amend", "withdraw"), ("move", "withdraw"),
    ("hear", "move", "vote", "vote", "vote", "call_roll"), ("call", "leave_open"), ("close_window",), ("step_aside",),
    ("open_window", "speak", "stop_speaking"), ("step_aside", "step_back"), ("come",), ("join_remotely",),
    ("leave", "come"), ("leave",), ("go_out", "come_back"), ("rest", "go_on"), ("lose", "restore", "go_on"),
    ("take_gavel",), ("take_gavel", "leave"), ("take_gavel", "miss"), ("miss",), ("undo_gavel",),
    ("disturb",), ("put_right",), ("hear", "move", "amend", "call_roll", "call_roll"), ("move",), ("call_roll",),
]  # fmt: skip
"""What often comes in this order. Other acts come between."""


def steps_of(chance: Random, phrases: int = 9) -> list[tuple[str, int]]:
    """Acts, each with a number to choose by, which the acts of a phrase share."""
    acts = [name for name in ALL if name not in ("begin", "end")]
    steps = []
    for _phrase in range(phrases):
        pick = chance.randrange(1000)
        for name in chance.choice(PHRASES):
            if chance.random() < 0.15:
                steps.append((chance.choice(acts), chance.randrange(1000)))
            steps.append((name, pick))
    return steps
