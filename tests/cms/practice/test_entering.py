"""One click on the desk leads into the practice site, by a key that is good for a minute and for one entry."""

from urllib.parse import parse_qs, urlsplit

from django.core import signing
from django.test import Client

import pytest

from boards.access import LIVE_ROLES
from cms.access import Role
from cms.practice import keys
from cms.practice.access import ROLES
from cms.users.models import User
from tests.cms.practice.conftest import KEY

pytestmark = pytest.mark.django_db
PRACTICE_ROUTES = ("practice/", "practice/go/", "practice/clock/", "practice/person/", "practice/again/")


@pytest.fixture
def real(settings):
    """The real site, beside a practice site."""
    settings.PRACTICE_URL, settings.PRACTICE_KEY = "http://practice.example:8001", KEY
    return settings


def enter(key: str, browser: Client | None = None):
    return (browser or Client()).get("/practice/enter/", {"key": key})


# On the real site


def test_a_click_leads_to_the_practice_site_with_a_key_that_names_only_the_role(real, cast):
    answer = cast["clerk"].post("/desk/practice/go/")
    where = urlsplit(answer["Location"])
    facts = signing.loads(parse_qs(where.query)["key"][0], key=KEY, salt=keys.SALT)

    assert (where.netloc, where.path) == ("practice.example:8001", "/practice/enter/")
    assert set(facts) == {"role", "id"} and facts["role"] == "clerk"


def test_the_way_there_keeps_the_language(real, cast):
    assert "/es/practice/enter/?" in cast["clerk"].post("/es/desk/practice/go/")["Location"]


def test_the_desk_the_menu_and_a_page_of_its_own_offer_it(real, cast):
    home = cast["clerk"].get("/desk/").content.decode()

    form = home.partition('action="/desk/practice/go/"')[2].partition("</form>")[0]
    assert "csrfmiddlewaretoken" in form and 'href="/desk/practice/"' in home
    about = cast["clerk"].get("/desk/practice/").content.decode()
    assert 'action="/desk/practice/go/"' in about and "it may take a few minutes to respond" in about


@pytest.mark.parametrize("name", ["editor", "analyst", "publisher", "administrator", "member", "resident"])
def test_it_is_for_those_who_run_meetings(real, cast, name):
    assert cast[name].get("/desk/practice/").status_code == 404
    assert cast[name].post("/desk/practice/go/").status_code == 404
    assert "/desk/practice/" not in cast[name].get("/desk/").content.decode()


def test_without_an_address_there_is_nothing_to_find(cast):
    assert "/desk/practice/" not in cast["clerk"].get("/desk/").content.decode()
    for route in PRACTICE_ROUTES:
        assert cast["clerk"].post(f"/desk/{route}").status_code in (404, 405), route
        assert cast["clerk"].get(f"/desk/{route}").status_code in (404, 405), route


def test_no_key_lets_anybody_into_a_site_that_is_not_for_practice(real):
    for key in (keys.issue(Role.CLERK), "zz", ""):
        answer = enter(key)
        assert answer.status_code == 404 and not answer.cookies


# On the practice site


def test_a_good_key_signs_in_the_practice_clerk_with_both_steps_done(inside):
    assert User.objects.get(pk=inside.session["_auth_user_id"]).email.startswith("practice-clerk@")
    assert inside.get("/desk/").status_code == 200


def test_it_leads_to_the_practice_meeting(practice, rehearsal):
    rehearsal(14, is_posted=False)

    assert enter(keys.issue(Role.CLERK))["Location"] == "/desk/meetings/7/"


def refused(answer) -> str:
    html = answer.content.decode()
    assert answer.status_code == 403 and "sessionid" not in answer.cookies
    assert "choose “Go to the practice meeting”" in html and 'href="http://real.example/desk/"' in html
    return html


def test_a_key_is_used_once(practice):
    key = keys.issue(Role.CLERK)
    assert enter(key).status_code == 302

    assert "This link has already been used." in refused(enter(key))


def test_a_key_expires(practice, monkeypatch):
    key = keys.issue(Role.CLERK)
    monkeypatch.setattr(keys, "SECONDS", -1)

    assert "This link worked for one minute and has expired." in refused(enter(key))


def test_a_key_that_was_changed_or_is_for_something_else_is_refused(practice):
    good = keys.issue(Role.CLERK)
    elsewhere = signing.dumps({"role": "clerk", "id": "1"}, key="another-key", salt=keys.SALT)
    other_use = signing.dumps({"role": "clerk", "id": "1"}, key=KEY, salt="another use")
    no_role = signing.dumps({"role": "king", "id": "1"}, key=KEY, salt=keys.SALT)
    no_facts = signing.dumps([1], key=KEY, salt=keys.SALT)
    for key in ("", "zz", f"{good}x", f"x{good}", elsewhere, other_use, no_role, no_facts, "\0"):
        assert "This link is incomplete" in refused(enter(key)), key


def test_a_key_is_not_kept_by_the_page_it_leads_to(practice):
    assert enter("zz")["Referrer-Policy"] in ("no-referrer", "strict-origin")


def test_who_comes_without_a_key_reads_how_to_get_in(practice, client):
    answer = client.get("/desk/practice/", follow=True)

    assert answer.redirect_chain[0][0].startswith("/accounts/login/")
    assert "choose “Go to the practice meeting”" in answer.content.decode()


ACCOUNT_PAGES = (
    *("login/", "signup/", "landing/", "email/", "reauthenticate/", "inactive/", "nothing/"),
    *("password/set/", "password/change/", "password/reset/"),
    *("2fa/", "2fa/authenticate/", "2fa/totp/activate/", "2fa/totp/deactivate/", "2fa/webauthn/login/"),
    *("2fa/recovery-codes/", "2fa/recovery-codes/generate/", "2fa/webauthn/add/"),
)


@pytest.mark.parametrize("page", ACCOUNT_PAGES)
def test_no_account_page_does_more_than_say_how_to_get_in(inside, client, page):
    for browser, start in ((inside, ""), (client, ""), (inside, "/es")):
        for answer in (browser.get(f"{start}/accounts/{page}"), browser.post(f"{start}/accounts/{page}")):
            html = answer.content.decode()
            assert answer.status_code == 200 and 'href="http://real.example/desk/"' in html
            assert 'type="password"' not in html


def test_nobody_can_lock_the_others_out(inside, client):
    inside.post(
        "/accounts/password/set/",
        {"password1": "a-new-long-passphrase", "password2": "a-new-long-passphrase"},
    )
    inside.post("/accounts/2fa/totp/deactivate/")
    assert "How to get in" in inside.post("/admin/account/", {"first_name": "Mallory"}).content.decode()

    assert not User.objects.get(email__startswith="practice-clerk@").check_password("a-new-long-passphrase")
    assert enter(keys.issue(Role.CLERK), client).status_code == 302
    assert client.get("/desk/").status_code == 200


def test_a_visitor_can_sign_out(inside):
    assert 'type="password"' not in inside.get("/accounts/logout/").content.decode()
    assert inside.post("/accounts/logout/").status_code == 302
    assert inside.get("/desk/")["Location"].startswith("/accounts/login/")


def test_the_way_in_says_that_practice_may_have_started_again(practice, client):
    assert (
        "When someone starts practice again, everyone else is signed out."
        in client.get("/accounts/login/").content.decode()
    )


def test_the_name_on_the_desk_leads_to_where_one_changes_person(inside):
    assert "/accounts/email/" not in inside.get("/desk/").content.decode()


def test_on_no_other_site_does_the_key_stand_for_a_second_factor(inside, settings):
    settings.PRACTICE = False

    assert inside.get("/desk/")["Location"].startswith("/accounts/2fa/")


def test_the_roles_are_those_that_run_meetings():
    assert ROLES == LIVE_ROLES
