"""Feasibility studies by the Office, and yearly reports of the boards (C2C-30, C2C-32)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.models.agendas import AgendaItem, Frozen
from boards.models.bodies import Appointment, Body
from boards.models.cycle import Cycle
from boards.models.groups import ContactGroup
from boards.models.proposals import Proposal
from cms import clock
from cms.i18n.fields import TranslatedField
from cms.models import DemoMarked
from cms.records.history import History


class Effort(models.TextChoices):
    SMALL = "small", pgettext_lazy("effort", "Small: weeks")
    MEDIUM = "medium", pgettext_lazy("effort", "Medium: months")
    LARGE = "large", pgettext_lazy("effort", "Large: a year or more")


class ReportState(models.TextChoices):
    DRAFTING = "drafting", pgettext_lazy("report", "Being drafted")
    IN_REVIEW = "in_review", pgettext_lazy("report", "Before the board for review")
    FINAL = "final", pgettext_lazy("report", "Final")
    SENT = "sent", pgettext_lazy("report", "Before the Governing Board")


class FeasibilityStudy(DemoMarked):
    """A short study by the Office of what a proposal would take. Public once published."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="study")
    summary = TranslatedField(_("summary"), long=True, text_length=800)
    effort = models.CharField(_("effort"), max_length=8, choices=Effort)
    effort_words = TranslatedField(_("explanation of the effort"), long=True, text_length=800, blank=True)
    data = TranslatedField(_("what data it needs"), long=True, text_length=800, blank=True)
    law = TranslatedField(_("what the law says"), long=True, text_length=800, blank=True)
    cost = TranslatedField(_("what it costs"), long=True, text_length=800, blank=True)
    by = TranslatedField(_("written by"), text_length=160)
    due_on = models.DateField(pgettext_lazy("study", "due"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("feasibility study")
        verbose_name_plural = _("feasibility studies")
        ordering = ["proposal"]

    def __str__(self) -> str:
        return f"{self.proposal_id}"

    @property
    def is_public(self) -> bool:
        return self.published_at is not None


class CycleReport(DemoMarked):
    """A board's yearly report, drafted by two members and the liaison in a guarded group."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="reports")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="cycle_reports", verbose_name=_("board")
    )
    group = models.ForeignKey(
        ContactGroup,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cycle_reports",
        verbose_name=_("drafting group"),
    )
    state = models.CharField(_("state"), max_length=10, choices=ReportState, default=ReportState.DRAFTING)
    reviewed_item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("reviewed under the item"),
    )
    governing_item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("before the Governing Board under the item"),
    )
    public_from = models.PositiveSmallIntegerField(_("public from version"), null=True, blank=True)
    begun_at = models.DateTimeField(_("began"), default=clock.now)
    final_at = models.DateTimeField(_("final since"), null=True, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report on proposals")
        verbose_name_plural = _("reports on proposals")
        ordering = ["-cycle__year", "body"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "body"], name="one_report_of_a_board_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id}/{self.body_id}"


class ReportDrafter(models.Model):
    """A drafter of a report: a member of the board, or the liaison of the Governing Board."""

    report = models.ForeignKey(CycleReport, on_delete=models.PROTECT, related_name="drafters")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="reports_drafted", verbose_name=_("member")
    )
    is_liaison = models.BooleanField(_("Governing Board liaison"), default=False)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("drafter of a report")
        verbose_name_plural = _("drafters of reports")
        ordering = ["report", "is_liaison", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "appointment"], name="a_member_drafts_a_report_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.appointment_id}"


class ReportVersion(Frozen):
    """A version of a report's text. Before ``public_from``, only drafters and staff can read it (BK-41)."""

    report = models.ForeignKey(CycleReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    text = TranslatedField(_("text"), long=True, text_length=20000)
    by_name = models.CharField(_("written by"), max_length=150)
    made_at = models.DateTimeField(_("when"), default=clock.now)
    sha256 = models.CharField("SHA-256", max_length=64)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version of a report")
        verbose_name_plural = _("versions of reports")
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_version_of_a_report_number")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.number}"
