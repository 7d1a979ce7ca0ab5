"""A session begins fresh, belongs to one person, and ends when it should."""

from django.test import Client

import pytest
from allauth.mfa.models import Authenticator

from cms import secrets
from tests.cms.users.test_signing_in import PASSWORD, code, is_signed_in, sign_in, with_factor

__all__ = ["with_factor"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, with_factor):
    """A browser that came in through the door."""
    sign_in(client, with_factor)
    client.post("/accounts/2fa/authenticate/", {"code": code(with_factor)})
    assert is_signed_in(client)
    return client


def with_cookies_of(browser) -> Client:
    copy = Client()
    copy.cookies = browser.cookies.copy()
    return copy


def test_a_session_known_before_signing_in_is_worth_nothing_afterwards(client, with_factor):
    client.get("/accounts/login/")
    sign_in(client, with_factor)
    planted = client.session.session_key
    client.post("/accounts/2fa/authenticate/", {"code": code(with_factor)})

    assert is_signed_in(client)
    assert client.session.session_key != planted


def test_a_copied_cookie_is_dead_after_signing_out(signed_in):
    thief = with_cookies_of(signed_in)
    assert thief.get("/desk/").status_code == 200
    signed_in.post("/accounts/logout/")

    assert thief.get("/desk/").status_code == 302


def test_a_suspended_person_is_out_at_the_next_click(signed_in, with_factor):
    with_factor.is_active = False
    with_factor.save()

    assert signed_in.get("/desk/")["Location"].startswith("/accounts/login/")


def test_a_second_factor_that_is_taken_away_counts_no_more(signed_in, with_factor):
    """M05: it was used in this session, and is gone at the next click."""
    assert signed_in.get("/desk/").status_code == 200
    Authenticator.objects.filter(user=with_factor).delete()

    assert signed_in.get("/desk/")["Location"].startswith("/accounts/2fa/")


def test_a_new_password_ends_the_sessions_elsewhere(signed_in, with_factor):
    elsewhere = with_cookies_of(signed_in)
    with_factor.set_password("purple-otter-climbs-9")
    with_factor.save()

    assert elsewhere.get("/desk/").status_code == 302


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(signed_in):
    cookie = signed_in.cookies["sessionid"]

    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert cookie["expires"] == "" and not cookie["max-age"]


def test_guessing_codes_is_stopped_even_for_the_right_one(client, with_factor):
    sign_in(client, with_factor)
    for number in range(10):
        client.post("/accounts/2fa/authenticate/", {"code": f"{number:06}"})
    client.post("/accounts/2fa/authenticate/", {"code": code(with_factor)})

    assert not is_signed_in(client)


def test_a_form_of_the_desk_needs_its_token(with_factor):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(with_factor)
    answer = browser.post("/accounts/logout/")

    assert answer.status_code == 403
    assert "open for too long" in answer.content.decode()


def test_the_second_factor_is_read_after_the_secret_key_was_changed(with_factor, settings):
    stored = Authenticator.objects.get().data["secret"]
    old, settings.SECRET_KEY = settings.SECRET_KEY, "a new key " * 6
    settings.SECRET_KEY_FALLBACKS = [old]

    assert secrets.decrypt(stored).startswith("JBSWY3DP")
    assert PASSWORD not in stored


def test_a_visitor_makes_no_session_row(client, home):
    from django.contrib.sessions.models import Session

    for address in ("/", "/search/?q=a", "/verify/", "/accounts/login/"):
        client.get(address)

    assert not Session.objects.exists()
