"""Five versions: questions retired, renamed, moved, translated and asked again. No answer loses its question."""

from django.http import QueryDict

from wagtail.models import Locale

import pytest

from cms.web import one_time_keys
from feedback.forms.frozen_forms import frozen_version
from feedback.models import Form, FormVersion, Question, Submission
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.services import submit
from tests.factories import questions as ask
from tests.furniture import furnished

FIND = ask.block("one_choice", "find", "Can you find it?", choices=ask.items("Yes", "No"), about_you=False)
WHY = ask.block("long_text", "why", "Why not?")
MANY = ask.block("number", "many", "How many?", lowest=None, highest=None, unit="")


def renamed(block: dict, label: str) -> dict:
    return block | {"value": block["value"] | {"label": label}}


def answer() -> Submission:
    """Somebody answers whatever is asked now."""
    form = Form.objects.with_current().get()
    frozen = frozen_version(form.current_version_id, form.current_version_sha256)
    values = {"q-find": "no", "q-why": f"Because of version {frozen.number}.", "q-many": str(frozen.number)}
    asked = {name: value for name, value in values.items() if frozen.question(name[2:])}
    data = QueryDict(mutable=True)
    data.update({"key": one_time_keys.issue("feedback.survey"), **asked})
    filled = AnswerForm(frozen, "survey", data)
    assert filled.is_valid(), filled.errors
    return submit(
        form=form, version_id=frozen.version_id, nonce=filled.nonce, words=filled.words(), actor=None
    )


@furnished
def five(home) -> list[Submission]:
    page = ask.publish(home, [FIND, WHY])
    sent = [answer()]
    ask.publish_again(page, [renamed(WHY, "Why could you not find it?"), FIND])  # renamed and moved
    sent.append(answer())
    ask.publish_again(page, [FIND, MANY])  # one retired, one added
    sent.append(answer())
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    other = page.copy_for_translation(spanish, copy_parents=True).specific
    ask.publish_again(other, [renamed(FIND, "¿Lo encuentra?"), renamed(MANY, "¿Cuántos?")], title="Encuesta")
    sent.append(answer())
    page.refresh_from_db()
    ask.publish_again(page, [MANY, FIND, renamed(WHY, "Why not?")])  # asked again
    sent.append(answer())
    return sent


def test_five_versions_are_kept_each_with_all_its_questions(five):
    asked = [
        [question.key for question in version.questions.order_by("position")]
        for version in FormVersion.objects.order_by("number")
    ]
    assert asked == [
        ["find", "why"], ["why", "find"], ["find", "many"], ["find", "many"], ["many", "find", "why"],
    ]  # fmt: skip


def test_each_answer_stands_under_the_words_it_was_given_to(five):
    shown = []
    for submission in Submission.objects.order_by("pk"):
        labels = dict(submission.version.questions.values_list("key", "label"))
        kept = {text.question_key: text.text for text in submission.texts.all()} | submission.answers
        assert set(kept) <= set(labels)
        shown.append({labels[key]["en"]: value for key, value in kept.items()})
    assert shown == [
        {"Why not?": "Because of version 1.", "Can you find it?": "no"},
        {"Why could you not find it?": "Because of version 2.", "Can you find it?": "no"},
        {"Can you find it?": "no", "How many?": 3},
        {"Can you find it?": "no", "How many?": 4},
        {"Why not?": "Because of version 5.", "Can you find it?": "no", "How many?": 5},
    ]
    assert set(Question.objects.values_list("key", flat=True)) == {"find", "why", "many"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (1, 2, ["Moved from position", "<del>not?</del>", "<ins>could you not find it?</ins>"]),
        (2, 3, ["Retired", "Added", "How many?", "Its answers stay with the versions"]),
        (3, 4, ["Español: translated"]),
        (4, 5, ["Added", "Why not?", "Moved from position"]),
        (5, 5, ["These versions are the same."]),
    ],
)
def test_what_a_version_changed_is_told_word_by_word(five, client_for, analyst, old, new, words):
    html = client_for(analyst).get(f"/desk/forms/survey/versions/{old}/{new}/").content.decode()
    assert [each for each in words if each not in html] == []


@pytest.mark.engine
def test_the_versions_tell_which_of_them_asked_what(five, client_for, editor, django_assert_max_num_queries):
    browser = client_for(editor)
    browser.get("/desk/forms/survey/versions/")
    with django_assert_max_num_queries(16):
        html = browser.get("/desk/forms/survey/versions/").content.decode()
    assert html.count("1 comment received under it") == 5
    assert "reworded" in html and "What changed since version 4" in html
    assert browser.get("/desk/forms/survey/versions/?from=3&to=1")["Location"].endswith("/versions/1/3/")


def test_unknown_versions_and_those_without_the_right_see_nothing(five, client_for, analyst, clerk):
    assert client_for(analyst).get("/desk/forms/survey/versions/1/9/").status_code == 404
    assert client_for(clerk).get("/desk/forms/survey/versions/").status_code == 404
