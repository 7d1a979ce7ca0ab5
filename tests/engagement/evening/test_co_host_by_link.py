"""A co-host with a link: the run sheet, polls that staff made, questions within the rules of BK-23 and PRV-14."""

from django.core.exceptions import PermissionDenied

import pytest

from cms import clock
from engagement.choices import Duty
from engagement.live.polls import open_poll
from engagement.live.questions import hide_question
from engagement.live.run_sheet import run_of
from engagement.models import LiveQuestion, Poll, RunStep
from tests.factories import conversations as live
from tests.factories import evening_links as evening
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
PRIVATE = "Ana Canary, 916-555-0142: where is my county?"
LABEL = "Co-host in Spanish (link)"


@furnished
def talk():
    return live.talk()


@furnished
def link(talk):
    return evening.link(talk, Duty.CO_HOST, "Co-host in Spanish")


@furnished
def poll(talk):
    return live.poll(talk, is_open=False)


def asked(talk, text="Where is my county?"):
    return live.question(talk, text, shown=False)


def current(row):
    return type(row).objects.get(pk=row.pk)


def test_a_part_is_started_and_the_conversation_ended(client, talk, link):
    first = run_of(talk).parts[0].key
    assert evening.press(client, link, "start", segment=first, minutes="15").status_code == 303
    evening.press(client, link, "start", segment="end")
    steps = list(RunStep.objects.values_list("segment", "started_by"))
    assert steps == [(first, LABEL), ("end", LABEL)]


def test_a_part_that_is_not_on_the_agenda_is_refused(client, link):
    assert evening.press(client, link, "start", segment="zz").status_code == 409
    assert not RunStep.objects.exists()


def test_a_poll_is_opened_and_closed_with_the_number_present(client, link, poll):
    evening.press(client, link, "open", poll=poll.pk)
    assert current(poll).state == "open"
    evening.press(client, link, "close", poll=poll.pk, n_present="40")
    closed = current(poll)
    assert (closed.state, closed.n_present) == ("closed", 40)
    assert closed.history.latest("history_id").history_actor == LABEL


def test_a_poll_is_not_made_changed_or_deleted(client, link, poll):
    for act in ("make", "edit", "delete_poll", "copy", "again"):
        assert evening.press(client, link, act, poll=poll.pk).status_code == 404
    assert Poll.objects.count() == 1


def test_the_poll_of_another_conversation_is_unknown(client, link):
    other = live.poll(live.talk(), is_open=False)
    assert evening.press(client, link, "open", poll=other.pk).status_code == 404
    with pytest.raises(PermissionDenied):
        open_poll(actor=link, poll=other)


def test_a_question_is_shown_answered_aloud_and_hidden_with_a_reason(client, talk, link):
    row = asked(talk)
    evening.press(client, link, "show", question=row.pk)
    assert current(row).state == "shown"
    evening.press(client, link, "aloud", question=row.pk)
    assert (current(row).state, current(row).answered_aloud) == ("answered", True)
    evening.press(client, link, "hide", question=row.pk, reason="private")
    assert (current(row).state, current(row).reason) == ("hidden", "private")
    newest = LiveQuestion.history.filter(id=row.pk).latest("history_id")
    assert newest.history_actor == LABEL


def test_criticism_is_no_reason_to_hide(client, talk, link):
    row = asked(talk)
    assert evening.press(client, link, "hide", question=row.pk, reason="criticism").status_code == 409
    assert current(row).state == "waiting"


@pytest.mark.parametrize("act", ["show", "aloud"])
def test_what_may_identify_a_person_is_not_published(client, talk, link, act):
    row = asked(talk, PRIVATE)
    assert evening.press(client, link, act, question=row.pk).status_code == 409
    assert current(row).state == "waiting"


def test_a_hidden_question_stays_hidden_when_it_is_answered_aloud(client, talk, link):
    row = asked(talk, PRIVATE)
    hide_question(actor=live.ACTOR, question=row, reason="private")
    evening.press(client, link, "aloud", question=row.pk)
    assert (current(row).state, current(row).answered_aloud) == ("hidden", True)


def test_a_shortened_text_that_was_refused_stays_in_its_form(client, talk, link):
    row = asked(talk, PRIVATE)
    answer = evening.press(client, link, "show", question=row.pk, shown_text="Call 916-555-0142")
    assert answer.status_code == 409 and "Call 916-555-0142" in answer.content.decode()


def test_the_question_of_another_conversation_is_unknown(client, link):
    other = asked(live.talk())
    assert evening.press(client, link, "show", question=other.pk).status_code == 404
    with pytest.raises(PermissionDenied):
        hide_question(actor=link, question=other, reason="private")


def test_the_page_follows_what_changes_and_stops_with_the_link(client, talk, link):
    address = f"{evening.address(link)}state/"
    before = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": before}).status_code == 304
    asked(talk)
    assert client.get(address, headers={"If-None-Match": before}).status_code == 200
    with clock.at(link.works_until):
        assert client.get(address).status_code == 404


def test_a_link_for_the_door_opens_no_poll(client, talk, poll):
    door = evening.link(talk)
    assert evening.press(client, door, "open", poll=poll.pk).status_code == 404
    assert client.get(f"{evening.address(door)}state/").status_code == 404
    with pytest.raises(PermissionDenied):
        open_poll(actor=door, poll=poll)
    assert current(poll).state == "draft"


def test_the_original_of_a_shortened_question_is_not_shown_to_the_helper(client, talk, link):
    row = asked(talk, PRIVATE)
    assert "916-555-0142" in client.get(evening.address(link)).content.decode()
    evening.press(client, link, "show", question=row.pk, shown_text="Where is my county, please?")
    text = client.get(evening.address(link)).content.decode()
    assert "Where is my county, please?" in text and "916-555-0142" not in text
