"""A conversation that is canceled or over takes no question, no vote and no support, and says once that it is over."""

import re
from datetime import timedelta

from django.utils.html import strip_tags

import pytest

from cms.exceptions import RuleBroken
from engagement.conversations.services import mark_held
from engagement.live.polls import close_poll, open_poll
from engagement.live.run_sheet import END
from engagement.live.services import start_part
from engagement.models import Conversation, LiveQuestion
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
OVER = "The conversation is over"


@furnished
def talk():
    return live.talk()


@furnished
def poll(talk):
    return live.poll(talk)


@furnished
def question(talk):
    return live.question(talk)


@pytest.fixture(params=["held", "reported", "closed", "cancelled"])
def ended(request, talk, poll, question):
    """A poll was left open and a question unanswered."""
    Conversation.objects.filter(pk=talk.pk).update(status=request.param)
    talk.refresh_from_db()
    return talk


def sends(talk, poll, question) -> list[dict]:
    return [
        {"act": "answer", "poll": poll.pk, "options": [live.options(poll)[0]]},
        {"act": "support", "question": question.pk, "wanted": "1"},
        {"act": "ask", "text": "One more?", "key": make.key("engagement.ask")},
    ]


def words(client, address) -> str:
    return re.sub(r"\s+", " ", strip_tags(client.get(address).content.decode().partition("<main")[2]))


def test_it_takes_nothing(client, ended, poll, question):
    address = live.address(ended)
    assert {client.post(address, each).status_code for each in sends(ended, poll, question)} == {409}
    assert not poll.ballots.exists() and LiveQuestion.objects.count() == 1
    assert not question.supporters.exists()


def test_its_page_says_so_once_and_has_no_form(client, ended):
    address = live.address(ended)
    said = words(client, address)
    assert said.count(OVER) + said.count("This conversation is canceled") == 1
    assert "A poll is open" not in said and "Not started yet" not in said
    assert 'method="post"' not in client.get(address).content.decode().partition("<main")[2]


def test_what_was_shown_can_still_be_read(client, ended, question):
    assert question.text in words(client, live.address(ended))


def test_no_poll_is_opened_any_more_and_an_open_one_is_still_counted(ended, poll):
    with pytest.raises(RuleBroken, match="over or canceled"):
        open_poll(actor=live.ACTOR, poll=live.poll(ended, is_open=False))
    assert close_poll(actor=live.ACTOR, poll=poll, n_present=2).state == "closed"


def test_once_the_facilitator_ended_it_no_one_asks(client, talk, question):
    start_part(actor=live.ACTOR, conversation=talk, segment=live.keys(talk)[0])
    start_part(actor=live.ACTOR, conversation=talk, segment=END)
    address = live.address(talk)
    said = words(client, address)
    assert said.count(OVER) == 1 and "Ask a question" not in said and "I want this answered" not in said
    asked = client.post(address, {"act": "ask", "text": "One more?", "key": make.key("engagement.ask")})
    assert asked.status_code == 409


def test_one_that_runs_late_still_takes_questions_and_says_so(client, talk, set_clock):
    address = live.address(talk)
    set_clock(talk.ends_at + timedelta(minutes=10))
    said = words(client, address)
    assert "The scheduled time is up. Questions are still being read." in said and "Ask a question" in said
    set_clock(talk.ends_at + timedelta(hours=3))
    assert OVER in words(client, address) and "Ask a question" not in words(client, address)


def test_marked_as_held_it_is_over(client, talk, set_clock):
    set_clock(talk.ends_at + timedelta(minutes=1))
    mark_held(actor=make.ACTOR, conversation=talk, attended=20, comments=0)
    assert words(client, live.address(talk)).count(OVER) == 1
