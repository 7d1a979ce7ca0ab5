from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class SiteImage(AbstractImage):
    """An image; its description is the alternative text. The public sees it while a public page uses it (W03)."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def url(self) -> str:
        """Wherever it is stored, the site serves it and asks who may see it."""
        return reverse("media", args=[self.file.name])


class SiteDocument(AbstractDocument):
    """A file that pages link to. The public reads it once it was scanned and a public page links to it (S21)."""

    class Scan(models.TextChoices):
        WAITING = "waiting", _("Waiting to be checked")
        CLEAN = "clean", _("Checked")
        REFUSED = "refused", _("Refused")

    language = models.CharField(_("language"), max_length=12, blank=True)
    scan = models.CharField(
        _("virus check"), max_length=8, choices=Scan.choices, default=Scan.WAITING, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    scanned_version = models.PositiveIntegerField(default=0, editable=False)

    admin_form_fields = (*Document.admin_form_fields, "language")

    @property
    def scan_state(self) -> str:
        """A replaced file is a new version, and waits again."""
        return self.scan if self.scanned_version == self.version else self.Scan.WAITING
