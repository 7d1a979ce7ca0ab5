import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import History

NOT_FOR_STAFF = _(
    "Only the recipient can read this message. It may contain a private link or a receipt code."
)

NO_TEXT: dict[str, object] = {"text": "", "html": "", "calendar": "", "headers": {}}


class OutboxMessage(models.Model):
    """A message written in the transaction that it reports on; the worker sends it (security.md F11).

    Its text may open something: a link to a new password, a receipt code. Staff read it only if whoever queued it
    said that it holds no such thing. Otherwise it is blank as soon as it was sent or given up.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        KEPT = "kept", _("saved here, not sent")
        FAILED = "failed", _("delivery failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True)
    calendar = models.TextField(
        _("calendar entry"), blank=True, help_text=_("Attached as an iCalendar file.")
    )
    language = models.CharField(_("language"), max_length=12, blank=True)
    headers = models.JSONField(default=dict, blank=True, editable=False)
    reply_to = models.EmailField(blank=True)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(_("written"), default=clock.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next attempt"), default=clock.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.CharField(_("last error"), max_length=300, blank=True)
    is_readable = models.BooleanField(default=False, editable=False)
    expires_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="outbox_due"),
            models.Index(fields=["about_kind", "about_id"], name="outbox_about"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def calendar_type(self) -> str:
        """The content type of the attached calendar entry; mail programs act on its method (RFC 6047)."""
        method = "CANCEL" if "METHOD:CANCEL" in self.calendar else "PUBLISH"
        return f"text/calendar; method={method}"

    def get_text_display(self) -> str:
        """What the admin shows in place of the text."""
        return self.text if self.is_readable else str(NOT_FOR_STAFF)


class SuppressedAddressQuerySet(models.QuerySet["SuppressedAddress"]):
    def in_force(self) -> "SuppressedAddressQuerySet":
        return self.filter(lifted_at=None)


class SuppressedAddress(models.Model):
    """An address to which nothing is sent, as a keyed digest. ``domain`` helps staff to see whom a fault concerns."""

    wagtail_reference_index_ignore = True

    class Reason(models.TextChoices):
        BOUNCED = "bounced", _("Email to this address bounced")
        ASKED = "asked", _("The recipient asked not to receive email")
        COMPLAINT = "complaint", _("The recipient reported our email as spam")

    digest = models.CharField(max_length=64, unique=True, editable=False)
    domain = models.CharField(_("domain"), max_length=120)
    reason = models.CharField(_("why"), max_length=10, choices=Reason)
    since = models.DateTimeField(_("since"), default=clock.now)
    lifted_at = models.DateTimeField(_("email resumed on"), null=True, blank=True)

    history = History(excluded_fields=["digest"])
    objects = SuppressedAddressQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None
