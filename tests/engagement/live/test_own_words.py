"""Open text and word cloud on the phone and the projector: nothing is shown before staff approved it."""

from datetime import timedelta

import pytest

from engagement.choices import PollTextState
from engagement.live.poll_texts import hide_answer, show_answer
from engagement.live.polls import close_poll
from engagement.live.projector import TURN_SECONDS
from engagement.models import Ballot, PollText
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


@furnished
def cloud(talk):
    return live.asks(talk, "cloud")


@pytest.fixture
def projector(client, talk):
    return lambda: client.get(f"/conversations/{talk.slug}/projector/").text


def phone(client, talk):
    """The address of a phone that holds the cookie of the page."""
    return client.get(f"/conversations/{talk.slug}/live/")["Location"]


def send(client, address, poll, *texts, **facts):
    fields = {f"text_{number}": text for number, text in enumerate(texts, start=1)}
    return client.post(address, {"act": "write", "poll": poll.pk, **fields, **facts})


def test_words_wait_and_their_author_reads_that(client, talk, cloud, projector):
    address = phone(client, talk)
    sent = send(client, address, cloud, "county maps", "", " time ")
    assert sent.status_code == 303 and sent["Location"].endswith("#poll")
    own = client.get(address).text
    assert "We have your answer" in own and "Waiting to be read" in own and 'value="county maps"' in own
    other = client.get(live.address(talk)).text
    assert "county maps" not in other and "county maps" not in projector()
    live.shows_all(cloud)
    other = client.get(live.address(talk)).text
    assert "county maps" in other and "Numbers are not shown while the poll is open." in other
    assert "county maps" in projector() and "¿Qué falta?" in projector()


def test_one_phone_has_one_ballot_and_the_last_answers_count(client, talk, cloud):
    address = phone(client, talk)
    for words in (["maps", "time"], ["maps"], ["tables", "Tables!", "time"]):
        assert send(client, address, cloud, *words).status_code == 303
    assert Ballot.objects.count() == 1
    assert sorted(PollText.objects.values_list("text", flat=True)) == ["Tables!", "time"]
    assert not PollText.history.exists()  # never decided on: no trace of what its author took back


def test_an_answer_that_was_shown_disappears_when_its_author_sends_another(client, talk, projector):
    poll = live.asks(talk, "text")
    address = phone(client, talk)
    send(client, address, poll, "More maps please", language="en")
    live.shows_all(poll)
    assert "More maps please" in projector()
    send(client, address, poll, "More tables")
    assert "More maps please" not in projector() and "More maps" not in client.get(live.address(talk)).text
    send(client, address, poll, "More maps please")
    row = PollText.objects.get(text="More maps please")
    assert row.state == PollTextState.WAITING  # it is read again


def test_what_was_hidden_stays_hidden_when_it_is_sent_again(client, talk):
    poll = live.asks(talk, "text")
    address = phone(client, talk)
    send(client, address, poll, "Diego is to blame")
    hide_answer(actor=live.ACTOR, answer=PollText.objects.get(), reason="private")
    send(client, address, poll, "Other")
    send(client, address, poll, "Diego is to blame")
    row = PollText.objects.get(text="Diego is to blame")
    assert (row.state, row.was_hidden) == ("hidden", True)
    assert "Hidden: " in client.get(address).text


@pytest.mark.parametrize(
    ("kind", "texts", "said"),
    [
        ("cloud", ["", "", ""], "Enter an answer: "),
        ("cloud", ["x" * 41], "at most 40 characters"),
        ("text", [" "], "Enter an answer: "),
        ("text", ["x" * 281], "at most 280 characters"),
    ],
)
def test_an_error_stands_beside_the_field_and_the_text_stays(client, talk, kind, texts, said):
    poll = live.asks(talk, kind)
    sent = send(client, live.address(talk), poll, *texts)
    page = sent.text
    assert sent.status_code == 422 and said in page and "Problem:" in page
    assert texts[0].strip() in page and not Ballot.objects.exists()


def test_a_late_answer_is_refused_and_shown_to_its_author(client, talk, cloud):
    address = phone(client, talk)
    close_poll(actor=live.ACTOR, poll=cloud)
    sent = send(client, address, cloud, "too late")
    assert sent.status_code == 409 and "This poll is closed" in sent.text
    assert "This was not saved:" in sent.text and "too late" in sent.text
    assert not PollText.objects.exists()


def test_whoever_has_only_the_address_reads_no_text_that_waits(client, talk, cloud):
    address = live.address(talk)
    send(client, address, cloud, "between us")
    page = client.get(address).text
    assert "We have your answer" in page and "between us" not in page


def test_a_word_has_a_number_only_from_eleven_people_on(client, talk, cloud, projector):
    live.writes(cloud, "maps", "time", people=12)
    live.writes(cloud, "Maps!", "films", people=2)
    live.writes(cloud, "coffee")
    live.shows_all(cloud)
    assert "word-cloud__word--4" not in client.get(live.address(talk)).text
    close_poll(actor=live.ACTOR, poll=cloud, n_present=40)
    page = client.get(live.address(talk)).text
    assert "<strong>14" not in page  # 1 of 15 did not write it
    assert "<strong>12" not in page  # nor 3 of 15 this
    assert "15 people answered." in page and "coffee" in page and "films" in page
    assert "projector__people" not in projector()


def test_numbers_of_words_are_those_at_the_closing(client, talk, cloud, projector):
    live.writes(cloud, "maps", people=14)
    live.writes(cloud, "time", people=13)
    live.writes(cloud, "coffee", "Map", people=2)
    for word, instead in (("maps", ""), ("time", ""), ("Map", "maps"), ("coffee", "")):
        row = PollText.objects.filter(text=word).first()
        show_answer(actor=live.ACTOR, answer=row, shown_text=instead)
    close_poll(actor=live.ACTOR, poll=cloud, n_present=60)
    page = client.get(live.address(talk)).text
    assert "<strong>16" in page and "<strong>13" in page and "Also written:" in page
    assert "projector__word--4" in projector() and '<span class="projector__people">16</span>' in projector()
    hide_answer(actor=live.ACTOR, answer=PollText.objects.filter(text="time").first(), reason="private")
    row = PollText.objects.filter(text="coffee").first()
    show_answer(actor=live.ACTOR, answer=row, shown_text="maps")
    page = client.get(live.address(talk)).text
    assert "<strong>16" in page and "<strong>13" not in page and "coffee" not in page
    assert ": 13." in page  # hidden, by reason


def test_the_recap_shows_the_same_and_holds_no_text(client, talk):
    poll = live.asks(talk, "text")
    live.writes(poll, "Name a person to call", people=1)
    live.writes(poll, "More films", people=11)
    live.shows_all(poll)
    close_poll(actor=live.ACTOR, poll=poll, n_present=12)
    live.over(talk, attended=12)
    assert "More films" not in str(talk.recaps.get().facts)
    page = client.get(f"/conversations/{talk.slug}/").text
    assert "Name a person to call" in page and "More films" in page and "12 people answered." in page
    hide_answer(actor=live.ACTOR, answer=PollText.objects.first(), reason="private")
    assert "Name a person to call" not in client.get(f"/conversations/{talk.slug}/").text


def test_answers_that_fill_more_than_one_screen_take_turns(talk, projector, set_clock):
    poll = live.asks(talk, "text")
    for number in range(12):
        live.writes(poll, f"{number:02} " + "a long answer " * 12)
    live.shows_all(poll)
    seen = set()
    for turn in range(12):
        set_clock(talk.starts_at.replace(second=0) + timedelta(minutes=10, seconds=TURN_SECONDS * turn))
        page = projector()
        assert "of 12" in page and "Keep these on the screen" in page
        seen |= {number for number in range(12) if f">{number:02} a long" in page}
    assert seen == set(range(12))


@pytest.mark.engine
def test_the_page_takes_no_more_statements_with_many_words(client, talk, cloud):
    address = phone(client, talk)
    client.get(address)
    live.writes(cloud, "a", "b", "c")
    live.shows_all(cloud)
    before = live.statements(lambda: client.get(address))
    live.writes(cloud, "d", "e", "f", people=9)
    close_poll(actor=live.ACTOR, poll=cloud, n_present=20)
    live.writes(live.asks(talk, "text"), "one more")
    assert live.statements(lambda: client.get(address)) <= before <= 11
