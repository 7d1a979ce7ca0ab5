"""The desk's live screens refresh themselves by a state that changes when they would."""

from datetime import timedelta

import pytest

from cms import clock
from engagement.live.polls import close_poll
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


@pytest.fixture
def state(client_for, editor, talk, set_clock):
    set_clock(talk.starts_at.replace(second=5))
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/live/state/"

    def ask(etag=""):
        return browser.get(address, headers={"if-none-match": etag} if etag else {})

    return ask


def test_it_changes_with_a_question_an_answer_and_the_minute(state, talk, set_clock):
    row = live.poll(talk)
    etags = [state()["ETag"]]
    live.question(talk, shown=False)
    etags.append(state()["ETag"])
    live.answers(row, live.options(row)[0], 1)
    etags.append(state()["ETag"])
    set_clock(clock.now() + timedelta(minutes=1))
    etags.append(state()["ETag"])
    close_poll(actor=live.ACTOR, poll=row)
    etags.append(state()["ETag"])
    assert len(set(etags)) == 5
    assert state(etags[-1]).status_code == 304


@pytest.mark.engine
def test_it_takes_few_statements(state, talk):
    live.question(talk, shown=False)
    state()
    assert live.statements(state) <= 8


def test_a_visitor_gets_no_state_of_the_desk(client, talk):
    assert client.get(f"/desk/conversations/{talk.slug}/live/state/").status_code in (302, 404)


@pytest.mark.parametrize("name", ["live", "run"])
def test_the_screen_follows_it(client_for, editor, talk, name):
    page = client_for(editor).get(f"/desk/conversations/{talk.slug}/{name}/").content.decode()
    assert f'data-follow="/desk/conversations/{talk.slug}/live/state/"' in page
    assert "data-signed-in" in page and 'data-part="' in page


def test_a_screen_with_a_refusal_stays_as_it_is(client_for, editor, talk):
    address = f"/desk/conversations/{talk.slug}/live/"
    answer = client_for(editor).post(address, {"act": "hide", "question": live.question(talk).pk})
    assert answer.status_code == 409 and "data-follow" not in answer.content.decode()
