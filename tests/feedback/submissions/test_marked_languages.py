"""What a form has only in another language than its reader carries that language, whatever holds it (WCAG 3.1.2)."""

from dataclasses import replace

from django.utils import translation

import pytest

from feedback.forms.conditions import sentence
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.models import QuestionKind
from feedback.submissions.public_form.answer_fields import MOST_RADIOS
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.public_form.sections import sections_of


@pytest.fixture(autouse=True)
def spanish():
    with translation.override("es"):
        yield


def english(words: str) -> str:
    return f'<span lang="en" dir="ltr">{words}</span>'


def form_of(*questions: FrozenQuestion) -> AnswerForm:
    return AnswerForm(FrozenForm(1, 1, {"en": "Survey"}, {}, {}, questions), "survey")


def choices(*labels: dict[str, str]) -> tuple[dict, ...]:
    return tuple({"key": f"c{number}", "label": label} for number, label in enumerate(labels))


NUMBER = FrozenQuestion(
    "many",
    QuestionKind.NUMBER,
    {"en": "How many?", "es": "¿Cuántos?"},
    help={"en": "Count <all>."},
    settings={"lowest": 0, "unit": {"en": "students"}},
)


def test_a_hint_is_escaped_and_marks_the_help_and_the_unit_alone():
    hint = form_of(NUMBER)["q-many"].help_text
    assert hint.startswith(f"{english('Count &lt;all&gt;.')} Un número entero")
    assert hint.endswith(f" {english('students.')}")


def test_an_option_carries_its_language_as_an_attribute():
    labels = [{"en": f"Place {number}"} for number in range(MOST_RADIOS)]
    many = FrozenQuestion(
        "place", QuestionKind.ONE_CHOICE, {"en": "Where?"}, choices=choices(*labels, {"es": "Aquí"})
    )
    drawn = str(form_of(many)["q-place"])
    assert '<option value="c0" lang="en">Place 0</option>' in drawn
    assert '<option value="c7">Aquí</option>' in drawn and "<span" not in drawn


def test_a_condition_marks_the_question_and_each_answer():
    labels = [{"en": "Yes & often", "es": ""}, {"en": "No", "es": "No sé"}]
    source = FrozenQuestion("find", QuestionKind.ONE_CHOICE, {"en": "Found it?"}, choices=choices(*labels))
    why = replace(NUMBER, condition={"question": "find", "choices": ["c0", "c1"]})
    said = sentence(why, form_of(source, why).frozen)
    assert "“Yes & often”" in said and "“Found it?”" in said
    html = said.__html__()
    assert f"“{english('Yes &amp; often')}”" in html and "“No sé”" in html
    assert f"“{english('Found it?')}”" in html


def test_a_part_with_foreign_words_says_that_it_is_not_translated():
    done = replace(NUMBER, help={})
    assert [asked.is_partly_untranslated for asked in sections_of(form_of(NUMBER))[0].asked] == [True]
    assert [asked.is_partly_untranslated for asked in sections_of(form_of(done))[0].asked] == [False]
