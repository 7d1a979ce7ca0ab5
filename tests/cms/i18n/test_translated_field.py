"""Short texts of records: one field, each language of the site."""

from django.template import Context, Template
from django.utils import translation

import pytest

from cms.i18n.fields import TranslatedFormField, text
from cms.models import Milestone


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        ({"en": "Data", "es": "Datos"}, "es", "Datos"),
        ({"en": "Data", "es": ""}, "es", "Data"),
        ({"en": "Data"}, "es", "Data"),
        ({"es": "Datos"}, "en", "Datos"),
        ({}, "es", ""),
        (None, "es", ""),
        ("Data", "es", "Data"),
    ],
)
def test_a_reader_gets_her_language_else_english_else_any(value, language, words):
    assert text(value, language) == words
    with translation.override(language):
        assert text(value) == words
        shown = Template("{% load ui %}{{ value|tr|plain }}").render(Context({"value": value}))
        assert shown == words


def test_words_are_escaped_in_a_template():
    shown = Template("{% load ui %}{{ value|tr }}").render(Context({"value": {"en": "<b>x</b>"}}))

    assert shown == "&lt;b&gt;x&lt;/b&gt;"


def test_english_is_needed_and_the_others_may_wait():
    field = TranslatedFormField()

    assert field.clean(["Data", ""]) == {"en": "Data"}
    assert field.clean([" Data\x0b ", "Datos"]) == {"en": "Data", "es": "Datos"}
    with pytest.raises(Exception, match="Enter this in English"):
        field.clean(["", "Datos"])


def test_a_text_that_is_not_needed_may_be_empty():
    assert TranslatedFormField(required=False).clean(["", ""]) == {}


def test_a_text_that_is_too_long_is_refused_in_each_language():
    field = TranslatedFormField(max_length=5)

    for words in (["123456", ""], ["12345", "123456"]):
        with pytest.raises(Exception, match="at most 5"):
            field.clean(words)


FIELDS = {
    "when": "2024-01-01",
    "when_text_en": "2024",
    "when_text_es": "",
    "title_en": "First data",
    "title_es": "Datos",
}


@pytest.mark.django_db
def test_an_editor_writes_both_languages_in_the_admin_and_the_history_has_her_name(client_for, editor):
    answer = client_for(editor).post("/admin/milestone/new/", FIELDS)
    made = Milestone.objects.get()

    assert answer.status_code == 302
    assert made.title == {"en": "First data", "es": "Datos"}
    assert (made.history.get().history_actor, made.history.get().history_user) == (str(editor), editor)


@pytest.mark.django_db
def test_a_milestone_without_english_is_refused_in_the_admin(client_for, editor):
    answer = client_for(editor).post("/admin/milestone/new/", FIELDS | {"title_en": " "})

    assert "Enter this in English" in answer.content.decode()
    assert not Milestone.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["analyst", "clerk", "member", "resident"])
def test_others_do_not_write_milestones(cast, role):
    cast[role].post("/admin/milestone/new/", FIELDS)

    assert not Milestone.objects.exists()
