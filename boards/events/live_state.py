"""State of the live page and room display, rebuilt with each event as one small public row.

Shape of ``LiveState.state`` (texts by language where translated; names as given in the meeting):

``version`` number of the last event · ``status`` · ``pause`` · ``began_at`` · ``closed_at``
``item``    {pk, number, label, kind, title} or null
``presiding`` {name, as, number, body} or null · ``absent`` [{name, excused}] of who has not attended;
            excused is null if nothing is recorded
``people``  how many are present, on all bodies
``bodies``  of a joint meeting: for each its name and its counts, as below; otherwise empty
``counts``  of the host: {present, quorum, needed, base, seats, state} ``state``: "no quorum",
            "quorum, no decision possible", "decision possible" (values of thresholds.MeetingState)
``halt``    code of the teleconference condition that stops the body, or ""
``motion``  {pk, number, kind, text, mover, seconder, state, base, needed, passed, origin, body} or null;
            ``origin`` what it applies to, by language; ``body`` which body votes, in a joint meeting
``roll``    [{seat, label, name, choice}] ``choice`` is "" until called; present seats, or all once closed
``tally``   {aye, no, abstain, recused, absent, vacant, left}
``speaker`` {name, order, seconds, called_at} or null · ``waiting`` number of people waiting to speak
``comment`` {opened_at, closed_at} of the current item, or null
``log``     the last ten events but slips, newest first: {number, kind, at, label, facts} with the facts named in SHOWN
"""

from datetime import datetime
from typing import Any

from django.db.models import Case, F, When
from django.utils.translation import override

from boards.bodies import teleconference
from boards.bodies.rosters import Attendees, Roster, attendees_of
from boards.bodies.vote_counting import count, silent, still_to_vote
from boards.choices import SpeakerState
from boards.event_choices import EventKind
from boards.events.presiding import absences, attended, now_presiding, standing_entries
from boards.events.undone import undone
from boards.models import AgendaItem, CommentWindow, LiveState, Meeting, MeetingEvent, Motion, SpeakerRequest
from boards.motion_choices import MotionState
from boards.motion_text import origin
from boards.rules.roll_call import rank
from cms import clock
from cms.i18n.fields import languages

LOG = 10
READ = 40
APPLIES_TO = ("about__item__meeting__body", "amends__item__meeting__body")
SHOWN = (
    "name", "mode", "number", "title", "text", "mover", "seconder", "choice", "was", "ayes", "noes", "needed",
    "passed", "seconds", "order", "until", "words", "corrects", "citation", "reason", "after", "kind", "uncalled",
    "because", "ended", "motion", "as", "excused", "who", "by_number", "into_number", "to", "day", "posting",
    "heard_before", "body",
)  # fmt: skip


def refresh(meeting: Meeting) -> LiveState:
    """Rebuild the state. Call within the act's transaction, holding the meeting's row lock."""
    state = build(meeting)
    values = {"version": state["version"], "state": state, "changed_at": clock.now()}
    found, _made = LiveState.objects.update_or_create(meeting=meeting, defaults=values)
    return found


def build(meeting: Meeting) -> dict[str, Any]:
    item, calls = meeting.current_item, _calls(meeting)
    if item is not None:
        item.meeting = meeting
    members = attendees_of(meeting, item)
    happened = list(meeting.events.select_related("item").order_by("-number")[:READ])
    slips = undone(happened)
    halts = (
        [teleconference.stopping(meeting, each) for each in members.rosters] if meeting.is_in_session else []
    )
    halt = next(filter(None, halts), None)
    return {
        "version": happened[0].number if happened else 0,
        "status": meeting.status,
        "pause": meeting.pause,
        "began_at": _moment(meeting.began_at),
        "closed_at": _moment(meeting.closed_at),
        "item": _item(item, calls),
        **_officials(meeting, members),
        "people": members.people,
        "counts": _counts(members.rosters[0]),
        "bodies": [{"name": each.body.name} | _counts(each) for each in members.rosters]
        if meeting.is_joint
        else [],
        "halt": halt.code if halt else "",
        **_motion(item, members),
        **_speaking(meeting, item),
        "log": [_entry(event, calls) for event in happened if event.number not in slips][:LOG],
    }


def _calls(meeting: Meeting) -> dict[int | None, dict]:
    """Number and title of each item when it was last called, in the words of the posting in force then."""
    rows = meeting.events.filter(kind=EventKind.ITEM).order_by("number")
    return dict(rows.values_list("item", "facts"))


def _item(item: AgendaItem | None, calls: dict[int | None, dict]) -> dict | None:
    if item is None:
        return None
    called = calls.get(item.pk, {})
    return {
        "pk": item.pk,
        "number": item.number,
        "label": called.get("number", item.shown_number),
        "kind": item.kind,
        "title": called.get("title", item.title),
    }


def _counts(members: Roster) -> dict:
    return {
        "present": len(members.present),
        "quorum": members.quorum,
        "needed": members.needed,
        "base": members.base,
        "seats": members.authorized,
        "state": str(members.state),
    }


def _officials(meeting: Meeting, members: Attendees) -> dict[str, Any]:
    """Who presides, and who has not attended at all; who left early is not absent.

    Until the first arrival is recorded, only those whose absence is recorded are.
    """
    entries = standing_entries(meeting)
    now, came, recorded = now_presiding(entries), attended(entries), absences(entries)
    away = [place for place in members.places if not place.is_vacant and place.seat.pk not in came]
    away = [place for place in away if came or place.seat.pk in recorded]
    said = {seat: event.facts["excused"] for seat, event in recorded.items()}
    return {
        "presiding": {name: now.event.facts.get(name, "") for name in ("name", "as", "number", "body")}
        if now
        else None,
        "absent": [{"name": place.name, "excused": said.get(place.seat.pk)} for place in away],
    }


def _motion(item: AgendaItem | None, everyone: Attendees) -> dict:
    """The current motion: the last one that is open, else the last one voted on, else the last one made."""
    if item is None:
        return {"motion": None, "roll": [], "tally": None}
    rows = Motion.objects.filter(item=item).exclude(state=MotionState.WITHDRAWN)
    is_open = Case(When(state=MotionState.MOVED, then=0), default=1)
    rows = rows.order_by(is_open, F("closed_at").desc(nulls_last=True), "-order")
    motion = rows.select_related("mover", "seconder", *APPLIES_TO).first()
    if motion is None:
        return {"motion": None, "roll": [], "tally": None}
    motion.item = item
    members = everyone.of(motion.acting_body)
    votes = {vote.seat_id: vote for vote in motion.votes.select_related("appointment")}
    counted = count(members, {pk: vote.choice for pk, vote in votes.items()}, motion.kind)
    return {
        "motion": {
            "pk": motion.pk,
            "number": motion.number,
            "kind": motion.kind,
            "text": motion.text,
            "mover": motion.mover.person_name,
            "seconder": motion.seconder.person_name if motion.seconder else "",
            "state": motion.state,
            "base": motion.base if motion.is_closed else counted.base,
            "needed": motion.needed if motion.is_closed else counted.needed,
            "passed": motion.passed,
            "origin": _origin(motion),
            "body": motion.acting_body.name if item.meeting.is_joint else {},
        },
        "roll": _roll(motion, members, votes),
        "tally": _tally(motion, members, votes),
    }


def _origin(motion: Motion) -> dict[str, str]:
    found = {}
    for code, _name in languages():
        with override(code):
            found[code] = str(origin(motion) or "")
    return found if any(found.values()) else {}


def _roll(motion: Motion, members: Roster, votes: dict) -> list[dict]:
    places = members.voting if motion.is_closed else [place for place in members.voting if place.is_present]
    rows = []
    called = rank(motion.roll_order)
    for place in sorted(places, key=lambda place: called(place.seat.pk)):
        vote = votes.get(place.seat.pk)
        aside = "recused" if place.is_recused and place.is_present else ""
        rows.append(
            {
                "seat": place.seat.pk,
                "label": place.seat.label,
                "name": vote.name if vote else place.name,
                "choice": vote.choice if vote else aside,
            }
        )
    return rows


def _tally(motion: Motion, members: Roster, votes: dict) -> dict[str, int]:
    found = {"aye": 0, "no": 0, "abstain": 0, "recused": 0, "absent": 0, "vacant": 0}
    for vote in votes.values():
        found[vote.choice] += 1
    found["left"] = 0 if motion.is_closed else still_to_vote(members, votes)
    if not motion.is_closed:
        waiting = [place for place in members.voting if place.seat.pk not in votes and not place.may_vote]
        for place in waiting:
            found[silent(place)] += 1
    return found


def _speaking(meeting: Meeting, item: AgendaItem | None) -> dict:
    speaker = SpeakerRequest.objects.filter(meeting=meeting, state=SpeakerState.SPEAKING).first()
    queue = SpeakerRequest.objects.filter(meeting=meeting, item=item, state=SpeakerState.WAITING)
    window = CommentWindow.objects.filter(item=item).first() if item else None
    clock_of = speaker and {
        "name": speaker.name,
        "order": speaker.order,
        "seconds": speaker.seconds,
        "called_at": _moment(speaker.called_at),
    }
    times = window and {"opened_at": _moment(window.opened_at), "closed_at": _moment(window.closed_at)}
    return {"speaker": clock_of, "waiting": queue.count(), "comment": times}


def _entry(event: MeetingEvent, calls: dict[int | None, dict]) -> dict:
    label = calls.get(event.item_id, {}).get("number") or (event.item.shown_number if event.item else "")
    return {
        "number": event.number,
        "kind": event.kind,
        "at": _moment(event.at),
        "label": label if event.item else "",
        "facts": {name: event.facts[name] for name in SHOWN if name in event.facts},
    }


def _moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
