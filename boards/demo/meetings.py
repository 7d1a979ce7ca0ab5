"""Plan, post and run the demo meetings through the services, each act at its own time."""

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from wagtail.models import Locale

from boards.agendas.approvals import approve_agenda
from boards.agendas.corrections import attest_correction, propose_correction
from boards.agendas.posting import post_agenda
from boards.bodies.officers import officers_on
from boards.bodies.rosters import roster, roster_of
from boards.choices import Channel, ItemKind, PresenceMode
from boards.decisions.publication import prepare_decision, publish_decision
from boards.demo import agendas, materials, outcomes
from boards.meetings.facts import change_facts
from boards.meetings.planning import attach_finding, plan_meeting
from boards.models import AgendaItem, AgendaTemplate, Body, Decision, Meeting, Motion, NoticeSending
from boards.motion_choices import Choice, MotionKind
from boards.notices.delivery import deliver_notice
from boards.sessions import adjournment
from boards.sessions.comment_windows import close_comment, open_comment
from boards.sessions.left_undone import not_called
from boards.sessions.motions import make_motion
from boards.sessions.presence import mark_presence
from boards.sessions.presiding import preside
from boards.sessions.services import begin_meeting, call_item, end_meeting
from boards.sessions.votes import close_vote, record_roll_call
from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from cms.users.models import User
from feedback.demo import CASE
from feedback.models import Finding

FACTS = {
    "place": "1000 Demo Plaza, Room 102, Sacramento",
    "stream_url": "https://stream.demo.example/boards",
    "phone_in": "916-555-0100, code 4471",
    "contact_name": "C. Demo, clerk",
    "contact_address": "1000 Demo Street, Sacramento, California",
    "contact_phone": "916-555-0101",
    "contact_email": "clerk@demo.example",
    "venue_accessible": True,
    "venue_free": True,
    "venue_open": True,
    "languages": "es, ase",
}


def pacific(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=clock.PACIFIC)


def plan(
    ctx: DemoContext,
    slug: str,
    day: date,
    agenda: list[list[Any]],
    *,
    hour: int = 9,
    on: datetime,
    for_more_readers: dict[str, dict[str, str]] | None = None,
    **facts: Any,
) -> Meeting:
    """The meeting, its draft in both languages, and the findings of its items."""
    body = Body.objects.get(slug=slug)
    clerk = ctx.user(Role.CLERK)
    with clock.at(on):
        meeting = plan_meeting(
            actor=clerk,
            body=body,
            starts_at=pacific(day, hour),
            ends_at=pacific(day, hour + 3),
            is_demo=True,
            **FACTS | _until(day) | facts,
        )
        keys = [str(uuid.uuid5(uuid.NAMESPACE_URL, f"{slug}/{day}/{place}")) for place in range(len(agenda))]
        _write(meeting, agenda, keys, for_more_readers or {})
        for key, row in zip(keys, agenda, strict=True):
            for name in row[4]:
                finding = Finding.objects.published().filter(number=CASE[name]).first()
                if finding:
                    attach_finding(actor=clerk, meeting=meeting, key=key, finding=finding)
        materials.add(ctx, meeting)
    return meeting


def _until(day: date) -> dict[str, Any]:
    """Deadlines for accommodation requests and for written comments in the packet."""
    return {"aid_until": day - timedelta(days=7), "written_until": pacific(day - timedelta(days=2), 12)}


def _write(
    meeting: Meeting, agenda: list[list[Any]], keys: list[str], more: dict[str, dict[str, str]]
) -> None:
    for page in meeting.pages.select_related("locale"):
        language = page.locale.language_code
        page.agenda = blocks(agenda, keys, language)
        for name, value in (agendas.TEXTS[language] | more.get(language, {})).items():
            setattr(page, name, value)
        page.save_revision()


def blocks(agenda: list[list[Any]], keys: list[str], language: str) -> list[dict[str, Any]]:
    """Items in one language, with presenters and parts."""
    made = []
    for key, (kind, minutes, english, spanish, _findings) in zip(keys, agenda, strict=True):
        more = agendas.MORE.get(english, {})
        value = {
            "kind": kind,
            "title": spanish if language == "es" else english,
            "text": "",
            "minutes": minutes,
        }
        value["presenter"] = more.get("presenter", "")
        value["parts"] = [
            _part(f"{key}/{place}", part, language) for place, part in enumerate(more.get("parts", []))
        ]
        made.append({"type": "item", "id": key, "value": value})
    return made


def _part(name: str, part: list[Any], language: str) -> dict[str, Any]:
    minutes, english, spanish = part
    title = spanish if language == "es" else english
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, name))
    return {"type": "part", "id": key, "value": {"title": title, "text": "", "minutes": minutes}}


def build_template() -> None:
    """The recurring items of every body, in each language."""
    key = uuid.uuid5(uuid.NAMESPACE_URL, "usual agenda")
    if AgendaTemplate.objects.filter(translation_key=key).exists():
        return
    keys = [str(uuid.uuid5(uuid.NAMESPACE_URL, f"usual/{place}")) for place in range(len(agendas.USUAL))]
    names = {"en": "Recurring items", "es": "Puntos habituales"}
    for locale in Locale.objects.filter(language_code__in=names):
        AgendaTemplate.objects.create(
            locale=locale,
            translation_key=key,
            name=names[locale.language_code],
            is_usual=True,
            agenda=blocks(agendas.USUAL, keys, locale.language_code),
        )


def post(ctx: DemoContext, meeting: Meeting, at: datetime) -> Meeting:
    """The publisher approves the agenda, and the clerk posts it."""
    with clock.at(at):
        approve_agenda(actor=ctx.user(Role.PUBLISHER), meeting=meeting)
        post_agenda(actor=ctx.user(Role.CLERK), meeting=meeting)
        tell(meeting)
    meeting.refresh_from_db()
    return meeting


def correct(ctx: DemoContext, meeting: Meeting, at: datetime, *, reason: str, **facts: str) -> Meeting:
    """The clerk puts details right and proposes the correction; the publisher attests it an hour later."""
    clerk = ctx.user(Role.CLERK)
    with clock.at(at):
        change_facts(actor=clerk, meeting=meeting, **facts)
        correction = propose_correction(actor=clerk, meeting=meeting, reason=reason)
    with clock.at(at + timedelta(hours=1)):
        attest_correction(actor=ctx.user(Role.PUBLISHER), correction=correction, adds=False)
        tell(meeting)
    meeting.refresh_from_db()
    return meeting


def begin(
    ctx: DemoContext, meeting: Meeting, *, absent: set[int] = frozenset(), remote: set[int] = frozenset()
) -> None:
    """Open the meeting and call the roll: present, remote, absent."""
    clerk = ctx.user(Role.CLERK)
    with clock.at(meeting.starts_at + timedelta(minutes=2)):
        begin_meeting(actor=clerk, meeting=meeting)
        places = [place for place in roster(meeting.body, meeting.day).places if not place.is_vacant]
        for mode, wanted in ((PresenceMode.ROOM, False), (PresenceMode.REMOTE, True)):
            seats = [
                place.seat
                for place in places
                if place.seat.position not in absent and (place.seat.position in remote) is wanted
            ]
            if seats:
                mark_presence(actor=clerk, meeting=meeting, seats=seats, mode=mode)
        _preside(clerk, meeting)
    meeting.refresh_from_db()
    call_waiting(ctx, meeting, meeting.starts_at + timedelta(minutes=3), before=2)


def _preside(clerk: User, meeting: Meeting) -> None:
    """The chair, else the vice chair."""
    present = {place.sitting: place.seat for place in roster_of(meeting).there}
    for officer in officers_on(meeting.body, meeting.day).held:
        if seat := present.get(officer.appointment):
            preside(actor=clerk, meeting=meeting, seat=seat)
            return


def call_waiting(ctx: DemoContext, meeting: Meeting, until: datetime, *, before: int | None = None) -> None:
    """Call the items not called yet, in order, up to this number; the public is heard where it may speak."""
    clerk = ctx.user(Role.CLERK)
    waiting = [left.item for left in not_called(meeting) if before is None or left.item.number < before]
    last = meeting.events.latest("number").at
    step = max(until - last, timedelta()) / (len(waiting) + 1)
    for place, item in enumerate(waiting, start=1):
        with clock.at((last + place * step).replace(microsecond=0)):
            if item.kind == ItemKind.COMMENT:
                open_comment(actor=clerk, item=item)
                close_comment(actor=clerk, item=item)
            else:
                call_item(actor=clerk, item=item)


def vote(ctx: DemoContext, item: AgendaItem, at: datetime, facts: dict) -> Any:
    """Open and close comment, make the motion, call the roll, close the vote."""
    clerk = ctx.user(Role.CLERK)
    meeting = item.meeting
    seats = {row.seat.position: row.seat for row in meeting.presences.counted().select_related("seat")}
    call_waiting(ctx, meeting, at, before=item.number)
    with clock.at(at):
        open_comment(actor=clerk, item=item)
    with clock.at(at + timedelta(minutes=4)):
        close_comment(actor=clerk, item=item)
    with clock.at(at + timedelta(minutes=5)):
        motion = make_motion(
            actor=clerk,
            item=item,
            text=facts["text"],
            mover=seats[outcomes.MOVER],
            seconder=seats[outcomes.SECONDER],
            kind=facts.get("kind", MotionKind.DECISION),
        )
    with clock.at(at + timedelta(minutes=7)):
        choices = {seats[place]: _choice(place, facts) for place in sorted(seats)}
        record_roll_call(actor=clerk, motion=motion, choices=choices)
    with clock.at(at + timedelta(minutes=8)):
        return close_vote(actor=clerk, motion=motion)


def _choice(place: int, facts: dict) -> str:
    if place in facts["no"]:
        return Choice.NO
    return Choice.ABSTAIN if place in facts["abstain"] else Choice.AYE


def decide(ctx: DemoContext, motion: Motion, facts: dict[str, Any], at: datetime) -> Decision:
    """The clerk prepares the decision; the publisher reads and publishes it."""
    words = {name: facts[name] for name in ("title", "summary", "reason")}
    with clock.at(at - timedelta(minutes=30)):
        draft = prepare_decision(actor=ctx.user(Role.CLERK), motion=motion, **words)
    with clock.at(at):
        return publish_decision(actor=ctx.user(Role.PUBLISHER), draft=draft, sequence=facts.get("sequence"))


def end(ctx: DemoContext, meeting: Meeting) -> None:
    """The items left are called; the meeting ends, which is final ten minutes later."""
    clerk, at = ctx.user(Role.CLERK), meeting.starts_at + timedelta(hours=3, minutes=4)
    call_waiting(ctx, meeting, at)
    with clock.at(at):
        end_meeting(actor=clerk, meeting=meeting)
    with clock.at(at + adjournment.WITHIN):
        adjournment.make_final(actor=clerk, meeting=meeting)


def tell(meeting: Meeting) -> None:
    """Send every published notice, as the worker does in production."""
    rows = NoticeSending.objects.filter(posting__meeting=meeting, channel=Channel.WEB)
    for sending in rows.select_related("item", "posting__meeting__body", "posting__meeting__successor"):
        deliver_notice(actor="system:demo", sending=sending)
