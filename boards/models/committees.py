"""How a committee came to be, and how it ended (C2C-06). The committee itself is a body with a ``parent``."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boards.choices import CommitteeKind
from boards.models.bodies import Body
from boards.models.votes import Motion
from cms import clock
from cms.i18n.fields import TranslatedField
from cms.records.history import History


class Committee(models.Model):
    """What the vote said that created the committee. Written only through the register of powers."""

    body = models.OneToOneField(
        Body, on_delete=models.PROTECT, related_name="committee", verbose_name=_("body")
    )
    created_by = models.ForeignKey(
        Motion, on_delete=models.PROTECT, related_name="committees", verbose_name=_("created by the vote")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=CommitteeKind, default=CommitteeKind.AD_HOC)
    charge = TranslatedField(_("charge"), long=True, text_length=400)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    disbanded_by = models.ForeignKey(
        Motion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("disbanded by the vote"),
    )
    disbanded_on = models.DateField(_("disbanded on"), null=True, blank=True)

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        ordering = ["body"]
        constraints = [
            models.CheckConstraint(
                condition=Q(disbanded_by__isnull=True, disbanded_on__isnull=True)
                | Q(disbanded_by__isnull=False, disbanded_on__isnull=False),
                name="a_vote_disbands_a_committee",
            )
        ]

    def __str__(self) -> str:
        return str(self.body)

    @property
    def last_day(self) -> date | None:
        """The day it ended or will end; None while no end is set."""
        days = [day for day in (self.disbanded_on, self.ends_on) if day]
        return min(days) if days else None

    @property
    def has_ended(self) -> bool:
        return self.disbanded_on is not None or self.is_over(clock.today())

    def is_over(self, day: date) -> bool:
        return self.last_day is not None and self.last_day < day
