"""Factories for meetings of any kind and mode that are ready to begin, with a posting made by hand."""

import uuid
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from boards.agendas.snapshots import snapshot_of
from boards.choices import MeetingStatus, PresenceMode
from boards.models import AgendaItem, Body, Meeting, Motion, PostedAgenda, Seat, TeleconferenceMode
from boards.models.agendas import digest_of
from boards.motion_choices import Choice
from boards.sessions.comment_windows import close_comment, open_comment
from boards.sessions.motions import make_motion
from boards.sessions.presence import mark_presence
from boards.sessions.services import begin_meeting
from boards.sessions.votes import close_vote, record_roll_call
from cms import clock
from cms.records import history, ledger
from tests.factories import boards as make

ACTOR = make.ACTOR
ITEMS = (("information", "Call to order"), ("action", "Publish results by county"))
WORDS = {"en": "That results are shown by county."}


def minute(number: int = 0, day: date = make.DAY) -> datetime:
    return make.starts(day) + timedelta(minutes=number)


@contextmanager
def at(number: int, day: date = make.DAY):
    """So many minutes after the start."""
    with clock.at(minute(number, day)):
        yield


def meeting(found: Body, *, items=ITEMS, mode: str = "", day: date = make.DAY, **facts) -> Meeting:
    """Posted, with these items: (kind, title) or (kind, title, further facts of the item)."""
    way = TeleconferenceMode.objects.get(code=mode) if mode else None
    made = Meeting(
        body=found,
        starts_at=make.starts(day),
        ends_at=make.starts(day) + timedelta(hours=3),
        mode=way,
        status=MeetingStatus.POSTED,
        place="1000 Demo Plaza",
        **facts,
    )
    history.record(made, actor=ACTOR, reason="made for a test")
    rows = [_snapshot(place, *each) for place, each in enumerate(items, start=1)]
    snapshot = snapshot_of(made, {}) | {"items": rows}
    posting = PostedAgenda(
        meeting=made, number=1, snapshot=snapshot, sha256=digest_of(snapshot), posted_by_name="A"
    )
    posting.posted_at = make.starts(day) - timedelta(days=12)
    posting.save()
    ledger.append("post", posting, actor=ACTOR)
    ledger.append_many("post", [_item(made, posting, row) for row in rows], actor=ACTOR)
    return made


def _snapshot(place: int, kind: str, title: str, facts: dict | None = None) -> dict:
    base = {
        "key": str(uuid.uuid4()),
        "number": place,
        "label": str(place),
        "kind": kind,
        "title": {"en": title},
    }
    more = {"text": {}, "minutes": None, "findings": [], "parent": "", "citation": ""}
    return base | more | (facts or {})


def _item(made: Meeting, posting: PostedAgenda, row: dict) -> AgendaItem:
    parent = made.items.filter(label=row["parent"]).first() if row["parent"] else None
    facts = {name: row[name] for name in ("key", "number", "label", "kind", "title", "citation")}
    frozen = AgendaItem(meeting=made, first_posting=posting, parent=parent, **facts)
    frozen.save()
    return frozen


def item(made: Meeting, number: int) -> AgendaItem:
    return made.items.select_related("meeting__body").get(number=number)


def seats(made: Meeting) -> list[Seat]:
    return list(made.body.seats.order_by("position"))


def begin(made: Meeting, *, room: int = 0, remote: int = 0) -> Meeting:
    """Begun, the first seats in the room, the next ones remote."""
    with at(0, made.day):
        begin_meeting(actor=ACTOR, meeting=made)
        come(made, seats(made)[:room])
        come(made, seats(made)[room : room + remote], PresenceMode.REMOTE)
    made.refresh_from_db()
    return made


def come(made: Meeting, who: list[Seat], mode: str | None = PresenceMode.ROOM, **facts):
    return mark_presence(actor=ACTOR, meeting=made, seats=who, mode=mode, **facts)


def heard(on: AgendaItem) -> None:
    open_comment(actor=ACTOR, item=on)
    close_comment(actor=ACTOR, item=on)


def move(on: AgendaItem, **facts) -> Motion:
    """The first two seats move and second."""
    mover, seconder = seats(on.meeting)[:2]
    facts = {"text": WORDS, "mover": mover, "seconder": seconder} | facts
    return make_motion(actor=ACTOR, item=on, **facts)


def call(moved: Motion, *, ayes: int, rest: str = Choice.NO) -> Motion:
    """All present vote, the first so many aye; the vote is closed."""
    there = set(moved.item.meeting.presences.filter(left_at=None).values_list("seat", flat=True))
    there -= set(moved.item.disclosures.values_list("seat", flat=True))
    present = [seat for seat in seats(moved.item.meeting) if seat.pk in there]
    choices = {seat: Choice.AYE if place < ayes else rest for place, seat in enumerate(present)}
    record_roll_call(actor=ACTOR, motion=moved, choices=choices)
    return close_vote(actor=ACTOR, motion=moved)


def decide(on: AgendaItem, *, ayes: int, **facts) -> Motion:
    """Comment, motion, roll call and result."""
    heard(on)
    return call(move(on, **facts), ayes=ayes)


def kinds(made: Meeting) -> list[str]:
    return list(made.events.order_by("number").values_list("kind", flat=True))
