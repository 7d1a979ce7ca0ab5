"""Legal holds on many things of one kind, with the rules of a single one (PRV-06, S14)."""

from dataclasses import dataclass, field

from django.db import transaction

from cms import clock
from cms.models import LegalHold
from cms.powers import emails
from cms.records import holds, ledger
from cms.records.history import Actor, actor_label, actor_user, record_changes, record_many


@dataclass
class ChangedHolds:
    """The holds that changed, and why others did not: reason → keys."""

    changed: list[LegalHold] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)

    def refuse(self, reason: str, key: str) -> None:
        self.refused.setdefault(reason, []).append(key)


@transaction.atomic
def place_holds(*, actor: Actor, kind: str, keys: list[str], reason: str) -> ChangedHolds:
    """Place a hold on each of these things that has none; ``tell`` the administrators once all are placed."""
    holds.require(actor)
    holds.check_reason(reason)
    done = ChangedHolds()
    held = set(holds.active().filter(kind=kind, key__in=keys).values_list("key", flat=True))
    for key in keys:
        if key in held:
            done.refuse("held", key)
    fresh = [holds.new_hold(actor, kind, key, reason) for key in keys if key not in held]
    done.changed = record_many(LegalHold, fresh, actor=actor, reason="placed")
    ledger.append_many("hold", done.changed, actor=actor)
    return done


@transaction.atomic
def ask_to_lift_holds(*, actor: Actor, ids: list[int]) -> ChangedHolds:
    """Request to lift these holds, by the first of two people. They stay in force until a second one agrees."""
    holds.require(actor)
    done = ChangedHolds()
    for hold in _locked(ids):
        if hold.lifted_at is not None:
            done.refuse("later", hold.key)
        elif hold.lift_asked_by_name:
            done.refuse("asked", hold.key)
        else:
            hold.lift_asked_by, hold.lift_asked_by_name = actor_user(actor), actor_label(actor)
            done.changed.append(hold)
    fields = ["lift_asked_by", "lift_asked_by_name"]
    record_changes(LegalHold, done.changed, fields, actor=actor, reason="lifting requested")
    ledger.append_many("ask", done.changed, actor=actor)
    return done


@transaction.atomic
def lift_holds(*, actor: Actor, ids: list[int]) -> ChangedHolds:
    """Lift those of these holds that somebody else asked to lift."""
    holds.require(actor)
    done, account, name, moment = ChangedHolds(), actor_user(actor), actor_label(actor), clock.now()
    for hold in _locked(ids):
        is_same = account is not None and hold.lift_asked_by_id == account.pk
        if hold.lifted_at is not None:
            done.refuse("later", hold.key)
        elif not hold.lift_asked_by_name:
            done.refuse("not_asked", hold.key)
        elif is_same or hold.lift_asked_by_name == name:
            done.refuse("second", hold.key)
        else:
            hold.lifted_by_name, hold.lifted_at = name, moment
            done.changed.append(hold)
    record_changes(LegalHold, done.changed, ["lifted_by_name", "lifted_at"], actor=actor, reason="lifted")
    ledger.append_many("lift", done.changed, actor=actor)
    return done


def _locked(ids: list[int]) -> list[LegalHold]:
    return list(LegalHold.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def tell_of_many(*, actor: Actor, count: int, is_lifted: bool) -> None:
    """Write to the administrators once about all of them."""
    context = {"who": actor_label(actor), "count": count, "is_lifted": is_lifted}
    emails.tell_administrators("holds_changed", context)
