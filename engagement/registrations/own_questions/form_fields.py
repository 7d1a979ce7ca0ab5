"""The form field of a question that staff added. Every answer is optional (BK-24)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.choices import OwnQuestionKind
from engagement.models.own_questions import LONGEST_ANSWER
from engagement.registrations.own_questions.selectors import AskedQuestion

LARGEST_NUMBER = 1_000


def own_field(question: AskedQuestion) -> forms.Field:
    if question.kind == OwnQuestionKind.TEXT:
        return forms.CharField(label=question.label, required=False, max_length=LONGEST_ANSWER)
    if question.kind == OwnQuestionKind.NUMBER:
        return forms.IntegerField(label=question.label, required=False, min_value=0, max_value=LARGEST_NUMBER)
    choices = [("", _("No answer")), *question.choices]
    return forms.ChoiceField(label=question.label, required=False, choices=choices)
