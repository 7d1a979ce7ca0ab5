"""Models for saved drafts, uploaded files, and receipts saved to an account."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from feedback.models.forms import Form, FormVersion
from feedback.models.submissions import Submission


class Draft(models.Model):
    """A partly completed form, found by its code. It is deleted when submitted or when it expires."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="drafts")
    version = models.ForeignKey(FormVersion, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, unique=True, editable=False)
    receipt_digest = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(max_length=12, blank=True)
    values = models.JSONField(
        default=dict, help_text=_("Field name → list of the values as they were typed.")
    )
    page = models.PositiveSmallIntegerField(default=1)
    ticket = models.CharField(max_length=300, blank=True, editable=False)  # submissions/tickets.py
    saved_at = models.DateTimeField(_("saved"), default=clock.now)
    expires_at = models.DateTimeField(_("kept until"), db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("saved draft")
        verbose_name_plural = _("saved drafts")

    def __str__(self) -> str:
        return str(self.pk)


class Attachment(models.Model):
    """A file uploaded with a comment. It cannot be downloaded until its content has been checked (S21)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be checked")
        CLEAN = "clean", _("Checked")
        REFUSED = "refused", _("Refused")
        REMOVED = "removed", _("Removed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="attachments"
    )
    draft = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.CASCADE, related_name="attachments"
    )
    question_key = models.CharField(_("question"), max_length=40)
    name = models.CharField(_("original name"), max_length=200)
    file = models.CharField(max_length=120)
    kind = models.CharField(
        _("kind of file"), max_length=12, help_text=_("Read from its content, never from its name.")
    )
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    verdict = models.CharField(_("result of the check"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("received"), default=clock.now)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("comment attachment")
        verbose_name_plural = _("comment attachments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(submission=None) | models.Q(draft=None), name="attachment_has_one_owner"
            )
        ]

    def __str__(self) -> str:
        return self.name


class SavedReceipt(models.Model):
    """A receipt that a signed-in person saved to their account. The comment itself does not reference the account."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_receipts")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(_("saved since"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("saved receipt")
        verbose_name_plural = _("saved receipts")
        constraints = [
            models.UniqueConstraint(fields=["user", "submission"], name="one_kept_receipt_of_a_comment")
        ]

    def __str__(self) -> str:
        return str(self.pk)
