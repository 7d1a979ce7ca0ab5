"""All of the site speaks English and Spanish; forms and receipts speak more languages."""

import pytest

pytestmark = pytest.mark.django_db


def test_what_is_not_offered_in_a_language_is_shown_in_the_first_one(client):
    answer = client.get("/vi/decisions/?page=2")
    assert (answer.status_code, answer["Location"]) == (302, "/decisions/?page=2")


def test_the_redirect_never_leaves_the_site(client):
    assert client.get("/vi//elsewhere.example/")["Location"] == "/elsewhere.example/"


@pytest.mark.parametrize(("code", "direction"), [("vi", ""), ("zh-hant", ""), ("ar", ' dir="rtl"')])
def test_receipts_speak_it(client, home, code, direction):
    answer = client.get(f"/{code}/receipts/")
    assert answer.status_code == 200
    assert f'<html lang="{code}"{direction}>' in answer.text
    assert f'href="/{code}/tools/"' not in answer.text


def test_the_language_bar_offers_only_what_there_is(client, home):
    assert 'hreflang="vi"' in client.get("/receipts/").text
    assert 'hreflang="vi"' not in client.get("/decisions/").text
