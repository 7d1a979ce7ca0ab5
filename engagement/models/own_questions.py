"""Questions that staff add to the registration form of one conversation, and their answers (all optional, BK-24)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedField, text
from cms.models import DemoMarked
from cms.records.history import History
from engagement.choices import OwnQuestionKind
from engagement.models.conversations import Conversation
from engagement.models.registrations import Registration

MOST_OWN_QUESTIONS = 8
LONGEST_ANSWER = 300


class OwnQuestion(DemoMarked):
    """``choices``: the labels of a choice, each in every language of the site; an answer is the place of a label."""

    wagtail_reference_index_ignore = True

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="own_questions")
    kind = models.CharField(_("kind of answer"), max_length=8, choices=OwnQuestionKind)
    label = TranslatedField(_("question"), text_length=200)
    choices = models.JSONField(_("choices"), default=list, blank=True)
    is_asked = models.BooleanField(_("asked"), default=True)
    created_at = models.DateTimeField(_("when"), default=clock.now)

    history = History()

    class Meta:
        verbose_name = _("question at registration")
        verbose_name_plural = _("questions at registration")
        ordering = ["pk"]

    def __str__(self) -> str:
        return text(self.label)


class OwnAnswer(models.Model):
    """What one person answered: "yes" or "no", the place of a choice, a number, or a short text. Never in history."""

    wagtail_reference_index_ignore = True

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="own_answers")
    question = models.ForeignKey(OwnQuestion, on_delete=models.PROTECT, related_name="answers")
    value = models.CharField(_("answer"), max_length=LONGEST_ANSWER)

    class Meta:
        verbose_name = _("answer at registration")
        verbose_name_plural = _("answers at registration")
        ordering = ["question", "registration"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "question"], name="one_answer_to_an_own_question")
        ]

    def __str__(self) -> str:
        return f"{self.registration_id}/{self.question_id}"
