"""A copied address of the live page does not give away what its first reader asked."""

from django.test import Client

import pytest

from engagement.live.participant_keys import digest_of
from engagement.live.questions import ask_question, hide_question, show_question
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
TEXT = "Ana Canary asks for her county"


@furnished
def talk():
    return live.talk()


@pytest.fixture
def phone():
    return Client()


@pytest.fixture
def address(phone, talk):
    return phone.get(f"/conversations/{talk.slug}/live/")["Location"]


@pytest.fixture
def other(talk):
    """Another phone, which has a key of its own."""
    browser = Client()
    browser.get(f"/conversations/{talk.slug}/live/")
    return browser


def ask(talk, address, text=TEXT):
    key = address.rstrip("/").split("/")[-1]
    facts = {"conversation": talk, "participant": digest_of(talk, key), "nonce": text, "language": "en"}
    return ask_question(text=text, **facts)


def page(browser, address):
    return browser.get(address).content.decode()


def test_the_phone_that_asked_reads_its_question(phone, talk, address):
    ask(talk, address)
    assert TEXT in page(phone, address) and "Waiting to be read" in page(phone, address)


@pytest.mark.parametrize("browser", ["other", "without cookies"])
def test_whoever_opens_the_copied_address_reads_how_many_wait(browser, other, talk, address):
    reader = other if browser == "other" else Client()
    ask(talk, address)
    shown = page(reader, address)
    assert TEXT not in shown and "You asked 1 question that is waiting to be read." in shown
    ask(talk, address, "Second Canary")
    assert "You asked 2 questions that are waiting to be read." in page(reader, address)


def test_in_another_language_it_is_the_same(phone, other, talk, address):
    ask(talk, address)
    assert TEXT in page(phone, f"/es{address}")
    assert TEXT not in page(other, f"/es{address}")


def test_what_is_hidden_stays_with_the_phone_that_asked(phone, other, talk, address):
    hide_question(actor=live.ACTOR, question=ask(talk, address), reason="private")
    assert TEXT in page(phone, address)
    assert TEXT not in page(other, address) and "What you asked" not in page(other, address)


def test_of_a_shortened_question_a_copied_address_shows_the_public_text(phone, other, talk, address):
    row = hide_question(actor=live.ACTOR, question=ask(talk, address), reason="private")
    show_question(actor=live.ACTOR, question=row, shown_text="Which data are there?")
    assert TEXT in page(phone, address)
    assert TEXT not in page(other, address) and "What you asked" in page(other, address)


def test_without_the_cookie_the_address_still_votes(other, talk, address):
    poll = live.poll(talk)
    sent = other.post(address, {"act": "answer", "poll": poll.pk, "options": [live.options(poll)[0]]})
    assert sent.status_code == 303 and poll.ballots.count() == 1
