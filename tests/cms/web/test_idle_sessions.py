"""S26: staff are signed out after 30 minutes without use, others after 12 hours; what they typed is not lost."""

import time

from django.contrib.sessions.models import Session
from django.urls import reverse

import pytest

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = 60, 3600, 86_400
STAFF = ["editor", "clerk", "analyst", "publisher", "administrator"]


@pytest.fixture
def browser_of(people, client_for):
    """A browser of its own, of a person who was last here, and signed in, so many seconds ago."""

    def make(name: str, *, used: int = 0, signed_in: int = 0):
        browser = client_for(people[name])
        session = browser.session
        now = int(time.time())
        session["used_at"], session["signed_in_at"] = now - used, now - max(used, signed_in)
        session.save()
        return browser

    return make


def is_signed_in(browser) -> bool:
    return "_auth_user_id" in browser.session


@pytest.mark.parametrize("role", STAFF)
def test_staff_are_signed_out_after_half_an_hour(browser_of, role):
    browser = browser_of(role, used=31 * MINUTE)
    answer = browser.get("/desk/")

    assert answer["Location"] == "/accounts/login/?next=%2Fdesk%2F" and not is_signed_in(browser)
    assert "after 30 minutes without activity" in browser.get(answer["Location"]).content.decode()


def test_the_reason_is_said_in_spanish(browser_of):
    answer = browser_of("clerk", used=31 * MINUTE).get("/es/desk/", follow=True)

    assert "Se cerró su sesión después de 30 minutos sin actividad" in answer.content.decode()


@pytest.mark.parametrize("where", ["/admin/", "/desk/"])
def test_whoever_goes_on_stays(browser_of, where):
    browser = browser_of("editor", used=29 * MINUTE)
    assert browser.get(where).status_code == 200

    assert time.time() - browser.session["used_at"] < MINUTE


def test_after_twelve_hours_staff_sign_in_again_whatever_they_do(browser_of):
    browser = browser_of("clerk", used=MINUTE, signed_in=12 * HOUR + 1)
    answer = browser.get("/desk/", follow=True)

    assert not is_signed_in(browser)
    assert "because you signed in 12 hours ago" in answer.content.decode()


@pytest.mark.parametrize("name", ["member", "resident"])
def test_others_have_half_a_day(browser_of, name):
    assert browser_of(name, used=11 * HOUR).get("/receipts/mine/").status_code == 200
    assert browser_of(name, used=12 * HOUR + 1).get("/receipts/mine/").status_code == 302


def test_others_sign_in_every_two_weeks(browser_of):
    browser = browser_of("member", used=MINUTE, signed_in=14 * DAY + 1)

    assert "because you signed in 14 days ago" in browser.get("/receipts/mine/", follow=True).content.decode()
    assert browser_of("member", used=MINUTE, signed_in=13 * DAY).get("/receipts/mine/").status_code == 200


def test_the_session_itself_is_gone(browser_of):
    browser = browser_of("clerk", used=31 * MINUTE)
    key = browser.session.session_key
    browser.get("/desk/")

    assert not Session.objects.filter(pk=key).exists()


def test_a_person_with_a_new_role_has_the_limit_of_staff_at_once(browser_of, people):
    from django.contrib.auth.models import Group

    people["resident"].groups.add(Group.objects.get(name="clerk"))

    assert browser_of("resident", used=31 * MINUTE).get("/desk/").status_code == 302


def test_a_page_that_asks_for_nobody_needs_no_session(browser_of, home):
    """Shared caches may keep it."""
    answer = browser_of("clerk", used=31 * MINUTE).get("/healthz")

    assert "Cookie" not in answer.get("Vary", "") and not answer.cookies


# What is no use


def test_a_page_that_polls_keeps_nobody_signed_in(browser_of):
    browser = browser_of("clerk", used=20 * MINUTE)
    assert browser.get("/desk/", headers={"Sec-Fetch-Dest": "empty"}).status_code == 200

    assert time.time() - browser.session["used_at"] > 19 * MINUTE


def test_an_editor_that_is_only_open_keeps_nobody_signed_in(browser_of, home):
    browser = browser_of("editor", used=20 * MINUTE)
    browser.post(reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", home.pk, 1]))

    assert time.time() - browser.session["used_at"] > 19 * MINUTE


def test_a_second_request_in_the_same_minute_writes_nothing(browser_of):
    browser = browser_of("clerk")
    before = browser.session["used_at"]
    browser.get("/desk/")

    assert browser.session["used_at"] == before


# What was typed


def test_a_form_that_is_sent_too_late_shows_what_was_typed(browser_of):
    words = "Minutes of a long <b>meeting</b>"
    browser = browser_of("clerk", used=31 * MINUTE)
    answer = browser.post("/desk/holds/", {"reason": words, "csrfmiddlewaretoken": "t0ken", "note": ""})
    page = answer.content.decode()

    assert answer.status_code == 403 and not is_signed_in(browser)
    assert "Minutes of a long &lt;b&gt;meeting&lt;/b&gt;" in page and "t0ken" not in page
    assert "after 30 minutes without activity" in page and 'href="/accounts/login/"' in page
    assert "no-store" in answer["Cache-Control"]


def test_a_script_is_led_to_the_sign_in_and_keeps_its_text(browser_of):
    """The console and other pages that save by script say so themselves."""
    browser = browser_of("clerk", used=31 * MINUTE)
    answer = browser.post("/desk/holds/", {"reason": "x"}, headers={"Sec-Fetch-Dest": "empty"})

    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")


def test_a_form_of_another_site_is_not_repeated(browser_of):
    browser = browser_of("clerk", used=31 * MINUTE)
    answer = browser.post("/desk/holds/", {"reason": "Call 555"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 302


def test_a_public_form_is_taken_from_whoever_was_signed_out(browser_of):
    """It needs no account, and so loses nothing."""
    answer = browser_of("resident", used=12 * HOUR + 1).post("/receipts/", {"code": "TL-7K4M-Q2XD-9HPA-W3C8"})

    assert answer.status_code == 303
