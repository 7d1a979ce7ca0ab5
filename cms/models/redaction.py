from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock


class Redaction(models.Model):
    """The tombstone of a redacted text: who, when, why, and how many places were redacted (PRV-06)."""

    kind = models.CharField(_("kind of record"), max_length=40)
    key = models.CharField(_("record key"), max_length=64)
    reason = models.CharField(_("why"), max_length=500)
    actor = models.CharField(_("who"), max_length=150)
    at = models.DateTimeField(_("when"), default=clock.now)
    places = models.JSONField(_("places reached"), default=list)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("removal of text")
        verbose_name_plural = _("removals of text")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
