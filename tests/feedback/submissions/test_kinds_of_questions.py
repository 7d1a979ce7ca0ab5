"""Each kind of question is asked, answered and kept in its own form; wrong answers are named beside it."""

import pytest

from cms.web import one_time_keys
from feedback.models import Demographics, Submission
from feedback.reference_data.closed_lists import choices_of, groups_of, roll_up
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/feedback/survey/"
WHOLE = {
    "q-find": "no",
    "q-why": "The map.",
    "q-parts--map": "useful",
    "q-first--red": "2",
    "q-first--blue": "1",
    "q-many": "0",
    "q-day": "2022-05-16",
    "q-county": "los_angeles",
    "q-role": "teacher",
    "q-groups": ["hmong", "white"],
    "q-gender": "no_answer",
    "q-reach": "no",
}


def send(client, answers: dict, **changes):
    """All pages at once, as somebody who came back to a whole form."""
    from feedback.forms.frozen_forms import frozen_version
    from feedback.models import FormVersion
    from feedback.submissions.public_form.forms import AnswerForm

    version = FormVersion.objects.order_by("-number").first()
    data = {"key": one_time_keys.issue("feedback.survey"), **answers, **changes}
    from django.http import QueryDict

    sent = QueryDict(mutable=True)
    for name, value in data.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return AnswerForm(frozen_version(version.pk, version.sha256), "survey", sent)


@furnished
def asked(home):
    return ask.publish(home)


def test_each_answer_is_kept_in_the_form_of_its_kind(asked, client):
    form = send(client, WHOLE)
    assert form.is_valid(), form.errors
    words = form.words()
    assert words.texts == {"why": "The map."}
    assert words.answers == {
        "find": "no",
        "parts": {"map": "useful"},
        "first": ["blue", "red"],
        "many": 0,
        "day": "2022-05-16",
    }
    assert words.about_you == {
        "county": "los_angeles",
        "role": "teacher",
        "groups": ["hmong", "white"],
        "gender": "no_answer",
    }


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"q-first--red": "1"}, "q-first--blue", "Rank 1 is used twice"),
        ({"q-first--red": "4"}, "q-first--red", "4"),
        ({"q-many": "41"}, "q-many", "40"),
        ({"q-many": "-1"}, "q-many", "0"),
        ({"q-many": "a few"}, "q-many", "whole number"),
        ({"q-day": "16 May"}, "q-day", "2022-05-16"),
        ({"q-parts--map": "perhaps"}, "q-parts--map", "perhaps"),
        ({"q-county": "atlantis"}, "q-county", "atlantis"),
        ({"q-groups": ["hmong", "no_answer"]}, "q-groups", "but not both"),
        ({"q-groups": ["klingon"]}, "q-groups", "klingon"),
    ],
)
def test_a_wrong_answer_is_named_beside_its_field(asked, client, changes, field, words):
    form = send(client, WHOLE, **changes)
    assert not form.is_valid()
    assert words in str(form.errors[field])


def test_every_kind_is_shown_with_whether_it_is_needed_and_how_it_hangs_together(asked, client):
    html = client.get(URL).content.decode()
    assert "Only if you answered “No” to “Can you find it?”" in html
    assert 'data-only-if="q-find" data-answers="no"' in html
    assert 'name="q-parts--map"' in html and 'name="q-first--red"' in html
    assert "A whole number from 0 to 40. Unit: students." in html
    assert html.count("(optional)") >= 4 and "Required" in html
    assert "What you write can become public" in html


def test_the_second_page_is_shown_under_its_heading(asked, client):
    form = send(client, WHOLE)
    second = form.frozen.pages[1]
    assert [section.title["en"] for section in second] == ["About you"]
    assert [question.key for question in second[0].questions] == [
        "paper", "county", "role", "groups", "gender", "reach",
    ]  # fmt: skip


def test_a_needed_question_is_needed_only_if_its_condition_holds(asked, client):
    assert "q-why" in send(client, WHOLE, **{"q-why": ""}).errors
    form = send(client, WHOLE, **{"q-find": "yes", "q-why": ""})
    assert form.is_valid()


def test_words_typed_under_a_condition_that_does_not_hold_are_kept(asked, client):
    form = send(client, WHOLE, **{"q-find": "yes"})
    assert form.is_valid() and form.words().texts == {"why": "The map."}


def test_hmong_and_white_count_once_in_each_group_and_once_in_all():
    people = [["hmong", "white"], ["hmong", "chinese"], ["no_answer"], []]
    groups = [group for keys in people for group in groups_of(keys)]
    assert (groups.count("asian"), groups.count("white")) == (2, 1)
    assert sum(bool(keys) and keys != ["no_answer"] for keys in people) == 2
    assert roll_up("no_answer") == "no_answer"


def test_the_lists_hold_every_group_and_county_that_the_law_names():
    keys = {choice["key"]: choice.get("group") for choice in choices_of("ethnicity")}
    asian = "chinese japanese filipino korean vietnamese asian_indian laotian cambodian hmong asian_other"
    assert {keys[key] for key in asian.split()} == {"asian"}
    assert {keys[key] for key in ["hawaiian", "chamorro", "samoan", "pacific_other"]} == {"pacific"}
    mena = "armenian assyrian kurdish chaldean egyptian iranian lebanese mena_other"
    assert {keys[key] for key in mena.split()} == {"mena"}
    assert len({group for group in keys.values() if group}) == 7
    assert len(choices_of("county")) == 60
    assert all({"en", "es"} <= each["label"].keys() for kind in ("ethnicity", "gender", "age_bracket", "county")
               for each in choices_of(kind))  # fmt: skip


def test_not_saying_and_leaving_open_are_kept_apart(home, client):
    ask.publish(home, [ask.block("long_text", "why"), ask.block("gender", "gender")])
    for gender in ("no_answer", None):
        answer = {"key": one_time_keys.issue("feedback.survey"), "q-why": "More maps."}
        client.post(URL, answer | ({"q-gender": gender} if gender else {}))
    assert Submission.objects.count() == 2
    assert [each.answers for each in Demographics.objects.all()] == [{"gender": "no_answer"}]
