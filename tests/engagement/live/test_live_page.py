"""The page people follow on a phone: no account, no name, one random key (BK-24, BK-25)."""

from django.test import Client

import pytest

from engagement.live.polls import close_poll
from engagement.live.run_sheet import END
from engagement.live.services import start_part
from engagement.models import Conversation, LiveQuestion
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


def text_of(client, address):
    return client.get(address).content.decode()


def state(client, talk, **headers):
    return client.get(f"/conversations/{talk.slug}/live/state/", headers=headers)


def test_whoever_comes_gets_an_address_of_their_own(talk):
    one, two = (Client().get(f"/conversations/{talk.slug}/live/") for _person in range(2))
    assert one.status_code == two.status_code == 302
    assert one["Location"] != two["Location"]
    page = Client().get(one["Location"])
    assert page.status_code == 200 and not page.cookies
    assert "no-store" in one["Cache-Control"] and "no-store" in page["Cache-Control"]


def test_it_has_a_small_header_and_no_footer(client, talk):
    for address in (live.address(talk), live.notes_address(live.group(talk))):
        page = text_of(client, address)
        assert "masthead" not in page and 'class="footer"' not in page
        assert 'href="/privacy/"' in page and "Español" in page


@pytest.mark.parametrize("key", ["x", "abc.def", "state.x"])
def test_a_key_that_is_not_ours_is_no_page(client, talk, key):
    assert client.get(f"/conversations/{talk.slug}/live/{key}/").status_code == 404


def test_a_key_of_another_conversation_is_no_page(client, talk):
    key = live.address(make.conversation()).split("/")[-2]
    assert client.get(f"/conversations/{talk.slug}/live/{key}/").status_code == 404


def test_a_conversation_without_a_public_page_has_no_live_page(client):
    draft = make.conversation(live=False)
    for tail in ("", "state/", live.address(draft).split("/")[-2] + "/"):
        assert client.get(f"/conversations/{draft.slug}/live/{tail}").status_code == 404


def test_it_shows_the_part_that_runs_in_the_readers_language(client, talk):
    address = live.address(talk)
    page = text_of(client, address)
    assert "Started at" in page and "Begins" not in page and "has not begun" not in page
    start_part(actor=live.ACTOR, conversation=talk, segment=live.keys(talk)[1])
    assert "Now: Small groups" in text_of(client, address)
    assert "Grupos pequeños" in text_of(client, f"/es{address}")
    start_part(actor=live.ACTOR, conversation=talk, segment=END)
    assert "The conversation is over" in text_of(client, address)


def test_the_state_says_304_until_something_happens(client, talk):
    first = state(client, talk)
    assert first.status_code == 200 and not client.cookies
    assert state(client, talk, if_none_match=first["ETag"]).status_code == 304
    live.poll(talk)
    second = state(client, talk, if_none_match=first["ETag"])
    assert second.status_code == 200 and second["ETag"] != first["ETag"]


@pytest.mark.engine
def test_the_state_takes_one_statement(client, talk):
    state(client, talk)
    assert live.statements(lambda: state(client, talk)) == 1


@pytest.mark.engine
def test_the_page_takes_no_more_statements_with_much_on_it(client, talk):
    address = live.address(talk)
    client.get(address)
    live.answers(first := live.poll(talk, "A", "B", "C"), live.options(first)[0], 12)
    close_poll(actor=live.ACTOR, poll=first, n_present=20)
    live.poll(talk)
    for number in range(8):
        live.question(talk, f"Question {number}?", shown=number % 4 > 0)
    assert live.statements(lambda: client.get(address)) <= 10


def test_each_act_raises_the_version_and_history_leaves_it_out(talk):
    before = Conversation.objects.get(pk=talk.pk).live_version
    live.question(talk)
    after = Conversation.objects.get(pk=talk.pk)
    assert after.live_version == before + 1
    assert "live_version" not in {field.name for field in Conversation.history.model._meta.fields}


def test_an_unknown_act_is_no_page(client, talk):
    assert client.post(live.address(talk), {"act": "vote-twice"}).status_code == 404
    assert not LiveQuestion.objects.exists()


def test_another_site_cannot_send(client, talk):
    row = live.poll(talk)
    sent = client.post(
        live.address(talk),
        {"act": "answer", "poll": row.pk, "options": live.options(row)[0]},
        headers={"sec-fetch-site": "cross-site"},
    )
    assert sent.status_code == 403
    assert not row.ballots.exists()


def test_the_conversations_page_leads_here_until_it_is_over(client, talk):
    link = f"/conversations/{talk.slug}/live/"
    assert link in text_of(client, f"/conversations/{talk.slug}/")
    over = make.held()
    assert f"/conversations/{over.slug}/live/" not in text_of(client, f"/conversations/{over.slug}/")
