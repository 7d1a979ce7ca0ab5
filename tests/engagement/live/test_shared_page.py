"""What all phones display alike is built once a moment: never older than the version, never another person's."""

import pytest

from engagement.live import shared
from engagement.live.poll_texts import hide_answer
from engagement.live.polls import close_poll
from engagement.live.questions import hide_question
from engagement.models import PollText
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
PARTS = "X-Known-Parts"


@furnished
def talk():
    return live.talk()


@furnished
def poll(talk):
    return live.poll(talk)


@pytest.fixture(autouse=True)
def kept(settings, monkeypatch):
    monkeypatch.setattr(shared, "SHELF", shared.Shelf())
    settings.LIVE_SHARED_SECONDS = 60


def read(client, address, **headers):
    return client.get(address, headers=headers).content.decode()


def test_the_second_phone_takes_fewer_statements(client, talk, poll):
    one, two = live.address(talk), live.address(talk)
    first = live.statements(lambda: client.get(one))
    assert live.statements(lambda: client.get(two)) <= min(first - 4, 5)


def test_a_hidden_question_and_a_closed_poll_are_seen_at_once(client, talk, poll):
    question, address = live.question(talk, "Where is my county?"), live.address(talk)
    assert "Where is my county?" in read(client, address) and "A poll is open" in read(client, address)
    hide_question(actor=live.ACTOR, question=question, reason="private")
    close_poll(actor=live.ACTOR, poll=poll)
    page = read(client, address)
    assert "Where is my county?" not in page and "A poll is open" not in page


def test_what_i_asked_is_mine_at_once_and_nobody_elses(client, talk):
    mine, other = live.address(talk), live.address(talk)
    read(client, other)
    key = make.key("engagement.ask")
    client.post(mine, {"act": "ask", "text": "Where is my county?", "key": key})
    assert "You asked 1 question" in read(client, mine)
    assert "You asked" not in read(client, other)


def test_a_shown_and_then_hidden_answer_is_seen_at_once_and_own_ones_are_read_for_each_phone(client, talk):
    poll, address = live.asks(talk, "text"), live.address(talk)
    live.writes(poll, "More maps", people=20)
    assert "More maps" not in read(client, address)
    live.shows_all(poll)
    assert "More maps" in read(client, address)
    client.post(address, {"act": "write", "poll": poll.pk, "text_1": "mine"})
    assert "We have your answer" in read(client, address)
    assert "We have your answer" not in read(client, live.address(talk))
    hide_answer(actor=live.ACTOR, answer=PollText.objects.filter(text="More maps").first(), reason="private")
    assert "More maps" not in read(client, address)


def test_each_language_has_its_own(client, talk):
    address = live.address(talk)
    assert "Preguntas" not in read(client, address)
    assert "Preguntas" in read(client, f"/es{address}")


def test_a_page_that_follows_gets_only_the_parts_that_changed(client, talk, poll):
    address = live.address(talk)
    page = read(client, address)
    stamps = dict(live.parts(page))
    client.post(address, {"act": "answer", "poll": poll.pk, "options": live.options(poll)[:1]})
    fresh = read(client, address, **{PARTS: " ".join(stamps.values())})
    assert "We have your answer" in fresh and "Questions" not in fresh
    assert "<html" not in fresh and "Ask a question" not in fresh
    changed = {name for name, stamp in live.parts(fresh) if stamps[name] != stamp}
    assert changed == {"poll"}
