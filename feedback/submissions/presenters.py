"""Present the answers of a comment with the text of their questions."""

from typing import Any

from cms.i18n.fields import text
from feedback.models import Question, Submission

Fact = tuple[str, Any]


def answers_of(submission: Submission) -> list[Fact]:
    """Return each closed answer with the label of its question."""
    if not submission.answers:
        return []
    questions = submission.version.questions.order_by("position")
    return [
        (text(each.label), answer_text(each, submission.answers[each.key]))
        for each in questions
        if each.key in submission.answers
    ]


def answer_text(question: Question, value: object) -> str:
    labels = {each["key"]: text(each["label"]) for each in question.choices}
    if isinstance(value, list):
        return ", ".join(labels.get(str(each), str(each)) for each in value)
    if isinstance(value, dict):
        rows = {each["key"]: text(each["label"]) for each in question.settings.get("rows", [])}
        return "; ".join(
            f"{rows.get(row, row)}: {labels.get(str(each), each)}" for row, each in value.items()
        )
    return labels.get(str(value), str(value))
