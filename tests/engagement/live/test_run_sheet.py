"""The facilitator's run sheet: what was planned, what really began, what is left."""

from datetime import timedelta

import pytest

from cms import clock
from engagement.live.run_sheet import END, run_of
from engagement.models import RunStep
from engagement.notes.recordings import save_recording
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


@pytest.fixture
def sheet(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/run/"

    def act(**facts):
        return browser.post(address, {"act": "start"} | facts) if facts else browser.get(address)

    return act


def test_the_parts_have_planned_and_real_times(sheet, talk, set_clock):
    first, second = live.keys(talk)
    set_clock(talk.starts_at + timedelta(minutes=3))
    assert sheet(segment=first).status_code == 302
    set_clock(talk.starts_at + timedelta(minutes=30))
    sheet(segment=second)
    one, two = run_of(talk).parts
    assert one.planned_at == talk.starts_at and two.planned_at == talk.starts_at + timedelta(minutes=20)
    assert one.began_at == talk.starts_at + timedelta(minutes=3)
    assert one.ended_at == two.began_at == talk.starts_at + timedelta(minutes=30)
    assert two.is_now and two.minutes_left == 20


def test_the_page_says_what_is_now_and_what_is_left(sheet, talk):
    assert "Start: Welcome" in sheet().content.decode()
    sheet(segment=live.keys(talk)[0])
    page = sheet().content.decode()
    assert "Now: Welcome" in page and "minutes left" in page and "Start: Small groups" in page
    assert "data-ends=" in page


def test_pressing_twice_begins_once(sheet, talk):
    for _time in range(2):
        sheet(segment=live.keys(talk)[0])
    step = RunStep.objects.get()
    assert step.started_by == "Edith"


def test_a_part_can_be_begun_again(sheet, talk):
    one, two = live.keys(talk)
    for key in (one, two, one):
        sheet(segment=key)
    assert run_of(talk).now.key == one and RunStep.objects.count() == 3


def test_it_ends_once_something_began(sheet, talk):
    assert sheet(segment=END).status_code == 409
    sheet(segment=live.keys(talk)[1])
    assert "End the conversation" in sheet().content.decode()
    sheet(segment=END)
    assert "The conversation has ended" in sheet().content.decode()
    assert run_of(talk).ended_at


@pytest.mark.parametrize("segment", ["", "x", "end-of-all"])
def test_a_part_that_is_not_on_the_agenda_is_refused(sheet, segment):
    answer = sheet(segment=segment)
    assert answer.status_code == 409 and not RunStep.objects.exists()


def test_a_conversation_that_is_over_has_a_sheet_to_read(client_for, editor):
    over = make.held()
    browser, address = client_for(editor), f"/desk/conversations/{over.slug}/run/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"act": "start", "segment": "x"}).status_code == 409


def test_minutes_left_are_rounded_up_as_on_the_projector(sheet, client, talk, set_clock):
    start = clock.now()
    set_clock(start)
    sheet(segment=live.keys(talk)[0])
    for passed, said in ((1, "20 minutes left"), (19 * 60 + 30, "1 minute left"), (25 * 60, "Time is up")):
        set_clock(start + timedelta(seconds=passed))
        assert said in sheet().text
        assert said in client.get(f"/conversations/{talk.slug}/projector/").text


DESK = ("live", "run", "groups", "heard", "recordings", "recordings/en")


@pytest.mark.parametrize("name", DESK)
def test_an_unknown_button_is_no_page(client_for, editor, talk, name):
    save_recording(actor=live.ACTOR, conversation=talk, language="en", words=live.CAPTIONS)
    address = f"/desk/conversations/{talk.slug}/{name}/"
    assert client_for(editor).post(address, {"act": "delete"}).status_code == 404
