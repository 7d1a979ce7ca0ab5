"""Legal agreements on sharing data, and their parties (C2C-11, C2C-12)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.history import History
from cms.models import DemoMarked
from cms.translated import TranslatedField, text


class Agreement(DemoMarked, ClusterableModel):
    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("what it is for"), long=True, text_length=800)
    signed_on = models.DateField(_("announced"))

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-signed_on", "pk"]

    def __str__(self) -> str:
        return text(self.title)

    def get_absolute_url(self) -> str:
        return reverse("boards:agreements")


class AgreementParty(models.Model):
    agreement = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    name = TranslatedField(_("name"), text_length=200)
    is_managing_entity = models.BooleanField(
        _("the Office itself"), default=False, help_text=_("Counted apart from the outside parties (C2C-11).")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(is_managing_entity=True), name="one_office_in_an_agreement"
            )
        ]

    def __str__(self) -> str:
        return text(self.name)
