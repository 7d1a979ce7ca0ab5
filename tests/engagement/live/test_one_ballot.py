"""One ballot a phone: the key of a participant survives a reload, and a full room behind one router is a room."""

from datetime import timedelta

from django.test import Client

import pytest

from cms import clock
from cms.settings import base
from engagement.live.ballot_cookie import COOKIE_ENDS
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


@pytest.fixture(autouse=True)
def rates_as_in_production(settings):
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS


def opened(phone, talk, prefix=""):
    """Open the address of the QR code, and follow it."""
    answer = phone.get(f"{prefix}/conversations/{talk.slug}/live/")
    assert phone.get(answer["Location"]).status_code == 200
    return answer


def vote(phone, address, poll, option):
    sent = phone.post(address, {"act": "answer", "poll": poll.pk, "options": [option]})
    assert sent.status_code == 303


def test_one_phone_that_opens_the_address_fifty_times_and_votes_each_time_has_one_ballot(talk, poll):
    phone, options = Client(), live.options(poll)
    for number in range(50):
        vote(phone, opened(phone, talk)["Location"], poll, options[number % 2])
    assert poll.ballots.count() == 1
    assert poll.ballots.get().choices.get().option_id == options[1]


def test_forty_phones_behind_one_router_are_forty_ballots(talk, poll):
    for number in range(40):
        phone = Client(REMOTE_ADDR="203.0.113.7")
        vote(phone, opened(phone, talk)["Location"], poll, live.options(poll)[number % 2])
    assert poll.ballots.count() == 40


def test_the_other_languages_of_the_page_have_the_same_key(talk):
    phone = Client()
    english = opened(phone, talk)["Location"]
    for prefix in ("/es", "/ko"):
        assert opened(phone, talk, prefix)["Location"] == f"{prefix}{english}"


def test_the_cookie_is_for_this_page_only(talk):
    answer = opened(Client(), talk)
    cookie = answer.cookies["live-es"]
    assert cookie["path"] == f"/es/conversations/{talk.slug}/live/"
    assert answer.cookies["live-en"]["path"] == f"/conversations/{talk.slug}/live/"
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")
    assert answer["Location"].split("/")[-2] == cookie.value
    assert all(name.startswith("live-") for name in answer.cookies)


def test_over_tls_the_cookie_is_secure(talk):
    answer = Client().get(f"/conversations/{talk.slug}/live/", secure=True)
    assert answer.cookies["live-en"]["secure"] is True


def test_it_ends_twelve_hours_after_the_conversation_and_is_never_shorter(talk, set_clock):
    set_clock(talk.ends_at - timedelta(hours=2))
    assert opened(Client(), talk).cookies["live-en"]["max-age"] == 14 * 3600
    set_clock(talk.ends_at + timedelta(hours=5))
    assert opened(Client(), talk).cookies["live-en"]["max-age"] == COOKIE_ENDS.total_seconds()
    assert clock.now() > talk.ends_at


@pytest.mark.parametrize("value", ["", "x", "abc.def"])
def test_a_cookie_that_is_not_ours_is_replaced(talk, value):
    phone = Client()
    phone.cookies["live-en"] = value
    key = opened(phone, talk)["Location"].split("/")[-2]
    assert key != value


def test_a_cookie_of_another_conversation_is_replaced(talk):
    phone, other = Client(), make.conversation()
    key = live.address(other).split("/")[-2]
    phone.cookies["live-en"] = key
    assert key not in opened(phone, talk)["Location"]


def test_where_cookies_are_refused_the_address_is_the_key(talk, poll):
    address = opened(Client(), talk)["Location"]
    for option in live.options(poll):
        vote(Client(), address, poll, option)
    assert poll.ballots.count() == 1


def test_the_page_says_what_the_cookie_is_for(client, talk):
    page = client.get(live.address(talk)).content.decode()
    assert "One cookie, for this page only, keeps your ballot yours" in page
