"""What the live console shows: who is there, the item in hand, its motion and roll call, the log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from boards.choices import SPOKEN
from boards.forms import LeaveForm, MotionForm
from boards.models import AgendaItem, Meeting, Motion, Vote
from boards.rosters import Place, Roster, roster_of
from boards.services.votes import count, still_to_vote
from boards.shown import ShownItem, join_rows, shown_agenda
from cms import clock

MOST_LOG = 12


@dataclass
class RollRow:
    """One present seat in the roll call."""

    place: Place
    choice: str
    is_next: bool = False


@dataclass
class Entry:
    at: datetime
    words: str


def console_context(meeting: Meeting, number: str) -> dict[str, Any]:
    posting = meeting.postings.order_by("-number").first()
    agenda = shown_agenda(posting.snapshot)
    rows = list(meeting.items.select_related("comment_window", "outcome").order_by("number"))
    for row in rows:
        row.meeting = meeting
    join_rows(agenda, rows)
    members = roster_of(meeting)
    here = _item_in_hand(agenda.items, number)
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "members": members,
        "here": here,
        "now": clock.now(),
        "log": _log(meeting),
        "together": sum(place.state == "present" for place in members.present),
    }
    return context | (_item_context(here.row, members) if here and here.row else {})


def _item_in_hand(items: list[ShownItem], number: str) -> ShownItem | None:
    return next((item for item in items if str(item.number) == number), items[0] if items else None)


def _item_context(item: AgendaItem, members: Roster) -> dict[str, Any]:
    motions = list(item.motions.select_related("mover", "seconder").order_by("order"))
    for motion in motions:
        motion.item = item
    last = motions[-1] if motions else None
    in_session = item.meeting.is_in_session
    motion_form = None
    if in_session and item.takes_votes and not (last and last.state == "moved"):
        motion_form = MotionForm(members=members)
    may_leave = in_session and not motions and not hasattr(item, "outcome")
    return {
        "item": item,
        "window": getattr(item, "comment_window", None),
        "motion": last if last and last.state != "withdrawn" else None,
        "motion_form": motion_form,
        "leave_form": LeaveForm() if may_leave else None,
        **(_roll_call(last, members) if last and last.state != "withdrawn" else {}),
    }


def _roll_call(motion: Motion, members: Roster) -> dict[str, Any]:
    votes = {vote.seat_id: vote for vote in motion.votes.all()}
    roll = [
        RollRow(place, votes[place.seat.pk].choice if place.seat.pk in votes else "")
        for place in members.present
    ]
    waiting = next((row for row in roll if not row.choice), None)
    if waiting and not motion.is_closed:
        waiting.is_next = True
    counted = count(members, {pk: vote.choice for pk, vote in votes.items()})
    return {
        "roll": roll,
        "choices": SPOKEN,
        "counted": counted,
        "needed": motion.needed if motion.is_closed else members.needed,
        "left": still_to_vote(members, votes),
        "strip": [{"state": _state(place, votes)} for place in members.voting],
    }


def _state(place: Place, votes: dict[int, Vote]) -> str:
    if place.seat.pk in votes:
        return votes[place.seat.pk].choice
    return "none" if place.is_present else place.state


def _log(meeting: Meeting) -> list[Entry]:
    """The last events, newest first. Each change of a vote before closing is an event of its own."""
    entries = [
        Entry(row.history_date, f"{row.holding.person_name}: {row.get_choice_display()}")
        for row in Vote.history.filter(motion__item__meeting=meeting, holding__isnull=False)
        .select_related("holding")
        .order_by("-history_date", "-history_id")[:MOST_LOG]
    ]
    for presence in meeting.presences.select_related("holding").order_by("-pk")[:MOST_LOG]:
        name = presence.holding.person_name
        entries.append(Entry(presence.arrived_at, _("%(name)s came") % {"name": name}))
        if presence.left_at:
            entries.append(Entry(presence.left_at, _("%(name)s left") % {"name": name}))
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:MOST_LOG]
