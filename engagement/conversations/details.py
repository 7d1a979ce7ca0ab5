"""Change the facts of a planned conversation, except its time and place, which `move_conversation` changes."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import Actor, record, remove_many, sign
from cms.records.validation import validate
from engagement import access
from engagement.choices import AHEAD
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, LanguageService
from engagement.registrations.mode_change import follow_mode

# `move_conversation` changes time and place, `change_capacity` changes seats, and each state has its own service.
FACTS = (
    "name", "number", "series", "area", "region", "mode", "stream_url", "venue_accessible", "venue_free",
    "venue_open_to_all", "promise_level", "feeds", "feeds_ref", "feeds_on", "accommodation_by", "form",
)  # fmt: skip


@transaction.atomic
def change_facts(
    *,
    actor: Actor,
    conversation: Conversation,
    sequence: int,
    tools: Iterable[Any],
    findings: Iterable[Any],
    offers: list[dict[str, Any]],
    **facts: Any,
) -> Conversation:
    """`sequence` is the one the form was opened with; a stale one is refused. It is incremented so that calendars
    update.
    """
    access.require(actor, *access.DOOR_ROLES)
    if unknown := facts.keys() - set(FACTS):
        raise TypeError(f"not changed here: {sorted(unknown)}")
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if sequence != current.sequence:
        raise ChangedMeanwhile(
            _("Someone else changed this conversation while you had the form open. Check it again.")
        )
    if current.status not in AHEAD:
        raise NotPossibleNow(_("Only a conversation that is still planned can be changed."))
    before = current.mode
    for name, value in facts.items():
        setattr(current, name, value)
    current.sequence += 1
    current.changed_at = clock.now()
    follow_mode(current, before=before, actor=actor)
    validate(current)
    fields = [*facts, "sequence", "changed_at", "capacity", "online_capacity"]
    record(current, actor=actor, reason="details changed", update_fields=fields)
    set_related(current, actor=actor, tools=tools, findings=findings)
    set_offers(current, offers, actor=actor)
    return current


def set_related(
    conversation: Conversation, *, actor: Actor, tools: Iterable[Any], findings: Iterable[Any]
) -> None:
    """simple-history writes the history of many-to-many rows itself, so it needs the actor."""
    sign(conversation, actor=actor, reason="what it is about")
    try:
        conversation.tools.set(tools)
        conversation.findings.set(findings)
    finally:
        for name in ("_history_user", "_history_actor", "_change_reason"):
            vars(conversation).pop(name, None)


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
