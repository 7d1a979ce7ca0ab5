"""Changes of powers: proposed by one person, confirmed by another, in effect on their day, sealed and told (S14)."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.exceptions import RuleBroken
from cms.models import PowerChange
from cms.powers import emails, rules
from cms.powers.definitions import AnyPower, find_power
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record

State = PowerChange.State
ACTOR = "register of powers"


def power_of(change: PowerChange) -> AnyPower:
    power = find_power(change.kind)
    if power is None:
        raise RuleBroken(_("This kind of power is no longer part of this site."), rule=rules.RULE)
    return power


def _locked(change: PowerChange, *states: State) -> PowerChange:
    current = PowerChange.objects.select_for_update().get(pk=change.pk)
    if current.state not in states:
        raise RuleBroken(_("Someone has already decided on this."), rule=rules.RULE)
    return current


@transaction.atomic
def propose(
    *,
    actor: Actor,
    power: AnyPower,
    key: str,
    label: str,
    after: dict[str, Any],
    reason: str,
    effective_on: date,
) -> PowerChange:
    """Propose a change; nothing changes before a second person confirms it. ``key`` is "" for a new row."""
    rules.require_proposer(actor, power)
    thing = power.find(key) if key else None
    before = power.values_of(thing) if thing is not None else {}
    if before == after:
        raise RuleBroken(_("Nothing would change. Change something, or leave this page."), rule=rules.RULE)
    if key and _waiting(power, key):
        raise RuleBroken(
            _("Another change to this is pending. It must be decided or withdrawn first."), rule=rules.RULE
        )
    if effective_on < clock.today():
        raise RuleBroken(_("This date has passed. Choose today or a later date."), rule=rules.RULE)
    change = PowerChange(
        kind=power.kind,
        key=key,
        label=label[:200],
        before=before,
        after=after,
        reason=reason,
        effective_on=effective_on,
        proposed_by=actor_user(actor),
        proposed_by_name=actor_label(actor),
        proposed_at=clock.now(),
    )
    record(change, actor=actor, reason="proposed")
    ledger.append("propose", change, actor=actor)
    emails.tell_confirmers(change, power)
    return change


def _waiting(power: AnyPower, key: str) -> bool:
    return PowerChange.objects.filter(kind=power.kind, key=key, state__in=PowerChange.TO_COME).exists()


@transaction.atomic
def confirm(*, actor: Actor, change: PowerChange) -> PowerChange:
    """Confirm as the second person. It takes effect at once, or on its day."""
    power, current = power_of(change), _locked(change, State.PROPOSED)
    current.basis = rules.check_confirmer(actor, power, current)
    current.decided_by, current.decided_by_name = actor_user(actor), actor_label(actor)
    current.decided_at = clock.now()
    if current.effective_on > clock.today():
        current.state = State.CONFIRMED
        record(current, actor=actor, reason="confirmed")
        ledger.append("confirm", current, actor=actor)
    else:
        _apply(power, current, actor=actor)
    emails.tell_concerned(current, power)
    return current


def _apply(power: AnyPower, change: PowerChange, *, actor: Actor) -> None:
    """Write the change. Raises ``RuleBroken`` if the power changed meanwhile or the model refuses the values."""
    thing = power.find(change.key) if change.key else power.model()
    if thing is None or (change.key and power.values_of(thing) != change.before):
        raise RuleBroken(
            _("This has changed since it was proposed. Decline it, and propose it again."), rule=rules.RULE
        )
    try:
        power.write(thing, change.after, actor=actor, reason=f"change of powers {change.pk}")
    except ValidationError as error:
        raise RuleBroken(" ".join(error.messages), rule=rules.RULE) from error
    change.key, change.after = power.key_of(thing), change.after | power.values_of(thing)
    change.state, change.applied_at = State.IN_EFFECT, clock.now()
    record(change, actor=actor, reason="in effect")
    ledger.append("grant", change, actor=actor)


@transaction.atomic
def decline(*, actor: Actor, change: PowerChange, note: str) -> PowerChange:
    """Decline as anyone who could confirm it, with a reason; until its day also what was confirmed."""
    power, current = power_of(change), _locked(change, *PowerChange.TO_COME)
    account = actor_user(actor)
    if account is not None and account.pk == current.proposed_by_id:
        raise RuleBroken(_("You proposed this. Withdraw it instead."), rule=rules.RULE)
    rules.check_confirmer(actor, power, current)
    if not note:
        raise RuleBroken(_("Explain why you are declining it. Your note is saved."), rule=rules.RULE)
    return _end(current, State.DECLINED, actor=actor, note=note)


@transaction.atomic
def withdraw(*, actor: Actor, change: PowerChange) -> PowerChange:
    """Withdraw one's own proposal, until it takes effect."""
    current, account = _locked(change, *PowerChange.TO_COME), actor_user(actor)
    if account is None or account.pk != current.proposed_by_id:
        raise PermissionDenied
    return _end(current, State.WITHDRAWN, actor=actor)


def _end(change: PowerChange, state: State, *, actor: Actor, note: str = "") -> PowerChange:
    was_confirmed = change.state == State.CONFIRMED
    change.state, change.note = state, note
    change.decided_by, change.decided_by_name = actor_user(actor), actor_label(actor)
    change.decided_at = clock.now()
    record(change, actor=actor, reason=state.value)
    ledger.append("end", change, actor=actor)
    power = find_power(change.kind)
    if was_confirmed and power:  # they were told that it would take effect
        emails.tell_concerned(change, power)
    return change


def apply_due() -> int:
    """Bring confirmed changes into effect on their day; one that cannot is marked and told. Returns how many began."""
    done = 0
    due = PowerChange.objects.filter(state=State.CONFIRMED, effective_on__lte=clock.today())
    for found in list(due.order_by("effective_on", "pk").values_list("pk", flat=True)):
        done += _apply_one(found)
    return done


@transaction.atomic
def _apply_one(pk: int) -> bool:
    change = PowerChange.objects.select_for_update().get(pk=pk)
    if change.state != State.CONFIRMED:
        return False
    try:
        with transaction.atomic():
            _apply(power_of(change), change, actor=ACTOR)
    except RuleBroken as refusal:
        change.refresh_from_db()
        change.state, change.note = State.FAILED, str(refusal)[:500]
        record(change, actor=ACTOR, reason="could not take effect")
        ledger.append("end", change, actor=ACTOR)
    if power := find_power(change.kind):
        emails.tell_concerned(change, power)
    return change.state == State.IN_EFFECT
