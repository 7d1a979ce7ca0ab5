"""Emptying the text to show brings back the original, unless that may not be public (BK-23, PRV-14)."""

import pytest

from engagement.live.poll_texts import hide_answer, show_answer, write_answers
from engagement.live.questions import hide_question, show_question
from engagement.models import LiveQuestion, PollText
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
WAIT = "Those that may contain personal information still need your review."


@furnished
def talk():
    return live.talk()


@furnished
def text(talk):
    return live.asks(talk, "text")


@pytest.fixture
def desk(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/live/"
    return lambda **facts: browser.post(address, facts, follow=True)


def shown_texts():
    return set(PollText.objects.values_list("shown_text", flat=True))


@pytest.mark.parametrize("act", ["show", "answer"])
def test_an_emptied_text_of_a_question_brings_back_the_original(client, desk, talk, act):
    row = live.question(talk, "Where exactly is my county?")
    desk(act=act, question=row.pk, shown_text="Where is it?", answer="")
    assert "Where is it?" in client.get(live.address(talk)).text
    desk(act=act, question=row.pk, shown_text="", answer="")
    page = client.get(live.address(talk)).text
    assert "Where exactly is my county?" in page and "Where is it?" not in page


def test_an_emptied_text_of_one_that_was_hidden_changes_nothing(desk, talk):
    row = hide_question(actor=live.ACTOR, question=live.question(talk), reason="private")
    show_question(actor=live.ACTOR, question=row, shown_text="Why?")
    desk(act="show", question=row.pk, shown_text="")
    assert LiveQuestion.objects.get().shown_text == "Why?"


def test_a_button_without_the_field_keeps_the_text(desk, talk):
    row = show_question(actor=live.ACTOR, question=live.question(talk), shown_text="Why so?")
    desk(act="show", question=row.pk)
    assert LiveQuestion.objects.get().shown_text == "Why so?"


def test_an_emptied_text_of_an_answer_brings_back_the_original_of_all_equal_ones(client, desk, talk, text):
    write_answers(conversation=talk, poll_id=text.pk, participant="p", texts=["More maps"])
    live.writes(text, "more maps", people=2)
    row = PollText.objects.last()
    desk(act="show_answer", text=row.pk, shown_text="Maps, please")
    write_answers(conversation=talk, poll_id=text.pk, participant="p", texts=["More time"])
    assert "Maps, please" in client.get(live.address(talk)).text
    desk(act="show_answer", text=row.pk, shown_text="")
    page = client.get(live.address(talk)).text
    assert "more maps" in page and "Maps, please" not in page and shown_texts() == {""}


def test_an_equal_answer_shown_by_its_button_gets_the_text_of_the_others(desk, text):
    live.writes(text, "More maps")
    show_answer(actor=live.ACTOR, answer=PollText.objects.get(), shown_text="Maps, please")
    live.writes(text, "more maps")
    desk(act="show_answer", text=PollText.objects.last().pk)
    assert shown_texts() == {"Maps, please"}


def test_an_emptied_text_of_an_answer_that_was_hidden_changes_nothing(desk, text):
    live.writes(text, "Diego is to blame", people=2)
    row = PollText.objects.first()
    hide_answer(actor=live.ACTOR, answer=row, reason="private")
    show_answer(actor=live.ACTOR, answer=row, shown_text="Someone is to blame")
    desk(act="show_answer", text=row.pk, shown_text="")
    assert shown_texts() == {"Someone is to blame"}


def test_a_changed_answer_says_so_and_has_no_language_of_its_author(client, talk, text):
    facts = {"conversation": talk, "poll_id": text.pk, "language": "es"}
    write_answers(**facts, participant="p", texts=["Mapas"])
    write_answers(**facts, participant="q", texts=["Tiempo"])
    row = PollText.objects.get(text="Mapas")
    show_answer(actor=live.ACTOR, answer=row, shown_text="Maps")
    show_answer(actor=live.ACTOR, answer=PollText.objects.get(text="Tiempo"))
    page = client.get(live.address(talk)).text
    assert '<li class="record" dir="auto">Maps <span class="meta">Shortened by staff' in page
    assert '<li class="record" lang="es" dir="auto">Tiempo</li>' in page


def test_the_desk_says_that_some_wait_only_if_some_do(desk, talk, text):
    row = live.question(talk, "Where?", shown=False)
    live.writes(text, "Maps")
    answer = PollText.objects.get().pk
    for facts in ({"act": "show_waiting"}, {"act": "show_answers", "poll": text.pk}):
        shown = row.pk if "poll" not in facts else answer
        page = desk(**facts, shown=str(shown)).text
        assert "now shown: 1." in page and WAIT not in page
    live.question(talk, "Call 916-555-0142", shown=False)
    live.writes(text, "Call 916-555-0142")
    for facts in ({"act": "show_waiting"}, {"act": "show_answers", "poll": text.pk}):
        assert WAIT in desk(**facts, shown="0").text
