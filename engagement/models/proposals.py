"""What one person proposes to tell the public and another agrees to: a recap, an outcome of a theme."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField
from engagement.choices import Answer, ProposalState
from engagement.models.conversations import Conversation
from engagement.models.recaps import Theme


class _Proposal(models.Model):
    """``parts``: name of what would be public → digest of it, as it stood when it was proposed.

    ``proposed_by_account`` stays when the account is deleted: a number is never given twice.
    """

    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.PROPOSED, editable=False
    )
    parts = models.JSONField(default=dict, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    proposed_by_account = models.PositiveBigIntegerField(null=True, editable=False)
    proposed_by_name = models.CharField(_("proposed by"), max_length=150, editable=False)
    proposed_at = models.DateTimeField(_("proposed"), default=clock.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    decided_by_name = models.CharField(_("second person"), max_length=150, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    note = models.CharField(_("reason of the second person"), max_length=300, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.PROPOSED


class RecapProposal(_Proposal):
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="recap_proposals")

    class Meta:
        verbose_name = _("proposed recap")
        verbose_name_plural = _("proposed recaps")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=Q(state=ProposalState.PROPOSED),
                name="one_open_recap_proposal",
            )
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """The desk screen where a second person decides."""
        return reverse("engagement:desk_recap_preview", args=[self.conversation.slug])


class OutcomeProposal(_Proposal):
    """The facts of an outcome before it is one."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="outcome_proposals")
    answer = models.CharField(_("answer"), max_length=8, choices=Answer)
    reason = TranslatedField(_("why"), blank=True, long=True, text_length=600)
    decided_by_body = TranslatedField(_("who decided"), text_length=120)
    decided_on = models.DateField(_("when"))
    ref_kind = models.CharField(max_length=40, blank=True, editable=False)
    ref_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    from_chain = models.BooleanField(_("filled in from a board record"), default=False, editable=False)

    class Meta:
        verbose_name = _("proposed outcome")
        verbose_name_plural = _("proposed outcomes")
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme"], condition=Q(state=ProposalState.PROPOSED), name="one_open_outcome_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.theme_id}: {self.get_answer_display()}"

    def get_absolute_url(self) -> str:
        """The desk screen where a second person decides."""
        return reverse("engagement:desk_outcome_proposal", args=[self.theme.conversation.slug, self.pk])

    @property
    def facts(self) -> dict[str, Any]:
        """The fields of the outcome it becomes."""
        names = ("answer", "reason", "decided_on", "ref_kind", "ref_id", "from_chain")
        return {name: getattr(self, name) for name in names} | {"decided_by": self.decided_by_body}
