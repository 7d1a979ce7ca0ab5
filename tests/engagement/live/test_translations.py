"""A translation of a question says who made it, and the original stays under it."""

import pytest

from cms.exceptions import RuleBroken
from engagement.live.translations import translate_question
from engagement.models import QuestionTranslation
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
TEXT = "¿Dónde está mi condado?"


@furnished
def talk():
    return live.talk()


@furnished
def question(talk):
    return live.question(talk)


@pytest.mark.parametrize(("machine", "said"), [("", "Traducción del personal"), ("Model 3", "Model 3")])
def test_readers_of_that_language_read_it_with_the_original(
    client, client_for, editor, talk, question, machine, said
):
    facts = {"act": "translate", "question": question.pk, "language": "es", "text": TEXT, "machine": machine}
    assert client_for(editor).post(f"/desk/conversations/{talk.slug}/live/", facts).status_code == 302
    spanish = client.get(f"/es{live.address(talk)}").content.decode()
    assert TEXT in spanish and question.text in spanish and said in spanish
    assert TEXT not in client.get(live.address(talk)).content.decode()


def test_a_second_one_replaces_the_first(question):
    for text in ("Uno", TEXT):
        translate_question(actor=live.ACTOR, question=question, language="es", text=text)
    assert QuestionTranslation.objects.get().text == TEXT and QuestionTranslation.history.count() == 2


@pytest.mark.parametrize("language", ["en", "ko", ""])
def test_a_language_that_the_site_or_the_question_has_already_is_refused(question, language):
    with pytest.raises(RuleBroken, match="Choose a language"):
        translate_question(actor=live.ACTOR, question=question, language=language, text=TEXT)


@pytest.mark.parametrize("text", ["", "  ", "x" * 701, "Llame al 916-555-0142"])
def test_a_translation_that_is_empty_long_or_private_is_refused(question, text):
    with pytest.raises(RuleBroken):
        translate_question(actor=live.ACTOR, question=question, language="es", text=text)


def test_a_question_that_is_not_shown_is_not_translated(talk):
    waiting = live.question(talk, "Other?", shown=False)
    with pytest.raises(RuleBroken, match="Show the question"):
        translate_question(actor=live.ACTOR, question=waiting, language="es", text=TEXT)


def test_an_analyst_translates_nothing(analyst, question):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        translate_question(actor=analyst, question=question, language="es", text=TEXT)
