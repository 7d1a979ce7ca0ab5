"""Under a legal hold a request of the author is recorded, nothing is erased, and no reason is told (PRV-06)."""

import pytest

from cms.models import LegalHold
from cms.records import holds, retention
from cms.records.redaction import redact
from cms.web.one_time_keys import receipt_code
from feedback.exceptions import NotPossibleNow
from feedback.imports import batches
from feedback.models import ContactDetail, ImportBatch
from feedback.receipts.edits import edit_texts
from feedback.submissions.services import SubmittedText
from tests.factories import engagement as conversations
from tests.factories import feedback as make
from tests.factories import planted
from tests.furniture import furnished

WHY = "Suit 12 of the Lopez family"
KEPT = "the Office must keep"


@furnished
def comment(form):
    return make.make_submission(
        form, "My first words.", channel="web", contact={"email": "zqcanary@example.org"}
    )


def hold(publisher, kind, reference):
    return holds.place_hold(actor=publisher, kind=kind, reference=reference, reason=WHY)


def post(client, comment, **values):
    path = f"/receipts/{receipt_code(comment.key)}/"
    return path, client.post(path, {"key": conversations.key("feedback.receipt")} | values)


@pytest.mark.parametrize("kind", ["submission", "form"])
def test_a_withdrawal_is_recorded_and_erases_nothing(client, comment, publisher, administrator, kind):
    placed = hold(publisher, kind, comment.reference if kind == "submission" else comment.form.slug)
    path, answer = post(client, comment, choice="withdraw")
    comment.refresh_from_db()
    html = client.get(path).content.decode()

    assert answer.status_code == 303 and comment.state == "withdrawn"
    assert ContactDetail.objects.get().email == "zqcanary@example.org"
    assert "You withdrew this comment." in html and KEPT in html and WHY not in html
    retention.run()
    assert ContactDetail.objects.exists()

    holds.ask_to_lift(actor=publisher, hold=placed)
    holds.lift_hold(actor=administrator, hold=LegalHold.objects.get())
    assert retention.run() == {"feedback.withdrawn_contacts": 1}
    assert not ContactDetail.objects.exists() and KEPT not in client.get(path).content.decode()


def test_an_edit_is_refused_and_says_what_is_possible(client, comment, publisher):
    path, _answer = post(client, comment, choice="nothing")
    assert client.get(f"{path}edit/").status_code == 200
    hold(publisher, "submission", comment.reference)
    page = client.get(path).content.decode()
    answer = client.get(f"{path}edit/")

    assert f"{path}edit/" not in page and KEPT in page and WHY not in page
    assert comment.texts.get().text == "My first words." and ContactDetail.objects.exists()
    assert (
        answer.status_code == 422 and KEPT in answer.content.decode() and WHY not in answer.content.decode()
    )
    with pytest.raises(NotPossibleNow):
        edit_texts(submission=comment, words=SubmittedText(texts={"missing": "Other words."}))


def test_the_file_of_an_import_stays_while_another_of_its_comments_is_held(
    coded, form, code, analyst, publisher, django_capture_on_commit_callbacks
):
    made = planted.brought_in(form, analyst)
    other = make.make_submission(form, "Another row of the same file.")
    batch = ImportBatch.objects.get(pk=made.batch_id)
    ImportBatch.objects.filter(pk=batch.pk).update(file=ImportBatch.objects.exclude(file="").first().file)
    type(other).objects.filter(pk=other.pk).update(batch=batch)
    hold(publisher, "submission", other.reference)
    with django_capture_on_commit_callbacks(execute=True):
        stone = redact("submission", made.pk, actor=publisher, reason="Names a person")
    batch.refresh_from_db()

    assert batch.file and str(batch.pk) in stone.copies.values_list("key", flat=True)


def test_an_import_of_a_held_form_keeps_its_file(
    form, analyst, publisher, django_capture_on_commit_callbacks
):
    hold(publisher, "form", form.slug)
    with django_capture_on_commit_callbacks(execute=True):
        made = planted.brought_in(form, analyst)
    batch = ImportBatch.objects.get(pk=made.batch_id)
    assert batch.file and batches.data_of(batch)
