from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock


class Redaction(models.Model):
    """The tombstone of a redacted text: who, when, why, and how many places were redacted (PRV-06).

    ``entries``: the numbers of those entries of the record that lost their salt.
    """

    kind = models.CharField(_("kind of record"), max_length=40)
    key = models.CharField(_("record key"), max_length=64)
    reason = models.CharField(_("why"), max_length=500)
    actor = models.CharField(_("who"), max_length=150)
    at = models.DateTimeField(_("when"), default=clock.now)
    places = models.JSONField(_("places where the text was removed"), default=list)
    entries = models.JSONField(_("entries of the record that lost their salt"), default=list)
    copies_found = models.PositiveIntegerField(_("possible copies found"), default=0)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("removal of text")
        verbose_name_plural = _("removals of text")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    def get_absolute_url(self) -> str:
        return reverse("cms:removal", args=[self.pk])


class PossibleCopy(models.Model):
    """A place where a redacted text was found and not removed, until a person decides. It never holds the text."""

    class State(models.TextChoices):
        OPEN = "open", _("To decide")
        REMOVED = "removed", _("Removed there too")
        LEFT = "left", _("Left as it is")

    redaction = models.ForeignKey(Redaction, on_delete=models.PROTECT, related_name="copies")
    kind = models.CharField(_("kind of record"), max_length=100)
    key = models.CharField(_("record key"), max_length=64)
    address = models.CharField(_("where staff see it"), max_length=300, blank=True)
    fields = models.JSONField(_("fields"), default=list)
    traces = models.JSONField(default=list)  # length and keyed digest of each stretch
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    decided_by = models.CharField(_("who"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("when"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("possible copy of removed text")
        verbose_name_plural = _("possible copies of removed text")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
