"""Progress of action items, reported until done."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.models.agendas import Frozen
from boards.models.decisions import FollowUp
from cms import clock
from cms.i18n.fields import TranslatedField
from cms.models import DemoMarked


class StepProgress(Frozen, DemoMarked):
    """A progress report on an action item, with percent and text. Immutable; the next one supersedes it."""

    step = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="progress")
    percent = models.PositiveSmallIntegerField(_("percent done"), validators=[MaxValueValidator(99)])
    note = TranslatedField(_("progress"), long=True, text_length=600)
    at = models.DateTimeField(_("when"), default=clock.now)
    by_name = models.CharField(_("who"), max_length=150)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report on a step")
        verbose_name_plural = _("reports on steps")
        ordering = ["step_id", "-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent__lt=100), name="done_is_said_by_closing_a_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step_id}: {self.percent} %"
