"""Models for moderation: campaigns of similar letters, and passages that may identify a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models.forms import Form
from feedback.models.submissions import SubmissionText


class Campaign(DemoMarked):
    """Identical and near-identical letters. All are stored; the group is counted once, with its size (PAR-05)."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="campaigns")
    name = models.CharField(_("name"), max_length=120, blank=True)
    sample = models.ForeignKey(
        SubmissionText, on_delete=models.PROTECT, related_name="+", verbose_name=_("letter")
    )
    size = models.PositiveIntegerField(_("letters"), default=0)
    least_alike = models.FloatField(_("lowest similarity, 0 to 1"), default=1)
    is_confirmed = models.BooleanField(_("reviewed by a person"), default=False)
    is_dissolved = models.BooleanField(_("a person said it is not one"), default=False)
    left_out = models.JSONField(_("comments a person removed"), default=list)
    made_at = models.DateTimeField(_("discovered"), default=clock.now)

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-size", "pk"]
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def __str__(self) -> str:
        return self.name or f"L-{self.pk}"

    @property
    def reference(self) -> str:
        return f"L-{self.pk}"


class PrivatePassage(models.Model):
    """A passage that may identify a person. It waits until a person decides (PRV-08, PRV-14)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        STAYS = "stays", _("May stay")
        TAKEN_OUT = "taken_out", _("Redacted")

    text = models.ForeignKey(SubmissionText, on_delete=models.PROTECT, related_name="private_passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(_("looks like"), max_length=20)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by_name = models.CharField(_("who"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("when"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["text_id", "start"]
        verbose_name = _("passage that may identify a person")
        verbose_name_plural = _("passages that may identify a person")
        constraints = [
            models.UniqueConstraint(fields=["text", "start", "end"], name="one_private_passage_of_a_place"),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="private_passage_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.start}–{self.end} {self.kind}"
