"""Models for cuts (frozen data sets), the exports made from them, and their downloads (design 3.7, F23, F24)."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock, disclosure
from cms.models import DemoMarked
from feedback.models.coding import Codebook
from feedback.models.forms import Form


class Cut(DemoMarked):
    """Submissions, texts and codes as of one moment, in one canonical file from which exports are computed."""

    # Pairs of label and value for display, set by `cuts.filter_words`.
    filter_words: list[tuple[str, str]]

    number = models.PositiveIntegerField(_("number"), unique=True)
    form = models.ForeignKey(Form, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("form"))
    filters = models.JSONField(_("filters"), default=dict)
    until = models.DateTimeField(_("received before"))
    codebook = models.ForeignKey(Codebook, null=True, on_delete=models.PROTECT, related_name="+")
    codebook_version = models.PositiveIntegerField(_("version of the codebook"), default=0)
    rule = models.CharField(_("rule for small numbers"), max_length=40, default=disclosure.RULE)
    threshold = models.PositiveSmallIntegerField(_("smallest number shown"), default=disclosure.THRESHOLD)
    rows = models.PositiveIntegerField(_("comments"), default=0)
    file = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1)
    earlier = models.JSONField(_("earlier editions"), default=list)
    made_at = models.DateTimeField(_("created"), default=clock.now)
    made_by = models.CharField(_("created by"), max_length=150)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        verbose_name = _("frozen data set")
        verbose_name_plural = _("frozen data sets")

    def __str__(self) -> str:
        return str(_("Data set %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_cut", args=[self.number])


class Export(models.Model):
    """One file made from one cut for one audience, with its manifest."""

    class Format(models.TextChoices):
        XLSX = "xlsx", _("Workbook (XLSX)")
        CSV = "csv", _("Table (CSV)")
        JSONL = "jsonl", _("Data (JSON lines)")
        PARQUET = "parquet", _("Data (Parquet)")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Anyone")
        BOARD = "board", _("The boards")
        RECORDS = "records", _("A records request: all texts")

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for a second person")
        WAITING = "waiting", _("Being created")
        READY = "ready", _("Ready")
        REFUSED = "refused", _("Refused")
        EXPIRED = "expired", _("Expired: the file is deleted")
        WITHDRAWN = "withdrawn", _("Withdrawn: a text in it was removed")

    class Values(models.TextChoices):
        LABELS = "labels", _("Text, as people read it")
        CODES = "codes", _("Codes, as programs read them")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cut = models.ForeignKey(Cut, on_delete=models.PROTECT, related_name="exports")
    cut_edition = models.PositiveSmallIntegerField(default=1)
    format = models.CharField(_("format"), max_length=8, choices=Format.choices)
    audience = models.CharField(_("for"), max_length=8, choices=Audience.choices)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_by_name = models.CharField(_("requested by"), max_length=150)
    requested_by_roles = models.CharField(_("roles"), max_length=120, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    file = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    suppressed = models.PositiveIntegerField(_("numbers hidden"), default=0)
    manifest = models.JSONField(_("manifest"), default=dict)
    left_out = models.JSONField(_("texts left out"), default=dict)
    values = models.CharField(_("answers as"), max_length=8, choices=Values.choices, default=Values.LABELS)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by_name = models.CharField(_("second person"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision = models.CharField(_("reason of the second person"), max_length=300, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True)
    made_at = models.DateTimeField(_("asked"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("export")
        verbose_name_plural = _("exports")

    def __str__(self) -> str:
        return f"{self.cut} {self.format} {self.audience}"

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_export", args=[self.pk])

    @property
    def is_for_records(self) -> bool:
        """Whether the file has all texts unredacted: identified data, which needs a second person (S14)."""
        return self.audience == self.Audience.RECORDS

    @property
    def filename(self) -> str:
        codes = "-codes" if self.values == self.Values.CODES else ""
        return f"cut-{self.cut.number}-{self.audience}{codes}.{self.format}"

    @property
    def is_data_file(self) -> bool:
        """Whether it is one table of rows for programs, which has metadata files beside it."""
        return self.format != self.Format.XLSX

    @property
    def is_csv(self) -> bool:
        return self.format == self.Format.CSV

    @property
    def csv_metadata_name(self) -> str:
        """Where readers of CSV on the Web look for the metadata of a file."""
        return f"{self.filename}-metadata.json"


class ExportDownload(models.Model):
    """One download of an export file (F24). Rows are only added, never changed."""

    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="downloads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    user_name = models.CharField(_("who"), max_length=150)
    roles = models.CharField(_("roles"), max_length=120, blank=True)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("when"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at"]
        verbose_name = _("download")
        verbose_name_plural = _("downloads")

    def __str__(self) -> str:
        return f"{self.user_name} {self.at:%Y-%m-%d}"
