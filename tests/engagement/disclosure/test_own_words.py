"""The numbers of a word cloud, in rooms of 11 to 15 people: no small number has fewer than ten values (rule 7)."""

from itertools import product

import pytest

from engagement.live.poll_drafts import ask_again
from engagement.live.poll_results import poll_facts, published_result, split
from engagement.live.poll_words import answers_of, digest_of_word, with_words, word_key
from engagement.live.polls import close_poll
from engagement.models import PollText
from engagement.small_rooms import count_cell
from tests.engagement.disclosure.readers import classes, closest
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


def counted(poll, present=60):
    live.shows_all(poll)
    return close_poll(actor=live.ACTOR, poll=poll, n_present=present)


def told(answered):
    """What a reader sees of each word: that nobody wrote it, its number, or that somebody did."""

    def see(state):
        counts = {str(place): people for place, people in enumerate(state) if people}
        cells = split(counts, answered, count_cell(answered), is_many=True)
        shown = {key: cell.value for key, cell in cells.items() if not cell.hidden}
        return tuple(shown.get(str(place), "written") if people else 0 for place, people in enumerate(state))

    return see


@pytest.mark.parametrize("answered", range(11, 16))
@pytest.mark.parametrize("words", [1, 2, 3])
def test_a_word_without_a_number_has_ten_values(answered, words):
    states = product(range(answered + 1), repeat=words)
    found = classes(states, told(answered))
    assert closest(found, lambda state: True, threshold=11, nested=[]) >= 10


@pytest.mark.parametrize("answered", range(1, 11))
def test_under_eleven_people_no_word_has_a_number_or_a_size(talk, answered):
    poll = live.asks(talk, "cloud")
    live.writes(poll, "maps", people=answered)
    [result] = with_words([published_result(counted(poll))])
    assert [(each.text, each.cell, each.step) for each in result["answers"]] == [("maps", None, 1)]
    assert result["words"] == {} and "Fewer than 11 people answered." in result["note"]


def test_sizes_say_no_more_than_the_numbers(talk):
    poll = live.asks(talk, "cloud")
    for word, people in (("maps", 40), ("films", 25), ("time", 12), ("calls", 10), ("tea", 1)):
        live.writes(poll, word, people=people)
    [result] = with_words([published_result(counted(poll, present=100))])
    sizes = {each.text: (each.count, each.step) for each in result["answers"]}
    assert sizes == {"maps": (40, 4), "films": (25, 3), "time": (12, 2), "calls": (0, 1), "tea": (0, 1)}


def test_no_text_is_stored_with_the_numbers(talk):
    poll = live.asks(talk, "cloud")
    live.writes(poll, "maps", people=30)
    facts = poll_facts(counted(poll))
    assert "maps" not in str(facts) and facts["words"][digest_of_word("maps")]["value"] == 30


def test_a_second_round_has_no_numbers_beside_the_first(talk):
    poll = live.asks(talk, "cloud")
    live.writes(poll, "maps", people=30)
    assert published_result(counted(poll))["words"]
    again = ask_again(actor=live.ACTOR, poll=poll)
    live.writes(again, "maps", people=31)
    result = published_result(counted(again))
    assert result["words"] == {} and "the same question was asked in another poll" in result["note"]


def test_a_person_counts_once_for_a_word_however_it_is_written(talk):
    poll = live.asks(talk, "cloud")
    live.writes(poll, "Maps", "maps.", "MAPS", people=14)
    assert PollText.objects.count() == 14
    [result] = with_words([published_result(counted(poll))])
    assert [each.count for each in result["answers"]] == [14]


@pytest.mark.parametrize(
    ("one", "two", "is_same"),
    [
        ("Maps", " maps! ", True),
        ("ｍａｐｓ", "maps", True),
        ("año", "ano", False),
        ("new  maps", "New maps", True),
        ("!", "?", False),
    ],
)
def test_case_spaces_and_signs_make_no_other_word(one, two, is_same):
    assert (word_key(one) == word_key(two)) is is_same


def test_only_shown_answers_come_out(talk):
    poll = live.asks(talk, "cloud")
    live.writes(poll, "maps")
    assert answers_of(PollText.objects.select_related("ballot")) == []
