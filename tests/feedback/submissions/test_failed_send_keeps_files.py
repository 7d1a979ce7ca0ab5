"""A send that fails keeps the chosen file: it is named, can be removed, and is not asked for again."""

import re

import pytest

from cms import clock
from cms.web import one_time_keys
from feedback.models import Attachment, Draft, Form, FormVersion, Submission
from feedback.submissions.public_form.drafts import forget_drafts
from tests.factories import feedback as make
from tests.factories import hostile_files as made
from tests.feedback.filling import CONSENTS, sent, upload
from tests.furniture import furnished

URL = "/feedback/filed/"
NEEDED = [
    ("missing", "long_text", {"required": True}),
    ("proof", "file", {"required": True}),
    ("map", "file", {}),
    *CONSENTS,
]


@furnished
def filed(home):
    return make.open_form(home, "filed", questions=NEEDED)


def fail(client, **files):
    """Send without the text that is required."""
    files = files or {"q-proof": upload(made.pdf())}
    return client.post(URL, sent("filed", **files))


def action(response) -> str:
    return re.search(r'<form method="post" action="([^"]+)" class="stack"', response.content.decode())[1]


def again(response, **fields) -> dict:
    """What the browser sends of the page that came back: its own key, and no file."""
    key = re.search(r'name="key" value="([^"]+)"', response.content.decode())[1]
    return sent("filed", **fields) | {"key": key}


def test_the_file_is_named_with_its_size_and_a_way_to_remove_it(client, filed):
    response = fail(client)
    html = response.content.decode()
    assert response.status_code == 422 and not Submission.objects.exists()
    assert re.search(r"Saved: proof\.pdf, [\d.,]+\s(bytes|KB)", html.replace("\xa0", " "))
    assert "Remove proof.pdf" in html and "choose it again" not in html
    assert "Nothing has been sent yet." in html


def test_the_second_send_needs_no_file_and_carries_the_first(client, filed):
    response = fail(client)
    answer = client.post(action(response), again(response, q_missing="Here it is."))
    assert answer.status_code == 303 and answer["Location"].startswith("/receipts/")
    file = Attachment.objects.get()
    assert (file.submission, file.draft, file.name) == (Submission.objects.get(), None, "proof.pdf")
    assert not Draft.objects.exists()


def test_another_file_replaces_it(client, filed):
    response = fail(client)
    other = {"q-proof": upload(b"In words.", "words.txt")}
    client.post(action(response), again(response, q_missing="Here.", **other))
    assert [each.name for each in Submission.objects.get().attachments.all()] == ["words.txt"]


def test_a_removed_file_is_required_again_and_stays_marked(client, filed):
    response = fail(client)
    refused = client.post(action(response), again(response, q_missing="Here.", without="proof"))
    html = refused.content.decode()
    assert refused.status_code == 422 and 'id="id_q-proof_problem"' in html
    assert re.search(r'value="proof" id="without-[\w-]+" checked', html)


def test_an_optional_file_that_is_removed_is_not_sent(client, filed):
    response = fail(client, **{"q-proof": upload(made.pdf()), "q-map": upload(b"Map.", "map.txt")})
    client.post(action(response), again(response, q_missing="Here.", without="map"))
    assert [each.name for each in Submission.objects.get().attachments.all()] == ["proof.pdf"]


def test_a_harmful_file_is_refused_and_the_good_one_beside_it_is_kept(client, filed):
    response = fail(client, **{"q-proof": upload(made.pdf()), "q-map": upload(made.SVG, "map.png")})
    html = response.content.decode()
    assert "map.png: This file contains web page or program code" in html and "choose it again" in html
    assert [each.name for each in Attachment.objects.all()] == ["proof.pdf"]


def test_a_harmful_file_alone_keeps_nothing(client, filed):
    assert "choose it again" in fail(client, **{"q-proof": upload(made.SVG, "a.png")}).content.decode()
    assert not Attachment.objects.exists() and not Draft.objects.exists()


@pytest.mark.parametrize("wrong", [{"key": "forged"}, {"website": "https://spam.example"}])
def test_a_forged_key_and_the_trap_keep_nothing(client, filed, wrong):
    response = client.post(URL, sent("filed", **{"q-proof": upload(made.pdf())}) | wrong)
    assert response.status_code == 422 and "choose it again" in response.content.decode()
    assert not Attachment.objects.exists() and not Draft.objects.exists()


def test_without_the_work_that_keeps_bots_out_nothing_is_kept(client, filed):
    Form.objects.update(asks_for_work=True)
    assert fail(client).status_code == 422
    assert not Attachment.objects.exists() and not Draft.objects.exists()


def test_it_expires_as_drafts_do(client, filed):
    fail(client)
    with clock.at(Draft.objects.get().expires_at):
        assert forget_drafts() == 1
    assert not Attachment.objects.exists()


def test_the_draft_has_the_code_that_becomes_the_receipt(client, filed):
    response = fail(client)
    code = one_time_keys.receipt_code(Draft.objects.get().key)
    assert code in action(response)
    answer = client.post(action(response), again(response, q_missing="Here."))
    assert answer["Location"] == f"/receipts/{code}/"


def test_a_name_with_markup_is_shown_as_text(client, filed):
    html = fail(client, **{"q-proof": upload(made.pdf(), "a & b.pdf")}).content.decode()
    assert "Saved: a &amp; b.pdf" in html


def test_a_file_on_an_early_page_survives_an_error_of_its_page(client, home):
    form = make.open_form(home, "filed", questions=[*NEEDED, ("word", "short_text", {"required": True})])
    layout = [{"key": "two", "title": {"en": "Two"}, "intro": {}, "new_page": True, "before": "word"}]
    FormVersion.objects.filter(form=form).update(layout=layout)
    response = fail(client)
    assert response.status_code == 422 and "Saved: proof.pdf" in response.content.decode()
    following = client.post(action(response), again(response, do="next", q_missing="Here."))
    assert following["Location"].endswith("?page=2")
