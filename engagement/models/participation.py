"""Participation by year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock


class AnnualParticipation(models.Model):
    """Participation in the conversations of one year: disclosure-controlled, frozen after the year ends (PRV-12)."""

    wagtail_reference_index_ignore = True

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    facts = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("posted"), default=clock.now)
    published_by = models.CharField(_("posted by"), max_length=150)

    class Meta:
        verbose_name = _("participation by year")
        verbose_name_plural = _("participation by year")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)
