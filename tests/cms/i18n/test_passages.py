"""A text in another language than the page carries its own, wherever a template shows it (WCAG 3.1.2)."""

import pickle

from django.template import Context, Template
from django.utils import translation
from django.utils.html import format_html

import pytest

from cms.components.record_numbers import unbroken
from cms.components.short_text import first_sentences, fitting_sentences
from cms.i18n.fields import text
from cms.i18n.passages import as_in, filled, joined, lang, lines, paragraphs, passage, plain

TITLE = {"en": "Show <b>F-12</b> first", "es": "Mostrar primero"}
MARKED = '<span lang="en" dir="ltr">Show &lt;b&gt;F-12&lt;/b&gt; first</span>'


@pytest.fixture(autouse=True)
def korean():
    with translation.override("ko"):
        yield


def shown(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def test_a_template_marks_it_and_escapes_it():
    assert shown("{% load ui %}{{ title|tr }}", title=TITLE) == MARKED
    assert shown("{{ title }}", title=text(TITLE)) == MARKED
    assert (
        shown("{% load i18n %}{% blocktranslate %}{{ title }}!{% endblocktranslate %}", title=text(TITLE))
        == f"{MARKED}!"
    )
    assert format_html("<p>{}</p>", text(TITLE)) == f"<p>{MARKED}</p>"


def test_a_text_in_the_language_of_the_page_is_not_marked():
    with translation.override("es"):
        assert shown("{% load ui %}{{ title|tr }}", title=TITLE) == "Mostrar primero"
    assert type(passage("한국어", "ko")) is str and type(passage("", "en")) is str


def test_where_no_element_can_stand_there_is_its_text_and_its_language():
    option = shown("<option{{ title|lang }}>{{ title|plain }}</option>", title=passage("Plan", "en"))
    assert option == '<option lang="en">Plan</option>'
    assert shown("<i{{ title|lang }}>{{ title|plain }}</i>", title="계획") == "<i>계획</i>"
    assert type(plain(passage("Plan", "en"))) is str and lang("계획") == ""


def test_arabic_inside_another_page_runs_from_right_to_left():
    assert shown("{{ title }}", title=passage("قرار", "ar")) == '<span lang="ar" dir="rtl">قرار</span>'


def test_it_is_a_plain_text_for_everything_else():
    title = passage("Plan", "en")
    assert title == "Plan" and f"{title}!" == "Plan!" and {title: 1}["Plan"] == 1
    again = pickle.loads(pickle.dumps(title))  # noqa: S301  as the cache does
    assert again == "Plan" and shown("{{ t }}", t=again) == '<span lang="en" dir="ltr">Plan</span>'


def test_what_is_made_from_it_can_keep_its_language():
    assert (
        shown("{{ t }}", t=as_in(passage("Plan", "en"), "4. Plan"))
        == '<span lang="en" dir="ltr">4. Plan</span>'
    )
    assert "nowrap" in unbroken(text(TITLE)) and unbroken(text(TITLE)).startswith(
        '<span lang="en" dir="ltr">'
    )


def test_its_lines_and_paragraphs_stand_inside_one_element():
    words = passage("One\nTwo\n\n<b>", "en")
    assert lines(words) == '<span lang="en" dir="ltr">One<br>Two<br><br>&lt;b&gt;</span>'
    assert paragraphs(words) == '<div lang="en" dir="ltr"><p>One<br>Two</p>\n\n<p>&lt;b&gt;</p></div>'
    assert paragraphs(str(words)) == "<p>One<br>Two</p>\n\n<p>&lt;b&gt;</p>"
    assert lines(filled("%(words)s\n늦음", words=passage("One\nTwo", "en"))) == (
        '<span lang="en" dir="ltr">One<br>Two</span><br>늦음'
    )


def test_sentences_of_several_languages_each_carry_their_own():
    said = joined([passage("It passed. It is due.", "en"), "논의했습니다."])
    assert said == "It passed. It is due. 논의했습니다."
    assert (
        shown("{{ said }}", said=said)
        == '<span lang="en" dir="ltr">It passed. It is due.</span> 논의했습니다.'
    )
    assert shown("{{ said }}", said=pickle.loads(pickle.dumps(said))).endswith("논의했습니다.")  # noqa: S301
    assert shown("{{ said }}", said=first_sentences(said, 1)) == '<span lang="en" dir="ltr">It passed.</span>'
    assert shown("{{ said }}", said=unbroken(said)) == "It passed. It is due. 논의했습니다.".replace(
        "It passed. It is due.", '<span lang="en" dir="ltr">It passed. It is due.</span>'
    )


@pytest.mark.parametrize(
    ("words", "count", "kept"),
    [
        ("One. Two. Three.", 2, "One. Two."),
        ("One. One. Two.", 2, "One. Two."),
        ("Begins at 5:30 p. m. on Friday. Ends late.", 1, "Begins at 5:30 p. m. on Friday."),
        ("첫째입니다. 둘째입니다.", 1, "첫째입니다."),
        ("第一句。第二句。", 1, "第一句。"),
        ("", 1, ""),
    ],
)
def test_sentences_are_counted_and_not_measured(words, count, kept):
    assert first_sentences(words, count) == kept


def test_a_picture_takes_the_sentences_that_fit():
    assert fitting_sentences("One. Two. Three.", 9) == "One. Two."
    assert fitting_sentences("Much longer than that.", 5) == "Much longer than that."


def test_a_sentence_keeps_the_language_of_what_fills_it():
    said = filled("이유: %(reason)s (%(count)s%%).", reason=passage("It is late", "en"), count=4)
    assert said == "이유: It is late (4%)."
    assert shown("{{ said }}", said=said) == '이유: <span lang="en" dir="ltr">It is late</span> (4%).'
    assert first_sentences(said, 1) == said and "lang" in shown("{{ said }}", said=unbroken(said))
    assert filled("이유: %(reason)s.", reason="늦음") == "이유: 늦음."
