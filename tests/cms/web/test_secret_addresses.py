"""Addresses with a code in them: guesses are limited, the code goes to no other site and into no log."""

import re

from django.test import Client

import pytest

from cms.monitoring.gunicorn_log import LOGGED_PATH
from cms.web.one_time_keys import receipt_code
from tests.factories import feedback as make
from tests.factories.engagement import conversation
from tests.secret_routes import CODE, TOKEN, addresses, secret_routes

pytestmark = pytest.mark.django_db
FOR_STAFF = re.compile(r"^/(desk|admin|workspace)/")


@pytest.fixture
def strict(settings):
    """Two tries a minute, for each action."""
    settings.ACCOUNT_RATE_LIMITS = dict.fromkeys(settings.ACCOUNT_RATE_LIMITS, "2/m/ip")


@pytest.fixture
def browser_for(client_for, people):
    """A new address each, so that no route uses up the tries of another."""
    count = 0

    def make_browser(path: str) -> Client:
        nonlocal count
        count += 1
        place = {"REMOTE_ADDR": f"203.0.113.{count}"}
        return client_for(people["administrator"], **place) if FOR_STAFF.match(path) else Client(**place)

    return make_browser


def test_the_walk_finds_every_such_address():
    found = secret_routes()

    assert len(found) >= 25
    for known in ("receipts/<str:code>/", "calendar/<str:token>.ics", "news/end/<str:token>/"):
        assert known in found


@pytest.mark.parametrize("method", ["get", "post"])
def test_guesses_are_limited_on_every_address_with_a_code(strict, browser_for, method):
    endless = []
    for route, path in addresses():
        browser = browser_for(path)
        answers = [getattr(browser, method)(path).status_code for _try in range(4)]
        if 429 not in answers[2:]:
            endless.append(f"{route}: {answers}")
    assert not endless, "\n".join(endless)


@pytest.mark.parametrize("path", ["/receipts/", "/applications/mine/"])
def test_guesses_are_limited_in_every_field_for_a_code(strict, client, path):
    answers = [
        client.post(path, {"code": receipt_code(f"guess {number}")}).status_code for number in range(4)
    ]

    assert answers == [303, 303, 429, 429]


def test_whoever_is_told_to_wait_keeps_what_was_typed(strict, client):
    answers = [client.get(f"/receipts/{CODE}/") for _try in range(3)]

    assert [each.status_code for each in answers] == [404, 404, 429]
    assert answers[-1]["Retry-After"] == "60"


def test_a_full_room_asks_for_its_live_page_as_often_as_it_likes(strict, client, home):
    start = f"/conversations/{conversation().slug}/live/"
    page = client.get(start)["Location"]

    assert {client.get(page).status_code for _time in range(10)} == {200}
    wrong = [client.get(f"{start}{TOKEN}/").status_code for _time in range(4)]
    assert wrong[0] == 404 and wrong[-1] == 429


# Referrer


def test_no_page_tells_another_where_it_was(browser_for):
    """A page with a form that a cookie protects names its site only, or browsers would send the form from "null"."""
    telling = []
    for route, path in addresses():
        policy = browser_for(path).get(path)["Referrer-Policy"]
        if policy not in ("no-referrer", "strict-origin"):
            telling.append(f"{route}: {policy}")
    assert not telling, "\n".join(telling)


def test_a_receipt_sends_no_referrer_at_all(client, home):
    comment = make.make_submission(make.make_form())
    answer = client.get(f"/receipts/{receipt_code(comment.key)}/")

    assert (answer.status_code, answer["Referrer-Policy"]) == (200, "no-referrer")


@pytest.mark.parametrize(
    "path", [f"/receipts/?code={CODE}x", f"/accounts/login/?next=/desk/conversations/door/{CODE}/"]
)
def test_nor_does_a_page_with_a_code_in_its_query(client, home, path):
    assert client.get(path)["Referrer-Policy"] in ("no-referrer", "strict-origin")


def test_other_pages_name_their_address_on_this_site_only(client, home):
    assert client.get("/")["Referrer-Policy"] == "same-origin"


def test_a_form_on_a_page_with_a_code_can_be_sent(home, client_for, resident):
    """With "no-referrer" a browser says that it comes from "null", which Django refuses."""
    code = receipt_code(make.make_submission(make.make_form()).key)
    browser = client_for(resident, enforce_csrf_checks=True)
    page = browser.get(f"/receipts/{code}/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]
    sent = browser.post(
        f"/receipts/{code}/keep/",
        {"csrfmiddlewaretoken": token},
        headers={"Origin": "http://testserver", "Referer": "http://testserver/"},
    )

    assert page["Referrer-Policy"] == "strict-origin"
    assert sent.status_code == 302


# Logs


def test_the_path_for_the_log_has_no_code(browser_for):
    shown = []
    for route, path in addresses():
        logged = browser_for(path).get(path).wsgi_request.environ.get(LOGGED_PATH, path)
        if CODE in logged or TOKEN in logged:
            shown.append(f"{route}: {logged}")
    assert not shown, "\n".join(shown)
