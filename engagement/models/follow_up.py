"""The follow-up survey to the people who came to a conversation: a feedback form, opened by one private link a person.

Nothing here joins a person to a link, or a link to a response. An invitation names the registration and holds the code
of the link only until its email is written. Links are stored before, in random order, by a digest; of a response they
keep that there was one. The response itself is a submission like any other, with its source (`Heard`).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import DeliveryState
from engagement.models.conversations import Conversation
from engagement.models.messages import LONGEST_BODY, LONGEST_SUBJECT
from engagement.models.registrations import Registration


class FollowUp(DemoMarked):
    """One survey of a conversation: a draft until someone presses Send. ``closes_on``: the last day, in California."""

    wagtail_reference_index_ignore = True

    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, related_name="follow_up")
    form = models.ForeignKey("feedback.Form", on_delete=models.PROTECT, related_name="follow_ups")
    subject = TranslatedField(_("subject"), text_length=LONGEST_SUBJECT)
    body = TranslatedField(_("text"), long=True, text_length=LONGEST_BODY)
    closes_on = models.DateField(_("last day to answer"))
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
        verbose_name = _("follow-up survey")
        verbose_name_plural = _("follow-up surveys")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return text(self.subject)

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None

    @property
    def takes_answers(self) -> bool:
        """It was sent, its last day is not over, and its form is open."""
        return not self.is_draft and not self.is_over and self.form.is_open

    @property
    def is_over(self) -> bool:
        return clock.today() > self.closes_on


class FollowUpInvitation(models.Model):
    """One email to one person, fixed when Send was pressed. Once written or left out it is of nobody."""

    wagtail_reference_index_ignore = True

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="invitations")
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    code = models.CharField(max_length=30, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)

    class Meta:
        verbose_name = _("invitation to a follow-up survey")
        verbose_name_plural = _("invitations to a follow-up survey")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DeliveryState.WAITING) | Q(registration=None, code=""),
                name="written_invitation_of_nobody",
            ),
            models.UniqueConstraint(
                fields=["follow_up", "registration"], name="one_invitation_of_a_registration"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follow_up_id}: {self.state}"


class FollowUpLink(models.Model):
    """One private link, which takes one response. When it was used is not stored."""

    wagtail_reference_index_ignore = True

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="links")
    link_digest = models.CharField(max_length=64, unique=True, editable=False)
    is_used = models.BooleanField(_("used"), default=False, editable=False)

    class Meta:
        verbose_name = _("link to a follow-up survey")
        verbose_name_plural = _("links to a follow-up survey")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.follow_up_id}/{self.pk}"
