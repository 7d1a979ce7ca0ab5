"""What administrators do with webhooks, and stopping one that fails."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from cryptography.fernet import InvalidToken

from cms import clock
from cms.access import Role, has_role
from cms.exceptions import RuleBroken
from cms.models import RecordChange, Webhook, WebhookDelivery
from cms.powers.emails import tell_administrators
from cms.records.history import Actor, actor_user, record
from cms.webhooks import signatures

SYSTEM = "system:webhooks"
PREVIOUS_WORKS = timedelta(hours=24)
MOST_ACTIVE = 20  # all of them are sent to side by side
State = Webhook.State


@dataclass(frozen=True)
class Subscription:
    """What an administrator chooses. ``kinds``: names of kinds, none for all. ``body``: a slug, or "" for all."""

    name: str
    address: str
    kinds: list[str] = field(default_factory=list)
    body: str = ""


def newest_change() -> int:
    return RecordChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@transaction.atomic
def create(*, actor: Actor, wanted: Subscription) -> Webhook:
    """A new webhook, which is sent each change from now on. ``RuleBroken`` if there are too many."""
    _require_administrator(actor)
    _require_room()
    webhook = Webhook(
        secret=signatures.seal(signatures.new_secret()),
        sent_until=newest_change(),
        created_by=actor_user(actor),
        created_at=clock.now(),
    )
    _fill(webhook, wanted)
    return record(webhook, actor=actor, reason="created")


@transaction.atomic
def change(*, actor: Actor, webhook: Webhook, wanted: Subscription) -> Webhook:
    """Messages that wait go to the new address."""
    _require_administrator(actor)
    locked = _locked(webhook)
    _fill(locked, wanted)
    return record(locked, actor=actor, reason="changed", update_fields=["name", "address", "kinds", "body"])


def _fill(webhook: Webhook, wanted: Subscription) -> None:
    webhook.name, webhook.address = wanted.name, wanted.address
    webhook.kinds, webhook.body = sorted(wanted.kinds), wanted.body


@transaction.atomic
def pause(*, actor: Actor, webhook: Webhook) -> None:
    _require_administrator(actor)
    locked = _locked(webhook)
    if locked.state == State.PAUSED:
        return
    locked.state, locked.stopped_why = State.PAUSED, ""
    record(locked, actor=actor, reason="paused", update_fields=["state", "stopped_why"])


@transaction.atomic
def resume(*, actor: Actor, webhook: Webhook) -> None:
    """Send again, also what changed in the meantime, as far back as changes are kept.

    ``RuleBroken`` if too many are active.
    """
    _require_administrator(actor)
    locked = _locked(webhook)
    if locked.is_active:
        return
    _require_room()
    locked.state, locked.stopped_why = State.ACTIVE, ""
    locked.failing_since = locked.rest_until = None
    names = ["state", "stopped_why", "failing_since", "rest_until"]
    record(locked, actor=actor, reason="resumed", update_fields=names)


@transaction.atomic
def rotate(*, actor: Actor, webhook: Webhook) -> None:
    """A new secret. For 24 hours, messages are signed with the one before as well."""
    _require_administrator(actor)
    locked = _locked(webhook)
    locked.previous_secret, locked.previous_until = locked.secret, clock.now() + PREVIOUS_WORKS
    locked.secret, locked.secret_shown_at = signatures.seal(signatures.new_secret()), None
    names = ["secret", "previous_secret", "previous_until", "secret_shown_at"]
    record(locked, actor=actor, reason="secret rotated", update_fields=names)


@transaction.atomic
def show_secret(*, actor: Actor, webhook: Webhook) -> str:
    """The secret, once. ``RuleBroken`` if it was shown before, or no key decrypts it."""
    _require_administrator(actor)
    locked = _locked(webhook)
    if locked.secret_shown_at:
        raise RuleBroken(_("This secret was already shown. If you do not have it, make a new one."))
    try:
        secret = signatures.unseal(locked.secret)
    except InvalidToken as error:
        raise RuleBroken(
            _("The site’s key changed, so this secret can no longer be read. Make a new one.")
        ) from error
    locked.secret_shown_at = clock.now()
    record(locked, actor=actor, reason="secret shown", update_fields=["secret_shown_at"])
    return secret


@transaction.atomic
def send_test(*, actor: Actor, webhook: Webhook) -> WebhookDelivery:
    """Queue a test message. ``RuleBroken`` if the webhook is not active."""
    _require_administrator(actor)
    _require_active(_locked(webhook))
    moment = clock.now()
    return WebhookDelivery.objects.create(
        webhook=webhook,
        message_id=signatures.new_message_id(),
        type=WebhookDelivery.Type.TEST,
        happened_at=moment,
        next_at=moment,
        created_at=moment,
    )


@transaction.atomic
def send_again(*, actor: Actor, webhook: Webhook, delivery: int) -> None:
    """Begin anew with a message that was given up, under the same id. ``RuleBroken`` if it was not, or the webhook is
    not active.
    """
    _require_administrator(actor)
    _require_active(_locked(webhook))
    given_up = WebhookDelivery.objects.filter(
        pk=delivery, webhook=webhook, state=WebhookDelivery.State.GIVEN_UP
    )
    if not given_up.update(state=WebhookDelivery.State.WAITING, attempts=0, next_at=clock.now()):
        raise RuleBroken(_("Only a message that could not be delivered can be sent again."))


def stop(webhook: Webhook, why: Webhook.Stop) -> None:
    """Stop a webhook and tell the administrators, in the caller's transaction. What waits stays."""
    if not webhook.is_active:
        return
    webhook.state, webhook.stopped_why = State.STOPPED, why
    record(webhook, actor=SYSTEM, reason=f"stopped: {why.value}", update_fields=["state", "stopped_why"])
    url = settings.SITE_URL + webhook.get_absolute_url()
    tell_administrators("webhook_stopped", {"webhook": webhook, "url": url})


def _locked(webhook: Webhook) -> Webhook:
    return Webhook.objects.select_for_update().get(pk=webhook.pk)


def _require_administrator(actor: Actor) -> None:
    if not has_role(actor, Role.ADMINISTRATOR):
        raise PermissionDenied


def _require_active(webhook: Webhook) -> None:
    if not webhook.is_active:
        raise RuleBroken(_("This webhook is not active, so nothing is sent. Resume it first."))


def _require_room() -> None:
    if Webhook.objects.filter(state=State.ACTIVE).count() >= MOST_ACTIVE:
        raise RuleBroken(
            _("At most %(count)s webhooks can be active. Pause one first.") % {"count": MOST_ACTIVE}
        )
