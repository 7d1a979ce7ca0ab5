"""A form is looked up once while nothing changes, and as it is now at each change: by anyone, in any way."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms import clock
from feedback import access
from feedback.models import FeedbackFormPage, Form, Submission
from tests.factories import feedback as make
from tests.feedback.filling import sent
from tests.stored_pages import commit, pages_are_stored

URL = "/feedback/survey/"


@pytest.fixture(autouse=True)
def versions(db, tmp_path):
    with pages_are_stored(tmp_path / "cache"):
        yield


@pytest.fixture
def page(home, versions):
    page = make.make_page(home)
    page.save_revision().publish()
    read()
    return page


def read() -> int:
    """The statements that a look-up takes, once what was written is committed."""
    commit()
    access.get_public_form("survey")
    with CaptureQueriesContext(connection) as found:
        access.get_public_form("survey")
    return len(found)


def test_it_is_looked_up_once(page):
    assert read() == 0


@pytest.mark.parametrize("act", ["close", "unpublish", "rename"])
def test_a_change_shows_at_once(client, page, act):
    assert client.get(URL).status_code == 200
    if act == "close":
        Form.objects.update(closes_at=clock.now() - timedelta(hours=1))
    elif act == "unpublish":
        FeedbackFormPage.objects.get().unpublish()
    else:
        page.questions[0].value["label"] = "What else is missing?"
        page.save_revision().publish()
    commit()
    answer = client.get(URL)
    html = answer.content.decode()
    assert (answer.status_code == 404) == (act == "unpublish")
    assert ("This form closed on" in html) == (act == "close")
    assert ("What else is missing?" in html) == (act == "rename")


def test_a_closed_form_takes_nothing(client, page):
    Form.objects.update(closes_at=clock.now() - timedelta(hours=1))
    commit()
    assert client.post(URL, sent("survey", q_aaaa="My county.")).status_code == 409
    assert not Submission.objects.exists()


def test_what_is_not_committed_yet_is_read_and_not_kept(page):
    Form.objects.update(asks_for_work=True)
    assert access.get_public_form("survey").asks_for_work
    Form.objects.update(asks_for_work=False)
    commit()
    assert not access.get_public_form("survey").asks_for_work


def test_what_one_request_does_to_its_copy_does_not_show_to_the_next(page):
    first = access.get_public_form("survey")
    first.slug, first.tool = "other", None
    assert access.get_public_form("survey").slug == "survey"
