"""The projector: what is on, in two languages, and no split while a poll is open."""

import re
from datetime import timedelta

import pytest

from cms import clock
from engagement.conversations.services import cancel_conversation
from engagement.live.polls import close_poll, open_poll
from engagement.live.projector_fit import FITS, HEIGHT, TURNS, fit_of
from engagement.live.questions import take_up_question
from engagement.live.rounds import start_round
from engagement.live.services import start_part
from engagement.live.translations import translate_question
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


@pytest.fixture
def screen(client, talk):
    return lambda prefix="": client.get(f"{prefix}/conversations/{talk.slug}/projector/").content.decode()


def state(client, talk, etag=""):
    address = f"/conversations/{talk.slug}/projector/state/"
    return client.get(address, headers={"if-none-match": etag} if etag else {})


def test_it_needs_no_key_and_is_not_indexed(client, talk):
    answer = client.get(f"/conversations/{talk.slug}/projector/")
    assert answer.status_code == 200 and not answer.cookies
    assert answer["X-Robots-Tag"] == "noindex" and "no-store" in answer["Cache-Control"]
    page = answer.content.decode()
    assert "masthead" not in page and 'class="footer"' not in page
    assert '<noscript><meta http-equiv="refresh"' in page


@pytest.mark.parametrize(("mode", "has_cards"), [("online", False), ("in_person", True), ("hybrid", True)])
def test_only_where_people_sit_in_a_room_they_are_asked_to_raise_a_card(client, mode, has_cards):
    place = {} if mode == "online" else {"place": "1 Library Way", **make.ACCESSIBLE}
    made = live.talk(mode=mode, stream_url="https://stream.example/1", **place)
    page = client.get(f"/conversations/{made.slug}/projector/").text
    assert "Scan, or type this address" in page
    assert ("No phone? Raise your paper card." in page) == has_cards


def test_the_short_address_leads_to_the_live_page(client, screen, talk):
    assert f"/p/{talk.pk}<" in screen()
    answer = client.get(f"/p/{talk.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/conversations/{talk.slug}/live/")


def test_a_number_without_a_public_conversation_leads_nowhere(client):
    draft = make.conversation(live=False)
    for number in (draft.pk, 0, 10**9):
        assert client.get(f"/p/{number}/").status_code == 404
    for tail in ("", "state/"):
        assert client.get(f"/conversations/{draft.slug}/projector/{tail}").status_code == 404


def test_it_shows_the_part_that_runs_and_its_minutes_in_two_languages(screen, talk):
    assert "Happening now" in screen() and "Started at" in screen() and "Begins" not in screen()
    start_part(actor=live.ACTOR, conversation=talk, segment=live.keys(talk)[1], minutes=7)
    page = screen()
    assert "Small groups" in page and "Grupos pequeños" in page and "7 minutes left" in page
    start_round(actor=live.ACTOR, conversation=talk, minutes=3)
    assert "Round 1 in small groups" in screen() and "3 minutes left" in screen()


@pytest.mark.parametrize(
    ("people", "said"),
    [(0, "<strong>0</strong> people answered"), (1, "Fewer than 11"), (10, "Fewer than 11")],
)
def test_a_small_number_of_answers_is_hidden_while_a_poll_is_open(screen, talk, people, said):
    row = live.poll(talk)
    live.answers(row, live.options(row)[0], people)
    assert said in screen()
    assert people == 0 or f"<strong>{people}</strong>" not in screen()


def test_while_a_poll_is_open_the_projector_shows_no_split(screen, talk):
    row = live.poll(talk)
    live.answers(row, live.options(row)[0], 23)
    live.answers(row, live.options(row)[1], 17)
    page = screen()
    assert "<strong>40</strong> people answered" in page
    assert "Which first?" in page and "¿Cuál primero?" in page and "Maps (es)" in page
    shown = re.sub(r"<svg.*?</svg>", "", page.partition("<main")[2], flags=re.DOTALL)
    assert not re.search(r">\s*(23|17)\b", shown) and "%" not in shown and "<table" not in shown


def test_the_result_shows_after_closing_with_small_answers_hatched(screen, talk):
    row = live.poll(talk, "Maps", "Tables", "Lists", "Charts")
    for option, people in zip(live.options(row), (35, 24, 7, 5), strict=True):
        live.answers(row, option, people)
    close_poll(actor=live.ACTOR, poll=row, n_present=86)
    page = screen()
    assert "<strong>35</strong> 49%" in page and "<strong>24</strong> 34%" in page
    assert page.count('class="hatch"') == 2 and page.count("withheld") == 2
    assert "<strong>7</strong>" not in page and "<strong>5</strong>" not in page
    assert "Mapas" not in page and "Maps (es)" in page


def test_a_canceled_or_past_conversation_invites_no_one(screen, talk, set_clock):
    assert "Scan, or type this address" in screen()
    set_clock(talk.ends_at + timedelta(minutes=1))
    assert "The conversation is over" in screen() and "Scan, or type" not in screen()
    set_clock(talk.starts_at - timedelta(hours=3))
    cancel_conversation(actor=live.ACTOR, conversation=talk, reason={"en": "Storm"})
    page = screen()
    assert "This conversation is canceled." in page and "Begins" not in page and "Scan, or type" not in page


def test_it_says_which_question_is_open_and_that_answers_are_anonymous(screen, talk, set_clock):
    close_poll(actor=live.ACTOR, poll=live.poll(talk))
    assert "Question 1<" in screen() and "Anonymous." not in screen()
    set_clock(clock.now() + timedelta(minutes=1))
    live.poll(talk)
    page = screen()
    assert "Question 2 of 2<" in page
    assert "Anonymous. Answers from fewer than 11 people stay hidden." in page


def test_a_result_stays_until_the_next_part_begins(screen, talk, set_clock):
    close_poll(actor=live.ACTOR, poll=live.poll(talk))
    assert "<table" in screen()
    set_clock(clock.now() + timedelta(minutes=1))
    start_part(actor=live.ACTOR, conversation=talk, segment=live.keys(talk)[0])
    assert "<table" not in screen() and "Welcome" in screen()


def test_the_question_being_answered_has_its_translation(screen, talk):
    row = live.question(talk, "Where is my county?")
    translate_question(actor=live.ACTOR, question=row, language="es", text="¿Dónde?", machine="Model 3")
    take_up_question(actor=live.ACTOR, question=row)
    for prefix in ("", "/es"):
        page = screen(prefix)
        assert "Where is my county?" in page and "¿Dónde?" in page
    assert "Translated by a machine" in screen()


def test_the_state_changes_with_the_minute_and_the_number_as_it_is_displayed(client, talk, set_clock):
    set_clock(talk.starts_at.replace(second=5))
    row = live.poll(talk)
    one = live.options(row)[0]
    live.answers(row, one, 1)
    first = state(client, talk)["ETag"]
    live.answers(row, one, 5)
    assert state(client, talk, first).status_code == 304  # still fewer than 11
    live.answers(row, one, 5)
    assert state(client, talk, first).status_code == 200
    second = state(client, talk)["ETag"]
    set_clock(clock.now() + timedelta(minutes=1))
    assert state(client, talk, second).status_code == 200


@pytest.mark.engine
def test_the_state_takes_three_statements_at_most(client, talk):
    live.answers(row := live.poll(talk), live.options(row)[0], 12)
    state(client, talk)
    assert live.statements(lambda: state(client, talk)) <= 3


def words(length):
    return [("en", "x" * length), ("es", "y" * length)]


def test_a_short_poll_is_large_and_a_long_one_fits_all_the_same():
    nine = [[("en", "answer of nine " * 3)]] * 8
    assert fit_of(words(26), [words(14)] * 4) == ("large", [4])
    assert fit_of(words(26), [words(14)] * 4, is_result=True) == ("large", [4])
    assert fit_of(words(60), [words(40)] * 8) == ("one-language", [8])
    assert fit_of(words(60), [words(60)] * 6) == ("question-only", [6])
    assert fit_of([("en", "word " * 12)], nine, is_result=True) == ("two-columns", [8])


def test_no_type_is_smaller_than_four_percent_of_the_height():
    assert all(
        size >= 4 or not size
        for fit in (*FITS, TURNS)
        for size in (fit.question, fit.second, fit.answer, fit.other)
    )


@pytest.mark.parametrize("is_result", [False, True])
def test_the_longest_poll_that_the_desk_takes_is_cut_into_screens(is_result):
    name, screens = fit_of(words(200), [words(120)] * 8, is_result=is_result)
    assert name == TURNS.name and sum(screens) == 8 and len(screens) > 1
    for answers in screens:
        assert TURNS.height(["x" * 200], [["y" * 120]] * answers, is_result=is_result) <= HEIGHT


def test_long_answers_take_turns_and_can_be_kept(client, talk, screen, set_clock):
    live.poll(talk, *(f"{n} {'word ' * 22}" for n in range(1, 9)))
    seen = set()
    for _turn in range(4):
        page = screen()
        seen |= set(re.findall(r">(\d) word", page))
        set_clock(clock.now() + timedelta(seconds=10))
    assert seen == set("12345678") and "Keep these on the screen" in page
    kept = client.get(f"/conversations/{talk.slug}/projector/?answers=1").content.decode()
    assert re.findall(r">(\d) word", kept)[0] == "1" and "Rotate answers" in kept


def test_it_says_which_of_several_polls_this_is(screen, talk):
    opened = live.poll(talk)
    live.poll(live.talk())
    assert "Question 1" in screen() and "Question 1 of" not in screen()
    draft = live.poll(talk, is_open=False)
    assert "Question 1<" in screen()  # a draft may stay one
    close_poll(actor=live.ACTOR, poll=opened)
    open_poll(actor=live.ACTOR, poll=draft)
    assert "Question 2 of 2" in screen() and "Pregunta 2 de 2" in screen("/es")


@pytest.mark.parametrize("kind", ["text", "cloud"])
def test_answers_in_own_words_appear_after_they_are_approved(screen, talk, kind):
    poll = live.asks(talk, kind)
    live.writes(poll, "maps")
    words = "Anonymous. Answers appear here after staff approve them."
    assert words in screen() and "stay hidden" not in screen()
    live.shows_all(poll)
    assert words in screen() and "maps" in screen()
