"""Factories for conversations with their pages, registrations and numbers."""

import itertools
from datetime import datetime, timedelta

from django.db.models import F

from cms import clock
from cms.models import HomePage
from cms.records import history
from cms.web import one_time_keys
from engagement.choices import BreakdownKind, Mode, Status
from engagement.conversations.services import mark_held, plan_conversation
from engagement.models import (
    Breakdown,
    Conversation,
    ConversationIndexPage,
    ConversationPage,
    Poll,
    PollOption,
    Recap,
    Registration,
    Theme,
    ThemeShare,
)
from engagement.recaps.posting import digest_shown, propose_recap
from engagement.recaps.posting import post_recap as agree_to_post
from engagement.registrations.services import register
from tests.factories.cms import spanish_home

ACTOR = "system:test"
SECOND = "system:second"
_numbers = itertools.count(1)
ACCESSIBLE = {"venue_accessible": True, "venue_free": True, "venue_open_to_all": True}


def index(*, spanish: bool = False) -> ConversationIndexPage:
    home = HomePage.objects.get(locale__language_code="en")
    made = _index(home, "Community Conversations")
    if spanish:
        _index(spanish_home(home), "Conversaciones Comunitarias")
    return made


def _index(parent: HomePage, title: str) -> ConversationIndexPage:
    found = ConversationIndexPage.objects.child_of(parent).first()
    return found or parent.add_child(
        instance=ConversationIndexPage(title=title, slug="conversations", locale=parent.locale)
    )


def conversation(
    *, live: bool = True, spanish: bool = False, starts_at: datetime | None = None, **facts
) -> Conversation:
    """Ahead by ten days, online, public, without a limit of seats, unless told otherwise."""
    index(spanish=spanish)
    number = next(_numbers)
    start = starts_at or clock.now().replace(microsecond=0) + timedelta(days=10)
    facts = {
        "slug": f"talk-{number}",
        "name": {"en": f"Talk {number}", "es": f"Charla {number}"},
        "feeds": {"en": "Governing Board, next meeting", "es": "Junta Directiva, próxima reunión"},
        "ends_at": start + timedelta(minutes=90),
        **facts,
    }
    made = plan_conversation(actor=ACTOR, starts_at=start, **facts)
    if live:
        _publish(made)
    return made


def _publish(made: Conversation) -> None:
    """Its pages as an editor's publishing leaves them, for a tenth of the time."""
    times = {"first_published_at": clock.now(), "last_published_at": clock.now()}
    facts = {"live": True, "has_unpublished_changes": False, "live_revision": F("latest_revision")}
    made.pages.update(**times, **facts)


def workshop(seats: int, **facts) -> Conversation:
    """In person, with few seats and its place checked."""
    place = {"mode": Mode.IN_PERSON, "place": "1 Library Way", **ACCESSIBLE}
    return conversation(capacity=seats, **(place | facts))


def hybrid(seats: int, online: int | None, **facts) -> Conversation:
    """Online and in person, with seats for each."""
    return workshop(
        seats, mode=Mode.HYBRID, online_capacity=online, stream_url="https://stream.example/1", **facts
    )


def held(*, attended: int | None = 86, comments: int | None = 127, **facts) -> Conversation:
    start = clock.now().replace(microsecond=0) - timedelta(days=3)
    made = conversation(starts_at=start, **facts)
    return mark_held(actor=ACTOR, conversation=made, attended=attended, comments=comments, cut_number=7)


def reported(**facts) -> Conversation:
    made = held(**facts)
    post_recap(made)
    return Conversation.objects.get(pk=made.pk)


def post_recap(made: Conversation) -> Recap:
    """Proposed by one person, agreed to by another; one sentence is written if it would be empty."""
    if not (made.themes.exists() or made.polls.exists()):
        made.pages.filter(recap_summary="").update(recap_summary="People spoke about their county.")
    proposal = propose_recap(actor=ACTOR, conversation=made, seen=digest_shown(made))
    return agree_to_post(actor=SECOND, proposal=proposal)


def page_of(made: Conversation, language: str = "en") -> ConversationPage:
    return ConversationPage.objects.get(conversation=made, locale__language_code=language)


def registration(made: Conversation, **answers) -> Registration:
    return register(conversation=made, nonce=f"test-{next(_numbers)}", **answers)


def code_of(row: Registration) -> str:
    return one_time_keys.receipt_code(row.nonce)


def key(purpose: str = "engagement.register") -> str:
    return one_time_keys.issue(purpose)


def theme(
    made: Conversation, title: str, count: int, *, against: int = 0, finding: int | None = None
) -> Theme:
    row = Theme(
        conversation=made,
        title={"en": title, "es": title},
        count=count,
        count_against=against,
        finding=finding,
    )
    return history.record(row, actor=ACTOR, reason="test")


def group(
    made: Conversation, label: str, count: int, *, shares: dict | None = None, kind=BreakdownKind.GROUP
) -> Breakdown:
    row = Breakdown(conversation=made, label={"en": label}, count=count, kind=kind)
    history.record(row, actor=ACTOR, reason="test")
    for each, share in (shares or {}).items():
        history.record(ThemeShare(theme=each, breakdown=row, count=share), actor=ACTOR, reason="test")
    return row


def poll(made: Conversation, counts: dict[str, int], *, present: int, answered: int | None = None) -> Poll:
    n_answered = sum(counts.values()) if answered is None else answered
    row = Poll(conversation=made, question={"en": "Which first?"}, n_present=present, n_answered=n_answered)
    history.record(row, actor=ACTOR, reason="test")
    for order, (label, count) in enumerate(counts.items()):
        option = PollOption(poll=row, label={"en": label}, count=count, order=order)
        history.record(option, actor=ACTOR, reason="test")
    return row


def set_status(made: Conversation, status: Status) -> Conversation:
    """Put a state without its service, to meet rules that refuse it."""
    made.status = status
    return history.record(made, actor=ACTOR, reason="test", update_fields=["status"])
