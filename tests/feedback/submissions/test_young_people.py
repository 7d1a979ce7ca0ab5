"""Where young people are invited the age comes first, and a child under 13 is asked for less (PRV-30, PRV-31)."""

from django.core.exceptions import ValidationError

import pytest

from cms.web import one_time_keys
from feedback.forms.frozen_forms import frozen_version
from feedback.models import ContactDetail, Form, FormVersion, Submission
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.services import SubmittedText, submit
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/feedback/survey/"
WHY = ask.block("long_text", "why", "What do you think?")
PAPER = ask.block("file", "paper", "A drawing?")
REACH = ask.block("consent", "reach", "May we write to you?", purpose="contact", yes="Yes", no="No")


@furnished
def young(home):
    return ask.publish(home, [WHY, PAPER, REACH], invites_youth=True)


def frozen():
    version = FormVersion.objects.order_by("-number").first()
    return frozen_version(version.pk, version.sha256)


def payload(age: str, **changes) -> dict:
    values = {"key": one_time_keys.issue("feedback.survey"), "q-age_bracket": age, "q-why": "I like the map."}
    return values | {"q-reach": "yes", "email": "kid@example.org"} | changes


def test_the_age_is_asked_first_though_nobody_placed_it(young, client):
    assert [question.key for question in frozen().questions] == ["age_bracket", "why", "paper", "reach"]
    html = client.get(URL).content.decode()
    assert html.index("How old are you?") < html.index("What do you think?")
    assert "Leave this blank if you are under 13" in html
    assert 'data-not-if="q-age_bracket"' in html


def test_an_age_bracket_that_stands_too_late_is_refused(home):
    with pytest.raises(ValidationError) as caught:
        ask.publish(home, [WHY, ask.block("age_bracket", "age")], invites_youth=True)
    assert 1 in caught.value.error_dict["questions"][0].block_errors


@pytest.mark.parametrize(("age", "youth", "contacts"), [("under_13", "under_13", 0), ("13_to_17", "13_to_17", 1),
                                                        ("25_34", "", 1), ("no_answer", "", 1)])  # fmt: skip
def test_what_a_child_types_into_contact_is_dropped(young, client, age, youth, contacts):
    assert client.post(URL, payload(age)).status_code == 303
    made = Submission.objects.get()
    assert made.youth == youth and made.consent_contact is bool(contacts)
    assert ContactDetail.objects.count() == contacts


def test_contact_of_a_child_is_dropped_whichever_way_it_comes(young):
    """A form that forgot to drop it, or a later import, meets the same rule in the service."""
    words = SubmittedText(
        texts={"why": "I like the map."}, youth="under_13", contact={"email": "kid@example.org"}
    )
    form = Form.objects.get(slug="survey")
    version = FormVersion.objects.get(form=form)
    submit(form=form, version_id=version.pk, nonce="a-child", words=words)
    assert Submission.objects.get().youth == "under_13" and not ContactDetail.objects.exists()


def test_with_pages_a_child_does_not_see_what_is_not_for_children(home):
    ask.publish(home, [WHY, ask.section("more", "More", new_page=True), PAPER, REACH], invites_youth=True)
    child = AnswerForm(frozen(), "survey", page=2, initial={"q-age_bracket": "under_13"})
    adult = AnswerForm(frozen(), "survey", page=2, initial={"q-age_bracket": "25_34"})
    assert not {"q-paper", "q-reach", "email"} & set(child.fields)
    assert {"q-paper", "q-reach", "email"} <= set(adult.fields)


def test_a_child_is_asked_to_take_private_words_out_and_not_to_decide(young, client):
    response = client.post(URL, payload("under_13", **{"q-why": "Call me at 559 555 0134.", "may-why": "on"}))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Please remove it" in html and 'type="checkbox" name="may-why"' not in html
    assert not Submission.objects.exists()
