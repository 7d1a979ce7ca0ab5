"""A question depends on the key of an earlier one and of its answers; the public reads it as a sentence."""

from django.core.exceptions import ValidationError

from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

import pytest

from feedback.forms.conditions import holds
from feedback.forms.frozen_forms import frozen_version
from feedback.models import NOTICE_ELEMENTS, FeedbackIndexPage, Form, FormVersion
from tests.factories import feedback as make
from tests.factories import questions as ask
from tests.feedback.filling import sent
from tests.furniture import furnished

FIND = ask.block("one_choice", "find", "Can you find it?", choices=ask.items("Yes", "No"), about_you=False)
WHY = ask.block("long_text", "why", "Why not?", only_if=("find", "no"))


def problem(home, *blocks) -> str:
    with pytest.raises(ValidationError) as caught:
        ask.publish(home, list(blocks))
    errors = caught.value.error_dict["questions"][0].block_errors
    return "; ".join(
        f"{index}.{name}: {each.messages[0]}"
        for index, error in errors.items()
        for name, each in error.block_errors.items()
    )


def test_it_is_frozen_with_its_keys(home):
    ask.publish(home, [FIND, WHY])
    question = FormVersion.objects.get().questions.get(key="why")
    assert question.condition == {"question": "find", "choices": ["no"]}


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        (lambda: [FIND, ask.block("long_text", "b", only_if=("gone", "no"))], "1.label: The question that"),
        (lambda: [WHY, FIND], "0.label: The question that this one depends on is no longer above it"),
        (lambda: [FIND, ask.block("long_text", "b", only_if=("find", "perhaps"))],
         "1.label: An answer that this question depends on is no longer in “Can you find it?”."),
        (lambda: [FIND, ask.block("long_text", "b", only_if=("find",))], "1.label: An answer that"),
        (lambda: [ask.block("long_text", "a", "Why?"), ask.block("long_text", "b", only_if=("a", "x"))],
         "1.label: The question that this one depends on has no answers to choose from"),
    ],
)  # fmt: skip
def test_a_condition_that_cannot_be_followed_is_told_at_its_block(home, blocks, words):
    assert words in problem(home, *blocks())
    assert not FormVersion.objects.exists()


def test_what_hangs_on_a_question_that_is_not_asked_is_not_asked_either(home):
    more = ask.block(
        "one_choice", "more", "More?", choices=ask.items("Yes", "No"), about_you=False, only_if=("find", "no")
    )  # fmt: skip
    ask.publish(home, [FIND, more, ask.block("short_text", "how", only_if=("more", "yes"))])
    version = FormVersion.objects.get()
    frozen = frozen_version(version.pk, version.sha256)
    how = frozen.question("how")
    answers = {"find": "no", "more": "yes"}
    assert holds(how, frozen, lambda each: [answers[each.key]])
    answers["find"] = "yes"
    assert not holds(how, frozen, lambda each: [answers[each.key]])


def test_a_new_text_of_a_question_changes_nothing_about_what_depends_on_it(home):
    page = ask.publish(home, [FIND, WHY])
    ask.publish_again(page, [FIND | {"value": FIND["value"] | {"label": "Is it easy to find?"}}, WHY])
    newest = FormVersion.objects.first()
    assert newest.number == 2
    assert newest.questions.get(key="why").condition == {"question": "find", "choices": ["no"]}


def test_is_not_needs_another_answer_and_none_is_not_enough(home, client):
    ruled_out = ask.block(
        "long_text", "why", "Why not?", required=True, only_if=("find", "yes"), negated=True
    )
    ask.publish(home, [FIND, ruled_out])
    form = Form.objects.get()
    frozen = frozen_version(form.versions.get().pk, form.versions.get().sha256)
    html = client.get(f"/feedback/{form.slug}/").content.decode()
    assert (
        "Only if you gave an answer other than “Yes” to “Can you find it?”" in html
        and "data-ruled-out" in html
    )
    why = frozen.question("why")
    given = {answer: holds(why, frozen, lambda _each, said=answer: [said]) for answer in ("yes", "no", "")}
    assert given == {"yes": False, "no": True, "": False}
    assert client.post(f"/feedback/{form.slug}/", sent(form.slug, **{"q-find": "yes"})).status_code == 303
    assert client.post(f"/feedback/{form.slug}/", sent(form.slug, **{"q-find": "no"})).status_code == 422


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


def typed(**changes) -> dict:
    empty = {"help": "", "paste": ""}
    choices = {"choices-count": "2"}
    for n, word in enumerate(("Yes", "No")):
        choices |= {f"choices-{n}-deleted": "", f"choices-{n}-order": str(n), f"choices-{n}-value": word}
        choices |= {f"choices-{n}-id": ""}
    blocks = [
        ("one_choice", empty | {"label": "Can you find it?"} | choices),
        ("section", {"title": "More", "intro": "", "new_page": "on"}),
        ("long_text", {"label": "Why not?", "help": ""}),
    ]
    values = {"title": "Ask", "slug": "ask", "summary": "", "intro": "", "questions": streamfield(blocks)}
    values |= {f"notice_{element}": f"{element} words" for element in NOTICE_ELEMENTS}
    more = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "action-publish": "1"}
    return nested_form_data(values | more | changes)


def test_it_is_built_in_wagtail_with_a_section_on_a_new_page(client_for, publisher, where, client):
    response = client_for(publisher).post(where, typed())
    assert response.status_code == 302
    version = FormVersion.objects.get()
    _first, second = version.questions.all()
    assert [(each["title"], each["new_page"], each["before"]) for each in version.layout] == [
        ({"en": "More"}, True, second.key)
    ]


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
