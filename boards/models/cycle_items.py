"""Draft agenda items made from proposals and reports; posting the agenda links them (C2C-30)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boards.models.cycle_reports import CycleReport
from boards.models.meetings import Meeting
from boards.models.proposals import Proposal
from cms import clock


class CycleItem(models.Model):
    """An agenda block made from a proposal or report, by its key; the link is added when it is posted."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="cycle_items", verbose_name=_("meeting")
    )
    key = models.CharField(max_length=36)
    proposal = models.ForeignKey(
        Proposal,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="drafted_items",
        verbose_name=_("proposal"),
    )
    report = models.ForeignKey(
        CycleReport,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="drafted_items",
        verbose_name=_("report"),
    )
    made_at = models.DateTimeField(_("created"), default=clock.now)
    made_by_name = models.CharField(_("created by"), max_length=150, blank=True)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("agenda item created from a proposal or report")
        verbose_name_plural = _("agenda items created from proposals and reports")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "proposal"], name="a_proposal_on_a_draft_once"),
            models.UniqueConstraint(fields=["meeting", "report"], name="a_report_on_a_draft_once"),
            models.CheckConstraint(
                condition=Q(proposal__isnull=False, report__isnull=True)
                | Q(proposal__isnull=True, report__isnull=False),
                name="made_from_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.key}"
