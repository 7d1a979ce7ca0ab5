"""Conditional questions: check the keys that an editor chose, evaluate them, and state them as a sentence."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from cms.i18n.fields import text
from cms.i18n.passages import Mixed, filled
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.models import QuestionKind

CHOSEN_KINDS = frozenset(
    {
        QuestionKind.ONE_CHOICE,
        QuestionKind.MANY_CHOICES,
        QuestionKind.SCALE,
        QuestionKind.CONSENT,
        QuestionKind.COUNTY,
        QuestionKind.ROLE,
        QuestionKind.ETHNICITY,
        QuestionKind.GENDER,
        QuestionKind.AGE_BRACKET,
    }
)


class BadCondition(ValueError):
    """A condition that cannot be followed, with the sentence to show the editor."""


def checked(condition: dict[str, Any], *, earlier: list[dict], language: str) -> dict[str, Any]:
    """Return the condition as it is frozen, or an empty one; raises ``BadCondition``.

    ``condition``: key of a question, keys of its choices, and "not" if they rule the question out. ``earlier``: the
    questions above, as in the content of a form.
    """
    if not condition:
        return {}
    source = next((each for each in earlier if each["key"] == condition["question"]), None)
    if source is None:
        raise BadCondition(_("The question that this one depends on is no longer above it."))
    if source["kind"] not in CHOSEN_KINDS:
        raise BadCondition(_("The question that this one depends on has no answers to choose from."))
    known = {choice["key"] for choice in source["choices"]}
    if not condition["choices"] or not set(condition["choices"]) <= known:
        words = _("An answer that this question depends on is no longer in “%(question)s”.")
        raise BadCondition(words % {"question": text(source["label"], language)})
    negated = {"not": True} if condition.get("not") else {}
    return {"question": source["key"], "choices": list(condition["choices"])} | negated


def sources_of(question: FrozenQuestion, frozen: FrozenForm) -> list[FrozenQuestion]:
    """Return the questions above that a condition can name."""
    earlier = frozen.questions[: frozen.questions.index(question)]
    return [each for each in earlier if each.kind in CHOSEN_KINDS]


def holds(
    question: FrozenQuestion, frozen: FrozenForm, chosen: Callable[[FrozenQuestion], Iterable[str]]
) -> bool:
    """Whether a question is asked after these answers. It is not if the question it depends on is not asked."""
    if not question.condition:
        return True
    source = frozen.question(question.condition["question"])
    if source is None:
        return True
    return holds(source, frozen, chosen) and _fits(question.condition, set(chosen(source)))


def _fits(condition: dict[str, Any], given: set[str]) -> bool:
    """Without an answer neither "is" nor "is not" fits."""
    named = bool(given & set(condition["choices"]))
    return bool(given - {""}) and not named if condition.get("not") else named


def sentence(question: FrozenQuestion, frozen: FrozenForm) -> str:
    """State the condition, such as "Only if you answered “No” to “Can you find what you need?”"."""
    source = frozen.question(question.condition.get("question", "")) if question.condition else None
    if source is None:
        return ""
    labels = source.labels()
    chosen = (labels[key] for key in question.condition["choices"] if key in labels)
    answers = Mixed((filled("“%(answer)s”", answer=each) for each in chosen), _(" or "))
    words = _("Only if you answered %(answers)s to “%(question)s”")
    if question.condition.get("not"):
        words = _("Only if you gave an answer other than %(answers)s to “%(question)s”")
    return filled(words, answers=answers, question=text(source.label))
