"""Which facts of this room's rows the ledger holds fast. Words stand in as their SHA-256."""

import hashlib
import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from boards.models import (
    AgendaItem,
    Decision,
    FollowUp,
    ItemOutcome,
    Motion,
    NoticeSending,
    PostedAgenda,
    Vote,
)
from cms.ledger import seals, verifier


def _hash(value) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _moment(value) -> int | None:
    """Milliseconds: what every database keeps."""
    return int(value.timestamp() * 1000) if value else None


@seals(PostedAgenda, kind="posting")
def posting(obj: PostedAgenda) -> dict:
    return {
        "meeting": obj.meeting_id,
        "number": obj.number,
        "snapshot": _hash(obj.snapshot),
        "sha256": obj.sha256,
        "at": _moment(obj.posted_at),
        "by": obj.posted_by_name,
        "reason": _hash(obj.reason),
    }


@seals(AgendaItem, kind="item")
def item(obj: AgendaItem) -> dict:
    words = _hash([obj.title, obj.text])
    return {"meeting": obj.meeting_id, "key": obj.key, "number": obj.number, "kind": obj.kind, "words": words}


@seals(NoticeSending, kind="sending")
def sending(obj: NoticeSending) -> dict:
    facts = {"posting": obj.posting_id, "over": obj.channel, "at": _moment(obj.sent_at)}
    return {**facts, "to": _hash(obj.address)}


@seals(Motion, kind="motion")
def motion(obj: Motion) -> dict:
    return {
        "item": obj.item_id,
        "order": obj.order,
        "words": _hash(obj.text),
        "mover": obj.mover_id,
        "seconder": obj.seconder_id,
        "state": obj.state,
        "closed": _moment(obj.closed_at),
        "base": obj.base,
        "needed": obj.needed,
        "passed": obj.passed,
    }


@seals(Vote, kind="vote")
def vote(obj: Vote) -> dict:
    return {
        "motion": obj.motion_id,
        "seat": obj.seat_id,
        "holding": obj.holding_id,
        "choice": obj.choice,
        "mode": obj.mode,
        "at": _moment(obj.cast_at),
    }


@seals(Decision, kind="decision")
def decision(obj: Decision) -> dict:
    return {
        "number": obj.number,
        "body": obj.body_id,
        "motion": obj.motion_id,
        "outcome": obj.outcome,
        "until": obj.until.isoformat() if obj.until else None,
        "decided": obj.decided_on.isoformat(),
        "words": _hash([obj.title, obj.summary, obj.reason]),
    }


@seals(FollowUp, kind="step")
def step(obj: FollowUp) -> dict:
    return {
        "decision": obj.decision_id,
        "due": obj.due_on.isoformat() if obj.due_on else None,
        "done": obj.done_on.isoformat() if obj.done_on else None,
        "words": _hash([obj.title, obj.owner, obj.note]),
    }


@seals(ItemOutcome, kind="outcome")
def outcome(obj: ItemOutcome) -> dict:
    until = obj.until.isoformat() if obj.until else None
    return {"item": obj.item_id, "outcome": obj.outcome, "until": until, "words": _hash(obj.reason)}


@verifier("posted agendas")
def snapshots() -> Iterator[str]:
    """Each posted agenda still has the SHA-256 that was shown with it, and each posting has its items."""
    for each in PostedAgenda.objects.order_by("pk").iterator(100):
        if not each.is_intact:
            yield _("posting %(key)s does not match its SHA-256.") % {"key": each.pk}
