"""Messages that staff write to people who registered for a conversation. A draft until someone presses Send."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import Audience, DeliveryState
from engagement.models.conversations import Conversation
from engagement.models.registrations import Registration

LONGEST_SUBJECT, LONGEST_BODY = 120, 3000


class RegistrantMessage(DemoMarked):
    """``sent_at``: when a person pressed Send; the emails are written by a job from then on."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="messages")
    subject = TranslatedField(_("subject"), text_length=LONGEST_SUBJECT)
    body = TranslatedField(_("text"), long=True, text_length=LONGEST_BODY)
    audience = models.CharField(_("who gets it"), max_length=14, choices=Audience)
    written_by_name = models.CharField(max_length=150, editable=False)
    written_at = models.DateTimeField(default=clock.now, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    sent_by_name = models.CharField(max_length=150, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    job = models.ForeignKey("cms.Job", null=True, on_delete=models.SET_NULL, related_name="+", editable=False)

    history = History()

    class Meta:
        verbose_name = _("message to people who registered")
        verbose_name_plural = _("messages to people who registered")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return text(self.subject)

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None


class MessageRecipient(models.Model):
    """One person a message is for, fixed when Send was pressed; written to once, whoever runs the job."""

    wagtail_reference_index_ignore = True

    message = models.ForeignKey(RegistrantMessage, on_delete=models.CASCADE, related_name="recipients")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="messages")
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    settled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("recipient of a message")
        verbose_name_plural = _("recipients of a message")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["message", "registration"], name="one_email_of_a_message")
        ]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.registration_id}"
