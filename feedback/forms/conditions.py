"""Conditional questions: resolve an editor's text to keys, evaluate them, and state them as a sentence."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.forms.localized_text import localized
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
    """An error to show the editor, and the field it belongs to."""

    def __init__(self, box: str, words: str) -> None:
        self.box = box
        super().__init__(words)


def resolve(
    only_if: str, answers: str, *, earlier: list[dict], later: list[dict], language: str
) -> dict[str, Any]:
    """Return the keys of the question and choices that an editor named by their text; ``BadCondition`` if unclear."""
    if not _plain(only_if):
        if _plain(answers):
            raise BadCondition("only_if", _("Name the question above that must have these answers."))
        return {}
    question = _named(only_if, earlier, language)
    if question is None:
        raise BadCondition("only_if", _where(only_if, later, language))
    if question["kind"] not in CHOSEN_KINDS:
        raise BadCondition("only_if", _("That question has no answers to choose from. Name one that does."))
    known = _choices(question, language)
    wanted = [line for line in answers.splitlines() if _plain(line)]
    if not wanted:
        raise BadCondition("only_if_answers", _("Enter at least one answer, one per line."))
    for line in wanted:
        if _plain(line) not in known:
            words = _("“%(answer)s” is not an answer to that question. Its answers: %(answers)s")
            facts = {"answer": line.strip(), "answers": ", ".join(_is_visible(question, language)[:12])}
            raise BadCondition("only_if_answers", words % facts)
    return {
        "question": question["key"],
        "choices": list(dict.fromkeys(known[_plain(line)] for line in wanted)),
    }


def _plain(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()


def _named(words: str, questions: list[dict], language: str) -> dict | None:
    """Return the nearest question with this label."""
    return next(
        (each for each in reversed(questions) if _plain(localized(each["label"], language)) == _plain(words)),
        None,
    )


def _where(words: str, later: list[dict], language: str) -> str:
    if _named(words, later, language):
        return _("That question is not above this one. Move it up, or name another.")
    return _("No question above has this text. Copy its text exactly.")


def _choices(question: dict, language: str) -> dict[str, str]:
    """Map choice texts to keys. The ends of a scale match by number or by text."""
    known = {}
    for choice in question["choices"]:
        words = localized(choice["label"], language)
        known[_plain(words)] = choice["key"]
        if question["kind"] == QuestionKind.SCALE:
            known |= {choice["key"]: choice["key"], _plain(words.partition(": ")[2]): choice["key"]}
    known.pop("", None)
    return known


def _is_visible(question: dict, language: str) -> list[str]:
    return [localized(choice["label"], language) for choice in question["choices"]]


def holds(
    question: FrozenQuestion, frozen: FrozenForm, chosen: Callable[[FrozenQuestion], Iterable[str]]
) -> bool:
    """Whether a question is asked after these answers. It is not if the question it depends on is not asked."""
    if not question.condition:
        return True
    source = frozen.question(question.condition["question"])
    if source is None:
        return True
    return holds(source, frozen, chosen) and bool(set(question.condition["choices"]) & set(chosen(source)))


def sentence(question: FrozenQuestion, frozen: FrozenForm) -> str:
    """State the condition, such as "Only if you answered “No” to “Can you find what you need?”"."""
    source = frozen.question(question.condition.get("question", "")) if question.condition else None
    if source is None:
        return ""
    labels = {choice["key"]: localized(choice["label"]) for choice in source.choices}
    answers = [f"“{labels[key]}”" for key in question.condition["choices"] if key in labels]
    facts = {"answers": _(" or ").join(answers), "question": localized(source.label)}
    return _("Only if you answered %(answers)s to “%(question)s”") % facts
