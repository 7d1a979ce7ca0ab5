"""People with an account may keep receipts there; the comment itself does not know of it."""

import pytest

from cms.web import one_time_keys
from feedback.models import SavedReceipt, Submission
from tests.factories import feedback as make
from tests.furniture import furnished

MINE = "/receipts/mine/"


@furnished
def comment(form):
    return make.make_submission(form)


@furnished
def browser(client_for, resident):
    return client_for(resident, second_factor=False)


def code_of(comment) -> str:
    return one_time_keys.receipt_code(comment.key)


def keep(browser, comment):
    return browser.post(f"/receipts/{code_of(comment)}/keep/")


def test_only_somebody_signed_in_is_offered_it(client, browser, comment):
    address = f"/receipts/{code_of(comment)}/"
    anonymous = client.get(address)
    assert "Save this in my account" not in anonymous.content.decode() and not anonymous.cookies
    assert f"{address}keep/" in browser.get(address).content.decode()


def test_a_kept_receipt_stands_in_the_list_with_its_line_and_state(browser, comment):
    assert keep(browser, comment)["Location"] == MINE
    keep(browser, comment)
    html = browser.get(MINE).content.decode()
    assert SavedReceipt.objects.count() == 1
    assert f"/receipts/{code_of(comment)}/" in html and "mini-line" in html and "Received" in html
    assert f"{MINE}" in browser.get("/accounts/landing/").content.decode()


def test_the_comment_and_its_history_do_not_say_whose_it_is(browser, comment, resident):
    keep(browser, comment)
    told = str(list(Submission.objects.values())) + str(list(Submission.history.values()))
    assert resident.email not in told and resident.display_name not in told


def test_it_can_be_taken_out_by_its_owner_only(browser, comment, cast, client):
    keep(browser, comment)
    address = f"{MINE}{SavedReceipt.objects.get().pk}/remove/"
    assert cast["member"].post(address).status_code == 404
    assert client.post(address).status_code == 302
    assert SavedReceipt.objects.exists()
    assert browser.post(address)["Location"] == MINE
    assert not SavedReceipt.objects.exists()


def test_others_see_nothing_of_it(browser, comment, cast, client):
    keep(browser, comment)
    assert code_of(comment) not in cast["member"].get(MINE).content.decode()
    assert (
        client.get(MINE).status_code == client.post(f"/receipts/{code_of(comment)}/keep/").status_code == 302
    )
    assert browser.get(f"/receipts/{code_of(comment)}/keep/").status_code == 405
    assert browser.post("/receipts/TL-AAAA-AAAA-AAAA-AAAA/keep/").status_code == 404


@pytest.mark.engine
def test_the_list_takes_as_many_statements_for_many_as_for_two(
    browser, form, resident, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def statements(count: int) -> int:
        for _number in range(count):
            SavedReceipt.objects.create(user=resident, submission=make.make_submission(form))
        with CaptureQueriesContext(connection) as asked:
            browser.get(MINE)
        return len(asked)

    browser.get(MINE)
    assert statements(2) == statements(5)
    statements(20)
    assert "Page 1 of 2" in browser.get(MINE).content.decode()
