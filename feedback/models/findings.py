"""Models for findings: a summary of many comments, with numbers computed from a cut and verbatim quotes."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from feedback.models.coding import Code, Coding
from feedback.models.cuts import Cut
from feedback.models.submissions import SubmissionText, sha256_of
from feedback.models.tools import Tool
from feedback.querysets import FindingQuerySet


class Finding(DemoMarked):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Reviewed")
        PUBLISHED = "published", _("Public")

    number = models.PositiveIntegerField(_("number"), unique=True)
    title = TranslatedField(_("title"), text_length=120)
    summary = TranslatedField(_("what people said"), long=True, text_length=1200)
    question_asked = TranslatedField(_("question asked"), blank=True, text_length=300)
    limits = TranslatedField(_("limits"), blank=True, long=True, text_length=600)
    minority_view = TranslatedField(_("minority view"), blank=True, long=True, text_length=600)
    easy_read = TranslatedField(_("easy read"), blank=True, long=True, text_length=1200)
    sign_video = models.URLField(_("video in American Sign Language"), max_length=500, blank=True)
    recommendation = TranslatedField(_("what staff suggest"), blank=True, long=True, text_length=800)
    cut = models.ForeignKey(
        Cut, on_delete=models.PROTECT, related_name="findings", verbose_name=_("frozen data set")
    )
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="findings", verbose_name=_("code"))
    tool = models.ForeignKey(
        Tool, null=True, blank=True, on_delete=models.PROTECT, related_name="findings", verbose_name=_("tool")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    numbers = models.JSONField(_("numbers"), default=dict, editable=False)
    method = TranslatedField(_("how it was calculated"), blank=True, long=True, text_length=600)
    page = models.JSONField(
        _("frozen page"),
        default=dict,
        editable=False,
        help_text=_("All parts as they were when it was published, with every number already decided."),
    )
    written_by_name = models.CharField(_("written by"), max_length=150, blank=True, editable=False)
    reviewed_by_name = models.CharField(_("reviewed by"), max_length=150, blank=True, editable=False)
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    objects = FindingQuerySet.as_manager()
    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
                name="published_finding_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} {text(self.title)}"

    def get_absolute_url(self) -> str:
        return reverse("feedback:finding", args=[self.reference])

    @property
    def reference(self) -> str:
        return f"F-{self.number}"

    @property
    def is_public(self) -> bool:
        return self.state == self.State.PUBLISHED


class FindingQuote(models.Model):
    """A span of a text. The text is not copied; the hash shows whether the span is unchanged."""

    class Beside(models.TextChoices):
        """The one attribute of the person that may appear beside the quote (PRV-14)."""

        CHANNEL = "channel", _("Channel")
        ROLE = "role", _("Role of the person")
        NOTHING = "", _("Nothing")

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="quotes")
    text = models.ForeignKey(SubmissionText, on_delete=models.PROTECT, related_name="quotes")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    stance = models.CharField(
        _("position"), max_length=8, choices=Coding.Stance.choices, blank=True, default=""
    )
    sha256 = models.CharField(max_length=64, editable=False)
    order = models.PositiveSmallIntegerField(default=0)
    beside = models.CharField(
        _("next to the quote"), max_length=8, choices=Beside.choices, blank=True, default=Beside.CHANNEL
    )

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["finding_id", "order", "pk"]
        verbose_name = _("quote of a finding")
        verbose_name_plural = _("quotes of findings")
        constraints = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="quote_has_words"),
            models.UniqueConstraint(
                fields=["finding", "text", "start", "end"], name="one_quote_of_a_passage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.text_id}"

    @property
    def words(self) -> str:
        return self.text.text[self.start : self.end]

    @property
    def is_unchanged(self) -> bool:
        return sha256_of(self.words) == self.sha256
