"""Hidden stays hidden, whatever is done with a question: only an edited text is published (BK-23, PRV-14)."""

import pytest

from cms.exceptions import RuleBroken
from cms.records import history
from engagement.live.questions import (
    answer_aloud,
    answer_question,
    hide_question,
    show_question,
    take_up_question,
)
from engagement.live.translations import translate_question
from engagement.models import Heard, LiveQuestion, QuestionTranslation
from engagement.notes.transcription import hear_question
from feedback.models import SubmissionText
from tests.factories import conversations as live
from tests.factories import feedback
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
PRIVATE = "Ana Canary, 916-555-0142: where is my county?"
SHORTENED = "Where is my county?"


@furnished
def talk():
    return live.talk()


@furnished
def hidden(talk):
    row = live.question(talk, PRIVATE, shown=False)
    return hide_question(actor=live.ACTOR, question=row, reason="private")


@pytest.fixture
def desk(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/live/"

    def act(**facts):
        return browser.post(address, facts)

    return act


def everywhere(client, talk) -> str:
    """What anyone can read of the conversation."""
    at = f"/conversations/{talk.slug}/"
    paths = [at, live.address(talk), f"/es{live.address(talk)}", f"{at}projector/", f"{at}live/state/"]
    return "".join(client.get(path).content.decode() for path in paths)


@pytest.mark.parametrize("act", ["show", "answer"])
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "BK-23"),
        ("   ", "BK-23"),
        (PRIVATE, "BK-23 or PRV-14"),
        ("ANA CANARY — 916 555 0142 where is my county", "BK-23 or PRV-14"),
        ("Call ana@example.org about my county", "PRV-14"),
        ("I live at 12 Main Street, where is my county?", "PRV-14"),
    ],
)
def test_a_hidden_question_is_not_published_as_it_was(client, desk, talk, hidden, act, text, rule):
    answer = desk(act=act, question=hidden.pk, shown_text=text, answer="In May.")
    assert answer.status_code == 409
    assert any(each in answer.content.decode() for each in rule.split(" or "))
    assert LiveQuestion.objects.get().state == "hidden"
    assert "Canary" not in everywhere(client, talk) and "0142" not in everywhere(client, talk)


@pytest.mark.parametrize("act", ["show", "answer"])
def test_a_question_that_looks_private_and_waits_is_not_published_as_it_was(desk, talk, act):
    waiting = live.question(talk, PRIVATE, shown=False)
    assert desk(act=act, question=waiting.pk).status_code == 409
    assert desk(act=act, question=waiting.pk, shown_text=SHORTENED).status_code == 302


def test_the_same_words_in_other_signs_are_the_hidden_text(hidden):
    plain = live.question(hidden.conversation, "Mr. Canary is a fraud", shown=False)
    hide_question(actor=live.ACTOR, question=plain, reason="off_scope")
    with pytest.raises(RuleBroken, match="Remove what is private"):
        show_question(actor=live.ACTOR, question=plain, shown_text="mr canary... is a FRAUD!")


@pytest.mark.parametrize("act", ["show", "answer"])
def test_an_edited_text_is_published_and_the_original_stays_on_the_desk(client, desk, talk, hidden, act):
    assert desk(act=act, question=hidden.pk, shown_text=SHORTENED, answer="In May.").status_code == 302
    shown = everywhere(client, talk)
    assert SHORTENED in shown and "Shortened by staff" in shown
    assert "Canary" not in shown and "0142" not in shown
    row = LiveQuestion.objects.get()
    assert (row.text, row.shown_text) == (PRIVATE, SHORTENED)


def test_what_was_typed_and_refused_stays_in_its_form(desk, hidden):
    answer = desk(act="show", question=hidden.pk, shown_text="My mail is a@example.org", answer="Soon")
    page = answer.content.decode()
    assert "My mail is a@example.org" in page and "Soon" in page


def test_the_projector_shows_the_shortened_text_only(client, talk, hidden):
    show_question(actor=live.ACTOR, question=hidden, shown_text=SHORTENED)
    take_up_question(actor=live.ACTOR, question=hidden)
    page = client.get(f"/conversations/{talk.slug}/projector/").content.decode()
    assert SHORTENED in page and "Canary" not in page and "Shortened by staff" in page


def test_a_comment_made_of_it_has_the_shortened_text(home, talk, publisher, hidden):
    talk.form = feedback.open_form(home)
    history.record(talk, actor=live.ACTOR, reason="test", update_fields=["form"])
    show_question(actor=live.ACTOR, question=hidden, shown_text=SHORTENED)
    row = LiveQuestion.objects.select_related("conversation__form").get()
    hear_question(actor=publisher, question=row)
    said = SubmissionText.objects.get(submission=Heard.objects.get().submission)
    assert (said.text, said.method) == (SHORTENED, "asked live, shortened by staff")


def test_it_is_answered_aloud_without_its_text(client, desk, talk, hidden):
    assert desk(act="aloud", question=hidden.pk).status_code == 302
    row = LiveQuestion.objects.get()
    assert (row.state, row.answered_aloud) == ("hidden", True)
    assert "Canary" not in everywhere(client, talk)


def test_only_a_hidden_one_is_marked_answered_aloud(talk):
    with pytest.raises(RuleBroken, match="not hidden"):
        answer_aloud(actor=live.ACTOR, question=live.question(talk))


def test_hidden_again_it_needs_another_edit_and_loses_its_translations(talk, hidden):
    shown = show_question(actor=live.ACTOR, question=hidden, shown_text=SHORTENED)
    translate_question(actor=live.ACTOR, question=shown, language="es", text="¿Dónde está mi condado?")
    take_up_question(actor=live.ACTOR, question=shown)
    again = hide_question(actor=live.ACTOR, question=shown, reason="private")
    assert (again.shown_text, again.taken_up_at) == ("", None)
    assert not QuestionTranslation.objects.exists() and QuestionTranslation.history.count() == 2
    with pytest.raises(RuleBroken, match="Write a shorter text"):
        answer_question(actor=live.ACTOR, question=again)


def test_a_hidden_question_is_not_taken_up(hidden):
    with pytest.raises(RuleBroken, match="Show the question"):
        take_up_question(actor=live.ACTOR, question=hidden)


def test_one_question_at_a_time_is_being_answered(client, talk):
    one, two = live.question(talk, "First?"), live.question(talk, "Second?")
    take_up_question(actor=live.ACTOR, question=one)
    take_up_question(actor=live.ACTOR, question=two)
    assert [each.pk for each in LiveQuestion.objects.exclude(taken_up_at=None)] == [two.pk]
    assert "Being answered now" in client.get(live.address(talk)).content.decode()
    answer_question(actor=live.ACTOR, question=two)
    assert not LiveQuestion.objects.exclude(taken_up_at=None).exists()
