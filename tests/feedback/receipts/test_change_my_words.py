"""Whoever holds the receipt changes the words until a cut holds them; what was said before stays in the record."""

from django.core.management import call_command

import pytest

from cms.web import one_time_keys
from feedback.cuts.services import make_cut
from feedback.findings.services import add_quote
from feedback.models import ContactDetail, Demographics, ModerationAct, Submission, SubmissionText
from feedback.moderation.services import moderate
from feedback.submissions.text_seals import seal_texts
from tests.factories import feedback as make
from tests.factories import hostile_files as made
from tests.feedback.filling import WITH_FILE, sent, upload
from tests.feedback.helpers import payload


def edit_address(comment) -> str:
    return f"/receipts/{one_time_keys.receipt_code(comment.key)}/edit/"


@pytest.fixture
def comment(client, form):
    client.post("/feedback/survey/", payload(q_find="red", q_county="green"))
    return Submission.objects.get()


def change(client, comment, **fields):
    return client.post(edit_address(comment), payload(**fields))


def test_the_form_comes_filled_in(client, comment):
    receipt = client.get(f"/receipts/{one_time_keys.receipt_code(comment.key)}/").content.decode()
    assert edit_address(comment) in receipt
    html = client.get(edit_address(comment)).content.decode()
    assert "Show my county." in html and html.count("checked") == 6 and "Save my changes" in html


def test_new_words_are_added_and_the_old_ones_stay_as_replaced(client, comment):
    response = change(client, comment, q_missing="Show my district.", q_find="blue", q_county=None)
    assert response.status_code == 303
    old, new = SubmissionText.objects.order_by("pk")
    assert (old.text, new.text) == ("Show my county.", "Show my district.")
    assert old.superseded_at and not new.superseded_at
    comment.refresh_from_db()
    assert comment.answers == {"who": ["red"], "find": "blue"} and comment.edited_at
    assert not Demographics.objects.exists()
    html = client.get(response["Location"]).content.decode()
    assert "Show my district." in html and "Show my county." not in html
    row = Submission.history.first()
    assert (row.history_actor, row.history_change_reason) == ("public", "changed with the receipt")


def test_saving_without_a_change_changes_nothing(client, comment):
    change(client, comment, q_find="red", q_county="green")
    comment.refresh_from_db()
    assert comment.edited_at is None and SubmissionText.objects.count() == Submission.history.count() == 1


def test_consents_and_the_contact_follow(client, comment):
    change(client, comment, q_quote="no", q_contact="yes", email="a@example.org")
    comment.refresh_from_db()
    assert not comment.consent_quote and comment.consent_contact
    assert ContactDetail.objects.get().email == "a@example.org"
    change(client, comment, q_contact="no")
    assert ContactDetail.objects.get().email == ""


def test_a_public_comment_is_read_again_when_its_words_change_and_only_then(client, comment, editor):
    moderate(actor=editor, submission=comment, act=ModerationAct.Act.PUBLISH)
    change(client, comment, q_find="blue", q_county="green")
    comment.refresh_from_db()
    assert comment.state == "published"
    change(client, comment, q_missing="Other words.")
    comment.refresh_from_db()
    assert comment.state == "received"


def test_a_translation_of_the_old_words_goes_with_them(client, comment):
    original = comment.texts.get()
    SubmissionText.objects.create(
        submission=comment, question_key="missing", role="translation", text="Muestre", of=original
    )
    change(client, comment, q_missing="Other words.")
    assert [each.text for each in comment.texts.current()] == ["Other words."]
    receipt = client.get(f"/receipts/{one_time_keys.receipt_code(comment.key)}/").content.decode()
    assert "Muestre" not in receipt


def test_private_data_in_the_new_words_is_shown_back_first(client, comment):
    response = change(client, comment, q_missing="Call me at 559 555 0134.")
    assert response.status_code == 422 and "a phone number" in response.content.decode()
    assert SubmissionText.objects.count() == 1


def test_a_cut_ends_it_with_a_sentence_and_the_words_stay_in_the_box(client, comment, analyst):
    make_cut(actor=analyst)
    response = change(client, comment, q_missing="Too late.")
    html = response.content.decode()
    assert response.status_code == 409 and "Too late." in html and "These words were counted on" in html
    assert SubmissionText.objects.count() == 1
    receipt = client.get(f"/receipts/{one_time_keys.receipt_code(comment.key)}/").content.decode()
    assert "These words were counted on" in receipt and edit_address(comment) not in receipt
    assert client.get(edit_address(comment)).status_code == 422


@pytest.mark.parametrize(
    "filters", [{"channel": "letter"}, {"language": "es"}, {"state": "published"}, {"code": "place"}]
)
def test_a_cut_that_left_it_out_does_not_end_it(client, comment, analyst, code, filters):
    make_cut(actor=analyst, filters=filters)
    assert change(client, comment, q_missing="In time.").status_code == 303


def test_what_a_cut_holds_is_what_was_true_then(client, comment, analyst, editor):
    make_cut(actor=analyst, filters={"state": "received"})
    moderate(actor=editor, submission=comment, act="publish")
    assert change(client, comment, q_missing="Too late.").status_code == 409


@pytest.mark.parametrize(
    ("state", "words"), [("hidden", "These words are hidden"), ("withdrawn", "took these words back")]
)
def test_hidden_words_and_those_taken_back_are_not_changed(client, comment, state, words):
    Submission.objects.update(state=state)
    response = change(client, comment, q_missing="New words.")
    assert response.status_code == 409 and words in response.content.decode()
    assert SubmissionText.objects.count() == 1


def test_a_comment_without_a_form_of_its_own_is_not_changed_here(client, db):
    comment = make.make_submission(make.make_form("inner"))
    assert client.post(edit_address(comment), payload("inner")).status_code == 409
    assert client.get(edit_address(comment)).status_code == 422


@pytest.mark.parametrize("wrong", [{"key": "forged"}, {"website": "https://spam.example"}])
def test_a_forged_key_and_the_trap_change_nothing(client, comment, wrong):
    assert change(client, comment, q_missing="New words.", **wrong).status_code == 422
    assert SubmissionText.objects.count() == 1


def test_files_are_added_replaced_and_taken_away(client, home):
    make.open_form(home, "filed", questions=WITH_FILE)
    client.post("/feedback/filed/", sent("filed", q_missing="x", **{"q-proof": upload(made.pdf())}))
    comment = Submission.objects.get()
    again = sent("filed", q_missing="x", **{"q-proof": upload(b"In words.", "words.txt")})
    assert client.post(edit_address(comment), again).status_code == 303
    assert dict(comment.attachments.values_list("name", "state")) == {
        "proof.pdf": "removed",
        "words.txt": "waiting",
    }
    client.post(edit_address(comment), sent("filed", q_missing="x", without="proof"))
    assert set(comment.attachments.values_list("state", flat=True)) == {"removed"}


def test_the_record_still_verifies(client, comment, capsys):
    change(client, comment, q_missing="Other words.")
    seal_texts()
    call_command("verify")


def test_a_quote_of_replaced_words_is_shown_no_more(client, form, code, analyst):
    from feedback.findings.quotes import quotes_of
    from tests.factories import findings

    comment = make.make_submission(form, "Show my county. Please.", channel="web")
    coding = make.code_text(comment, code, analyst)
    empty = make_cut(actor=analyst, filters={"channel": "phone"})
    finding = findings.draft(empty, code, analyst)
    add_quote(actor=analyst, finding=finding, text=coding.text, start=0, end=15)
    assert len(quotes_of([finding])[finding.pk]) == 1
    change(client, comment, q_missing="Show my district.")
    assert not quotes_of([finding])
