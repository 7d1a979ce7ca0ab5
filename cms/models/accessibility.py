from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedField
from cms.models.base import DemoMarked
from cms.models.files import SiteDocument
from cms.records.history import History


class AccessibilityCertificate(DemoMarked):
    """What the head of the office signed about this site (Gov. Code § 11546.7). It takes two people: `cms/powers`."""

    class Standard(models.TextChoices):
        WCAG_20 = "2.0", _("WCAG 2.0, level AA")
        WCAG_21 = "2.1", _("WCAG 2.1, level AA")
        WCAG_22 = "2.2", _("WCAG 2.2, level AA")

    signer_name = models.CharField(_("signed by"), max_length=120)
    signer_title = TranslatedField(_("title of the signer"), text_length=120)
    officer_name = models.CharField(_("chief information officer who signed"), max_length=120, blank=True)
    officer_title = TranslatedField(_("title of that officer"), text_length=120, blank=True)
    signed_on = models.DateField(_("signed on"))
    standard = models.CharField(
        _("standard"), max_length=3, choices=Standard.choices, default=Standard.WCAG_22
    )
    scope = TranslatedField(_("what it covers"), text_length=600, long=True)
    known_gaps = TranslatedField(_("known gaps"), text_length=2000, long=True, blank=True)
    next_due = models.DateField(
        _("next certificate due"), help_text=_("July 1 of an odd-numbered year (Gov. Code § 11546.7).")
    )
    document = models.ForeignKey(
        SiteDocument,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("signed copy"),
        help_text=_(
            "A tagged PDF that was uploaded under Documents. It becomes public with the certificate."
        ),
    )
    withdrawn_on = models.DateField(
        _("certificate withdrawn on"),
        null=True,
        blank=True,
        help_text=_("Leave blank. A certificate that was wrong stays on the page, marked as withdrawn."),
    )

    history = History()

    class Meta:
        ordering = ["-signed_on", "-pk"]
        verbose_name = _("accessibility certificate")
        verbose_name_plural = _("accessibility certificates")
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(next_due__gt=F("signed_on")), name="certificate_due_after_signed"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("signed_on")),
                name="certificate_withdrawn_after_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signed_on}, {self.signer_name}"
