"""Model for an import file of comments: checked first, then imported row by row (F07, X06 to X11)."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked, Job
from feedback.models.forms import Form, FormVersion


class ImportBatch(DemoMarked):
    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Columns to be matched")
        CHECKING = "checking", _("Dry run in progress")
        CHECKED = "checked", _("Dry run done")
        RUNNING = "running", _("Being imported")
        DONE = "done", _("Imported")
        STOPPED = "stopped", _("Stopped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey(
        Form,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="imports",
        verbose_name=_("form"),
        help_text=_("Empty until a form is made from the columns."),
    )
    version = models.ForeignKey(
        FormVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    filename = models.CharField(_("file"), max_length=200)
    file = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(_("columns"), default=list)
    mapping = models.JSONField(_("what each column is"), default=dict)
    reading = models.JSONField(
        _("how it is read"),
        default=dict,
        help_text=_("Encoding, delimiter, date formats, what values mean, and rows that are left out."),
    )
    skip_bad = models.BooleanField(_("leave out rows that cannot be imported"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UPLOADED)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    good = models.PositiveIntegerField(_("rows that fit"), default=0)
    stored = models.PositiveIntegerField(_("comments imported"), default=0)
    refused = models.JSONField(
        _("rows that do not fit"), default=list, help_text=_("Line and reason, the first 1,000.")
    )
    problems = models.JSONField(
        _("groups of rows that do not fit"),
        default=list,
        help_text=_("What is wrong, in which column, how often, and with which values."),
    )
    refused_count = models.PositiveIntegerField(_("rows that do not fit"), default=0)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by_name = models.CharField(_("who"), max_length=150)
    made_at = models.DateTimeField(_("when"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("imported file")
        verbose_name_plural = _("comment attachments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="uploaded") | models.Q(form__isnull=False, version__isnull=False),
                name="import_has_a_form_before_it_is_checked",
            )
        ]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_import", args=[self.pk])


class Attribute(models.Model):
    """A fact about the comments of a form that no question asks: docket, kind of author, votes."""

    class Kind(models.TextChoices):
        CATEGORY = "category", _("Category")
        NUMBER = "number", _("Number")
        DATE = "date", _("Date")
        TEXT = "text", _("Text")

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="attributes")
    key = models.CharField(_("key"), max_length=40)
    label = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["form_id", "pk"]
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        constraints = [models.UniqueConstraint(fields=["form", "key"], name="one_attribute_of_a_key")]

    def __str__(self) -> str:
        return self.label


class ColumnMemory(models.Model):
    """What a column of a form's files was the last time: its target, date format, and what its values mean."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("column"), max_length=200)
    target = models.CharField(_("what it is"), max_length=200, blank=True)
    date_format = models.CharField(_("date format"), max_length=10, blank=True)
    values = models.JSONField(_("what values mean"), default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("remembered column")
        verbose_name_plural = _("remembered columns")
        constraints = [models.UniqueConstraint(fields=["form", "name"], name="one_memory_of_a_column")]

    def __str__(self) -> str:
        return self.name
