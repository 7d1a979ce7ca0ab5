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
    assert poll.ballots.get().choices == [options[1]]


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


@pytest.mark.parametrize("is_seen_as_tls", [True, False])
def test_over_tls_the_cookie_is_secure_whatever_a_proxy_says(talk, settings, is_seen_as_tls):
    settings.SESSION_COOKIE_SECURE = True
    phone, start = Client(), f"/conversations/{talk.slug}/live/"
    answer = phone.get(start, secure=is_seen_as_tls)
    assert {name for name in answer.cookies if not name.startswith("__Secure-live-")} == set()
    assert all(each["secure"] is True and each["path"].endswith("/live/") for each in answer.cookies.values())
    assert phone.get(start, secure=True)["Location"] == answer["Location"]


def test_over_tls_a_cookie_without_the_prefix_is_not_read(talk, settings):
    settings.SESSION_COOKIE_SECURE = True
    phone, planted = Client(), live.address(talk)
    phone.cookies["live-en"] = planted.split("/")[-2]
    assert phone.get(f"/conversations/{talk.slug}/live/", secure=True)["Location"] != planted


@pytest.mark.deep
def test_two_hundred_phones_behind_one_router_each_get_a_key(talk):
    start, router = f"/conversations/{talk.slug}/live/", {"REMOTE_ADDR": "203.0.113.8"}
    addresses = {Client(**router).get(start)["Location"] for _phone in range(200)}
    assert len(addresses) == 200
    assert base.ACCOUNT_RATE_LIMITS["live_key"] == "300/m/ip"


def test_one_device_cannot_make_itself_a_crowd(talk, settings):
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS | {"live_key": "3/m/ip"}
    start, router = f"/conversations/{talk.slug}/live/", {"REMOTE_ADDR": "203.0.113.8"}
    assert {Client(**router).get(start).status_code for _phone in range(3)} == {302}
    refused = Client(**router).get(start)
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "Many people opened this page from your network within one minute." in refused.content.decode()
    assert not refused.cookies
    assert Client(REMOTE_ADDR="203.0.113.9").get(start).status_code == 302


def test_a_phone_that_has_its_key_is_never_told_to_wait(talk, settings):
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS | {"live_key": "1/m/ip"}
    phone = Client()
    assert {opened(phone, talk).status_code for _time in range(3)} == {302}


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
    assert "One cookie, for this page only, ties your ballot to this browser" in page
