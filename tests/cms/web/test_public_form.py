"""A form that anyone may send: without cookie or account, against machines and other sites."""

from datetime import UTC, datetime, timedelta

from django.test import Client

import pytest

from cms import clock
from cms.web import one_time_keys
from tests.cms.public_form_urls import WordsForm

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.cms.public_form_urls")]


@pytest.fixture
def client():
    """As strict as a browser's visit: a form without CSRF token is refused by all views that ask for one."""
    return Client(enforce_csrf_checks=True)


def send(client, headers: dict | None = None, **fields):
    fields = {"key": one_time_keys.issue("words"), "words": "Show my county."} | fields
    return client.post("/try/", fields, headers=headers)


def test_a_visitor_sends_words_without_cookie_or_token(client):
    answer = send(client)

    assert answer.status_code == 200
    assert answer.content.decode().split("|")[1] == "Show my county."
    assert not answer.cookies and not client.cookies


def test_the_form_that_is_shown_carries_a_key_that_opens_it(client):
    shown = WordsForm()

    assert one_time_keys.read("words", shown["key"].value())
    assert [field.name for field in shown.asked_fields] == ["words", "more"]


def test_a_double_click_carries_the_same_nonce(client):
    key = one_time_keys.issue("words")
    answers = [send(client, key=key).content for _click in range(2)]

    assert answers[0] == answers[1]


def test_words_are_cleaned_before_they_are_kept(client):
    answer = send(client, words="  Jose\u0301\x0b likes\ufffe it\r\n ")

    assert answer.content.decode().split("|")[1] == "José likes it"


def test_several_choices_stay_several(client):
    assert send(client, more=["a", "b"]).content.decode().endswith("|ab")


def test_words_that_are_only_space_are_missing_words(client):
    answer = send(client, words=" \x00\x0b ")

    assert answer.status_code == 422
    assert "required" in answer.content.decode()


def test_too_many_words_are_refused(client):
    assert send(client, words="x" * 61).status_code == 422


def test_a_machine_that_fills_each_box_is_refused(client):
    answer = send(client, website="http://spam.example")

    assert answer.status_code == 422
    assert "only to catch bots" in answer.content.decode()


@pytest.mark.parametrize("key", ["", "made up", "x:y"])
def test_a_form_without_its_key_gets_a_fresh_one_and_keeps_the_words(client, key):
    page = send(client, key=key, words="My long answer").content.decode()

    assert 'value="My long answer"' in page
    fresh = page.partition('name="key" value="')[2].partition('"')[0]
    assert send(client, key=fresh).status_code == 200


def test_a_form_open_since_yesterday_can_be_sent_once_more(client):
    with clock.at(datetime.now(UTC) - timedelta(days=2)):
        key = one_time_keys.issue("words")
    page = send(client, key=key, words="My long answer").content.decode()

    assert "open for more than a day" in page
    assert 'value="My long answer"' in page


def test_a_key_of_another_form_is_refused(client):
    assert send(client, key=one_time_keys.issue("registration")).status_code == 422


def test_a_form_sent_too_fast_keeps_its_key(client, settings):
    settings.FORM_KEY_SECONDS = (2, 60)
    key = one_time_keys.issue("words")
    answer = send(client, key=key)

    assert answer.status_code == 422
    assert key in answer.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_sent_from_another_site_is_refused(client, headers):
    answer = send(client, headers)

    assert answer.status_code == 403
    assert "sent from another site" in answer.content.decode()


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "http://testserver"}, {"Origin": "null"}, {"Sec-Fetch-Site": "none"}],
)
def test_a_form_sent_from_here_is_taken(client, headers):
    assert send(client, headers).status_code == 200


def test_many_forms_from_one_network_must_wait_a_minute(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"public_post": "3/m/ip"}
    answers = [send(client) for _time in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3]["Retry-After"] == "60"
    assert "Wait one minute" in answers[3].content.decode()


def test_reading_the_form_is_not_limited(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"public_post": "1/m/ip"}

    assert [client.get("/try/").status_code for _time in range(3)] == [200, 200, 200]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/try/").status_code == 405
