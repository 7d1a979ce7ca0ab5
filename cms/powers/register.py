"""Entries of the register that rest on something else than two people: installation, a vote, protection."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Model

from cms import clock
from cms.models import PowerChange
from cms.powers.definitions import AnyPower, all_powers, find_power
from cms.powers.ledger import latest_changes
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record_many

Basis = PowerChange.Basis


type Entry = tuple[str, str]  # kind and key


def unregistered() -> set[Entry]:
    """Powers without an entry though the register of their kind has begun: somebody wrote them around it."""
    return {
        (power.kind, power.key_of(thing))
        for power in all_powers()
        if (known := latest_changes(power))
        for thing in power.rows()
        if power.key_of(thing) not in known
    }


@transaction.atomic
def record_as_found(*, actor: Actor, reason: str, leave_out: Collection[Entry] = ()) -> int:
    """Enter powers that have no entry yet, as they are now. For the installation; returns how many."""
    count = 0
    for power in all_powers():
        known = {*latest_changes(power), *(key for kind, key in leave_out if kind == power.kind)}
        missing = [thing for thing in power.rows() if power.key_of(thing) not in known]
        enter(power, missing, actor=actor, basis=Basis.INSTALLATION, reason=reason)
        count += len(missing)
    return count


@transaction.atomic
def enter(
    power: AnyPower,
    things: Iterable[Model],
    *,
    actor: Actor,
    basis: Basis,
    reason: str,
    before: dict | None = None,
) -> list[PowerChange]:
    """Enter what is in effect already. ``before`` are the earlier values, {} for a new row."""
    now, changes = clock.now(), []
    for thing in things:
        changes.append(
            PowerChange(
                kind=power.kind,
                key=power.key_of(thing),
                label=power.label_of(thing),
                before=before or {},
                after=power.values_of(thing),
                basis=basis,
                reason=reason[:500],
                effective_on=clock.today(),
                state=PowerChange.State.IN_EFFECT,
                proposed_by=actor_user(actor),
                proposed_by_name=actor_label(actor),
                proposed_at=now,
                applied_at=now,
            )
        )
    if changes:
        record_many(PowerChange, changes, actor=actor, reason="in effect")
        ledger.append_many("grant", changes, actor=actor)
    return changes


def enter_vote(kind: str, thing: Model, *, actor: Actor, reason: str) -> None:
    """Enter what a vote of the board decided."""
    if power := find_power(kind):
        enter(power, [thing], actor=actor, basis=Basis.VOTE, reason=reason)
