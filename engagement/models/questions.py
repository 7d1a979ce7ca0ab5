"""Questions that people ask live, their support and their translations."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import QuestionState
from engagement.models.conversations import Conversation
from feedback.models import ModerationAct


class LiveQuestion(DemoMarked):
    """Hidden only for a listed reason (BK-23); the original is retained and the count of hidden ones is public.

    ``shown_text``: what staff publish instead of the original, without what was private in it. ``answered_aloud``:
    a hidden question was answered in the room, and its text stays hidden. ``was_hidden``: it was hidden at some time;
    its original is never published after that.
    """

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="questions")
    nonce = models.CharField(max_length=40, unique=True, editable=False)
    participant = models.CharField(max_length=64, editable=False)
    text = models.TextField(_("question"), max_length=500)
    language = models.CharField(_("language"), max_length=12, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=QuestionState, default=QuestionState.WAITING)
    reason = models.CharField(_("reason"), max_length=10, choices=ModerationAct.Reason, blank=True)
    was_hidden = models.BooleanField(_("was hidden"), default=False, editable=False)
    shown_text = models.TextField(_("text shown instead"), max_length=500, blank=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    answered_aloud = models.BooleanField(_("answered aloud"), default=False)
    taken_up_at = models.DateTimeField(_("being answered since"), null=True, blank=True, editable=False)
    supports = models.PositiveIntegerField(_("people who want it answered"), default=0)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)

    history = History(excluded_fields=["nonce", "participant", "supports"])

    class Meta:
        verbose_name = _("live question")
        verbose_name_plural = _("live questions")
        ordering = ["-supports", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=QuestionState.HIDDEN) | ~Q(reason=""),
                name="hiding_a_question_needs_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.HIDDEN) | Q(taken_up_at=None),
                name="a_hidden_question_is_not_taken_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.pk}"

    @property
    def public_text(self) -> str:
        """The only text that leaves the desk, once the question is shown."""
        return self.shown_text or self.text

    @property
    def is_shortened(self) -> bool:
        return bool(self.shown_text)


class QuestionTranslation(DemoMarked):
    """What a shown question says in another language of the site. ``machine``: the name of the machine, or ""."""

    wagtail_reference_index_ignore = True

    question = models.ForeignKey(LiveQuestion, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=12)
    text = models.TextField(_("translation"), max_length=700)
    machine = models.CharField(_("machine translation tool"), max_length=80, blank=True)

    history = History()

    class Meta:
        verbose_name = _("translation of a question")
        verbose_name_plural = _("translations of questions")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["question", "language"], name="one_translation_of_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.language}"


class QuestionSupport(models.Model):
    wagtail_reference_index_ignore = True

    question = models.ForeignKey(LiveQuestion, on_delete=models.CASCADE, related_name="supporters")
    participant = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("support for a question")
        verbose_name_plural = _("support for questions")
        constraints = [
            models.UniqueConstraint(fields=["question", "participant"], name="one_support_of_a_participant")
        ]

    def __str__(self) -> str:
        return str(self.question_id)
