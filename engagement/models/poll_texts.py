"""What participants write as an answer to a poll, and what a moderator decided about it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import PollTextState
from engagement.models.live import Ballot
from feedback.models import ModerationAct


class PollText(DemoMarked):
    """Shown only after a moderator decided so; hidden only for a listed reason (BK-23).

    ``shown_text``: what staff publish instead of the original. ``was_hidden``: it was hidden at some time; its original
    is never published after that. History begins with the first decision.
    """

    wagtail_reference_index_ignore = True

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="texts")
    text = models.TextField(_("answer"), max_length=280)
    language = models.CharField(_("language"), max_length=12, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=PollTextState, default=PollTextState.WAITING)
    reason = models.CharField(_("reason"), max_length=10, choices=ModerationAct.Reason, blank=True)
    was_hidden = models.BooleanField(_("was hidden"), default=False, editable=False)
    shown_text = models.TextField(_("text shown instead"), max_length=280, blank=True)
    at = models.DateTimeField(_("written"), default=clock.now)

    history = History()

    class Meta:
        verbose_name = _("written answer to a poll")
        verbose_name_plural = _("written answers to polls")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PollTextState.HIDDEN) | ~Q(reason=""),
                name="hiding_an_answer_needs_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id}/{self.pk}"

    @property
    def public_text(self) -> str:
        """The only text that leaves the desk, once the answer is shown."""
        return self.shown_text or self.text
