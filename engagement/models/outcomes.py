"""Outcomes: the answer owed to participants for each theme (PAR-01, PAR-02)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import NO, Answer
from engagement.models.recaps import Theme

SYSTEM = "system:record"  # proposes what a board's record says


class Outcome(DemoMarked):
    """The current answer of a theme; earlier ones are in its history and in the ledger."""

    wagtail_reference_index_ignore = True

    theme = models.OneToOneField(Theme, on_delete=models.PROTECT, related_name="outcome")
    answer = models.CharField(_("answer"), max_length=8, choices=Answer)
    reason = TranslatedField(_("why"), blank=True, long=True, text_length=600)
    has_reason = models.BooleanField(default=False, editable=False)
    decided_by = TranslatedField(_("who decided"), text_length=120)
    decided_on = models.DateField(_("when"))
    ref_kind = models.CharField(max_length=40, blank=True, editable=False)
    ref_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    from_chain = models.BooleanField(_("filled in from a board record"), default=False, editable=False)
    edition = models.PositiveSmallIntegerField(default=1, editable=False)
    published_at = models.DateTimeField(_("notified"), default=clock.now)
    proposed_by = models.CharField(_("proposed by"), max_length=150, default="")
    published_by = models.CharField(_("notified by"), max_length=150)

    history = History()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["published_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer__in=NO) | Q(has_reason=True), name="declined_needs_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.theme_id}: {self.get_answer_display()}"

    @property
    def edition_is_of_the_board(self) -> bool:
        """Whether the current refusal or deferral is in the text of the board, not in text that staff added."""
        return self.answer in (*NO, Answer.DEFERRED) and self.proposed_by == SYSTEM

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.has_reason = any(str(words).strip() for words in self.reason.values())
        super().save(*args, **kwargs)
