"""A question asked twice: two splits beside each other tell no ballot (PRV-12)."""

import pytest

from engagement.live.poll_drafts import ask_again, copy_poll
from engagement.live.poll_results import published_result
from engagement.live.polls import close_poll, open_poll
from engagement.models import Poll, PollOption
from tests.engagement.disclosure.rooms import words_of
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
WHY = "The answers are not broken down: the same question was asked in another poll"


@furnished
def talk():
    return live.talk()


@furnished
def first(talk):
    return counted(live.poll(talk), 22, 11)


def counted(poll, *people, present=60):
    for option, count in zip(live.options(poll), people, strict=True):
        live.answers(poll, option, count)
    return close_poll(actor=live.ACTOR, poll=poll, n_present=present)


def again(poll, *people):
    return counted(ask_again(actor=live.ACTOR, poll=poll), *people)


def told(poll):
    return [row["cell"].value for row in published_result(Poll.objects.get(pk=poll.pk))["rows"]]


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ((22, 12), None),  # one more person
        ((21, 12), None),  # as many people, one of them changed an answer
        ((33, 12), None),  # eleven more, one of them for the second option
        ((12, 11), None),  # ten fewer
        ((22, 11), [22, 11]),
        ((33, 22), [33, 22]),
        ((33, 11), [33, 11]),
    ],
)
def test_a_round_that_would_tell_a_ballot_beside_the_first_is_not_split(client, talk, first, people, shown):
    second = again(first, *people)
    assert told(second) == (shown or [None, None])
    assert told(first) == [22, 11]
    page = words_of(client.get(live.address(talk)))
    assert f"{sum(people)} of 60 people answered" in page or "people answered;" in page
    assert (WHY in page) is (shown is None)


def test_a_third_round_is_compared_with_the_first(first):
    third = again(again(first, 22, 12), 22, 13)
    assert told(third) == [None, None]


def test_a_copy_is_the_same_question_and_another_question_is_not(talk, first):
    copy = open_poll(actor=live.ACTOR, poll=copy_poll(actor=live.ACTOR, poll=first))
    assert told(counted(copy, 22, 12)) == [None, None]
    other = counted(live.poll(talk, "Trains", "Buses"), 22, 12)
    assert told(other) == [22, 12]


def test_options_are_compared_by_their_words_and_not_by_their_order(talk, first):
    assert told(counted(live.poll(talk, "TABLES", " maps"), 12, 23)) == [None, None]
    assert told(counted(live.poll(talk, "Tables", "Maps"), 11, 22)) == [11, 22]


def test_a_round_stays_a_round_when_a_word_was_corrected(first):
    PollOption.objects.filter(poll=first, order=0).update(label={"en": "Maps!", "es": "Mapas"})
    second = ask_again(actor=live.ACTOR, poll=Poll.objects.get(pk=first.pk))
    PollOption.objects.filter(poll=second, order=0).update(label={"en": "Maps?", "es": "Mapas"})
    assert told(counted(second, 22, 12)) == [None, None]


def test_a_split_that_was_never_public_is_compared_with_nothing(talk):
    small = counted(live.poll(talk), 9, 0)
    assert told(again(small, 12, 0)) == [12, 0]


def test_two_polls_counted_on_paper_are_decided_one_after_the_other(client):
    talk = make.held(attended=90)
    make.poll(talk, {"Yes": 30, "No": 20}, present=70)
    make.poll(talk, {"Yes": 31, "No": 20}, present=71)
    one, two = make.post_recap(talk).facts["polls"]
    assert [each["cell"]["value"] for each in one["options"]] == [30, 20]
    assert [each["cell"]["value"] for each in two["options"]] == [None, None]
    assert (one["present"]["value"], two["present"]["span"]) == (70, [71, 80])
    frozen = [each.result["present"] for each in talk.polls.all()]
    assert frozen == [one["present"], two["present"]]
    assert WHY in words_of(client.get(f"/conversations/{talk.slug}/"))
