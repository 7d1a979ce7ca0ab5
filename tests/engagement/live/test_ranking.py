"""A ranking: each answer has a place, one ballot a phone, and only first places are published."""

import pytest

from cms.exceptions import RuleBroken
from engagement.live.poll_results import published_result
from engagement.live.polls import answer_poll, close_poll
from engagement.live.ranking import rank_options
from engagement.models import Ballot, Poll
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
SAID = "People who ranked it first"


@furnished
def talk():
    return live.talk()


@furnished
def poll(talk):
    return live.poll(talk, "Maps", "Tables", "Films", kind="rank")


@pytest.fixture
def desk(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/live/"
    return lambda **facts: browser.post(address, facts) if facts else browser.get(address)


def send(client, address, poll, *places):
    """The place of each option in their order, as a phone without script sends them."""
    fields = {f"place_{pk}": place for pk, place in zip(live.options(poll), places, strict=True)}
    return client.post(address, {"act": "rank", "poll": poll.pk, **fields})


def stored(poll):
    """Option → place, of the one phone that answered."""
    choices = [each.choices for each in poll.ballots.all()]
    return {option: place for ranked in choices for place, option in enumerate(ranked, 1)}


def test_the_desk_creates_a_ranking_of_two_to_eight_answers(desk, talk):
    facts = {
        "act": "make",
        "kind": "rank",
        "question_en": "Which first?",
        "question_es": "",
        "options_es": "",
    }
    assert desk(**facts, options_en="Alone").status_code == 422
    assert desk(**facts, options_en="\n".join("ABCDEFGHI")).status_code == 422
    assert desk(**facts, options_en="A\nB").status_code == 302
    made = Poll.objects.get()
    assert (made.kind, [each.label["en"] for each in made.options.all()]) == ("rank", ["A", "B"])
    assert "Ranking" in desk().text
    desk(act="copy", poll=made.pk)
    assert Poll.objects.filter(kind="rank").count() == 2


def test_a_participant_ranks_and_reads_it_back(client, talk, poll):
    address = client.get(f"/conversations/{talk.slug}/live/")["Location"]
    page = client.get(address).text
    assert "1 (first)" in page and "The number of people who ranked an answer first is published" in page
    sent = send(client, address, poll, "2", "1", "")
    assert sent.status_code == 303 and sent["Location"] == f"{address}#poll"
    one, two, _three = live.options(poll)
    assert stored(poll) == {one: 2, two: 1}
    page = client.get(address).text
    assert "We have your answer" in page
    assert all(f'value="{place}" selected' in page for place in (1, 2))


def test_whoever_has_only_the_address_does_not_read_a_ranking(client, talk, poll):
    address = live.address(talk)
    send(client, address, poll, "2", "1", "")
    page = client.get(address).text
    assert "We have your answer" in page and 'value="1" selected' not in page
    assert send(client, address, poll, "1", "", "").status_code == 303
    assert stored(poll) == {live.options(poll)[0]: 1}


def test_ranking_again_changes_the_one_ballot(client, talk, poll):
    address = live.address(talk)
    for places in (("1", "2", "3"), ("3", "2", "1"), ("", "1", "")):
        assert send(client, address, poll, *places).status_code == 303
    assert Ballot.objects.count() == 1
    assert stored(poll) == {live.options(poll)[1]: 1}


@pytest.mark.parametrize(
    ("places", "said", "errors"),
    [
        (("", "", ""), "Give one answer rank 1.", 1),
        (("1", "1", "2"), "Tables: another answer also has rank 1.", 2),
        (("1", "3", ""), "Tables: rank 2 has not been used.", 1),
        (("", "2", ""), "Tables: rank 1 has not been used.", 1),
        (("9", "1", ""), "Select a valid choice.", 1),
    ],
)
def test_an_error_stands_beside_the_field_and_what_was_chosen_stays(client, talk, poll, places, said, errors):
    sent = send(client, live.address(talk), poll, *places)
    page = sent.text
    assert sent.status_code == 422 and said in page
    assert page.count("field--problem") == errors
    chosen = [each for each in places if each and each != "9"]
    assert all(f'value="{each}" selected' in page for each in chosen)
    assert not Ballot.objects.exists()


def test_the_service_refuses_what_no_form_sends(talk, poll):
    one, two, _three = live.options(poll)
    facts = {"conversation": talk, "poll_id": poll.pk, "participant": "p"}
    for places in ({}, {one: 2}, {one: 1, two: 3}, {one: 1, two: 1}, {0: 1}):
        with pytest.raises(RuleBroken):
            rank_options(**facts, places=places)
    with pytest.raises(RuleBroken, match="at least one answer rank 1"):
        answer_poll(**facts, options=[one])


def test_a_late_ranking_is_refused(client, talk, poll):
    address = live.address(talk)
    close_poll(actor=live.ACTOR, poll=poll)
    sent = send(client, address, poll, "1", "", "")
    assert sent.status_code == 409 and "This poll is closed" in sent.text
    assert not Ballot.objects.exists()


def test_only_first_places_are_published_and_it_says_so(client, desk, talk, poll):
    one, two, three = live.options(poll)
    live.ranks(poll, one, two, three, people=12)
    live.ranks(poll, two, three, people=14)
    close_poll(actor=live.ACTOR, poll=poll, n_present=40)
    assert [each.count for each in poll.options.all()] == [12, 14, 0]
    projector = client.get(f"/conversations/{talk.slug}/projector/").text
    for page in (client.get(live.address(talk)).text, projector):
        assert SAID in page and "<strong>12" in page and "<strong>14" in page
        assert "points" not in page
    page = desk().text
    assert "For staff only, by points:" in page and "Tables 66, Films 40, Maps 36" in page


def test_the_places_after_the_first_change_nothing_that_is_public(talk):
    """Whatever people put second: the same first places are published alike."""
    told = []
    for later in (False, True):
        row = live.poll(talk, "Maps", "Tables", f"Films {later}", kind="rank")
        one, two, three = live.options(row)
        live.ranks(row, *((one, two, three) if later else (one,)), people=13)
        live.ranks(row, *((two, three, one) if later else (two,)), people=12)
        result = published_result(close_poll(actor=live.ACTOR, poll=row, n_present=50))
        told.append(([each["cell"] for each in result["rows"]], result["note"]))
    assert told[0] == told[1]


def test_a_recap_says_what_is_counted(client, talk, poll):
    one, two, _three = live.options(poll)
    live.ranks(poll, one, two, people=12)
    close_poll(actor=live.ACTOR, poll=poll, n_present=12)
    live.over(talk, attended=12)
    page = client.get(f"/conversations/{talk.slug}/").text
    assert SAID in page and "The count is the number of people who ranked each answer first." in page


def test_a_ranking_takes_few_statements(client, talk, poll):
    address = live.address(talk)
    send(client, address, poll, "1", "2", "3")
    facts = {"act": "rank", "poll": poll.pk, f"place_{live.options(poll)[0]}": "1"}

    def act():
        return client.post(address, facts)

    assert live.statements(act) <= 12
