"""A record that leaves by two people: one proposes, another agrees or declines (S14).

For models with ``state`` (and its choices ``State``), ``reason``, ``decision``, and ``proposed_`` and ``decided_`` with
``by``, ``by_name`` and ``at``. What may be proposed, and in which words it is refused, is the caller's.
"""

from typing import Any

from django.db.models import Model

from cms import clock
from cms.publication.rules import Person, are_two_people
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user

LONGEST = 300


def propose(record: Model, *, actor: Actor, reason: str) -> None:
    """Save the proposal, without any earlier decision, and seal it."""
    _set(
        record,
        state=type(record).State.PROPOSED,  # type: ignore[attr-defined]
        reason=reason.strip()[:LONGEST],
        proposed_by=actor_user(actor),
        proposed_by_name=actor_label(actor),
        proposed_at=clock.now(),
        decided_by=None,
        decided_by_name="",
        decided_at=None,
        decision="",
    )
    record.save()
    ledger.append("propose", record, actor=actor)


def note_decision(record: Model, *, actor: Actor, approve: bool, reason: str) -> None:
    """Set the decision without saving it: the gate is asked first."""
    states = type(record).State  # type: ignore[attr-defined]
    _set(
        record,
        state=states.RELEASED if approve else states.DECLINED,
        decided_by=actor_user(actor),
        decided_by_name=actor_label(actor),
        decided_at=clock.now(),
        decision=reason.strip()[:LONGEST],
    )


def were_two(record: Model) -> bool:
    """Whether a person decided, and another one than who proposed."""
    second = _person(record, "decided")
    is_person = bool(second.name) and not second.name.startswith("system:")
    return is_person and are_two_people(_person(record, "proposed"), second)


def is_proposer(record: Model, actor: Actor) -> bool:
    account = actor_user(actor)
    person = Person(account.pk if account else None, actor_label(actor))
    return not are_two_people(_person(record, "proposed"), person)


def _person(record: Model, act: str) -> Person:
    return Person(getattr(record, f"{act}_by_id"), getattr(record, f"{act}_by_name"))


def _set(record: Model, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(record, name, value)
