"""Change the facts of a planned conversation. Once it is public, `move_conversation` changes its time and place."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import Actor, record, remove_many, sign
from cms.records.validation import validate
from engagement import access
from engagement.choices import AHEAD, ServiceStatus
from engagement.conversations.page_texts import rename_drafts
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, LanguageService
from engagement.registrations import emails
from engagement.registrations.mode_change import follow_mode
from engagement.registrations.needs.services import reopen_needs

FACTS = (
    "name", "number", "series", "area", "region", "mode", "stream_url", "dial_in", "parking", "transit",
    "venue_accessible", "venue_free", "venue_open_to_all", "promise_level", "feeds", "feeds_ref", "feeds_on",
    "accommodation_by", "form",
)  # fmt: skip
# Of a draft only: later people know them, and a move or a change of seats has its own service.
OF_A_DRAFT = ("starts_at", "ends_at", "place", "capacity", "online_capacity")


@transaction.atomic
def change_facts(
    *,
    actor: Actor,
    conversation: Conversation,
    sequence: int,
    tools: Iterable[Any] | None = None,
    findings: Iterable[Any] | None = None,
    offers: list[dict[str, Any]] | None = None,
    **facts: Any,
) -> Conversation:
    """Change what is given, and nothing else.

    `sequence` is the one the form was opened with; a stale one is refused. It is incremented so that calendars
    update.
    """
    access.require(actor, *access.DOOR_ROLES)
    if unknown := facts.keys() - {*FACTS, *OF_A_DRAFT}:
        raise TypeError(f"not changed here: {sorted(unknown)}")
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    _refuse(current, sequence, facts)
    old_name = dict(current.name)
    before, current.mode = current.mode, facts.get("mode", current.mode)
    ended = follow_mode(current, before=before, actor=actor)
    for name, value in facts.items():
        setattr(current, name, value)
    current.sequence += 1
    current.changed_at = clock.now()
    validate(current)
    fields = [*facts, "sequence", "changed_at", "capacity", "online_capacity"]
    record(current, actor=actor, reason="details changed", update_fields=fields)
    set_related(current, actor=actor, tools=tools, findings=findings)
    if offers is not None:
        set_offers(current, offers, actor=actor)
    rename_drafts(current, old_name, actor=actor)
    emails.mode_changed(current, [row for row in ended if row.email])
    return current


def _refuse(current: Conversation, sequence: int, facts: dict[str, Any]) -> None:
    if sequence != current.sequence:
        raise ChangedMeanwhile(
            _("Someone else changed this conversation while you had the form open. Review it again.")
        )
    if current.status not in AHEAD:
        raise NotPossibleNow(_("Only a conversation that is still planned can be changed."))
    if facts.keys() & set(OF_A_DRAFT) and not current.is_draft:
        raise NotPossibleNow(
            _(
                "This conversation is public. Use “Move conversation” so that people learn of its new "
                "time or place."
            )
        )


def set_related(
    conversation: Conversation,
    *,
    actor: Actor,
    tools: Iterable[Any] | None,
    findings: Iterable[Any] | None,
) -> None:
    """simple-history writes the history of many-to-many rows itself, so it needs the actor. None: unchanged."""
    sign(conversation, actor=actor, reason="what it is about")
    try:
        if tools is not None:
            conversation.tools.set(tools)
        if findings is not None:
            conversation.findings.set(findings)
    finally:
        for name in ("_history_user", "_history_actor", "_change_reason"):
            vars(conversation).pop(name, None)


def book_again(conversation: Conversation, *, actor: Actor) -> set[int]:
    """After a move to another day or place: what was booked for the old one is being booked, and what people were told
    they get is open again. Returns the registrations whose request is.
    """
    for row in conversation.language_services.filter(status=ServiceStatus.PROVIDED):
        row.status = ServiceStatus.REQUESTED
        record(row, actor=actor, reason="the conversation was moved", update_fields=["status"])
    return reopen_needs(conversation, actor=actor)


def set_offers(conversation: Conversation, offers: list[dict[str, Any]], *, actor: Actor) -> None:
    """C2C-22: replace the languages and accommodations with those given: add, change and remove."""
    there = {(row.language, row.kind): row for row in conversation.language_services.all()}
    for order, offer in enumerate(offers):
        row = there.pop((offer["language"], offer["kind"]), None)
        if row is None:
            row = LanguageService(conversation=conversation, is_demo=conversation.is_demo)
        given = offer | {"order": order}
        if any(getattr(row, name) != value for name, value in given.items()) or row.pk is None:
            for name, value in given.items():
                setattr(row, name, value)
            record(row, actor=actor, reason="languages and access")
    if there:
        remove_many(LanguageService, list(there.values()), actor=actor, reason="languages and access")
