"""Factories for bodies with seats, meetings with agendas, and votes."""

import itertools
import uuid
from datetime import date, datetime, time, timedelta

from boards.agendas.approvals import approve_agenda
from boards.agendas.corrections import attest_correction, propose_correction
from boards.agendas.posting import post_agenda
from boards.bodies.rosters import roster
from boards.choices import BodyKind, PresenceMode
from boards.decisions.publication import prepare_decision, publish_decision
from boards.meetings.planning import attach_finding, plan_meeting
from boards.models import (
    AgendaItem,
    Appointment,
    BoardsIndexPage,
    Body,
    BodyPage,
    Decision,
    DecisionDraft,
    Meeting,
    MeetingPage,
    Motion,
    Officer,
    PostedAgenda,
    Seat,
)
from boards.motion_choices import Choice
from boards.sessions.comment_windows import close_comment, open_comment
from boards.sessions.motions import make_motion
from boards.sessions.presence import mark_presence
from boards.sessions.services import begin_meeting
from boards.sessions.votes import close_vote, record_roll_call
from cms import clock
from cms.models import HomePage
from cms.records import history, ledger
from feedback.models import Code, Codebook, Cut, Finding
from tests.factories.cms import spanish_home

ACTOR = "system:test"
SECOND = "system:second"
_numbers = itertools.count(1)
CONTACT = {
    "place": "1000 Demo Plaza, Room 102",
    "contact_name": "C. Demo",
    "contact_address": "1000 Demo Street, Sacramento",
    "contact_phone": "916-555-0101",
    "venue_accessible": True,
    "venue_free": True,
    "venue_open": True,
}
DAY = date(2022, 11, 9)
ITEMS = [("information", "Call to order and roll call"), ("action", "Publish results by county")]


def body(seats: int = 21, *, slug: str = "governing-board", vacant: tuple[int, ...] = (), **fields) -> Body:
    facts = {"name": {"en": "Governing Board", "es": "Junta Directiva"}, "kind": BodyKind.GOVERNING} | fields
    found = history.record(Body(slug=slug, **facts), actor=ACTOR, reason="made for a test")
    rows = [
        Seat(body=found, position=place, label={"en": f"Seat {place}"}, appointing_authority={"en": "Law"})
        for place in range(1, seats + 1)
    ]
    history.record_many(Seat, rows, actor=ACTOR, reason="made for a test")
    holders = [
        Appointment(seat=seat, person_name=f"Person {seat.position}", starts_on=date(2022, 1, 1))
        for seat in found.seats.order_by("position")
        if seat.position not in vacant
    ]
    history.record_many(Appointment, holders, actor=ACTOR, reason="made for a test")
    return found


def seat_user(found: Body, user, *, position: int = 1, ends_on: date | None = None) -> Appointment:
    """Give an account the seat at this place."""
    appointment = Appointment.objects.get(seat__body=found, seat__position=position)
    appointment.user, appointment.ends_on = user, ends_on
    return history.record(appointment, actor=ACTOR, reason="made for a test")


def officer(
    found: Body, position: int, office: str = "chair", *, starts_on: date = date(2022, 1, 1)
) -> Officer:
    """The member who holds the seat at this place since the first day of the year."""
    member = Appointment.objects.get(seat__body=found, seat__position=position)
    row = Officer(appointment=member, office=office, starts_on=starts_on)
    return history.record(row, actor=ACTOR, reason="made for a test")


def pages(home: HomePage, found: Body) -> BodyPage:
    """The body's page in English and Spanish."""
    english = None
    for parent, title in ((home, "Governing Board"), (spanish_home(home), "Junta Directiva")):
        index = BoardsIndexPage.objects.child_of(parent).first()
        if index is None:
            key = uuid.UUID(int=1)
            fresh = BoardsIndexPage(title="Boards", slug="boards", locale=parent.locale, translation_key=key)
            index = parent.add_child(instance=fresh)
        key = uuid.UUID(int=found.pk + 100)
        page = BodyPage(title=title, body=found, locale=parent.locale, translation_key=key)
        english = english or index.add_child(instance=page)
        if english is not page:
            index.add_child(instance=page)
    return english


def starts(day: date = DAY) -> datetime:
    return datetime.combine(day, time(9), clock.PACIFIC)


def meeting(found: Body, *, day: date = DAY, items=ITEMS, at: datetime | None = None, **facts) -> Meeting:
    """A planned meeting with its draft agenda in both languages. `at` is when it was planned."""
    with clock.at(at or starts(day) - timedelta(days=30)):
        made = plan_meeting(
            actor=ACTOR,
            body=found,
            starts_at=starts(day),
            ends_at=starts(day) + timedelta(hours=3),
            **CONTACT | facts,
        )
        write_agenda(made, items)
    return made


def plan_at(
    found: Body, starts_at: datetime, *, at: datetime | None = None, hours: int = 2, **facts
) -> Meeting:
    """A planned meeting at a given hour, without items."""
    with clock.at(at or starts_at - timedelta(days=30)):
        ends_at = starts_at + timedelta(hours=hours)
        return plan_meeting(actor=ACTOR, body=found, starts_at=starts_at, ends_at=ends_at, **CONTACT | facts)


def write_agenda(made: Meeting, items) -> list[str]:
    """Put items on the draft of each language; gives their keys."""
    keys = [str(uuid.uuid4()) for _item in items]
    for page in MeetingPage.objects.filter(meeting=made):
        page = page.get_latest_revision_as_object()
        page.agenda = [
            {"type": "item", "id": key, "value": {"kind": kind, "title": title, "text": "", "minutes": 10}}
            for key, (kind, title) in zip(keys, items, strict=True)
        ]
        page.save_revision()
    return keys


def posted(found: Body, *, day: date = DAY, before: int = 12, actor=ACTOR, findings=(), **options) -> Meeting:
    """A meeting whose agenda was posted this many days before."""
    made = meeting(found, day=day, **options)
    with clock.at(starts(day) - timedelta(days=before)):
        for finding_ in findings:
            key = item_key(made, 2)
            attach_finding(actor=actor, meeting=made, key=key, finding=finding_)
        post(made, actor=actor)
    made.refresh_from_db()
    return made


def post(made: Meeting, *, actor=ACTOR, approver=SECOND) -> PostedAgenda:
    """Two people: one approves the draft as it stands, the other posts it."""
    approve_agenda(actor=approver, meeting=made)
    return post_agenda(actor=actor, meeting=made)


def correct(made: Meeting, reason: str, *, actor=ACTOR, approver=SECOND) -> PostedAgenda:
    """Two people: one proposes the draft as a correction, the other attests it."""
    correction = propose_correction(actor=actor, meeting=made, reason=reason)
    return attest_correction(actor=approver, correction=correction, adds=False)


def item_key(made: Meeting, number: int) -> str:
    page = made.pages.order_by("pk").first().get_latest_revision_as_object()
    return str(page.agenda[number - 1].id)


def action_item(made: Meeting) -> AgendaItem:
    return made.items.filter(kind="action").select_related("meeting__body").order_by("number").first()


def in_session(made: Meeting, *, present: int = 21, actor=ACTOR) -> Meeting:
    """The meeting has begun; the first seats that are held are present."""
    with clock.at(starts(made.day)):
        begin_meeting(actor=actor, meeting=made)
        places = [place for place in roster(made.body, made.day).places if not place.is_vacant]
        seats = [place.seat for place in places[:present]]
        mark_presence(actor=actor, meeting=made, seats=seats, mode=PresenceMode.ROOM)
    made.refresh_from_db()
    return made


def heard(made: Meeting, item: AgendaItem, *, actor=ACTOR) -> None:
    with clock.at(starts(made.day) + timedelta(minutes=10)):
        open_comment(actor=actor, item=item)
        close_comment(actor=actor, item=item)


def motion(made: Meeting, item: AgendaItem, *, comment: bool = True, actor=ACTOR) -> Motion:
    if comment:
        heard(made, item, actor=actor)
    mover, seconder = made.presences.order_by("pk")[:2]
    with clock.at(starts(made.day) + timedelta(minutes=20)):
        return make_motion(
            actor=actor,
            item=item,
            text={"en": "That results are shown by county.", "es": "Que se muestre cada condado."},
            mover=mover.seat,
            seconder=seconder.seat,
        )


def call_roll(moved: Motion, *, ayes: int, rest: str = Choice.NO, actor=ACTOR) -> None:
    """The first present seats vote aye, the others as told."""
    made = moved.item.meeting
    present = [presence.seat for presence in made.presences.order_by("seat__position").select_related("seat")]
    choices = {seat: Choice.AYE if place < ayes else rest for place, seat in enumerate(present)}
    with clock.at(starts(made.day) + timedelta(minutes=30)):
        record_roll_call(actor=actor, motion=moved, choices=choices)


def closed_motion(made: Meeting, *, ayes: int = 14, actor=ACTOR) -> Motion:
    moved = motion(made, action_item(made), actor=actor)
    call_roll(moved, ayes=ayes, actor=actor)
    with clock.at(starts(made.day) + timedelta(minutes=40)):
        return close_vote(actor=actor, motion=moved)


def decision_draft(moved: Motion, *, actor="system:first", **fields) -> DecisionDraft:
    facts = {
        "title": {"en": "County results come first"},
        "summary": {"en": "The first release shows each county."},
        "reason": {"en": "people asked for their county"},
    } | fields
    with clock.at(starts(moved.item.meeting.day) + timedelta(minutes=55)):
        return prepare_decision(actor=actor, motion=moved, **facts)


def decision(moved: Motion, **fields) -> Decision:
    """Prepared by one, published by another."""
    draft = decision_draft(moved, **fields)
    with clock.at(starts(moved.item.meeting.day) + timedelta(hours=1)):
        return publish_decision(actor=ACTOR, draft=draft)


def held(home: HomePage, *, seats: int = 3, ayes: int = 2, findings=()) -> Motion:
    """A held vote from the start: body, pages, posting, session, closed motion."""
    found = body(seats)
    pages(home, found)
    made = in_session(posted(found, findings=findings), present=seats)
    return closed_motion(made, ayes=ayes)


def finding(number: int = 0, *, state: str = "published") -> Finding:
    """A public finding; its numbers are not read by these tests."""
    number = number or next(_numbers)
    codebook, _created = Codebook.objects.get_or_create(slug="main", defaults={"name": {"en": "Codes"}})
    code, _created = Code.objects.get_or_create(
        codebook=codebook, key="place", defaults={"name": {"en": "Place"}}
    )
    cut, is_new = Cut.objects.get_or_create(
        number=1, defaults={"until": starts(), "codebook": codebook, "file": "x", "sha256": "0" * 64}
    )
    made = Finding(
        number=number,
        title={"en": "Show my county"},
        summary={"en": "People want their county."},
        cut=cut,
        code=code,
        state=state,
        published_at=starts() - timedelta(days=60),
    )
    history.record(made, actor=ACTOR, reason="made for a test")
    ledger.append_many("post", [cut] if is_new else [], actor=ACTOR)
    if made.is_public:
        ledger.append("publish", made, actor=ACTOR)
    return made
