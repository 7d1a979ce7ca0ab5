"""Factories for coders, samples and translations."""

from typing import Any

from feedback.coding.sampling import draw_sample
from feedback.coding.services import add_coding, keep_reading
from feedback.models import CodingSample, CodingTask, Form, Submission, SubmissionText
from tests.factories import feedback as make


def make_translation(submission: Submission, words: str = "Otra cosa.") -> SubmissionText:
    return SubmissionText.objects.create(
        submission=submission, question_key="missing", role="translation", language="es", text=words
    )


def make_texts(form: Form, count: int) -> list[SubmissionText]:
    made = [make.make_submission(form, f"Text {n} says this. And that too.") for n in range(count)]
    return list(
        SubmissionText.objects.filter(submission__in=made).select_related("submission").order_by("pk")
    )


def draw(form: Form, *coders: Any, size: int = 4, seed: str = "lot", **facts: Any) -> CodingSample:
    return draw_sample(actor=coders[0], form=form, size=size, coders=coders, seed=seed, **facts)


def read_all(sample: CodingSample, coder: Any, codes: dict[int, Any] | None = None) -> None:
    """This coder reads each text of the sample, and gives the first sentence of those named the code."""
    for task in sample.tasks.filter(coder=coder).select_related("text__submission"):
        if code := (codes or {}).get(task.text_id):
            add_coding(actor=coder, text=task.text, code=code, start=0, end=17)
        keep_reading(actor=coder, text=task.text, note="", state=CodingTask.State.DONE)
