"""What was heard becomes comments of the conversation's form: each once, with its channel and how it was written."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from cms import clock
from cms.exceptions import RuleBroken
from cms.records import history
from engagement.live.questions import show_question
from engagement.models import Heard, Note
from engagement.notes.transcription import import_note
from feedback.models import Attachment, Submission, SubmissionText
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import feedback as make_feedback
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


@furnished
def talk(home):
    made = live.talk()
    made.form = make_feedback.open_form(home)
    return history.record(made, actor=make.ACTOR, reason="test", update_fields=["form"])


@pytest.fixture
def desk(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/heard/"
    return lambda **facts: browser.post(address, facts)


def notes(client, talk, *given):
    live.send(
        client, live.group(talk, f"Group {Note.objects.count()}"), [live.note(**each) for each in given]
    )
    return list(Note.objects.order_by("pk"))


@pytest.mark.parametrize(
    ("kind", "role", "method"),
    [
        ("verbatim", "original", "verbatim notes"),
        ("paraphrase", "transcript", "paraphrase notes"),
        ("summary", "transcript", "summary notes"),
    ],
)
def test_a_note_becomes_a_comment_that_says_how_it_was_written(client, desk, talk, kind, role, method):
    [note] = notes(client, talk, {"kind": kind, "language": "es", "speaks_for": "4", "text": "Mi condado"})
    assert desk(act="note", note=note.pk).status_code == 302
    comment, text = Submission.objects.get(), SubmissionText.objects.get()
    assert (comment.form, comment.channel, comment.speaks_for) == (talk.form, "conversation", 4)
    assert (text.text, text.role, text.method, text.language) == ("Mi condado", role, method, "es")
    assert (comment.language, comment.entered_by, comment.state) == ("es", "Edith", "received")
    made = Heard.objects.get()
    assert (made.source, made.note, made.submission, made.made_by) == ("note", note, comment, "Edith")


@pytest.mark.engine
def test_pressing_twice_makes_one_comment(client, desk, talk):
    [note] = notes(client, talk, {})
    for _time in range(2):
        assert desk(act="note", note=note.pk).status_code == 302
    assert (Submission.objects.count(), Heard.objects.count()) == (1, 1)


@pytest.mark.engine
def test_all_notes_at_once_and_none_of_them_twice(client, desk, talk):
    first, *_rest = notes(client, talk, {"text": "One"}, {"text": "Two"}, {"text": "Three"})
    desk(act="note", note=first.pk)
    for _time in range(2):
        assert desk(act="all_notes").status_code == 302
    assert (Submission.objects.count(), Heard.objects.count()) == (3, 3)


def test_without_a_form_nothing_is_kept_and_the_desk_says_why(client, client_for, editor):
    bare = live.talk()
    [note] = notes(client, bare, {})
    browser, address = client_for(editor), f"/desk/conversations/{bare.slug}/heard/"
    assert "First choose the form" in browser.get(address).content.decode()
    for sent in ({"act": "note", "note": note.pk}, {"act": "all_notes"}):
        refused = browser.post(address, sent)
        assert refused.status_code == 409 and "First choose the form" in refused.content.decode()
    assert not Submission.objects.exists()


def test_a_form_without_an_open_question_is_refused(talk, client):
    from feedback.models import Question

    Question.objects.filter(version__form=talk.form, kind__in=("long_text", "short_text")).delete()
    [note] = notes(client, talk, {})
    with pytest.raises(RuleBroken, match="no open-ended question"):
        import_note(actor=live.ACTOR, note=note)


def test_a_question_becomes_a_comment_once_it_is_shown(desk, talk):
    waiting = live.question(talk, "Why so late?", shown=False)
    assert desk(act="question", question=waiting.pk).status_code == 409
    show_question(actor=live.ACTOR, question=waiting)
    desk(act="question", question=waiting.pk)
    text = SubmissionText.objects.get()
    assert (text.text, text.role, text.method) == ("Why so late?", "original", "asked live")
    assert Heard.objects.get().question == waiting


CARD = {"act": "card", "nonce": "n" * 22, "text": "More buses", "language": "en", "speaks_for": "2"}


def test_a_card_is_typed_in_with_its_photo(desk, talk):
    photo = SimpleUploadedFile("card.png", PNG, "image/png")
    assert desk(**CARD, photo=photo).status_code == 302
    comment, made = Submission.objects.get(), Heard.objects.get()
    assert (comment.channel, comment.speaks_for, made.source) == ("paper", 2, "card")
    kept = Attachment.objects.get()
    assert (kept.submission, made.photo) == (comment, str(kept.pk))


def test_a_card_sent_twice_is_one(desk):
    for _time in range(2):
        assert desk(**CARD).status_code == 302
    assert Submission.objects.count() == Heard.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"text": ""}, 422), ({"language": "xx"}, 422), ({"speaks_for": "0"}, 422), ({"nonce": "x"}, 422)],
)
def test_a_card_with_something_wrong_comes_back(desk, wrong, status):
    assert desk(**(CARD | wrong)).status_code == status
    assert not Submission.objects.exists()


@pytest.mark.engine
def test_a_photo_that_is_no_picture_is_refused(desk):
    photo = SimpleUploadedFile("card.png", b"MZ\x90\x00 not a picture", "image/png")
    answer = desk(**CARD, photo=photo)
    assert answer.status_code == 409 and not Submission.objects.exists()


def test_words_that_look_private_wait_for_a_look(client, desk, talk):
    [note] = notes(client, talk, {"text": "Call 916-555-0142"})
    desk(act="note", note=note.pk)
    assert Submission.objects.get().needs_look


def test_a_note_of_another_conversation_is_not_found(client, desk, talk):
    [note] = notes(client, live.talk(), {})
    assert desk(act="note", note=note.pk).status_code == 404


def test_notes_taken_before_the_moment_they_are_heard(client, talk):
    [note] = notes(client, talk, {"written_at": (clock.now() - timedelta(minutes=3)).isoformat()})
    comment = import_note(actor=live.ACTOR, note=note).submission
    assert comment.submitted_at == note.written_at


def test_an_analyst_makes_no_comment_of_notes(client, analyst, talk):
    from django.core.exceptions import PermissionDenied

    [note] = notes(client, talk, {})
    with pytest.raises(PermissionDenied):
        import_note(actor=analyst, note=note)
    assert not Submission.objects.exists()
