"""A proposed correction of a posted agenda, and who attested or declined it (BK-14)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.change_choices import CorrectionState
from boards.models.agendas import PostedAgenda
from boards.models.meetings import Meeting
from cms import clock
from cms.records.history import History


class AgendaCorrection(models.Model):
    """What one person proposes another compares word by word; what was shown and answered stays as it was.

    The agenda proposed is the draft, which must still have this digest when it is attested.
    """

    is_own: bool  # set for display

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="corrections")
    base = models.ForeignKey(PostedAgenda, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField("SHA-256", max_length=64)
    changes = models.JSONField(_("changes as shown"), default=list)
    reason = models.CharField(_("reason for the correction"), max_length=300)
    state = models.CharField(
        _("state"), max_length=10, choices=CorrectionState, default=CorrectionState.WAITING
    )
    proposed_at = models.DateTimeField(_("proposed"), default=clock.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by_name = models.CharField(_("proposed by"), max_length=150)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by_name = models.CharField(_("decided by"), max_length=150, blank=True)
    question = models.CharField(_("question as asked"), max_length=200, blank=True)
    attestation = models.CharField(_("attestation as shown"), max_length=400, blank=True)
    decline_reason = models.CharField(_("reason for declining"), max_length=300, blank=True)
    posting = models.OneToOneField(
        PostedAgenda, null=True, blank=True, on_delete=models.PROTECT, related_name="correction"
    )

    history = History()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("correction of an agenda")
        verbose_name_plural = _("corrections of agendas")
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(state="waiting"),
                name="one_waiting_correction_of_a_meeting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.get_state_display()}"

    @property
    def is_waiting(self) -> bool:
        return self.state == CorrectionState.WAITING
