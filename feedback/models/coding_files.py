"""Log of project files that codings left in, or came in with (REFI-QDA)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from feedback.models.coding import Codebook
from feedback.models.forms import Form


class CodingFile(models.Model):
    """One project file: who took it out or brought it in, and what it held. Rows are only added, never changed."""

    class Way(models.TextChoices):
        OUT = "out", _("Downloaded")
        IN = "in", _("Imported")

    way = models.CharField(max_length=3, choices=Way.choices)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+", verbose_name=_("form"))
    codebook = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="+")
    codebook_version = models.PositiveIntegerField(_("version of the codebook"))
    comments = models.JSONField(
        _("comments"),
        default=list,
        editable=False,
        help_text=_("IDs of the comments whose texts were exported, so that a removal can name the file."),
    )
    texts = models.PositiveIntegerField(_("texts"), default=0)
    codings = models.PositiveIntegerField(_("codings"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(_("who"), max_length=150)
    at = models.DateTimeField(_("when"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("project file of codings")
        verbose_name_plural = _("project files of codings")

    def __str__(self) -> str:
        return f"{self.by_name} {self.at:%Y-%m-%d}"
