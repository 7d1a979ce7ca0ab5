"""What every search by a program over texts has in common: its scope, its job, and who asked for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import Job
from feedback.models.coding import Codebook
from feedback.models.forms import Form


class MachineRun(models.Model):
    """One run over the texts of a form, or of all forms of a codebook. It saves its results at once, or none."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    form = models.ForeignKey(Form, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    codebook = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="+")
    texts = models.PositiveIntegerField(_("texts"), default=0)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.CharField(_("requested by"), max_length=150)
    made_at = models.DateTimeField(_("when"), default=clock.now)
    is_done = models.BooleanField(_("done"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)
