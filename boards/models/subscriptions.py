"""Subscriptions to notices. No account; one link ends them, and nothing else does (BK-11)."""

import secrets

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.models.bodies import Body
from boards.models.meetings import Meeting
from cms import clock


def new_token() -> str:
    return secrets.token_urlsafe(24)


class Subscription(models.Model):
    """Notices of one meeting, of one body, or (if neither is set) of all bodies."""

    email = models.EmailField(_("email"))
    phone = models.CharField(
        _("phone"),
        max_length=40,
        blank=True,
        help_text=_("Media are called before an emergency meeting (Gov. Code § 11125.5)."),
    )
    is_media = models.BooleanField(_("news media"), default=False)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="subscriptions"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="subscriptions"
    )
    language = models.CharField(_("language"), max_length=12, default="en")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    started_at = models.DateTimeField(_("since"), default=clock.now)
    ended_at = models.DateTimeField(_("unsubscribed"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("person who requested notices")
        verbose_name_plural = _("people who requested notices")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=True) | Q(meeting__isnull=True), name="subscribes_to_one_thing"
            )
        ]
        indexes = [models.Index(fields=["email"], name="subscription_of_an_address")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def end_url(self) -> str:
        return reverse("boards:unsubscribe", args=[self.token])
