"""Fields, problems and refusals: the same words in both places, and nothing typed is lost."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import Context, Template

import pytest
from pytest_django.asserts import assertHTMLEqual

from cms.exceptions import RuleBroken
from tests.furniture import furnished


class Comment(forms.Form):
    who = forms.MultipleChoiceField(
        label="Who should it help?", choices=[("a", "Families")], widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label="Your words", help_text="In any language.", required=False, widget=forms.Textarea
    )
    name = forms.CharField(label="Name")
    agree = forms.BooleanField(label="It may be public", required=False)
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"data-trap": ""}))


def draw(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@furnished
def sent():
    form = Comment({"words": "I work with families"})
    form.add_error("words", "Your text has what looks like a phone number.")
    return form


def test_label_hint_and_input_come_in_this_order():
    html = draw("{% field form.words %}", form=Comment())
    assert html.index("Your words") < html.index("In any language.") < html.index("<textarea")
    assert 'aria-describedby="id_words_hint"' in html


def test_a_field_says_whether_it_may_stay_empty():
    assert "(optional)" in draw("{% field form.words %}", form=Comment())
    assert "Required" in draw("{% field form.name %}", form=Comment())
    assert "Required" not in draw("{% field form.name marks=False %}", form=Comment())


def test_choices_are_one_group_with_a_legend():
    html = draw("{% field form.who %}", form=Comment())
    assert html.count("<fieldset") == html.count("<legend") == 1
    assert '<label class="choice" for="id_who_0">' in html


def test_a_problem_is_tied_to_its_field(sent):
    html = draw("{% field form.words %}", form=sent)
    assert 'id="id_words_problem"' in html
    assert "id_words_problem" in html.split("<textarea")[1].split(">")[0]
    assert 'aria-invalid="true"' in html


def test_the_summary_counts_the_problems_and_links_to_the_fields(sent):
    html = draw("{% error_summary form %}", form=sent)
    assert "Three things to fix" in html
    assert "Nothing you typed is lost." in html
    assert 'href="#id_who_0"' in html
    assert 'href="#id_words"' in html


def test_an_empty_needed_field_is_named_in_the_problem(sent):
    html = draw("{% error_summary form %}", form=sent)
    assert "Choose at least one: Who should it help?" in html
    assert "Enter an answer: Name" in html
    assert "This field is required" not in html


def test_summary_and_field_say_the_same_words(sent):
    words = "Enter an answer: Name"
    assert words in draw("{% field form.name %}", form=sent)
    assert words in draw("{% error_summary form %}", form=sent)


def test_what_was_typed_stays(sent):
    assert "I work with families</textarea>" in draw("{% field form.words %}", form=sent)


def test_a_form_without_problems_has_no_summary():
    assert draw("{% error_summary form %}", form=Comment()) == "\n"


def test_the_trap_is_out_of_sight_and_hearing():
    html = draw("{% form_fields form %}", form=Comment())
    assert '<div class="field-trap" aria-hidden="true">' in html


def test_a_refusal_says_what_why_until_when_and_what_else():
    error = RuleBroken(
        "This agenda cannot be posted.",
        rule="BK-10",
        why="It needs ten days.",
        moment="Monday, October 31, 11:59 p.m.",
        ways=[("Move the meeting", "/move/"), ("Wait", "")],
    )
    html = draw("{% refusal error %}", error=error)
    assert 'role="alert"' in html
    for words in (
        "This agenda cannot be posted.",
        "It needs ten days.",
        "October 31",
        "BK-10",
        'href="/move/"',
    ):
        assert words in html


def test_no_refusal_draws_nothing():
    assert draw("{% refusal error %}", error=None).strip() == ""


class Choosing(forms.Form):
    CHOICES = (("", "Any"), ("1000", "Tom & <Jerry>"), ("Group", [("x", "Ten"), ("y", "“Two”")]))

    one = forms.ChoiceField(choices=CHOICES, widget=forms.Select(attrs={"size": 1000, "class": "a b"}))
    many = forms.MultipleChoiceField(choices=CHOICES, required=False)


@pytest.mark.parametrize("name", ["one", "many"])
def test_a_select_says_what_django_draws(name):
    form = Choosing({"one": "1000", "many": ["x", "y"]})
    own = form[name].as_widget()
    form.renderer = DjangoTemplates()
    assertHTMLEqual(own, form[name].as_widget())
    assert own.count(" selected") == (1 if name == "one" else 2) and 'value="1000"' in own
