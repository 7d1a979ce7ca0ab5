"""A publisher removes the text of a comment: told before what is touched, confirmed by its number (PRV-06)."""

import pytest

from cms.models import Redaction
from cms.records import holds
from feedback.coding.memos import change_memo, remove_memo, write_memo
from feedback.models import Coding, SubmissionText
from feedback.moderation.redaction import places_before
from tests.factories import feedback as make
from tests.furniture import furnished

WORDS = "Call my neighbor Zoltan about the zqcanary bus."


@furnished
def comment(form, code, analyst):
    made = make.make_submission(form, WORDS, contact={"email": "a@example.org"})
    coding = make.code_text(made, code, analyst)
    Coding.objects.filter(pk=coding.pk).update(note="zqcanary again")
    return made


@pytest.fixture
def send(cast, django_capture_on_commit_callbacks):
    def post(comment, name="publisher", **values):
        with django_capture_on_commit_callbacks(execute=True):
            return cast[name].post(
                f"/desk/comments/{comment.pk}/remove/",
                {"reason": "Names a person", "number": comment.reference} | values,
            )

    return post


def test_the_screen_says_what_will_be_touched(cast, comment):
    html = cast["publisher"].get(f"/desk/comments/{comment.pk}/remove/").content.decode()
    assert "contact details" in html and "What will be affected" in html and "zqcanary" not in html
    assert (
        f"/desk/comments/{comment.pk}/remove/"
        in cast["publisher"].get(comment.get_absolute_url()).content.decode()
    )
    assert "Remove the text" not in cast["analyst"].get(comment.get_absolute_url()).content.decode()


def test_the_words_are_removed_and_the_tombstone_is_seen_by_staff_and_person(cast, comment, send, client):
    from cms.web.one_time_keys import receipt_code

    assert send(comment).status_code == 302
    assert "zqcanary" not in str(list(SubmissionText.objects.values())) + str(list(Coding.history.values()))
    pages = [
        cast["analyst"].get(comment.get_absolute_url()),
        cast["publisher"].get(f"/desk/history/feedback.Submission/{comment.pk}/"),
        client.get(f"/receipts/{receipt_code(comment.key)}/"),
        cast["publisher"].get(f"/desk/comments/{comment.pk}/remove/"),
    ]
    for html in (page.content.decode() for page in pages):
        assert "The text was removed." in html and "By Paul," in html and "Reason: Names a person" in html
        assert "zqcanary" not in html


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reason": " "}, "Reason for removing the text"),
        ({"number": "C-9999"}, "That is not the number of this comment."),
        ({"number": ""}, "Number of the comment"),
    ],
)
def test_without_reason_or_number_nothing_is_removed(comment, send, values, words):
    response = send(comment, **values)
    assert response.status_code == 422 and words in response.content.decode()
    assert SubmissionText.objects.get().text == WORDS and not Redaction.objects.exists()


def test_what_is_held_or_removed_already_is_refused(comment, send, publisher, cast):
    hold = holds.place_hold(actor=publisher, kind="form", reference="survey", reason="Case 22-114")
    response = send(comment)
    assert response.status_code == 409 and "Case 22-114" in response.content.decode()
    hold.delete()
    send(comment)
    again = send(comment)
    assert again.status_code == 422 and "has already been removed" in again.content.decode()
    assert Redaction.objects.count() == 1


def test_before_and_after_the_screen_says_what_stays_and_why(form, cast, django_capture_on_commit_callbacks):
    """PRV-06: with counts of this comment, from the registry of text columns."""
    made = make.make_submission(
        form, "My neighbor drives the bus too fast.", contact={"email": "a@example.org"}
    )
    path = f"/desk/comments/{made.pk}/remove/"
    before = cast["publisher"].get(path).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        cast["publisher"].post(path, {"reason": "Names a person", "number": made.reference})
    after = cast["publisher"].get(path).content.decode()

    for page in (before, after):
        assert "What stays, and why" in page
        assert "Digests and seals: 1" in page and "They prove that the record was not changed" in page
        assert "Kinds of records that are searched for copies" in page
    assert "What will be affected" in before and "contact details" in before
    assert "What was removed" in after and "feedback.ContactDetail × 1" in after


def test_before_the_screen_names_memos_that_are_emptied_with_earlier_and_removed_ones(form, cast, analyst):
    made = make.make_submission(form, "My neighbor drives too fast.")
    path = f"/desk/comments/{made.pk}/remove/"
    assert "memos on its texts" not in cast["publisher"].get(path).text
    for body in ("Same street.", "Again."):
        memo = write_memo(actor=analyst, subject=made.texts.get(), body=body)
    change_memo(actor=analyst, memo=memo, body="Changed.")
    remove_memo(actor=analyst, memo=memo)
    labels = {str(each.label): each.count for each in places_before(made)}
    assert labels["memos on its texts, including earlier and removed ones"] == 4
    assert "memos on its texts" in cast["publisher"].get(path).text
