"""Write a story in the editor: what contradicts the data set is refused beside its field, and keeps what was typed."""

from django.core.exceptions import ValidationError

from wagtail.test.utils.form_data import nested_form_data, streamfield

import pytest

from boards.models import StoryPage
from tests.factories import cms as pages
from tests.factories import data_sets as make
from tests.factories import stories
from tests.furniture import furnished

VALUES = {
    "question": "How many start?",
    "chart": "bars",
    "measure": "started",
    "numbers": "people",
    "dimension": "place",
    "headline": "{started} people started",
    "key_number": "",
    "key_words": "",
    "text": "",
}


@furnished
def pipeline(analyst, publisher):
    found = make.data_set()
    make.released(found, analyst, publisher)
    return found


@furnished
def where(home) -> str:
    return f"/admin/pages/add/boards/storypage/{stories.index(home).pk}/"


def typed(pipeline, **values: str) -> dict:
    page = {
        "title": "Who starts?",
        "slug": "who-starts",
        "summary": "",
        "data_set": pipeline.pk,
        "questions": streamfield([("question", VALUES | values)]),
        "body": streamfield([]),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
    }
    return nested_form_data(page)


def test_a_story_is_written_and_published(client_for, publisher, where, pipeline, client):
    response = client_for(publisher).post(where, typed(pipeline))
    assert response.status_code == 302
    assert "900 people started" in client.get("/stories/who-starts/").content.decode()


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"measure": "color"}, "Use the key of a count: started, employed"),
        ({"measure": "pay"}, "Use the key of a count: started, employed"),
        ({"measure": "a b"}, "Enter the key of a measure, such as started."),
        ({"numbers": "share"}, "It is not counted among others. Choose"),
        ({"dimension": "year"}, "Use the key of a dimension that fits this chart: place, group"),
        ({"chart": "lines"}, "Use the key of a dimension that fits this chart: year"),
        ({"chart": "map", "dimension": "group"}, "Use the key of a dimension that fits this chart: place"),
        ({"chart": "flow", "dimension": ""}, "Leave this blank: the steps are all counts"),
        ({"chart": "flow", "measure": ""}, "Leave this blank: the steps are all counts"),
        ({"headline": "{color} people"}, "There is no number with this key."),
        ({"text": "{started} and {"}, "A brace is open or closed twice."),
        ({"key_number": "{started}"}, "Enter both the number and what it is, or neither."),
        ({"key_words": "people"}, "Enter both the number and what it is, or neither."),
    ],
)
def test_what_contradicts_the_data_set_is_refused_beside_its_field(
    client_for, publisher, where, pipeline, values, why
):
    response = client_for(publisher).post(where, typed(pipeline, **values))
    page = response.content.decode()
    assert response.status_code == 200 and not StoryPage.objects.exists()
    assert why in page and "How many start?" in page


def test_a_translation_has_the_same_charts(home, pipeline, client_for, publisher):
    page = stories.story(home, pipeline)
    spanish = pages.spanish_home(home)
    other = page.copy_for_translation(spanish.locale, copy_parents=True).specific
    other.questions = [*stories.QUESTIONS[1:], stories.QUESTIONS[0]]
    with pytest.raises(ValidationError, match="The charts differ from those of the page"):
        other.full_clean()
    other.questions = stories.QUESTIONS
    other.full_clean()


def test_the_editor_lists_the_keys_of_the_data_set(home, pipeline, client_for, publisher):
    page = stories.story(home, pipeline)
    form = client_for(publisher).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    for key in ("started", "employed", "place", "year"):
        assert f"<code>{key}</code>" in form


def test_numbers_are_not_searched_before_they_are_there(home, pipeline):
    page = stories.story(home, pipeline)
    assert "Question bars?" in page.search_text and "{" not in page.search_text


def test_a_draft_that_is_not_finished_is_previewed(home, pipeline, rf):
    """Drafts are saved while they are typed, before anything is checked."""
    unfinished = dict.fromkeys(VALUES, "") | {"question": None, "measure": None, "chart": None}
    questions = [
        {"type": "question", "value": unfinished},
        {"type": "question", "value": unfinished | {"chart": "bars"}},
    ]
    page = StoryPage(title="Draft", slug="draft", data_set=pipeline, questions=questions, locale=home.locale)
    response = page.make_preview_request(rf.get("/"), "")
    assert response.status_code == 200
    assert "This edition has no numbers for this question." in response.rendered_content
