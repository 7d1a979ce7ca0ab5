"""Legal holds: what a hold names is neither erased nor redacted until a second person lifts it (PRV-06, S14)."""

from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.access import Role, has_role
from cms.exceptions import RuleBroken
from cms.models import LegalHold
from cms.powers import emails
from cms.records import ledger, record_kinds
from cms.records.history import Actor, actor_label, actor_user, record
from cms.records.record_kinds import Holdable

ROLES = (Role.PUBLISHER, Role.ADMINISTRATOR)
MOST_NAMED = 500  # a query cannot name any number of keys


@ledger.seals(LegalHold, kind="hold", complete=LegalHold.objects.all)
def _hold_facts(hold: LegalHold) -> dict:
    return {
        "kind": hold.kind,
        "key": hold.key,
        "placed": [hold.placed_by_name, int(hold.placed_at.timestamp())],
        "asked": hold.lift_asked_by_name,
        "lifted": [hold.lifted_by_name, int(hold.lifted_at.timestamp()) if hold.lifted_at else None],
    }


def _save(hold: LegalHold, act: str, *, actor: Actor, reason: str) -> LegalHold:
    record(hold, actor=actor, reason=reason)
    ledger.append(act, hold, actor=actor)
    if act in ("hold", "lift"):
        emails.tell_administrators("hold_changed", {"hold": hold, "who": actor_label(actor)})
    return hold


class Held(RuleBroken):
    """A hold forbids it; ``facts["hold"]`` is the hold."""


def _nothing_wider(key: str) -> Iterable[tuple[str, str]]:
    return ()


def _bare_keys(keys: list[str]) -> dict[str, str]:
    return {key: key for key in keys}


def holdable(
    kind: str,
    *,
    title: str | Promise,
    within: Callable = _nothing_wider,
    names: Callable = _bare_keys,
    order: int = 50,
) -> Callable:
    """Register a kind of thing that can be held, with the function that finds its key from typed text."""

    def register(find: Callable[[str], str | None]) -> Callable[[str], str | None]:
        record_kinds.register(kind).hold = Holdable(kind, title, find, within, names, order)
        return find

    return register


def active() -> QuerySet[LegalHold]:
    return LegalHold.objects.filter(lifted_at=None)


def lifted() -> QuerySet[LegalHold]:
    return LegalHold.objects.exclude(lifted_at=None).order_by("-lifted_at")


def find_hold(pk: int) -> LegalHold | None:
    return LegalHold.objects.filter(pk=pk).first()


def hold_on(kind: str, key: object) -> LegalHold | None:
    """The hold that covers a thing: its own, or that of something wider."""
    names = [(kind, str(key))]
    if hold := record_kinds.of(kind).hold:
        names += hold.within(str(key))
    wanted = Q()
    for name, each in names:
        wanted |= Q(kind=name, key=str(each))
    return active().filter(wanted).order_by("placed_at").first()


def is_held(*things: tuple[str, object]) -> bool:
    """Whether a hold names one of these things; the caller knows what is wider. One query."""
    wanted = Q(pk__in=[])
    for kind, key in things:
        wanted |= Q(kind=kind, key=str(key))
    return active().filter(wanted).exists()


def check(kind: str, key: object) -> None:
    """Raise Held if a legal hold covers the thing."""
    if hold := hold_on(kind, key):
        raise Held(
            _("This is under a legal hold. It must stay as it is until the hold is lifted."),
            rule="PRV-06",
            why=hold.reason,
            hold=hold,
        )


def covering(lookups: dict[str, str]) -> Q:
    """The rows that a hold covers. ``lookups``: kind of hold → lookup path from the row to what is held."""
    found: dict[str, list[str]] = {kind: [] for kind in lookups}
    for kind, key in active().filter(kind__in=lookups).values_list("kind", "key"):
        found[kind].append(key)
    covered = Q(pk__in=[])
    for kind, keys in found.items():
        if len(keys) > MOST_NAMED and all(key.isdecimal() for key in keys):
            numbers = active().filter(kind=kind).annotate(number=Cast("key", BigIntegerField()))
            covered |= Q(**{f"{lookups[kind]}__in": numbers.values("number")})
        elif keys:
            covered |= Q(**{f"{lookups[kind]}__in": keys})
    return covered


def require(actor: Actor) -> None:
    """Raise ``PermissionDenied`` unless the actor may place and lift holds."""
    if not has_role(actor, *ROLES):
        raise PermissionDenied


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise RuleBroken(_("Enter the reason for the hold. The reason is saved."), rule="PRV-06")


def new_hold(actor: Actor, kind: str, key: str, reason: str) -> LegalHold:
    """A hold that is not stored yet."""
    return LegalHold(
        kind=kind,
        key=key,
        reason=reason.strip()[:500],
        placed_by=actor_user(actor),
        placed_by_name=actor_label(actor),
        placed_at=clock.now(),
    )


@transaction.atomic
def place_hold(*, actor: Actor, kind: str, reference: str, reason: str) -> LegalHold:
    """Place a legal hold. ``reference`` is what a person typed, such as a number; RuleBroken if it names nothing."""
    require(actor)
    what = record_kinds.of(kind).hold
    if what is None:
        raise RuleBroken(_("This kind of record cannot be placed on hold."), rule="PRV-06")
    check_reason(reason)
    key = what.find(reference.strip())
    if key is None:
        raise RuleBroken(_("No such record was found. Check its number."), rule="PRV-06")
    if active().filter(kind=kind, key=key).exists():
        raise RuleBroken(_("It is already on hold."), rule="PRV-06")
    return _save(new_hold(actor, kind, key, reason), "hold", actor=actor, reason="placed")


def _current(hold: LegalHold) -> LegalHold:
    current = LegalHold.objects.select_for_update().get(pk=hold.pk)
    if current.lifted_at is not None:
        raise RuleBroken(_("This hold has already been lifted."), rule="S14")
    return current


@transaction.atomic
def ask_to_lift(*, actor: Actor, hold: LegalHold) -> LegalHold:
    """Request to lift a hold, by the first of two people. It stays in force until a second one agrees."""
    require(actor)
    current = _current(hold)
    if current.lift_asked_by_name:
        raise RuleBroken(_("Someone has already asked to lift it."), rule="S14")
    current.lift_asked_by, current.lift_asked_by_name = actor_user(actor), actor_label(actor)
    return _save(current, "ask", actor=actor, reason="lifting requested")


@transaction.atomic
def lift_hold(*, actor: Actor, hold: LegalHold) -> LegalHold:
    """Lift a hold, by a second person: RuleBroken if the actor requested it, or nobody did."""
    require(actor)
    current = _current(hold)
    if not current.lift_asked_by_name:
        raise RuleBroken(_("Someone must first ask to lift it. A second person must then agree."), rule="S14")
    account = actor_user(actor)
    is_same = account is not None and current.lift_asked_by_id == account.pk
    if is_same or current.lift_asked_by_name == actor_label(actor):
        raise RuleBroken(_("You asked for this. A second person must agree."), rule="S14")
    current.lifted_by_name, current.lifted_at = actor_label(actor), clock.now()
    return _save(current, "lift", actor=actor, reason="lifted")


@transaction.atomic
def keep_hold(*, actor: Actor, hold: LegalHold) -> LegalHold:
    """Keep the hold: the request is withdrawn, or a second person declines."""
    require(actor)
    current = _current(hold)
    if not current.lift_asked_by_name:
        raise RuleBroken(_("No one has asked to lift it."), rule="S14")
    current.lift_asked_by, current.lift_asked_by_name = None, ""
    return _save(current, "keep", actor=actor, reason="stays in force")
