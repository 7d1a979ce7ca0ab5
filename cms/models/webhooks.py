"""Webhooks: who asked to be told of changes in the public record, and each message to them."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import History


class Webhook(models.Model):
    """An address to which changes of public records are sent, each message signed with its own secret.

    ``sent_until`` is the last ``RecordChange`` for which messages exist. The secrets are encrypted; they are neither
    in the history nor on a screen, except once.
    """

    class State(models.TextChoices):
        ACTIVE = "active", _("active")
        PAUSED = "paused", _("paused")
        STOPPED = "stopped", _("stopped")

    class Stop(models.TextChoices):
        GONE = "gone", _("The receiver responded that it is permanently gone (410).")
        FAILING = "failing", _("No message was delivered for five days.")

    name = models.CharField(_("name"), max_length=80)
    address = models.CharField(_("address"), max_length=500)
    kinds = models.JSONField(_("kinds of records"), default=list, blank=True)
    body = models.CharField(_("body"), max_length=60, blank=True)
    secret = models.TextField(editable=False)
    previous_secret = models.TextField(blank=True, editable=False)
    previous_until = models.DateTimeField(_("previous secret valid until"), null=True)
    secret_shown_at = models.DateTimeField(_("secret shown on"), null=True)
    state = models.CharField(_("status"), max_length=7, choices=State, default=State.ACTIVE)
    stopped_why = models.CharField(_("why it was stopped"), max_length=7, choices=Stop, blank=True)
    sent_until = models.BigIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    rest_until = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("created on"), default=clock.now)

    history = History(
        excluded_fields=["secret", "previous_secret", "sent_until", "failing_since", "rest_until"]
    )
    encrypted_fields = {"secret": "webhook", "previous_secret": "webhook"}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cms:webhook", args=[self.pk])

    @property
    def is_active(self) -> bool:
        return self.state == self.State.ACTIVE

    def previous_works(self, moment: datetime) -> bool:
        """Whether messages are also signed with the previous secret."""
        return bool(self.previous_secret and self.previous_until and self.previous_until > moment)


class WebhookDelivery(models.Model):
    """One message of a webhook. It holds names of fields and no text of a record: what was removed is not in it.

    ``change`` is the number of a ``RecordChange``, which is deleted earlier; None is a test message.
    """

    class Type(models.TextChoices):
        ADDED = "record.added", _("Record added")
        CHANGED = "record.changed", _("Record changed")
        REMOVED = "record.removed", _("Record removed")
        TEST = "webhook.test", _("Test message")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DELIVERED = "delivered", _("delivered")
        GIVEN_UP = "given_up", _("delivery failed")

    class Problem(models.TextChoices):
        NO_HOST = "no_host", _("no such host")
        NOT_PUBLIC = "private", _("not a public address")
        UNREACHABLE = "connect", _("no connection")
        CERTIFICATE = "tls", _("certificate not accepted")
        TIMEOUT = "timeout", _("no response in time")
        REDIRECT = "redirect", _("redirects are not followed")
        STATUS = "status", _("responded with an error")
        NO_ANSWER = "answer", _("no valid response")
        SECRET = "secret", _("the secret cannot be decrypted")

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    change = models.BigIntegerField(null=True)
    message_id = models.CharField(_("message"), max_length=40, unique=True)
    type = models.CharField(_("type"), max_length=14, choices=Type)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    key = models.CharField(_("record"), max_length=160, blank=True)
    fields = models.JSONField(default=list)
    happened_at = models.DateTimeField()
    state = models.CharField(_("status"), max_length=9, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"), default=clock.now)
    claimed_until = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(_("last attempt"), null=True)
    last_status = models.PositiveSmallIntegerField(_("last response"), null=True)
    last_error = models.CharField(_("last problem"), max_length=8, choices=Problem, blank=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True)
    created_at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("webhook message")
        verbose_name_plural = _("webhook messages")
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["webhook", "change"], name="one_message_of_a_change"),
        ]
        indexes = [
            models.Index(fields=["webhook", "state", "next_at"], name="webhook_message_due"),
            models.Index(fields=["created_at"], name="webhook_message_by_time"),
        ]

    def __str__(self) -> str:
        return self.message_id

    @property
    def is_given_up(self) -> bool:
        return self.state == self.State.GIVEN_UP
