"""Context of the live console; one module per part: attendance, current item, roll call, speakers, log.

Higher capabilities add to the current item (``CONSOLE_PARTS``).
"""

from typing import Any

from django.urls import NoReverseMatch, reverse

from boards.agendas.in_force import draft_motion, in_force
from boards.agendas.presenters import ItemView, agenda_view, join_rows
from boards.bodies.rosters import attendees_of
from boards.event_choices import EventKind
from boards.models import AgendaItem, Meeting, PostedAgenda
from boards.sessions.adjournment import take_back_until
from boards.sessions.console.attendance import room_context
from boards.sessions.console.item import item_context
from boards.sessions.console.log import log_of
from boards.sessions.console.officials import officials_context
from boards.sessions.console.speakers import speakers_context
from boards.sessions.console.visits import visits_context
from boards.wiring import CONSOLE_PARTS
from cms import clock
from cms.users.models import User

__all__ = ["console_context"]


def console_context(
    meeting: Meeting, number: str, user: User, *, again: str = "", ask: str = ""
) -> dict[str, Any]:
    """``number`` selects the item, by default the current one; ``again`` is the seat whose vote is corrected.

    ``ask`` is a seat marked as gone so soon after it arrived that the arrival may be a slip.
    """
    posting = meeting.postings.order_by("-number").first()
    if posting is None:
        raise LookupError("no agenda is posted")
    agenda = agenda_view(posting.snapshot)
    join_rows(agenda, _rows(meeting, posting))
    called = _join_calls(agenda.items, meeting)
    here = _item_in_hand(agenda.items, number, meeting)
    item = here.row if here else None
    visits = visits_context(meeting, user)
    drafts, members = visits["drafts"], attendees_of(meeting, item)
    parts = [visits, room_context(meeting, members, drafts, ask=ask), log_of(meeting, drafts)]
    is_current = item is not None and item.pk == meeting.current_item_id
    parts.append(officials_context(meeting, members if is_current else None, drafts, user))
    if item is not None:
        here_now = item_context(item, members, drafts, user, again=again, drafted=draft_motion(posting, item))
        parts += [here_now, speakers_context(item, drafts)]
        parts += [part(item, here_now, drafts) for part in CONSOLE_PARTS]
    context: dict[str, Any] = {
        "meeting": meeting,
        "agenda": agenda,
        "here": here,
        "item": item,
        "is_current": is_current,
        "called": called,
        "now": clock.now(),
        "take_back_until": take_back_until(meeting),
        "continue_url": _url("boards:continue", meeting.pk),
        "finding_url": _url("boards:add_item", meeting.pk),
    }
    for part in parts:
        context |= part
    return context | {"forms": {name: form for part in parts for name, form in part.get("forms", {}).items()}}


def _rows(meeting: Meeting, posting: PostedAgenda) -> list[AgendaItem]:
    """In the order and with the words of the posting in force (BK-14)."""
    found = meeting.items.select_related("comment_window", "outcome", "closed_session", "added")
    rows = in_force(posting, found)
    for row in rows:
        row.meeting = meeting
    return rows


def _join_calls(items: list[ItemView], meeting: Meeting) -> set[int]:
    """Set when each item was first called; returns the ids of called items."""
    calls = meeting.events.filter(kind=EventKind.ITEM).order_by("-number").values_list("item", "at")
    first = dict(calls)
    for item in items:
        item.called_at = first.get(item.row.pk) if item.row else None
    return set(first)


def _url(name: str, pk: int) -> str:
    """URL of the view; empty if there is none."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""


def _item_in_hand(items: list[ItemView], number: str, meeting: Meeting) -> ItemView | None:
    """The requested item, else the one called, else the first."""
    asked = (item for item in items if str(item.number) == number)
    called = (item for item in items if item.row and item.row.pk == meeting.current_item_id)
    return next(asked, None) or next(called, None) or (items[0] if items else None)
