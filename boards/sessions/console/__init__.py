"""What the live console shows. One module for each part: who is there, item in hand, roll call, speakers, log.

Higher capabilities add to the item in hand by ``ITEM_PARTS``, filled in ``site/pages.py``.
"""

from collections.abc import Callable
from typing import Any

from django.urls import NoReverseMatch, reverse

from boards.agendas.presenters import ItemView, agenda_view, join_rows
from boards.bodies.rosters import roster_of
from boards.choices import EventKind
from boards.models import AgendaItem, Meeting
from boards.sessions.console import build
from boards.sessions.console.attendance import room_context
from boards.sessions.console.item import item_context
from boards.sessions.console.log import log_of
from boards.sessions.console.speakers import speakers_context
from boards.sessions.console.visits import visits_context
from cms import clock

__all__ = ["ITEM_PARTS", "console_context"]

ItemPart = Callable[[AgendaItem, dict[str, Any], build.Drafts], dict[str, Any]]

ITEM_PARTS: list[ItemPart] = []


def console_context(meeting: Meeting, number: str, user: Any, *, again: str = "") -> dict[str, Any]:
    """``number``: the item to look at, else the one in hand; ``again``: the seat whose vote is put right."""
    posting = meeting.postings.order_by("-number").first()
    agenda = agenda_view(posting.snapshot)
    join_rows(agenda, _rows(meeting))
    called = _join_calls(agenda.items, meeting)
    here = _item_in_hand(agenda.items, number, meeting)
    item = here.row if here else None
    visits = visits_context(meeting, user)
    drafts, members = visits["drafts"], roster_of(meeting, item)
    parts = [visits, room_context(meeting, members, drafts), log_of(meeting, drafts)]
    if item is not None:
        here_now = item_context(item, members, drafts, user, again=again)
        parts += [here_now, speakers_context(item, drafts)]
        parts += [part(item, here_now, drafts) for part in ITEM_PARTS]
    context: dict[str, Any] = {
        "meeting": meeting,
        "agenda": agenda,
        "here": here,
        "item": item,
        "is_current": item is not None and item.pk == meeting.current_item_id,
        "called": called,
        "now": clock.now(),
        "continue_url": _url("boards:continue", meeting.pk),
        "finding_url": _url("boards:add_item", meeting.pk),
    }
    for part in parts:
        context |= part
    return context | {"forms": {name: form for part in parts for name, form in part.get("forms", {}).items()}}


def _rows(meeting: Meeting) -> list[AgendaItem]:
    rows = list(meeting.items.select_related("comment_window", "outcome", "closed_session", "added"))
    for row in rows:
        row.meeting = meeting
    return rows


def _join_calls(items: list[ItemView], meeting: Meeting) -> set[int]:
    """When each item was called first."""
    calls = meeting.events.filter(kind=EventKind.ITEM).order_by("-number").values_list("item", "at")
    first = dict(calls)
    for item in items:
        item.called_at = first.get(item.row.pk) if item.row else None
    return set(first)


def _url(name: str, pk: int) -> str:
    """Empty while that screen is not there."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""


def _item_in_hand(items: list[ItemView], number: str, meeting: Meeting) -> ItemView | None:
    """The item asked for, else the one called, else the first."""
    asked = (item for item in items if str(item.number) == number)
    called = (item for item in items if item.row and item.row.pk == meeting.current_item_id)
    return next(asked, None) or next(called, None) or (items[0] if items else None)
