"""A form half filled in is kept under a code, found again on any device, and sent under the same code."""

from datetime import timedelta

from django.test import Client

import pytest

from cms import clock
from cms.web import one_time_keys
from feedback.models import Attachment, Draft, Submission
from feedback.submissions.public_form.drafts import forget_drafts
from tests.factories import feedback as make
from tests.factories import hostile_files as made
from tests.feedback.filling import WITH_FILE, code_in, sent, upload
from tests.feedback.helpers import payload

URL = "/feedback/survey/"


def save(client, **fields) -> str:
    """The code under which it was kept."""
    response = client.post(URL, payload(**fields) | {"do": "save"})
    assert response.status_code == 303, response.content.decode()
    return code_in(response["Location"])


def test_saving_gives_a_code_and_a_day_and_says_that_nothing_was_sent(form):
    browser = Client(enforce_csrf_checks=True)
    response = browser.post(URL, payload() | {"do": "save"})
    page = browser.get(response["Location"])
    html = page.content.decode()
    kept = Draft.objects.get()
    assert one_time_keys.receipt_code(kept.key) in html and "No one here has received it yet." in html
    assert clock.now() + timedelta(days=29) < kept.expires_at < clock.now() + timedelta(days=31)
    assert not Submission.objects.exists() and not page.cookies and "no-store" in page["Cache-Control"]


def test_it_is_kept_without_what_is_needed_and_with_what_looks_private(client, form):
    code = save(client, q_who=None, q_missing="Call me at 559 555 0134.", email="not yet an addr")
    html = client.get(f"{URL}{code}/").content.decode()
    assert "Call me at 559 555 0134." in html and 'value="not yet an addr"' in html


def test_the_code_leads_back_to_everything_that_was_typed(client, form):
    code = save(client, q_find="green", q_word="Buses", q_who=["red", "blue"])
    assert client.post("/receipts/", {"code": code})["Location"] == f"/receipts/{code}/"
    response = client.get(f"/receipts/{code}/")
    assert response.status_code == 303 and response["Location"] == f"{URL}{code}/"
    html = client.get(f"{URL}{code}/").content.decode()
    assert "Show my county." in html and 'value="Buses"' in html
    assert html.count("checked") >= 6 and "Nothing has been sent yet." in html


def test_saving_again_keeps_the_newest(client, form):
    code = save(client)
    again = payload(q_missing="Newer words.", q_find="red") | {"do": "save"}
    assert client.post(f"{URL}{code}/", again)["Location"] == f"{URL}{code}/saved/"
    assert Draft.objects.get().values["q-missing"] == ["Newer words."]
    client.post(f"{URL}{code}/", payload(q_missing=None) | {"do": "save"})
    assert "q-missing" not in Draft.objects.get().values


@pytest.mark.engine
def test_saving_the_same_page_twice_is_one_draft(client, form):
    answer = payload() | {"do": "save"}
    assert client.post(URL, answer)["Location"] == client.post(URL, answer)["Location"]
    assert Draft.objects.count() == 1


def test_a_draft_is_sent_under_its_own_code_and_is_gone(client, form):
    code = save(client)
    response = client.post(f"{URL}{code}/", payload(q_missing="Done now."))
    assert response["Location"] == f"/receipts/{code}/"
    assert Submission.objects.get().texts.get().text == "Done now."
    assert not Draft.objects.exists()
    assert client.get(f"{URL}{code}/")["Location"] == f"/receipts/{code}/"
    assert client.get(f"{URL}{code}/saved/")["Location"] == f"/receipts/{code}/"


def test_a_second_click_on_send_leads_to_the_receipt_and_other_words_are_shown_again(client, form):
    code = save(client)
    for _click in range(2):
        assert client.post(f"{URL}{code}/", payload())["Location"] == f"/receipts/{code}/"
    response = client.post(f"{URL}{code}/", payload(q_missing="Something else."))
    html = response.content.decode()
    assert response.status_code == 409 and "Something else." in html and f"/receipts/{code}/edit/" in html
    assert Submission.objects.count() == 1


def test_going_back_in_the_browser_and_sending_ends_the_draft_too(client, form):
    answer = payload()
    code = code_in(client.post(URL, answer | {"do": "save"})["Location"])
    assert client.post(URL, answer | {"do": "send"})["Location"] == f"/receipts/{code}/"
    assert not Draft.objects.exists()
    refused = client.post(URL, answer | {"do": "save", "q-missing": "More."})
    assert refused.status_code == 409 and "More." in refused.content.decode()
    assert not Draft.objects.exists()


def test_a_new_version_meanwhile_leaves_the_draft_with_its_own_questions(client, form):
    code = save(client)
    make.make_version(form, [("fresh", "long_text", {})])
    html = client.get(f"{URL}{code}/").content.decode()
    assert "This form has changed since you began." in html and "About missing" in html
    client.post(f"{URL}{code}/", payload())
    assert Submission.objects.get().version.number == 1
    assert "About fresh" in client.get(URL).content.decode()


def test_a_draft_of_a_closed_form_can_be_read_and_not_sent(client, form):
    code = save(client)
    form.closes_at = clock.now() - timedelta(hours=1)
    form.save()
    html = client.get(f"{URL}{code}/").content.decode()
    assert "Show my county." in html and "can no longer be sent" in html and 'value="send"' not in html
    for do in ("send", "save"):
        assert client.post(f"{URL}{code}/", payload() | {"do": do}).status_code == 409
    assert not Submission.objects.exists()


@pytest.mark.parametrize("wrong", [{"key": "forged"}, {"website": "https://spam.example"}])
def test_a_forged_key_and_the_trap_keep_nothing(client, form, wrong):
    response = client.post(URL, payload(**wrong) | {"do": "save"})
    assert response.status_code == 422 and "Show my county." in response.content.decode()
    assert not Draft.objects.exists()


def test_what_is_far_too_long_is_told_and_not_lost(client, form):
    response = client.post(URL, payload(q_missing="w" * 200_001) | {"do": "save"})
    assert response.status_code == 409 and "w" * 200_001 in response.content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("code", ["TL-AAAA-AAAA-AAAA-AAAA", "TL-AAAA", "nothing"])
def test_no_draft_looks_like_no_page(client, form, code):
    assert (
        client.get(f"{URL}{code}/").status_code == client.post(f"{URL}{code}/", payload()).status_code == 404
    )


def test_a_draft_of_another_form_and_one_that_is_over_are_not_found(client, form, home):
    make.open_form(home, "other")
    code = save(client)
    assert client.get(f"/feedback/other/{code}/").status_code == 404
    with clock.at(clock.now() + timedelta(days=31)):
        assert client.get(f"{URL}{code}/").status_code == 404
        assert client.get(f"/receipts/{code}/").status_code == 404
        assert forget_drafts() == 1
    assert not Draft.objects.exists()


def test_a_draft_can_be_thrown_away(client, form):
    code = save(client)
    assert client.post(f"{URL}{code}/", payload() | {"do": "discard"})["Location"] == URL
    assert not Draft.objects.exists()


def test_files_are_kept_with_the_draft_and_go_with_it_when_it_is_sent(client, home):
    make.open_form(home, "filed", questions=WITH_FILE)
    first = sent("filed", "save", q_missing="See it.", **{"q-proof": upload(made.pdf())})
    code = code_in(client.post("/feedback/filed/", first)["Location"])
    assert "Remove proof.pdf" in client.get(f"/feedback/filed/{code}/").content.decode()
    client.post(f"/feedback/filed/{code}/", sent("filed", q_missing="See it."))
    kept = Attachment.objects.get()
    assert kept.submission == Submission.objects.get() and kept.draft is None


def test_a_file_of_a_draft_is_replaced_and_taken_away(client, home):
    make.open_form(home, "filed", questions=WITH_FILE)
    first = sent("filed", "save", **{"q-proof": upload(made.pdf())})
    code = code_in(client.post("/feedback/filed/", first)["Location"])
    again = sent("filed", "save", **{"q-proof": upload(b"In words.", "words.txt")})
    client.post(f"/feedback/filed/{code}/", again)
    assert [each.name for each in Attachment.objects.all()] == ["words.txt"]
    client.post(f"/feedback/filed/{code}/", sent("filed", "save", without="proof"))
    assert not Attachment.objects.exists()


@pytest.mark.engine
def test_showing_a_draft_takes_few_statements(client, form, django_assert_max_num_queries):
    code = save(client)
    client.get(f"{URL}{code}/")
    with django_assert_max_num_queries(8):
        client.get(f"{URL}{code}/")
