"""Questions that staff add for one conversation: all optional, erased with the registration."""

from datetime import timedelta

from django.utils import translation

import pytest

from cms.records import redaction, retention
from engagement.exceptions import NotPossibleNow
from engagement.models import OwnAnswer, OwnQuestion
from engagement.registrations.changes import change_registration
from engagement.registrations.own_questions.selectors import labels_of
from engagement.registrations.own_questions.services import add_question, stop_asking
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
FOOD = [{"en": "Vegetarian", "es": "Vegetariana"}, {"en": "Vegan", "es": "Vegana"}]


def _add(talk, kind, label, choices=()):
    return add_question(actor=make.ACTOR, conversation=talk, kind=kind, label=label, choices=list(choices))


@furnished
def talk():
    return make.workshop(9, spanish=True)


@furnished
def asked(talk):
    return {
        "yes_no": _add(
            talk, "yes_no", {"en": "Do you need child care?", "es": "¿Necesita cuidado infantil?"}
        ),
        "choice": _add(talk, "choice", {"en": "Which food?", "es": "¿Qué comida?"}, FOOD),
        "text": _add(talk, "text", {"en": "How did you hear of it?"}),
        "number": _add(talk, "number", {"en": "How many children?"}),
    }


def _fields(asked, **values):
    return {f"own_{asked[kind].pk}": value for kind, value in values.items()}


def _register(client, talk, prefix="", **answers):
    return client.post(f"{prefix}/conversations/{talk.slug}/register/", {"key": make.key(), **answers})


def _desk(talk):
    return f"/desk/conversations/{talk.slug}/registration-questions/"


def _said():
    return {row.question.kind: row.value for row in OwnAnswer.objects.select_related("question")}


def test_the_form_asks_in_the_language_of_the_page(client, talk, asked):
    for path in (f"/conversations/{talk.slug}/", f"/conversations/{talk.slug}/register/"):
        assert all(words in client.get(path).content.decode() for words in ("Which food?", "Vegan<"))
        spanish = client.get(f"/es{path}").content.decode()
        assert all(words in spanish for words in ("¿Qué comida?", "Vegana<", "How many children?"))


def test_every_answer_may_stay_empty(client, talk, asked):
    assert _register(client, talk).status_code == 303
    assert (
        _register(client, talk, **_fields(asked, yes_no="", choice="", text=" ", number="")).status_code
        == 303
    )
    assert not OwnAnswer.objects.exists()


def test_answers_are_saved_and_can_be_changed_and_taken_out(client, talk, asked):
    where = _register(client, talk, **_fields(asked, yes_no="no", choice="1", text="A friend", number="0"))
    assert _said() == {"yes_no": "no", "choice": "1", "text": "A friend", "number": "0"}
    form = client.get(f"{where['Location']}change/").context["form"]
    start = {name: form[name].value() or "" for name in form.fields}
    assert start[f"own_{asked['text'].pk}"] == "A friend"
    client.post(f"{where['Location']}change/", start | _fields(asked, yes_no="", text="A poster", choice="0"))
    assert _said() == {"choice": "0", "text": "A poster", "number": "0"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [("yes_no", "perhaps"), ("choice", "2"), ("number", "-1"), ("number", "many"), ("text", "x" * 301)],
)
def test_an_answer_of_another_kind_is_refused(client, talk, asked, kind, value):
    assert _register(client, talk, **_fields(asked, **{kind: value})).status_code == 422
    assert not OwnAnswer.objects.exists()


def test_a_question_of_another_conversation_takes_no_answer(client, asked):
    _register(client, make.workshop(2), **_fields(asked, yes_no="yes"))
    assert not OwnAnswer.objects.exists()


def test_a_question_no_longer_asked_keeps_its_answers(
    client, cast, talk, asked, django_capture_on_commit_callbacks
):
    where = _register(client, talk, **_fields(asked, text="A friend"))["Location"]
    with django_capture_on_commit_callbacks(execute=True):
        cast["editor"].post(_desk(talk), {"act": "stop", "question": asked["text"].pk})
    assert (
        "How did you hear of it?" not in client.get(f"/conversations/{talk.slug}/register/").content.decode()
    )
    form = client.get(f"{where}change/").context["form"]
    client.post(f"{where}change/", {name: form[name].value() or "" for name in form.fields} | {"name": "Dee"})
    assert _said() == {"text": "A friend"}
    assert "No longer asked" in cast["editor"].get(_desk(talk)).content.decode()


def test_an_answer_to_a_stopped_question_is_taken_back(client, talk, asked):
    where = _register(client, talk, **_fields(asked, choice="1", text="A friend"))["Location"]
    for kind in ("choice", "text"):
        stop_asking(actor=make.ACTOR, question=asked[kind])
    page = client.get(f"{where}change/")
    assert "“Which food?” You answered: Vegan" in page.text and "A friend" in page.text
    form = page.context["form"]
    start = {name: form[name].value() or "" for name in form.fields}
    answer = client.post(f"{where}change/", start | {f"remove_{asked['text'].pk}": "on"})
    assert answer.status_code == 303 and _said() == {"choice": "1"}
    assert "A friend" not in client.get(f"{where}change/").text


def test_an_answer_to_a_question_still_asked_is_not_taken_back_this_way(client, talk, asked):
    _register(client, talk, **_fields(asked, text="A friend"))
    row = talk.registrations.get()
    own = ((asked["text"].pk, "A friend"),)
    change_registration(registration=row, seen=row.fingerprint, own=own, taken_back=[asked["text"].pk])
    assert _said() == {"text": "A friend"}


def test_the_form_says_who_reads_the_answers(client, talk, asked):
    text = client.get(f"/conversations/{talk.slug}/register/").text
    assert text.count("The people working at the door can read this.") == len(asked)


def test_the_desk_counts_what_can_be_counted_and_lists_the_rest_by_name(client, cast, talk, asked, caplog):
    _register(client, talk, name="Dee", **_fields(asked, yes_no="yes", choice="1", text="canary", number="3"))
    with caplog.at_level("INFO", logger="cms.looked"):
        answer = cast["publisher"].get(_desk(talk))
    bars = {row.question.kind: [each["cell"] for each in row.bars] for row in answer.context["rows"]}
    said = {row.question.kind: row.said for row in answer.context["rows"]}
    assert (bars["yes_no"], bars["choice"]) == ([1, 0], [0, 1])
    assert (said["text"], said["number"], said["yes_no"]) == ([("Dee", "canary")], [("Dee", "3")], [])
    assert [each for each in caplog.records if each.name == "cms.looked"]


def test_answers_are_on_no_screen_of_the_door(client, cast, talk, asked):
    _register(client, talk, name="Dee", **_fields(asked, text="canary-answer"))
    row = talk.registrations.get()
    paths = (f"{talk.slug}/door/", f"{talk.slug}/door/list/", f"door/{make.code_of(row)}/", f"{talk.slug}/")
    for path in paths:
        assert "canary-answer" not in cast["editor"].get(f"/desk/conversations/{path}").content.decode()


@pytest.mark.parametrize("role", ["analyst", "clerk", "administrator", "resident", "anonymous"])
def test_who_may_not_see_people_does_not_find_the_answers(cast, talk, asked, role):
    assert cast[role].get(_desk(talk)).status_code in (302, 404)


def test_staff_add_a_choice_in_each_language(client, cast, talk):
    form = {"act": "add", "kind": "choice", "label_en": "Which food?", "label_es": "¿Qué comida?"}
    form |= {"choices_en": "Vegetarian\nVegan", "choices_es": "Vegetariana\r\n\r\nVegana"}
    assert cast["editor"].post(_desk(talk), form).status_code == 302
    made = OwnQuestion.objects.get()
    assert made.choices == FOOD and made.history.get().history_actor == "Edith"
    assert "Which food?" in client.get(f"/conversations/{talk.slug}/register/").content.decode()


@pytest.mark.parametrize(
    ("english", "spanish"), [("One", ""), ("", ""), ("\n".join("abcdefghijklm"), ""), ("One\nTwo", "Uno")]
)
def test_a_choice_has_two_to_twelve_labels_as_many_in_each_language(cast, talk, english, spanish):
    form = {
        "act": "add",
        "kind": "choice",
        "label_en": "Which?",
        "choices_en": english,
        "choices_es": spanish,
    }
    assert cast["editor"].post(_desk(talk), form).status_code in (409, 422)
    assert not OwnQuestion.objects.exists()


def test_a_ninth_question_is_refused_until_one_is_stopped(cast, talk):
    rows = [_add(talk, "yes_no", {"en": f"Question {number}?"}) for number in range(8)]
    form = {"act": "add", "kind": "yes_no", "label_en": "One more?"}
    answer = cast["editor"].post(_desk(talk), form)
    assert answer.status_code == 409 and "You can ask at most 8 questions" in answer.content.decode()
    stop_asking(actor=make.ACTOR, question=rows[0])
    assert cast["editor"].post(_desk(talk), form).status_code == 302


def test_nothing_is_asked_of_a_conversation_that_is_over(talk, set_clock):
    set_clock(talk.ends_at + timedelta(hours=1))
    with pytest.raises(NotPossibleNow):
        _add(talk, "yes_no", {"en": "Too late?"})


def test_answers_go_with_the_registration(client, talk, asked, set_clock, publisher):
    for _person in range(2):
        _register(client, talk, name="Dee", **_fields(asked, text="canary"))
    redaction.redact("registration", talk.registrations.first().pk, actor=publisher, reason="asked for")
    assert OwnAnswer.objects.count() == 1
    set_clock(talk.ends_at + timedelta(days=91))
    retention.run()
    assert not OwnAnswer.objects.exists() and OwnQuestion.objects.count() == 4


@pytest.mark.parametrize(
    ("language", "labels"), [("en", ["Yes", "No"]), ("es", ["Sí", "No"]), ("ko", ["예", "아니요"])]
)
def test_the_answers_to_a_yes_no_question_are_not_those_of_a_vote(language, labels):
    with translation.override(language):
        assert [label for _value, label in labels_of("yes_no", [])] == labels
