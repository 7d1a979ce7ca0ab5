"""A row as it will be stored, in words."""

from typing import Any

from cms.i18n.fields import text
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.imports.columns import lines_of
from feedback.models import QuestionKind


def answer_rows(frozen: FrozenForm, row: dict[str, Any]) -> list[dict[str, str]]:
    """Question and answer, in the order of the form."""
    said = row["texts"] | row["answers"]
    return [
        {"label": text(each.label) or each.key, "words": _text(each, said[each.key])}
        for each in frozen.questions
        if each.key in said
    ]


def _text(question: FrozenQuestion, answer: Any) -> str:
    labels = question.labels()
    if isinstance(answer, dict):
        lines = {each["key"]: text(each["label"]) for each in lines_of(question)}
        return "; ".join(f"{lines.get(line, line)}: {labels.get(key, key)}" for line, key in answer.items())
    if isinstance(answer, list):
        mark = " > " if question.kind == QuestionKind.RANKING else "; "
        return mark.join(str(labels.get(key, key)) for key in answer)
    return str(labels.get(answer, answer))
