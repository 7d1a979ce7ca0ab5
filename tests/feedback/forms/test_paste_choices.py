"""Choices are pasted as a list, one per line; a key never changes its meaning."""

from django.core.exceptions import ValidationError

from wagtail.blocks import StructBlockValidationError
from wagtail.models import Locale

import pytest

from feedback.models import FeedbackFormPage, FormVersion
from feedback.pasted_choices import BadPaste, derived_key, pasted_choices
from tests.factories import questions as ask
from tests.feedback.submissions.test_conditions_and_sections import typed, where

__all__ = ["where"]
PASTE = "questions-0-value-paste"
BEFORE = [("yes", "Yes"), ("k2", "In part"), ("no", "No")]


def keys(words: str, before=()) -> list[tuple[str, str]]:
    return pasted_choices(words, before=before)


def test_a_line_is_a_choice_and_its_words_make_the_key():
    assert keys("Yes\n\n  In   part \r\nNo") == [("yes", "Yes"), ("in-part", "In part"), ("no", "No")]


def test_a_key_can_be_given_before_a_bar():
    assert keys("y | Yes\nno|No") == [("y", "Yes"), ("no", "No")]


@pytest.mark.parametrize("words", ["Yes!", "Sí", "是", "Less than $20", "A/B", "x" * 120])
def test_words_that_no_key_can_hold_get_a_key_of_their_own_that_stays(words):
    key = derived_key(words)
    assert derived_key(words.upper() if words.isascii() else words) == key
    assert 0 < len(key) <= 40 and key not in {
        derived_key("Yes"),
        derived_key("Si"),
        derived_key("Less than 20"),
    }


def test_pasted_again_the_same_words_keep_their_keys():
    assert keys("No\nIn part\nYes\nNever", BEFORE) == [
        ("no", "No"), ("k2", "In part"), ("yes", "Yes"), ("never", "Never")
    ]  # fmt: skip


def test_with_its_key_a_choice_is_reworded():
    assert keys("k2 | Partly\nYes", BEFORE) == [("k2", "Partly"), ("yes", "Yes")]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("Yes\nyes", "“yes” is in the list twice."),
        ("a | Yes\na | No", "“a” is in the list twice."),
        ("A B | Yes", "“A B” cannot be a key."),
        ("a |", "The key “a” has no text after it."),
        ("y" * 121, "is longer than 120 characters."),
        ("yes | No\nno | Yes", "“No” has the key “no”"),
        ("other | Yes", "“Yes” has the key “yes”"),
        ("yes | Never\nYes", "is in the list twice."),
    ],
)
def test_what_would_mix_meanings_is_refused(words, problem):
    with pytest.raises(BadPaste) as refused:
        keys(words, BEFORE)
    assert problem in str(refused.value)


def choices_of(version: FormVersion) -> list[tuple[str, str]]:
    return [(each["key"], each["label"]["en"]) for each in version.questions.first().choices]


def test_in_wagtail_the_lines_replace_the_list(client_for, publisher, where):
    assert client_for(publisher).post(where, typed(**{PASTE: "Often\nNever"})).status_code == 302
    assert choices_of(FormVersion.objects.get()) == [("often", "Often"), ("never", "Never")]
    block = FeedbackFormPage.objects.get().questions[0]
    assert block.value["paste"] == ""


def test_a_draft_takes_them_without_any_other_choice(client_for, editor, where):
    lone = {"questions-0-value-choices-count": "0", PASTE: "Often\nNever"}
    data = typed(**lone)
    del data["action-publish"]
    assert client_for(editor).post(where, data).status_code == 302
    assert list(FeedbackFormPage.objects.get().questions[0].value["choices"]) == ["Often", "Never"]


def test_in_wagtail_the_problem_stands_beside_the_box_and_the_lines_stay(client_for, publisher, where):
    html = client_for(publisher).post(where, typed(**{PASTE: "Often\nOften"})).content.decode()
    assert "is in the list twice." in html and "Often\\nOften" in html
    assert not FormVersion.objects.exists()


def test_lines_of_a_table_are_pasted_too():
    block = FeedbackFormPage._meta.get_field("questions").stream_block.child_blocks["matrix"]
    empty = {"label": "How?", "choices": ["A", "B"], "paste_rows": "Map\nTable"}
    cleaned = block.clean(block.to_python(empty))
    assert [(each.id, each.value) for each in cleaned["rows"].bound_blocks] == [
        ("map", "Map"),
        ("table", "Table"),
    ]


def test_more_than_eighty_are_refused():
    block = FeedbackFormPage._meta.get_field("questions").stream_block.child_blocks["one_choice"]
    lines = "\n".join(f"Choice {n}" for n in range(81))
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({"label": "How?", "choices": [], "paste": lines}))


def test_a_published_choice_cannot_take_the_place_of_another(home):
    find = ask.block("one_choice", "find", "Can you?", choices=ask.items("Yes", "No"), about_you=False)
    page = ask.publish(home, [find])
    exchanged = [{"type": "item", "id": "yes", "value": "No"}, {"type": "item", "id": "no", "value": "Yes"}]
    with pytest.raises(ValidationError) as refused:
        ask.publish_again(page, [find | {"value": find["value"] | {"choices": exchanged}}])
    errors = refused.value.error_dict["questions"][0].block_errors
    assert "has been answered under another key" in errors[0].block_errors["choices"].messages[0]


def test_a_page_in_another_language_brings_no_choices_of_its_own(home):
    find = ask.block("one_choice", "find", "Can you?", choices=ask.items("Yes", "No"), about_you=False)
    page = ask.publish(home, [find])
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    other = page.copy_for_translation(spanish, copy_parents=True).specific
    said = [{"type": "item", "id": "yes", "value": "Sí"}, {"type": "item", "id": "no", "value": "No"}]
    ask.publish_again(other, [find | {"value": find["value"] | {"choices": said}}])
    assert FormVersion.objects.first().questions.get().choices[0]["label"] == {"en": "Yes", "es": "Sí"}
    more = [*said, {"type": "item", "id": "quizas", "value": "Quizás"}]
    with pytest.raises(ValidationError) as refused:
        ask.publish_again(other, [find | {"value": find["value"] | {"choices": more}}])
    errors = refused.value.error_dict["questions"][0].block_errors
    assert "Add choices on the page in the first language" in errors[0].block_errors["choices"].messages[0]
