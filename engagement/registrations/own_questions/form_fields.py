"""The form field of a question that staff added. Every answer is optional (BK-24)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.choices import OwnQuestionKind
from engagement.models.own_questions import LONGEST_ANSWER
from engagement.registrations.own_questions.selectors import AskedQuestion, StoppedAnswer

LARGEST_NUMBER = 1_000
WHO_READS = _("The people working at the door can read this.")


def own_field(question: AskedQuestion) -> forms.Field:
    common: dict[str, Any] = {"label": question.label, "required": False, "help_text": WHO_READS}
    if question.kind == OwnQuestionKind.TEXT:
        return forms.CharField(max_length=LONGEST_ANSWER, **common)
    if question.kind == OwnQuestionKind.NUMBER:
        return forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, **common)
    return forms.ChoiceField(choices=[("", _("No answer")), *question.choices], **common)


def removal_field(answer: StoppedAnswer) -> forms.Field:
    """Takes back an answer to a question that is no longer asked."""
    return forms.BooleanField(
        label=_("Remove this answer"),
        required=False,
        help_text=_("No longer asked. “%(question)s” You answered: %(answer)s")
        % {"question": answer.label, "answer": answer.answer},
    )
