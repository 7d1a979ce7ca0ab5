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
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="imports", verbose_name=_("form"))
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(_("file"), max_length=200)
    file = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(_("columns"), default=list)
    mapping = models.JSONField(_("what each column is"), default=dict)
    skip_bad = models.BooleanField(_("leave out rows that cannot be imported"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UPLOADED)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    good = models.PositiveIntegerField(_("rows that fit"), default=0)
    stored = models.PositiveIntegerField(_("comments imported"), default=0)
    refused = models.JSONField(
        _("rows that do not fit"), default=list, help_text=_("Line and reason, the first 1,000.")
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

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk_import", args=[self.pk])
