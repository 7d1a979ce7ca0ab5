"""An editor names an earlier question and its answers by their words; the public reads it as a sentence."""

from django.core.exceptions import ValidationError

from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

import pytest

from feedback.forms.frozen_forms import frozen_version
from feedback.models import NOTICE_ELEMENTS, FeedbackIndexPage, Form, FormVersion
from tests.factories import feedback as make
from tests.factories import questions as ask
from tests.feedback.filling import sent
from tests.furniture import furnished

FIND = ask.block("one_choice", "find", "Can you find it?", choices=ask.items("Yes", "No"), about_you=False)
WHY = ask.block("long_text", "why", "Why not?", **ask.only_if("can you  find it?", " NO "))


def problem(home, *blocks) -> str:
    with pytest.raises(ValidationError) as caught:
        ask.publish(home, list(blocks))
    errors = caught.value.error_dict["questions"][0].block_errors
    return "; ".join(
        f"{index}.{name}: {each.messages[0]}"
        for index, error in errors.items()
        for name, each in error.block_errors.items()
    )


def test_words_become_keys_when_it_is_frozen(home):
    ask.publish(home, [FIND, WHY])
    question = FormVersion.objects.get().questions.get(key="why")
    assert question.condition == {"question": "find", "choices": ["no"]}


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        (lambda: [FIND, ask.block("long_text", "b", **ask.only_if("Can you see it?", "No"))],
         "1.only_if: No question above has this text"),
        (lambda: [WHY, FIND], "0.only_if: That question is not above"),
        (lambda: [FIND, ask.block("long_text", "b", **ask.only_if("Can you find it?", "Perhaps"))],
         "1.only_if_answers: “Perhaps” is not an answer to that question. Its answers: Yes, No"),
        (lambda: [FIND, ask.block("long_text", "b", **ask.only_if("Can you find it?"))],
         "1.only_if_answers: Enter at least one answer"),
        (lambda: [FIND, ask.block("long_text", "b", **ask.only_if("", "No"))], "1.only_if: Name the question"),
        (lambda: [ask.block("long_text", "a", "Why?"), ask.block("long_text", "b", **ask.only_if("Why?", "x"))],
         "1.only_if: That question has no answers to choose from"),
    ],
)  # fmt: skip
def test_a_condition_that_cannot_be_followed_is_told_at_its_block(home, blocks, words):
    assert words in problem(home, *blocks())
    assert not FormVersion.objects.exists()


def test_what_hangs_on_a_question_that_is_not_asked_is_not_asked_either(home):
    from feedback.forms.conditions import holds

    more = ask.block(
        "one_choice", "more", "More?", choices=ask.items("Yes", "No"), about_you=False,
        **ask.only_if("Can you find it?", "No"),
    )  # fmt: skip
    ask.publish(home, [FIND, more, ask.block("short_text", "how", **ask.only_if("More?", "Yes"))])
    version = FormVersion.objects.get()
    frozen = frozen_version(version.pk, version.sha256)
    how = frozen.question("how")
    answers = {"find": "no", "more": "yes"}
    assert holds(how, frozen, lambda each: [answers[each.key]])
    answers["find"] = "yes"
    assert not holds(how, frozen, lambda each: [answers[each.key]])


def test_a_page_in_another_language_brings_words_and_no_conditions(home):
    page = ask.publish(home, [FIND, WHY])
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    other = page.copy_for_translation(spanish, copy_parents=True).specific
    blocks = [FIND | {"value": FIND["value"] | {"label": "¿Lo encuentra?"}}, WHY]
    ask.publish_again(other, blocks)
    version = FormVersion.objects.order_by("-number").first()
    assert version.questions.get(key="why").condition == {"question": "find", "choices": ["no"]}
    assert version.questions.get(key="find").label["es"] == "¿Lo encuentra?"


def test_a_section_without_questions_is_not_shown(home):
    ask.publish(home, [FIND, ask.section("end", "The end")])
    assert FormVersion.objects.get().layout == []


@furnished
def where(home) -> str:
    index = home.add_child(instance=FeedbackIndexPage(title="Give feedback", slug="feedback"))
    return f"/admin/pages/add/feedback/feedbackformpage/{index.pk}/"


def typed(condition: str) -> dict:
    empty = {"help": "", "only_if": "", "only_if_answers": ""}
    choices = {"choices-count": "2"}
    for n, word in enumerate(("Yes", "No")):
        choices |= {f"choices-{n}-deleted": "", f"choices-{n}-order": str(n), f"choices-{n}-value": word}
        choices |= {f"choices-{n}-id": ""}
    blocks = [
        ("one_choice", empty | {"label": "Can you find it?"} | choices),
        ("section", {"title": "More", "intro": "", "new_page": "on"}),
        ("long_text", empty | {"label": "Why not?", "only_if": condition, "only_if_answers": "No"}),
    ]
    values = {"title": "Ask", "slug": "ask", "summary": "", "intro": "", "questions": streamfield(blocks)}
    values |= {f"notice_{element}": f"{element} words" for element in NOTICE_ELEMENTS}
    more = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "action-publish": "1"}
    return nested_form_data(values | more)


def test_it_is_built_in_wagtail_with_a_section_on_a_new_page(client_for, publisher, where, client):
    response = client_for(publisher).post(where, typed("Can you find it?"))
    assert response.status_code == 302
    version = FormVersion.objects.get()
    first, second = version.questions.all()
    assert second.condition == {"question": first.key, "choices": [first.choices[1]["key"]]}
    assert [(each["title"], each["new_page"], each["before"]) for each in version.layout] == [
        ({"en": "More"}, True, second.key)
    ]


def test_in_wagtail_the_problem_is_shown_at_the_block(client_for, publisher, where):
    response = client_for(publisher).post(where, typed("Can you see it?"))
    html = response.content.decode()
    assert response.status_code == 200
    assert "No question above has this text" in html
    assert not FormVersion.objects.exists()


def test_a_form_without_sections_keeps_the_hash_it_had(home):
    """The first versions know no conditions, limits or sections: their content must hash as before."""
    from feedback.forms.frozen_forms import digest_of
    from feedback.forms.services import content_of_version

    make.make_page(home).save_revision().publish()
    version = FormVersion.objects.get()
    content = content_of_version(version)
    assert set(content) == {"title", "intro", "notice", "questions"}
    assert not {"condition", "settings"} & set(content["questions"][0])
    assert digest_of(content) == version.sha256


def test_on_a_later_page_it_is_asked_without_the_sentence(home, client):
    """There the answer is known, and the reader need not work out whether it is meant."""
    ask.publish(home, [FIND, ask.section("more", "More", new_page=True), WHY])
    form = Form.objects.get()
    url = f"/feedback/{form.slug}/"
    assert "Only if you answered" not in client.get(url).content.decode()
    turned = client.post(url, sent(form.slug, "next", **{"q-find": "no"}))
    html = client.get(turned["Location"]).content.decode()
    assert "Why not?" in html and "Only if you answered" not in html
    turned = client.post(url, sent(form.slug, "next", **{"q-find": "yes"}))
    assert "Why not?" not in client.get(turned["Location"]).content.decode()
