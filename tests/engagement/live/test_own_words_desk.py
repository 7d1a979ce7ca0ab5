"""The desk reads answers in own words, shows, changes, merges or hides them, and makes comments of them (BK-23)."""

from django.core.exceptions import PermissionDenied

import pytest

from cms.exceptions import RuleBroken
from cms.records import redaction
from cms.records.history import record
from engagement.live.poll_texts import hide_answer, show_answer, write_answers
from engagement.live.polls import close_poll
from engagement.models import Heard, Poll, PollText
from engagement.notes.transcription import hear_answer
from tests.factories import conversations as live
from tests.factories import feedback
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
CALL = "call Ana, 916-555-0142"
WORDS = {"question_en": "What is missing?", "question_es": "", "options_es": ""}


@furnished
def talk():
    return live.talk()


@furnished
def cloud(talk):
    return live.asks(talk, "cloud")


@pytest.fixture
def desk(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/live/"
    return lambda **facts: browser.post(address, facts) if facts else browser.get(address)


def public(client, talk):
    pages = (live.address(talk), f"/conversations/{talk.slug}/projector/")
    return "".join(client.get(address).text for address in pages)


@pytest.mark.parametrize("kind", ["text", "cloud"])
def test_a_poll_in_own_words_has_no_answers_to_choose_from(desk, kind):
    refused = desk(act="make", kind=kind, options_en="A\nB", **WORDS)
    assert refused.status_code == 422 and "Leave this blank." in refused.text
    assert desk(act="make", kind=kind, options_en="", **WORDS).status_code == 302
    row = Poll.objects.get()
    assert (row.kind, row.options.count()) == (kind, 0)
    assert desk(act="edit", poll=row.pk, kind="one", options_en="A\nB", **WORDS).status_code == 302
    assert desk(act="copy", poll=row.pk).status_code == 302


def test_equal_answers_are_one_on_the_desk_and_decided_together(client, desk, talk, cloud):
    live.writes(cloud, "maps")
    live.writes(cloud, "Maps ", "time")
    page = desk().text
    assert "3 answers are waiting to be read." in page and "2 people wrote this" in page
    row = PollText.objects.get(text="maps")
    assert desk(act="show_answer", text=row.pk, shown_text="").status_code == 302
    assert set(PollText.objects.filter(state="shown").values_list("text", flat=True)) == {"maps", "Maps"}
    assert "maps" in public(client, talk) and "time" not in public(client, talk)
    assert PollText.history.count() == 2


def test_the_history_says_who_decided(client_for, editor, cloud):
    live.writes(cloud, "maps")
    row = PollText.objects.get()
    show_answer(actor=editor, answer=row)
    page = client_for(editor).get(f"/desk/history/engagement.polltext/{row.pk}/")
    assert page.status_code == 200 and "shown" in page.text


def test_the_text_of_another_answer_makes_the_two_one(client, desk, talk, cloud):
    live.writes(cloud, "teacher")
    live.writes(cloud, "teachers")
    for word in ("teacher", "teachers"):
        row = PollText.objects.get(text=word)
        desk(act="show_answer", text=row.pk, shown_text="teachers")
    page = client.get(live.address(talk)).text
    assert page.count("teachers</li>") == 1 and "teacher</li>" not in page


def test_what_looks_private_is_never_shown_unedited(client, desk, talk, cloud):
    live.writes(cloud, CALL, "maps")
    assert "This may contain personal information" in desk().text
    every = " ".join(str(each.pk) for each in PollText.objects.all())
    done = desk(act="show_answers", poll=cloud.pk, shown=every)
    assert done.status_code == 302 and "0142" not in public(client, talk) and "maps" in public(client, talk)
    row = PollText.objects.get(text=CALL)
    for shown_text in ("", CALL, "call 916 555 0142"):
        refused = desk(act="show_answer", text=row.pk, shown_text=shown_text)
        assert refused.status_code == 409
    assert desk(act="show_answer", text=row.pk, shown_text="someone to call").status_code == 302
    assert "someone to call" in public(client, talk) and "0142" not in public(client, talk)


def test_what_was_hidden_comes_back_only_changed(client, desk, talk, cloud):
    live.writes(cloud, "ask Diego Rivera")
    row = PollText.objects.get()
    assert desk(act="hide_answer", text=row.pk, reason="").status_code == 409
    assert desk(act="hide_answer", text=row.pk, reason="private").status_code == 302
    assert desk(act="show_answer", text=row.pk, shown_text="").status_code == 409
    assert "may identify a person" in desk(act="show_answer", text=row.pk, shown_text="ask Diego Rivera").text
    assert desk(act="show_answers", poll=cloud.pk, shown=str(row.pk)).status_code == 302
    assert "Diego" not in public(client, talk)
    assert desk(act="show_answer", text=row.pk, shown_text="ask someone").status_code == 302
    assert PollText.objects.get().was_hidden and "ask someone" in public(client, talk)


def test_a_text_that_is_too_long_for_the_cloud_is_refused_and_stays_typed(desk, cloud):
    live.writes(cloud, "maps")
    row = PollText.objects.get()
    refused = desk(act="show_answer", text=row.pk, shown_text="y" * 41)
    assert refused.status_code == 409 and "y" * 41 in refused.text
    assert desk(act="show_answer", text=row.pk, shown_text="y" * 281).status_code == 422


def test_an_answer_replaced_in_the_meantime_is_not_shown(talk, cloud):
    facts = {"conversation": talk, "poll_id": cloud.pk, "participant": "p"}
    write_answers(**facts, texts=["maps"])
    read_before = PollText.objects.get()
    show_answer(actor=live.ACTOR, answer=read_before)
    write_answers(**facts, texts=["time"])
    with pytest.raises(RuleBroken, match="sent another answer"):
        show_answer(actor=live.ACTOR, answer=read_before)


def test_answers_of_another_conversation_are_not_found(desk):
    other = live.asks(live.talk(), "cloud")
    live.writes(other, "maps")
    row = PollText.objects.get()
    for act in ("show_answer", "hide_answer"):
        assert desk(act=act, text=row.pk, reason="private").status_code == 404
    assert desk(act="show_answers", poll=other.pk).status_code == 404
    assert desk(act="show_answer", text="x").status_code == 404


def test_an_analyst_decides_nothing(analyst, cloud):
    live.writes(cloud, "maps")
    row = PollText.objects.get()
    with pytest.raises(PermissionDenied):
        show_answer(actor=analyst, answer=row)
    with pytest.raises(PermissionDenied):
        hide_answer(actor=analyst, answer=row, reason="private")
    assert PollText.objects.get().state == "waiting"


def test_an_answer_is_still_decided_after_the_closing(client, desk, talk, cloud):
    live.writes(cloud, "maps")
    close_poll(actor=live.ACTOR, poll=cloud)
    assert "1 answer is waiting to be read." in desk().text
    desk(act="show_answers", poll=cloud.pk, shown=str(PollText.objects.get().pk))
    assert "maps" in public(client, talk)


# Comments


@pytest.fixture
def text(home, talk, cloud):
    """A poll with open text in a conversation whose comments have a form."""
    close_poll(actor=live.ACTOR, poll=cloud)
    talk.form = feedback.open_form(home)
    record(talk, actor=live.ACTOR, reason="test", update_fields=["form"])
    return live.asks(talk, "text")


def test_a_shown_open_text_becomes_one_comment_of_the_conversation(client_for, publisher, talk, text):
    live.writes(text, "Show me my county")
    show_answer(actor=live.ACTOR, answer=PollText.objects.get())
    browser, address = client_for(publisher), f"/desk/conversations/{talk.slug}/heard/"
    assert "Poll answers that are not comments yet" in browser.get(address).text
    for _time in range(2):
        assert (
            browser.post(address, {"act": "answer", "answer": PollText.objects.get().pk}).status_code == 302
        )
    made = Heard.objects.get()
    assert (made.source, made.poll_text.text) == ("poll", "Show me my county")
    assert made.submission.texts.get().text == "Show me my county"
    assert "Poll answers that are not" not in browser.get(address).text
    assert "Answer to a live poll" in browser.get(address).text


def test_one_that_waits_or_a_word_becomes_no_comment(publisher, text, cloud):
    live.writes(text, "Show me my county")
    row = PollText.objects.get()
    with pytest.raises(RuleBroken, match="Only an open text answer that is shown"):
        hear_answer(actor=publisher, answer=row)
    hide_answer(actor=live.ACTOR, answer=row, reason="private")
    with pytest.raises(RuleBroken):
        hear_answer(actor=publisher, answer=row)
    assert not Heard.objects.exists()


def test_whoever_hides_it_later_is_led_to_its_comment_and_redaction_reaches_it(desk, publisher, text):
    live.writes(text, "canary words of Ana")
    row = PollText.objects.get()
    show_answer(actor=live.ACTOR, answer=row)
    comment = hear_answer(actor=publisher, answer=row).submission
    hide_answer(actor=live.ACTOR, answer=row, reason="private")
    page = desk().text
    assert "This answer was saved as a comment." in page and comment.reference in page
    redaction.redact("submission", comment.pk, actor=publisher, reason="asked for")
    kept = str(list(PollText.objects.values())) + str(list(PollText.history.values()))
    assert "canary" not in kept
