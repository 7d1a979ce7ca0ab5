"""Copy a conversation to other days: its facts, services, agenda and questions at registration; never people, numbers
or what was said.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cms.clock import PACIFIC
from cms.records.history import Actor, record_many
from engagement import access
from engagement.choices import ServiceStatus
from engagement.conversations.dates import MOST
from engagement.conversations.page_texts import texts_of
from engagement.conversations.services import plan_conversation
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, OwnQuestion
from engagement.models.conversation_times import feeds_too_early

COPIED = (
    "name", "series", "mode", "region", "area", "place", "stream_url", "dial_in", "parking", "transit",
    "venue_accessible", "venue_free", "venue_open_to_all", "capacity", "online_capacity", "promise_level", "form",
    "is_demo",
)  # fmt: skip
NO_DECISION: dict[str, Any] = {"feeds": {}, "feeds_ref": "", "feeds_on": None}
MOST_TRIES = 100


@dataclass(frozen=True)
class Slot:
    starts_at: datetime
    ends_at: datetime

    @property
    def day(self) -> date:
        return self.starts_at.astimezone(PACIFIC).date()


@transaction.atomic
def copy_conversation(
    *,
    actor: Actor,
    source: Conversation,
    slots: list[Slot],
    decision: dict[str, Any] | None = None,
    name: dict[str, str] | None = None,
) -> list[Conversation]:
    """A draft for each slot, in their order. ``decision``: feeds, feeds_ref and feeds_on; None: those of the source if
    the date is known and later, so that no copy promises a decision of the past. ``name``: None as well.
    """
    access.require(actor, *access.DOOR_ROLES)
    current = Conversation.objects.select_for_update(of=("self",)).get(pk=source.pk)
    if not 1 <= len(slots) <= MOST:
        raise NotPossibleNow(_("Choose 1 to %(most)s dates.") % {"most": MOST})
    if len({slot.starts_at for slot in slots}) < len(slots):
        raise NotPossibleNow(_("The same date is listed twice."))
    words = _words(current)
    decision = decision or _inherited(current)
    current.name = name or current.name
    return [_copy(current, slot, words, decision, actor) for slot in slots]


def _inherited(source: Conversation) -> dict[str, Any]:
    """The decision of the source; one without a date may be long past, and is to be named again."""
    if source.feeds_on is None:
        return NO_DECISION
    return {name: getattr(source, name) for name in NO_DECISION}


def _copy(
    source: Conversation, slot: Slot, words: dict[str, dict[str, Any]], decision: dict[str, Any], actor: Actor
) -> Conversation:
    facts = {name: getattr(source, name) for name in COPIED} | _reached(decision, slot)
    shift = slot.day - source.starts_at.astimezone(PACIFIC).date()
    made = plan_conversation(
        actor=actor,
        slug=free_slug(facts["name"], slot.day),
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        accommodation_by=_shifted(source.accommodation_by, shift),
        tools=list(source.tools.all()),
        offers=_offers(source, shift),
        words=words,
        **facts,
    )
    record_many(OwnQuestion, _questions(source, made), actor=actor, reason="copied")
    return made


def _questions(source: Conversation, made: Conversation) -> list[OwnQuestion]:
    """Those that are still asked."""
    return [
        OwnQuestion(
            conversation=made,
            kind=each.kind,
            label=each.label,
            choices=each.choices,
            is_demo=made.is_demo,
        )
        for each in source.own_questions.filter(is_asked=True)
    ]


def _reached(decision: dict[str, Any], slot: Slot) -> dict[str, Any]:
    """The decision, unless it is not after the new day: then it is to be named again."""
    if feeds_too_early(decision["feeds_on"], slot.starts_at):
        return NO_DECISION
    return decision


def _offers(source: Conversation, shift: timedelta) -> list[dict[str, Any]]:
    """Every service is to be booked anew."""
    return [
        {
            "language": each.language,
            "kind": each.kind,
            "status": ServiceStatus.OFFERED,
            "ask_by": _shifted(each.ask_by, shift),
        }
        for each in source.language_services.all()
    ]


def _shifted(day: date | None, shift: timedelta) -> date | None:
    return day + shift if day else None


def _words(source: Conversation) -> dict[str, dict[str, Any]]:
    """Language → texts of its page that hold for any day, with new keys for the parts of the agenda."""
    found: dict[str, dict[str, Any]] = {}
    for name, said in texts_of(source).items():
        for code, value in said.items():
            kept = [("segment", part) for part in value] if name == "agenda" else value
            found.setdefault(code, {})[name] = kept
    return found


def free_slug(name: dict[str, str], day: date) -> str:
    """An address from the name and the day that no other conversation has."""
    stem = slugify(next(iter(name.values()), ""))[:60] or "conversation"
    wanted = [f"{stem}-{day}", *(f"{stem}-{day}-{number}" for number in range(2, MOST_TRIES))]
    taken = set(Conversation.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    return next(each for each in wanted if each not in taken)
