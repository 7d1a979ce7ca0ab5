"""An editor chooses what a question depends on from lists; nobody types the words of a question."""

from wagtail.models import Locale

import pytest

from feedback.models import FeedbackFormPage, FormVersion
from tests.factories import feedback as make
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/desk/forms/survey/conditions/"
FIND = ask.block("one_choice", "find", "Can you find it?", choices=ask.items("Yes", "No"), about_you=False)
BLOCKS = [
    ask.block("long_text", "first", "What do you use?"),
    FIND,
    ask.block("long_text", "why", "Why not?"),
    ask.block("many_choices", "who", "Who are you?", choices=ask.items("Student", "Parent")),
]


@furnished
def form_page(home):
    return ask.publish(home, BLOCKS)


@furnished
def desk(client_for, editor):
    return client_for(editor)


def draft() -> FeedbackFormPage:
    return FeedbackFormPage.objects.get().get_latest_revision_as_object()


def choose(desk, key: str = "why", after: str = "find", **values):
    return desk.post(f"{URL}{key}/?after={after}", {"is_not": "is", "do": "save"} | values)


def test_every_question_is_listed_with_whom_it_is_asked_of(form_page, desk):
    html = desk.get(URL).content.decode()
    assert html.count("Always") == 4 and f"{URL}why/" in html
    assert html.count("There is no question with choices above this one.") == 2, (
        "the first two have none above"
    )


def test_only_questions_above_with_choices_are_offered(form_page, desk):
    html = desk.get(f"{URL}why/").content.decode()
    assert '<option value="find"' in html and 'value="who"' not in html and 'value="first"' not in html


def test_the_answers_of_the_chosen_question_are_the_second_step(form_page, desk):
    html = desk.get(f"{URL}why/?after=find").content.decode()
    assert 'value="yes"' in html and 'value="no"' in html and "is none of these" in html


def test_a_condition_is_saved_in_the_draft_and_public_once_it_is_published(form_page, desk, publisher):
    assert choose(desk, choices=["no"])["Location"] == URL
    assert "Only if you answered “No” to “Can you find it?”" in desk.get(URL).content.decode()
    assert FormVersion.objects.count() == 1 and form_page.latest_revision_id != draft().latest_revision_id
    draft().get_latest_revision().publish(user=publisher)
    question = FormVersion.objects.first().questions.get(key="why")
    assert question.condition == {"question": "find", "choices": ["no"]}


def test_is_none_of_these_rules_it_out(form_page, desk):
    choose(desk, choices=["yes"], is_not="is_not")
    assert draft().conditions == {"why": {"question": "find", "choices": ["yes"], "not": True}}
    assert "Only if you gave an answer other than “Yes”" in desk.get(URL).content.decode()
    html = desk.get(f"{URL}why/").content.decode()
    assert 'value="is_not" id="id_is_not_1" checked' in html.replace("  ", " ").replace(" required", "")


def test_it_is_asked_of_everyone_again(form_page, desk):
    choose(desk, choices=["no"])
    desk.post(f"{URL}why/", {"do": "everyone"})
    assert draft().conditions == {}


@pytest.mark.parametrize(
    ("after", "values", "words"),
    [
        ("find", {}, "Choose at least one answer."),
        ("find", {"choices": ["maybe"]}, "Choose only answers to this question."),
        ("who", {"choices": ["parent"]}, "Choose a question above this one."),
        ("first", {"choices": ["x"]}, "Choose a question above this one."),
        ("nothing", {"choices": ["x"]}, "Choose a question above this one."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(form_page, desk, after, values, words):
    response = choose(desk, after=after, **values)
    assert response.status_code == 422 and words in response.content.decode()
    assert draft().conditions == {}


def test_the_first_step_is_refused_beside_its_field_too(form_page, desk):
    response = desk.get(f"{URL}why/?after=who")
    assert response.status_code == 422 and 'id="id_after_problem"' in response.content.decode()


def test_saving_the_same_again_makes_no_revision(form_page, desk):
    choose(desk, choices=["no"])
    before = draft().latest_revision_id
    choose(desk, choices=["no"])
    assert draft().latest_revision_id == before


def test_a_locked_page_is_not_changed(form_page, desk, publisher):
    FeedbackFormPage.objects.update(locked=True, locked_by=publisher)
    response = choose(desk, choices=["no"])
    assert response.status_code == 409 and "This page is locked" in response.content.decode()
    assert draft().conditions == {}


def test_a_question_that_is_gone_meanwhile_is_no_page(form_page, desk):
    assert desk.get(f"{URL}gone/").status_code == 404


def test_a_form_without_a_page_has_no_conditions_here(home, desk):
    make.make_form("other")
    assert desk.get("/desk/forms/other/conditions/").status_code == 404


def test_analysts_and_the_public_have_no_such_screen(form_page, client_for, analyst, client):
    assert client_for(analyst).get(URL).status_code == 404
    assert client.get(URL).status_code == 302


def test_the_editor_of_the_page_leads_there_and_asks_for_no_words(form_page, desk):
    html = desk.get(f"/admin/pages/{form_page.pk}/edit/").content.decode()
    assert f'href="{URL}"' in html and "copied exactly" not in html


def test_the_questions_of_the_first_language_are_chosen_from(form_page, desk):
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    other = form_page.copy_for_translation(spanish, copy_parents=True).specific
    other.save_revision().publish()
    choose(desk, choices=["no"])
    leading = FeedbackFormPage.objects.get(pk=form_page.pk).get_latest_revision_as_object()
    assert leading.conditions == {"why": {"question": "find", "choices": ["no"]}}
