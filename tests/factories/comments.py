"""Factories for a posted meeting that accepts comments, and for the comments."""

from datetime import timedelta
from typing import Any

from boards.comments.services import Comment, comment_on
from boards.models import AgendaItem, ItemComment, Meeting
from cms import clock
from cms.records.history import record
from cms.web import one_time_keys
from feedback.models import Submission
from tests.factories import boards as make

ITEMS = [
    ("information", "Call to order and roll call"),
    ("action", "Publish results by county"),
    ("comment", "Comment on matters not on the agenda"),
]
PATH = "/boards/governing-board/2022-11-09/"


def open_meeting(home: Any, *, seats: int = 3, **facts: Any) -> Meeting:
    """A meeting posted twelve days before, with an item for other matters.

    Written comments are included in the packet through two days before.
    """
    body = make.body(seats)
    make.pages(home, body)
    options = {"items": ITEMS, "written_until": make.starts() - timedelta(days=2)}
    options |= {"stream_url": "https://stream.example/", "phone_in": "916-555-0100"}
    return make.posted(body, **options | facts)


def item_of(meeting: Meeting, number: int = 2) -> AgendaItem:
    return meeting.items.get(number=number)


def at_days_before(days: float) -> Any:
    return clock.at(make.starts() - timedelta(days=days))


def payload(item: AgendaItem | None = None, **answers: Any) -> dict[str, Any]:
    fresh = {"key": one_time_keys.issue("boards.comment"), "item": str(item.pk) if item else "other"}
    return fresh | answers


def said(meeting: Meeting, words: str = "Show my county.", *, number: int = 2, **facts: Any) -> ItemComment:
    """A comment through the service; `state` as a moderator left it."""
    state, nonce = (
        facts.pop("state", "received"),
        facts.pop("nonce", one_time_keys.issue("boards.comment")[:60]),
    )
    days, item = facts.pop("days", 5), item_of(meeting, number)
    with at_days_before(days):
        comment = Comment(words=words, **{"language": "en", "publish": True} | facts)
        made = comment_on(meeting=meeting, nonce=nonce, comment=comment, item=item)
    if state != Submission.State.RECEIVED:
        made.state = state
        record(made, actor=make.ACTOR, reason="made for a test")
    return ItemComment.objects.select_related("submission").get(submission=made)
