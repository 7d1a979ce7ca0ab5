"""A live poll: answered once by each participant, counted at closing, never told without n (C2C-21, PRV-10)."""

import re
from functools import partial

import pytest

from cms.exceptions import RuleBroken
from engagement.choices import Status
from engagement.conversations.services import mark_held
from engagement.live.poll_drafts import ask_again
from engagement.live.polls import close_poll, open_poll
from engagement.models import Ballot, Poll, WalkIn
from engagement.registrations.check_in import count_walk_in
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


@furnished
def poll(talk):
    return live.poll(talk)


def answer(client, address, poll, *options):
    return client.post(address, {"act": "answer", "poll": poll.pk, "options": options})


def close(poll, **facts):
    return close_poll(actor=live.ACTOR, poll=poll, **facts)


def test_a_participant_answers_and_reads_it_back(client, talk, poll):
    address = client.get(f"/conversations/{talk.slug}/live/")["Location"]
    first = live.options(poll)[0]
    sent = answer(client, address, poll, first)
    assert sent.status_code == 303 and sent["Location"] == f"{address}#poll"
    page = client.get(address).content.decode()
    assert "We have your answer" in page
    assert re.search(rf'<input[^>]*value="{first}"[^>]* checked', page)


def test_without_the_cookie_an_answer_can_be_changed_and_whoever_has_the_address_reads_none(
    client, talk, poll
):
    address = live.address(talk)
    for option in live.options(poll):
        assert answer(client, address, poll, option).status_code == 303
        page = client.get(address).content.decode()
        assert "We have your answer" in page and "Change my answer" in page and " checked" not in page
    assert Ballot.objects.get().choices == [option]
    assert not client.cookies


def test_answering_again_changes_the_one_answer(client, talk, poll):
    address, (one, two) = live.address(talk), live.options(poll)
    answer(client, address, poll, one)
    answer(client, address, poll, two)
    assert Ballot.objects.get().choices == [two]
    assert [each.count for each in close(poll).options.all()] == [0, 1]


def test_only_a_digest_of_the_participant_is_stored(client, talk, poll):
    address = live.address(talk)
    answer(client, address, poll, live.options(poll)[0])
    key = address.split("/")[-2]
    stored = Ballot.objects.get().participant
    assert len(stored) == 64 and not any(part in stored for part in key.split("."))


@pytest.mark.engine
@pytest.mark.parametrize("kind", ["one", "many"])
def test_an_answer_takes_four_statements_at_most_first_and_changed(client, talk, kind):
    poll = live.poll(talk, "A", "B", "C", kind=kind)
    address, (one, two, three) = live.address(talk), live.options(poll)
    for answers in ([one], [two], [two, three][: 2 if kind == "many" else 1]):
        assert live.statements(partial(answer, client, address, poll, *answers)) <= 4  # one: the limit


@pytest.mark.engine
@pytest.mark.parametrize("options", [[], ["x"], ["0"], ["1", "2"], ["99999999999999"]])
def test_what_is_no_answer_is_refused_kindly(client, talk, poll, options):
    given = [live.options(poll)[int(each) - 1] if each in ("1", "2") else each for each in options]
    refused = answer(client, live.address(talk), poll, *given)
    assert refused.status_code == (409 if len(options) > 1 else 422) and "Problem:" in refused.text
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("kind", ["one", "many"])
def test_choosing_nothing_has_one_message_above_and_one_beside_the_field(client, talk, kind):
    poll = live.poll(talk, kind=kind)
    page = answer(client, live.address(talk), poll).text
    said = "Choose at least one: Which first?" if kind == "many" else "Choose: Which first?"
    assert page.count(said) == 2 and "Choose one of the answers." not in page


def test_several_answers_where_several_are_asked_for(client, talk):
    poll = live.poll(talk, "A", "B", "C", kind="many")
    answer(client, live.address(talk), poll, *live.options(poll)[:2])
    assert Ballot.objects.get().choices == live.options(poll)[:2]
    done = close(poll, n_present=3)
    assert (done.n_answered, done.n_present) == (1, 3)
    assert [each.count for each in done.options.all()] == [1, 1, 0]


def test_a_closed_or_unknown_poll_takes_no_answer(client, talk, poll):
    close(poll)
    assert answer(client, live.address(talk), poll, live.options(poll)[0]).status_code == 409
    elsewhere = live.poll(live.talk())
    assert answer(client, live.address(talk), elsewhere, live.options(elsewhere)[0]).status_code == 409
    assert not Ballot.objects.exists()


def test_the_result_says_n_answered_and_n_present(client, talk, poll):
    one, two = live.options(poll)
    live.answers(poll, one, 30)
    live.answers(poll, two, 15)
    close(poll, n_present=60)
    page = client.get(live.address(talk)).content.decode()
    assert "45 of 60 people answered." in page
    assert "30 · 67%" in page.replace(" ", " ")


def test_under_eleven_answers_there_is_no_split(client, talk, poll):
    live.answers(poll, live.options(poll)[0], 10)
    close(poll, n_present=12)
    page = client.get(live.address(talk)).content.decode()
    assert "Fewer than 11 people answered, so the answers are not broken down. People present: 12." in page
    assert "100%" not in page and "<strong>10" not in page


def test_while_a_poll_is_open_nobody_reads_its_split(client, talk, poll):
    live.answers(poll, live.options(poll)[0], 40)
    page = client.get(live.address(talk)).content.decode()
    assert "people answered" not in page and "100%" not in page


def test_who_was_present_comes_from_the_door_or_from_the_desk(talk, poll):
    WalkIn.objects.create(conversation=talk, people=7, nonce="walk-in-1")
    live.answers(poll, live.options(poll)[0], 2)
    assert close(poll).n_present == 7
    second = live.poll(talk)
    live.answers(second, live.options(second)[0], 9)
    assert close(second, n_present=9).n_present == 9


def test_where_no_one_counts_at_the_door_those_who_answered_were_present(poll):
    live.answers(poll, live.options(poll)[0], 9)
    assert close(poll).n_present == 9


def test_more_answers_than_the_door_counted_are_not_counted_before_the_desk_says_who_is_present(
    client_for, editor, talk, poll
):
    WalkIn.objects.create(conversation=talk, people=3, nonce="walk-in-1")
    live.answers(poll, live.options(poll)[0], 22)
    desk, browser = f"/desk/conversations/{talk.slug}/live/", client_for(editor)
    words = "22 people answered, 3 were counted at the door. Enter how many are present."
    page = browser.get(desk).content.decode()
    assert words in page and 'value="22"' not in page
    refused = browser.post(desk, {"act": "close", "poll": poll.pk, "n_present": ""})
    assert refused.status_code == 409 and words in refused.content.decode()
    assert Poll.objects.get().state == "open"
    browser.post(desk, {"act": "close", "poll": poll.pk, "n_present": "30"})
    assert Poll.objects.get().n_present == 30
    assert words not in browser.get(desk).content.decode()


def test_fewer_present_than_answered_is_refused(poll):
    live.answers(poll, live.options(poll)[0], 3)
    with pytest.raises(RuleBroken, match="3 people answered"):
        close(poll, n_present=2)


def test_one_poll_at_a_time_and_a_counted_one_never_again(talk, poll):
    waiting = live.poll(talk, is_open=False)
    with pytest.raises(RuleBroken, match="Another poll is open"):
        open_poll(actor=live.ACTOR, poll=waiting)
    close(poll)
    with pytest.raises(RuleBroken, match="has been counted"):
        open_poll(actor=live.ACTOR, poll=poll)
    with pytest.raises(RuleBroken, match="not open"):
        close(poll)


@pytest.mark.parametrize("status", ["held", "reported", "closed", "cancelled"])
def test_no_poll_opens_when_the_conversation_is_over_or_canceled(talk, status):
    draft = live.poll(talk, is_open=False)
    make.set_status(talk, Status(status))
    with pytest.raises(RuleBroken, match="is over|is canceled"):
        open_poll(actor=live.ACTOR, poll=draft)


def test_a_counted_poll_is_not_asked_again_when_the_conversation_is_over(talk, poll):
    close(poll)
    make.set_status(talk, Status.HELD)
    with pytest.raises(RuleBroken, match="over or canceled"):
        ask_again(actor=live.ACTOR, poll=poll)
    assert Poll.objects.count() == 1


def test_a_draft_is_shown_to_no_one(client, talk):
    live.poll(talk, "Canary option", "Other", is_open=False)
    assert "Canary option" not in client.get(live.address(talk)).content.decode()


FORM = {
    "act": "make",
    "question_en": "Which first?",
    "question_es": "¿Cuál primero?",
    "kind": "one",
    "options_en": "Maps\nTables",
    "options_es": "Mapas\nTablas",
}


def test_the_desk_makes_opens_and_closes(client_for, editor, talk):
    desk, browser = f"/desk/conversations/{talk.slug}/live/", client_for(editor)
    assert browser.post(desk, FORM).status_code == 302
    poll = Poll.objects.get()
    assert [each.label for each in poll.options.all()] == [
        {"en": "Maps", "es": "Mapas"},
        {"en": "Tables", "es": "Tablas"},
    ]
    for act, state in (("open", "open"), ("close", "closed")):
        browser.post(desk, {"act": act, "poll": poll.pk})
        assert Poll.objects.get().state == state
    assert "0 of 0 people answered." in browser.get(desk).content.decode()
    assert Poll.history.count() == 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"options_en": "Maps"}, "two to eight answers"),
        ({"options_en": "\n".join("abcdefghi"), "options_es": ""}, "two to eight answers"),
        ({"options_es": "Mapas"}, "same number of answers in Spanish"),
        ({"options_en": "Maps\n" + "x" * 121}, "120 characters"),
        ({"question_en": ""}, "Enter this in English"),
    ],
)
def test_a_poll_with_something_wrong_comes_back(client_for, editor, talk, wrong, said):
    answer = client_for(editor).post(f"/desk/conversations/{talk.slug}/live/", FORM | wrong)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Poll.objects.exists()


def test_the_desk_finds_no_poll_of_another_conversation(client_for, editor, talk):
    other = live.poll(live.talk(), is_open=False)
    browser, desk = client_for(editor), f"/desk/conversations/{talk.slug}/live/"
    assert browser.post(desk, {"act": "open", "poll": other.pk}).status_code == 404
    assert browser.post(desk, {"act": "open", "poll": "x"}).status_code == 404


def test_an_analyst_runs_no_poll(analyst, talk):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        open_poll(actor=analyst, poll=live.poll(talk, is_open=False))


def test_the_recap_shows_the_same_result(client, talk, poll, set_clock):
    live.answers(poll, live.options(poll)[0], 12)
    close(poll, n_present=20)
    set_clock(talk.ends_at)
    mark_held(actor=make.ACTOR, conversation=talk)
    make.post_recap(talk)
    words = "12 people answered; 13 to 22 were present."
    for address in (live.address(talk), f"/conversations/{talk.slug}/"):
        assert words in client.get(address).content.decode()


def test_the_number_present_is_filled_in_only_if_the_door_counted(cast, talk, poll):
    address = f"/desk/conversations/{talk.slug}/live/"
    [row] = cast["editor"].get(address).context["polls"]
    assert row["close_form"]["n_present"].value() is None
    count_walk_in(actor=live.ACTOR, conversation=talk, people=14, nonce="a" * 32)
    page = cast["editor"].get(address)
    assert page.context["polls"][0]["close_form"]["n_present"].value() == 14
    assert "Its result becomes public and final." in page.text
