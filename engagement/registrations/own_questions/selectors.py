"""The questions that a conversation asks at registration, and what people answered: counts and a list."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.i18n.fields import text
from engagement.choices import OwnQuestionKind
from engagement.models import Conversation, OwnAnswer, OwnQuestion, Registration
from engagement.registrations.answers import KEPT_SECONDS
from engagement.registrations.selectors import name_of

COUNTED = (OwnQuestionKind.YES_NO, OwnQuestionKind.CHOICE)
YES, NO = "yes", "no"


@dataclass(frozen=True)
class AskedQuestion:
    """What the form needs of a question: ``choices`` are pairs of value and label."""

    pk: int
    kind: str
    label: str
    choices: list[tuple[str, str]]


@dataclass(frozen=True)
class StoppedAnswer:
    """What a person answered to a question that staff stopped since; ``pk`` of the question."""

    pk: int
    label: str
    answer: str


@dataclass
class QuestionAnswers:
    """``bars``: exact counts for staff who see people. ``said``: name and answer, for what cannot be counted."""

    question: OwnQuestion
    count: int
    bars: list[dict[str, Any]] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)


def cache_key(conversation_id: int) -> str:
    return f"engagement.own-questions.{conversation_id}"


def asked_questions(conversation: Conversation) -> list[AskedQuestion]:
    """Cached for a minute in all languages, so that the form needs no query."""
    key, rows = cache_key(conversation.pk), None
    rows = cache.get(key)
    if rows is None:
        asked = conversation.own_questions.filter(is_asked=True)
        rows = list(asked.values_list("pk", "kind", "label", "choices"))
        cache.set(key, rows, KEPT_SECONDS)
    return [
        AskedQuestion(pk, kind, text(label), labels_of(kind, choices)) for pk, kind, label, choices in rows
    ]


def stopped_answers(registration: Registration) -> list[StoppedAnswer]:
    """In the reader's language; a choice by its label."""
    rows = registration.own_answers.filter(question__is_asked=False).select_related("question")
    return [StoppedAnswer(each.question_id, str(each.question), _shown(each)) for each in rows]


def _shown(answer: OwnAnswer) -> str:
    labels = dict(labels_of(answer.question.kind, answer.question.choices))
    return labels.get(answer.value, answer.value)


def labels_of(kind: str, choices: list[dict[str, str]]) -> list[tuple[str, str]]:
    if kind == OwnQuestionKind.YES_NO:
        return [(YES, _("Yes")), (NO, pgettext("answer", "No"))]
    return [(str(place), text(each)) for place, each in enumerate(choices)]


def answers_of_all(conversation: Conversation) -> list[QuestionAnswers]:
    """Of registrations that are not canceled, in a constant number of queries."""
    rows = OwnAnswer.objects.filter(question__conversation=conversation).exclude(
        registration__state="cancelled"
    )
    by_question: dict[int, list[OwnAnswer]] = {}
    for row in rows.select_related("registration").order_by("registration__created_at", "pk"):
        by_question.setdefault(row.question_id, []).append(row)
    return [_answers(each, by_question.get(each.pk, [])) for each in conversation.own_questions.all()]


def _answers(question: OwnQuestion, rows: list[OwnAnswer]) -> QuestionAnswers:
    found = QuestionAnswers(question, len(rows))
    if question.kind in COUNTED:
        counts = Counter(row.value for row in rows)
        found.bars = [
            {"label": label, "cell": counts[value]}
            for value, label in labels_of(question.kind, question.choices)
        ]
    else:
        found.said = [(name_of(row.registration), row.value) for row in rows]
    return found
