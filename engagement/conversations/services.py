"""Plan, move, cancel and hold a conversation. Each change that affects calendars increments the sequence."""

import uuid
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import text
from cms.records.history import Actor, actor_user, record
from cms.records.validation import validate
from engagement import access
from engagement.choices import AHEAD, Mode, Promise, Status
from engagement.conversations.attendance import set_attended
from engagement.conversations.course import has_begun, never_met
from engagement.conversations.details import book_again, set_offers, set_related
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, ConversationIndexPage, ConversationPage
from engagement.models.conversation_times import feeds_too_early
from engagement.models.conversations import DECIDES_TOO_EARLY, NOTHING_MOVES, VENUE_CHECKS
from engagement.registrations import emails
from engagement.registrations.seating import promote

MOVES = ["starts_at", "ends_at", "place", "moved_from", "moved_at", *VENUE_CHECKS]


@transaction.atomic
def plan_conversation(
    *,
    actor: Actor,
    slug: str,
    name: dict[str, str],
    starts_at: datetime,
    ends_at: datetime,
    feeds: dict[str, str] | None = None,
    mode: str = Mode.ONLINE,
    promise_level: str = Promise.CONSULT,
    capacity: int | None = None,
    tools: Iterable[Any] = (),
    findings: Iterable[Any] = (),
    offers: list[dict[str, Any]] | None = None,
    words: dict[str, dict[str, Any]] | None = None,
    **facts: Any,
) -> Conversation:
    """Create the record, its languages and accommodations, and a draft page in each language."""
    access.require(actor, *access.DOOR_ROLES)
    conversation = Conversation(
        slug=slug,
        name=name,
        starts_at=starts_at,
        ends_at=ends_at,
        feeds=feeds or {},
        mode=mode,
        promise_level=promise_level,
        capacity=capacity,
        **facts,
    )
    validate(conversation)
    record(conversation, actor=actor, reason="planned")
    set_related(conversation, actor=actor, tools=tools, findings=findings)
    set_offers(conversation, offers or [], actor=actor)
    _draft_pages(conversation, actor, words or {})
    return conversation


def _draft_pages(conversation: Conversation, actor: Actor, words: dict[str, dict[str, Any]]) -> None:
    key = uuid.uuid4()
    for index in ConversationIndexPage.objects.select_related("locale").order_by("pk"):
        page = ConversationPage(
            title=text(conversation.name, index.locale.language_code),
            slug=conversation.slug,
            conversation=conversation,
            translation_key=key,
            locale=index.locale,
            live=False,
            has_unpublished_changes=True,
            is_demo=conversation.is_demo,
            owner=actor_user(actor),
            **words.get(index.locale.language_code, {}),
        )
        index.add_child(instance=page)
        page.save_revision(user=actor_user(actor))


@transaction.atomic
def move_conversation(
    *,
    actor: Actor,
    conversation: Conversation,
    starts_at: datetime,
    ends_at: datetime,
    reason: dict[str, str],
    place: str | None = None,
    checks: Collection[str] = (),
    sequence: int | None = None,
) -> Conversation:
    """Change time or place. Calendars follow the sequence; registered people with an email address are notified.

    ``checks``: the names of the venue checks (BK-24a) made for a new place; those of the old place no longer count.
    What was booked or arranged for another day or place is to be booked again.
    """
    access.require(actor, *access.DOOR_ROLES)
    current = _locked(conversation, sequence)
    if not current.is_ahead:
        raise NotPossibleNow(_("Only an upcoming conversation can be moved."))
    if starts_at <= clock.now():
        raise NotPossibleNow(_("A conversation can be moved only to a time in the future."))
    if ends_at <= starts_at:
        raise NotPossibleNow(_("The end must be after the start."))
    if feeds_too_early(current.feeds_on, starts_at):
        raise NotPossibleNow(DECIDES_TOO_EARLY, rule="C2C-20")
    place = current.place if place is None else place
    if (starts_at, ends_at, place) == (current.starts_at, current.ends_at, current.place):
        raise NotPossibleNow(NOTHING_MOVES)
    books_again = place != current.place or _day(starts_at) != _day(current.starts_at)
    _put(current, starts_at, ends_at, place, checks)
    _change(current, Status.MOVED, reason, actor=actor, fields=MOVES)
    asked_again = book_again(current, actor=actor) if books_again else set()
    emails.conversation_moved(current, asked_again=asked_again)
    return current


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.PACIFIC).date()


def _put(
    current: Conversation, starts_at: datetime, ends_at: datetime, place: str, checks: Collection[str]
) -> None:
    if starts_at != current.starts_at:
        current.moved_from = current.starts_at
    if place != current.place:
        for name in VENUE_CHECKS:
            setattr(current, name, name in checks)
    current.moved_at = clock.now()
    current.starts_at, current.ends_at, current.place = starts_at, ends_at, place
    try:
        current.clean()
    except ValidationError as error:
        raise NotPossibleNow(" ".join(error.messages), rule="BK-24a") from error


@transaction.atomic
def cancel_conversation(
    *, actor: Actor, conversation: Conversation, reason: dict[str, str], sequence: int | None = None
) -> Conversation:
    """Cancel a conversation, or record that one did not take place. The page and the calendar entry stay and say so."""
    access.require(actor, *access.PUBLISH_ROLES)
    current = _locked(conversation, sequence)
    if current.status not in AHEAD:
        raise NotPossibleNow(_("Only a planned conversation can be canceled."))
    if has_begun(current) and not never_met(current):
        raise NotPossibleNow(
            _("This conversation has begun, so it cannot be canceled. When it is over, mark it as held.")
        )
    _change(current, Status.CANCELLED, reason, actor=actor)
    emails.conversation_cancelled(current)
    return current


@transaction.atomic
def mark_held(
    *,
    actor: Actor,
    conversation: Conversation,
    attended: int | None = None,
    comments: int | None = None,
    cut_number: int | None = None,
    attended_reason: str = "",
) -> Conversation:
    """Mark as held, after its time or its run is over. Counts and cut may be unknown (None).

    The attendance is that of the door; another number needs a reason, which is kept.
    """
    access.require(actor, *access.DOOR_ROLES)
    current = _locked(conversation)
    if current.status not in AHEAD:
        raise NotPossibleNow(_("Only a planned conversation can be marked as held."))
    if current.starts_at > clock.now():
        raise NotPossibleNow(_("This conversation has not started yet."))
    if not current.is_over:
        raise NotPossibleNow(
            _("This conversation is not over yet. Wait until it ends, or end it on the run sheet first.")
        )
    set_attended(current, attended, attended_reason)
    current.status, current.comments, current.cut_number = Status.HELD, comments, cut_number
    fields = ["status", "attended", "attended_reason", "comments", "cut_number"]
    return record(current, actor=actor, reason="held", update_fields=fields)


@transaction.atomic
def change_capacity(
    *, actor: Actor, conversation: Conversation, capacity: int | None, online_capacity: int | None = None
) -> Conversation:
    """Change the number of seats, and of a hybrid conversation those online. New seats go to the waiting lists in
    order; fewer seats than are taken are refused.
    """
    access.require(actor, *access.DOOR_ROLES)
    current = _locked(conversation)
    if not current.is_ahead:
        raise NotPossibleNow(_("The number of seats can be changed only for an upcoming conversation."))
    current.capacity = capacity
    current.online_capacity = online_capacity if current.is_hybrid else None
    for side in current.sides:
        if side.capacity is not None and side.capacity < side.taken:
            raise NotPossibleNow(
                _("%(taken)s people have a seat. There cannot be fewer seats than that.")
                % {"taken": side.taken}
            )
    record(current, actor=actor, reason="seats changed", update_fields=["capacity", "online_capacity"])
    promote(current)
    return current


def _locked(conversation: Conversation, sequence: int | None = None) -> Conversation:
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if sequence is not None and sequence != current.sequence:
        raise ChangedMeanwhile(
            _("Someone else changed this conversation while you had the form open. Review it again.")
        )
    return current


def _change(
    current: Conversation,
    status: Status,
    reason: dict[str, str],
    *,
    actor: Actor,
    fields: list[str] | None = None,
) -> None:
    if not text(reason).strip():
        raise NotPossibleNow(_("Enter the reason. People who planned to come will read it."))
    current.status, current.status_note = status, reason
    current.sequence += 1
    current.changed_at = clock.now()
    names = ["status", "status_note", "sequence", "changed_at", *(fields or [])]
    record(current, actor=actor, reason=text(reason, "en"), update_fields=names)
