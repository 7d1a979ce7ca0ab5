"""Answers that are written again, by their author or by others: what was hidden or changed stays so (BK-23, PRV-14)."""

import pytest

from cms.exceptions import RuleBroken
from cms.records import redaction
from cms.records.history import record
from engagement.live.poll_texts import hide_answer, show_answer, show_waiting_answers, write_answers
from engagement.live.polls import close_poll
from engagement.models import Ballot, Conversation, PollText
from engagement.notes.transcription import hear_answer
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import feedback
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
BLAMED = "Diego is to blame"


@furnished
def talk():
    return live.talk()


@furnished
def poll(talk):
    return live.asks(talk, "text")


@pytest.fixture
def send(talk, poll):
    """One participant sends an answer."""
    facts = {"conversation": talk, "poll_id": poll.pk, "participant": "p"}
    return lambda text, **more: write_answers(**facts, texts=[text], **more)


@pytest.fixture
def desk(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/live/"
    return lambda **facts: browser.post(address, facts) if facts else browser.get(address)


def row(text, **facts):
    return PollText.objects.get(text=text, **facts)


def version(talk):
    return Conversation.objects.get(pk=talk.pk).live_version


# Equal to one that was hidden or changed


@pytest.mark.parametrize("is_replaced", [True, False])
def test_an_answer_equal_to_a_hidden_one_is_shown_only_changed(desk, poll, send, is_replaced):
    send(BLAMED)
    hide_answer(actor=live.ACTOR, answer=row(BLAMED), reason="private")
    if is_replaced:
        send("Other")
    live.writes(poll, "diego is to blame!")
    assert live.shows_all(poll) == int(is_replaced)  # "Other"
    again = row("diego is to blame!")
    assert (again.state, again.was_hidden) == ("waiting", True)
    assert desk(act="show_answer", text=again.pk, shown_text="").status_code == 409
    assert desk(act="show_answer", text=again.pk, shown_text="Someone is to blame").status_code == 302


def test_one_that_was_there_before_another_was_hidden_waits_too(poll, send):
    send(BLAMED)
    live.shows_all(poll)
    send("Other")
    live.writes(poll, BLAMED)
    hide_answer(actor=live.ACTOR, answer=PollText.objects.get(state="waiting", text=BLAMED), reason="private")
    send(BLAMED)
    mine = row(BLAMED, ballot__participant="p")
    assert (mine.state, mine.was_hidden) == ("waiting", True)
    with pytest.raises(RuleBroken):
        show_answer(actor=live.ACTOR, answer=mine)


def test_an_answer_equal_to_a_changed_one_gets_the_same_text(client, desk, talk, poll):
    live.writes(poll, BLAMED)
    show_answer(actor=live.ACTOR, answer=row(BLAMED), shown_text="Someone is to blame")
    live.writes(poll, "diego is to blame")
    assert live.shows_all(poll) == 0
    page = desk().text
    assert "Show all pending answers" not in page and page.count("Shown instead:") == 2
    assert desk(act="show_answer", text=row("diego is to blame").pk).status_code == 302
    assert set(PollText.objects.values_list("shown_text", flat=True)) == {"Someone is to blame"}
    assert "iego" not in client.get(live.address(talk)).text


def test_the_desk_reads_the_text_of_an_equal_answer_that_its_author_replaced(desk, poll, send):
    send(BLAMED)
    show_answer(actor=live.ACTOR, answer=row(BLAMED), shown_text="Someone is to blame")
    send("Other")
    live.writes(poll, "diego is to blame")
    page = desk().text
    assert page.count("Shown instead:") == 1 and f'name="shown" value="{row("Other").pk}"' in page
    desk(act="show_answer", text=row("diego is to blame").pk)
    assert row("diego is to blame").shown_text == "Someone is to blame"


# Only what was read is shown


def test_all_waiting_answers_are_those_on_the_screen(desk, poll):
    live.writes(poll, "maps")
    shown = desk().text.partition('name="shown" value="')[2].partition('"')[0]
    live.writes(poll, "arrived since")
    assert desk(act="show_answers", poll=poll.pk, shown=shown).status_code == 302
    assert (row("maps").state, row("arrived since").state) == ("shown", "waiting")
    assert desk(act="show_answers", poll=poll.pk, shown="x 99999999999999999999").status_code == 302
    assert desk(act="show_answers", poll=poll.pk).status_code == 302
    assert row("arrived since").state == "waiting"


def test_an_answer_beyond_the_hundred_on_the_screen_waits(desk, poll):
    for number in range(101):
        live.writes(poll, f"answer {number:03}")
    page = desk().text
    shown = page.partition('name="shown" value="')[2].partition('"')[0]
    assert "1 more answer will appear" in page
    desk(act="show_answers", poll=poll.pk, shown=shown)
    assert row("answer 100").state == "waiting" and PollText.objects.filter(state="shown").count() == 100


def test_answers_of_another_poll_are_not_shown_with_it(talk, poll):
    other = live.talk()
    elsewhere = live.asks(other, "text")
    live.writes(elsewhere, "maps")
    assert show_waiting_answers(actor=live.ACTOR, poll=poll, pks=[row("maps").pk]) == 0


# Sent again by its author


def test_an_answer_that_was_decided_on_is_never_deleted(home, publisher, talk, poll, send):
    talk.form = feedback.open_form(home)
    record(talk, actor=live.ACTOR, reason="test", update_fields=["form"])
    send("More maps")
    show_answer(actor=live.ACTOR, answer=row("More maps"))
    hear_answer(actor=publisher, answer=row("More maps"))
    for text in ("Other", "More maps", "Other"):
        send(text)
    assert row("More maps").state == "replaced"
    assert [each.state for each in row("More maps").history.order_by("pk")] == [
        "shown",
        "replaced",
        "waiting",
        "replaced",
    ]


def test_an_answer_equal_to_a_hidden_one_leaves_no_trace_while_nobody_decided(poll, send):
    live.writes(poll, BLAMED)
    hide_answer(actor=live.ACTOR, answer=row(BLAMED), reason="private")
    send("diego is to blame")
    send("Other")
    assert set(PollText.objects.values_list("text", flat=True)) == {BLAMED, "Other"}


@pytest.mark.parametrize("is_shown", [True, False])
def test_the_language_is_corrected_without_another_text(talk, poll, send, is_shown):
    send("Más mapas", language="en")
    if is_shown:
        live.shows_all(poll)
    before = version(talk)
    send("Más mapas", language="es")
    assert (row("Más mapas").language, row("Más mapas").state) == ("es", "shown" if is_shown else "waiting")
    assert Ballot.objects.count() == 1
    assert PollText.history.count() == (2 if is_shown else 0)
    assert version(talk) == before + is_shown


# Phones hear of each change


def test_a_redacted_answer_is_gone_from_the_phones_at_once(home, client, publisher, talk, poll, send):
    talk.form = feedback.open_form(home)
    record(talk, actor=live.ACTOR, reason="test", update_fields=["form"])
    send("canary words")
    show_answer(actor=live.ACTOR, answer=row("canary words"))
    comment = hear_answer(actor=publisher, answer=row("canary words")).submission
    before = version(talk)
    redaction.redact("submission", comment.pk, actor=publisher, reason="asked for")
    assert version(talk) == before + 1
    assert "canary" not in client.get(live.address(talk)).text


def test_a_hidden_answer_that_is_sent_again_is_counted_on_the_phones(talk, send):
    send(BLAMED)
    hide_answer(actor=live.ACTOR, answer=row(BLAMED), reason="private")
    send("Other")
    before = version(talk)
    send(BLAMED)
    assert row(BLAMED).state == "hidden" and version(talk) == before + 1


# After the recap -------------------------------------------------------------------------------------------------


def test_once_a_recap_is_posted_an_answer_is_hidden_and_not_shown(client, desk, talk):
    asked = live.asks(talk, "text")
    live.writes(asked, "More buses")
    live.writes(asked, "More trains")
    show_answer(actor=live.ACTOR, answer=row("More buses"))
    close_poll(actor=live.ACTOR, poll=asked, n_present=2)
    Conversation.objects.filter(pk=talk.pk).update(status="held")
    make.post_recap(Conversation.objects.get(pk=talk.pk))
    recap = f"/conversations/{talk.slug}/"
    assert "More buses" in client.get(recap).text

    refused = desk(act="show_answer", text=row("More trains").pk)
    assert refused.status_code == 409 and "an answer can only be hidden" in refused.text
    assert desk(act="show_answers", poll=asked.pk, shown=row("More trains").pk).status_code == 409
    assert "More trains" not in client.get(recap).text

    assert desk(act="hide_answer", text=row("More buses").pk, reason="private").status_code == 302
    assert "More buses" not in client.get(recap).text
