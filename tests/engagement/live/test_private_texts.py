"""What was ever hidden, or may identify a person, comes back in no text of staff (BK-23, PRV-14)."""

import pytest

from cms.exceptions import RuleBroken
from cms.records import history
from engagement.live.questions import answer_question, hide_question, show_question
from engagement.live.translations import translate_question
from engagement.models import Heard, LiveQuestion
from engagement.notes.transcription import hear_question
from tests.factories import conversations as live
from tests.factories import feedback
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
NAMED = "My son Diego at Lincoln was expelled by Ms. Rivera"
EDITED = "Why was a student expelled?"
CALL = "Ana Canary, 916-555-0142: where is my county?"
OFFICE = "Call us at 916-555-0100."


@furnished
def talk():
    return live.talk()


@furnished
def hidden(talk):
    row = live.question(talk, NAMED, shown=False)
    return hide_question(actor=live.ACTOR, question=row, reason="private")


@furnished
def waiting(talk):
    return live.question(talk, CALL, shown=False)


@pytest.fixture
def desk(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/live/"

    def act(**facts):
        return browser.post(address, facts) if facts else browser.get(address)

    return act


def public(client, talk) -> str:
    return client.get(live.address(talk)).content.decode()


# Text to show


@pytest.mark.parametrize("act", ["show", "answer"])
def test_after_an_edit_the_original_is_still_refused(client, desk, talk, hidden, act):
    assert desk(act="show", question=hidden.pk, shown_text=EDITED).status_code == 302
    assert desk(act=act, question=hidden.pk, shown_text=NAMED).status_code == 409
    shown = public(client, talk)
    assert EDITED in shown and "Diego" not in shown


def test_it_stays_known_that_it_was_hidden(hidden):
    show_question(actor=live.ACTOR, question=hidden, shown_text=EDITED)
    row = LiveQuestion.objects.get()
    assert (row.state, row.was_hidden) == ("shown", True)
    assert row.history.latest().was_hidden


@pytest.mark.parametrize(
    "text",
    [
        f"{NAMED} ok",
        f"Well: {NAMED}",
        "MY SON DIEGO, AT LINCOLN, WAS EXPELLED BY MS RIVERA?",
        "Ｍｙ ｓｏｎ Ｄｉｅｇｏ at Lincoln was expelled by Ms. Rivera",
        "Why was Diego expelled?",
        "What did Ms. Rivera do?",
    ],
)
def test_neither_the_original_with_more_words_nor_a_name_in_it_is_shown(hidden, text):
    with pytest.raises(RuleBroken, match="from the question as it was asked|contains the question"):
        show_question(actor=live.ACTOR, question=hidden, shown_text=text)


def test_a_translation_does_not_bring_it_back(hidden):
    shown = show_question(actor=live.ACTOR, question=hidden, shown_text=EDITED)
    with pytest.raises(RuleBroken, match="from the question as it was asked"):
        translate_question(
            actor=live.ACTOR, question=shown, language="es", text="¿Por qué expulsaron a Diego?"
        )


def test_a_question_that_was_never_hidden_may_be_shown_as_it_was(talk):
    row = live.question(talk, "Where is Ms. Rivera's office?", shown=False)
    shown = show_question(actor=live.ACTOR, question=row, shown_text="Where is Ms. Rivera's office?")
    assert (shown.state, shown.shown_text, shown.was_hidden) == ("shown", "", False)


def test_the_field_does_not_hold_the_original(desk, hidden, waiting):
    page = desk().content.decode()
    for row in (hidden, waiting):
        field = page.partition(f'id="answer_{row.pk}_shown_text"')[2].partition("</textarea>")[0]
        assert field.partition(">")[2].strip() == ""
    assert page.count("The question as it was asked stays above, for staff only") == 2
    assert NAMED in page


# Answers


@pytest.mark.parametrize(
    "answer",
    [
        "Ana Canary 916-555-0142, in May",
        "Call (916) 555 0142",
        "The number is 555-0142",
        f"You asked: {CALL} In May.",
    ],
)
def test_an_answer_does_not_repeat_what_was_private(client, desk, talk, waiting, answer):
    sent = {"question": waiting.pk, "shown_text": "Where is my county?", "answer": answer}
    refused = desk(act="answer", is_office_contact="on", **sent)
    assert refused.status_code == 409 and LiveQuestion.objects.get().state == "waiting"
    assert "0142" not in public(client, talk)


def test_a_name_of_a_hidden_question_is_not_in_its_answer(hidden):
    with pytest.raises(RuleBroken, match="a name, a number or an address"):
        answer_question(
            actor=live.ACTOR, question=hidden, shown_text=EDITED, answer="We spoke with Ms. Rivera."
        )


def test_another_contact_is_confirmed_as_the_offices_own(client, desk, talk):
    row = live.question(talk)
    refused = desk(act="answer", question=row.pk, shown_text="", answer=OFFICE)
    page = refused.content.decode()
    assert refused.status_code == 409 and OFFICE in page
    assert f'id="answer_{row.pk}_is_office_contact"' in page
    assert OFFICE not in public(client, talk)
    sent = {"question": row.pk, "shown_text": "", "answer": OFFICE, "is_office_contact": "on"}
    assert desk(act="answer", **sent).status_code == 302
    assert OFFICE in public(client, talk)
    why = LiveQuestion.history.order_by("-history_id").first().history_change_reason
    assert why == "answered, with a contact confirmed as the Office's own"


def test_without_a_contact_nothing_is_to_be_confirmed(desk, talk):
    row = live.question(talk)
    assert "is_office_contact" not in desk().content.decode()
    assert desk(act="answer", question=row.pk, shown_text="", answer="In May.").status_code == 302


# Comments


@pytest.fixture
def with_form(home, talk):
    talk.form = feedback.open_form(home)
    return history.record(talk, actor=live.ACTOR, reason="test", update_fields=["form"])


def test_a_question_hidden_a_moment_ago_becomes_no_comment(with_form, publisher):
    row = live.question(with_form, NAMED)
    read_before = LiveQuestion.objects.select_related("conversation__form").get(pk=row.pk)
    hide_question(actor=live.ACTOR, question=row, reason="private")
    with pytest.raises(RuleBroken, match="shown or answered"):
        hear_question(actor=publisher, question=read_before)
    assert not Heard.objects.exists()


def test_whoever_hides_it_later_is_led_to_its_comment(with_form, desk, publisher):
    row = live.question(with_form, NAMED)
    comment = hear_question(actor=publisher, question=row).submission
    words = "Hiding the question does not hide the comment"
    assert words not in desk().content.decode()
    hide_question(actor=live.ACTOR, question=row, reason="private")
    page = desk().content.decode()
    assert words in page
    assert f'href="{comment.get_absolute_url()}"' in page and comment.reference in page
