"""Jobs at the Office that people can apply for, and every change after one became public."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.choices import PayUnit
from boards.exceptions import PostedIsFrozen
from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History


def office_currency() -> str:
    """Of the pay that is written from now on, as ISO 4217; what was written keeps its own."""
    return settings.CURRENCY


class JobOpening(DemoMarked):
    """A job with its pay, its last day and how to apply. It closes automatically after its last day."""

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    title = TranslatedField(_("title"), text_length=160)
    division = TranslatedField(_("division"), text_length=120)
    text = TranslatedField(_("the work, and what it takes"), long=True, text_length=6000)
    place = TranslatedField(_("place"), text_length=160)
    pay_from = models.PositiveIntegerField(_("lowest pay"))
    pay_to = models.PositiveIntegerField(_("highest pay"))
    pay_unit = models.CharField(_("pay is for"), max_length=5, choices=PayUnit.choices, default=PayUnit.MONTH)
    currency = models.CharField(_("currency"), max_length=8, default=office_currency)
    closes_on = models.DateField(_("last day to apply"))
    how_to_apply = TranslatedField(_("how to apply"), long=True, text_length=1500)
    apply_url = models.URLField(_("address of the form to apply"), blank=True, max_length=300)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    closed_because = TranslatedField(_("why it closed early"), blank=True, text_length=300, editable=False)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("job opening")
        verbose_name_plural = _("job openings")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(pay_to__gte=F("pay_from")), name="pay_is_a_range"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(published_at__isnull=False),
                name="only_a_public_opening_closes",
            ),
        ]

    def __str__(self) -> str:
        return text(self.title) or self.slug

    def get_absolute_url(self) -> str:
        return reverse("boards:opening", args=[self.slug])

    def is_open(self, day: date | None = None) -> bool:
        """Until midnight at the end of its last day, in the office's zone."""
        return bool(self.published_at) and not self.closed_at and self.closes_on >= (day or clock.today())


class OpeningChange(models.Model):
    """What changed of a public opening. Never changes itself.

    ``before`` and ``after``: name of each fact of the opening → its value, a day as ISO 8601.
    """

    opening = models.ForeignKey(JobOpening, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveSmallIntegerField(_("number"))
    reason = TranslatedField(_("what changed, and why"), text_length=300)
    before = models.JSONField()
    after = models.JSONField()
    at = models.DateTimeField(_("when"), default=clock.now)
    by_name = models.CharField(_("recorded by"), max_length=150)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of an opening")
        verbose_name_plural = _("changes of openings")
        ordering = ["opening", "number"]
        constraints = [
            models.UniqueConstraint(fields=["opening", "number"], name="one_change_of_an_opening_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.opening_id}.{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise PostedIsFrozen(_("A change that was published stays as it is. Publish another one."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise PostedIsFrozen(_("A change that was published stays as it is. Publish another one."))
