"""Proposals on their way through the yearly cycle (C2C-30)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.choices import Outcome, ProposalState
from boards.models.bodies import Body
from boards.querysets import ProposalQuerySet
from cms.history import History
from cms.models import DemoMarked
from cms.translated import TranslatedField, text


class Proposal(DemoMarked):
    """Numbered within its year: P-2022-08."""

    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveSmallIntegerField(_("number within the year"))
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("board")
    )
    title = TranslatedField(_("title"), text_length=160)
    summary = TranslatedField(_("what it asks for"), long=True, text_length=800)
    brought_by = TranslatedField(_("who brings it"), text_length=160)
    state = models.CharField(
        _("state"), max_length=16, choices=ProposalState, default=ProposalState.SUBMITTED
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    reason = TranslatedField(_("because"), long=True, text_length=600, blank=True)
    until = models.DateField(_("put off until"), null=True, blank=True)
    received_on = models.DateField(pgettext_lazy("proposal", "received"))
    published_at = models.DateTimeField(_("made public"), null=True, blank=True, editable=False)

    history = History()
    objects = ProposalQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="one_proposal_of_each_number")
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("boards:proposal", args=[self.number])

    def clean(self) -> None:
        if self.outcome in (Outcome.DECLINED, Outcome.DEFERRED) and not text(self.reason):
            raise ValidationError({"reason": _("Say why. People who asked for this will read it.")})

    @property
    def number(self) -> str:
        return f"P-{self.year}-{self.sequence:02}"
