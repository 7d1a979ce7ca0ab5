"""Live questions: read before they are shown, supported once, hidden only for a reason of the list (BK-23)."""

import pytest

from cms.exceptions import RuleBroken
from engagement.live.questions import hide_question, show_question
from engagement.models import LiveQuestion, QuestionSupport
from engagement.notes.transcription import hear_question
from feedback.models import ModerationAct
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


def ask(client, address, text="Where is my county?", key=""):
    return client.post(address, {"act": "ask", "text": text, "key": key or make.key("engagement.ask")})


def support(client, address, question, wanted="1"):
    return client.post(address, {"act": "support", "question": question.pk, "wanted": wanted})


def page(client, address):
    return client.get(address).content.decode()


def desk(client, talk, **facts):
    return client.post(f"/desk/conversations/{talk.slug}/live/", facts)


def test_a_question_waits_for_a_person_and_its_author_sees_that(client, talk):
    mine, other = live.address(talk), live.address(talk)
    assert ask(client, mine).status_code == 303
    assert "You asked 1 question that is waiting to be read." in page(client, mine)
    assert "Where is my county?" not in page(client, other)
    assert not client.cookies


def test_sending_twice_asks_once(client, talk):
    address, key = live.address(talk), make.key("engagement.ask")
    for _time in range(2):
        assert ask(client, address, key=key).status_code == 303
    assert LiveQuestion.objects.count() == 1
    other = ask(client, address, "Something else?", key=key)
    assert other.status_code == 409 and "Something else?" in other.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "x" * 501])
def test_a_question_that_does_not_fit_comes_back(client, talk, text):
    answer = ask(client, live.address(talk), text)
    assert answer.status_code == 422 and "Problem:" in answer.content.decode()
    assert not LiveQuestion.objects.exists()


def test_ten_may_wait_of_one_person(client, talk):
    address = live.address(talk)
    for number in range(10):
        assert ask(client, address, f"Question {number}?").status_code == 303
    assert ask(client, address, "One more?").status_code == 409


def test_after_the_conversation_no_one_can_ask(client):
    over = make.held()
    address = live.address(over)
    assert 'name="text"' not in page(client, address)
    assert ask(client, address).status_code == 409


@pytest.mark.engine
def test_support_counts_once_each_and_orders(client, talk):
    first, second = live.question(talk, "First one?"), live.question(talk, "Second one?")
    one, two = live.address(talk), live.address(talk)
    for address in (one, one, two):
        assert support(client, address, second).status_code == 303
    assert LiveQuestion.objects.get(pk=second.pk).supports == 2
    shown = page(client, one)
    assert shown.index("Second one?") < shown.index("First one?")
    assert "Withdraw my support" in shown and QuestionSupport.objects.count() == 2
    support(client, one, second, "0")
    support(client, one, second, "0")
    assert LiveQuestion.objects.get(pk=second.pk).supports == 1
    assert LiveQuestion.objects.get(pk=first.pk).supports == 0


@pytest.mark.engine
def test_support_takes_six_statements_at_most(client, talk):
    row, address = live.question(talk), live.address(talk)
    assert live.statements(lambda: support(client, address, row)) <= 6  # one: the limit


@pytest.mark.engine
def test_a_question_takes_five_statements_at_most(client, talk):
    address = live.address(talk)
    ask(client, address)
    assert live.statements(lambda: ask(client, address)) <= 5  # one: the limit


def test_what_is_not_shown_cannot_be_supported(client, talk):
    waiting = live.question(talk, shown=False)
    elsewhere = live.question(live.talk())
    for each in (waiting, elsewhere):
        assert support(client, live.address(talk), each).status_code == 409
    assert not QuestionSupport.objects.exists()


def test_private_data_holds_a_question_back_for_a_person(client_for, editor, talk):
    private = live.question(talk, "Call me at 916-555-0142 please", shown=False)
    plain = live.question(talk, "When does it open?", shown=False)
    browser = client_for(editor)
    assert (
        "may contain personal information"
        in browser.get(f"/desk/conversations/{talk.slug}/live/").content.decode()
    )
    desk(browser, talk, act="show_waiting", shown=f"{private.pk} {plain.pk}")
    assert LiveQuestion.objects.get(pk=plain.pk).state == "shown"
    assert LiveQuestion.objects.get(pk=private.pk).state == "waiting"
    assert desk(browser, talk, act="show", question=private.pk).status_code == 409
    desk(browser, talk, act="show", question=private.pk, shown_text="Can someone call me?")
    assert LiveQuestion.objects.get(pk=private.pk).state == "shown"


def test_a_question_asked_since_the_screen_was_read_waits(client_for, editor, talk):
    read, browser = live.question(talk, "When does it open?", shown=False), client_for(editor)
    screen = page(browser, f"/desk/conversations/{talk.slug}/live/")
    since = live.question(talk, "Where?", shown=False)
    desk(
        browser, talk, act="show_waiting", shown=screen.partition('name="shown" value="')[2].partition('"')[0]
    )
    desk(browser, talk, act="show_waiting")
    assert LiveQuestion.objects.get(pk=read.pk).state == "shown"
    assert LiveQuestion.objects.get(pk=since.pk).state == "waiting"


@pytest.mark.parametrize("reason", ModerationAct.Reason.values)
def test_hiding_needs_a_reason_of_the_list_and_is_counted_in_public(client, client_for, editor, talk, reason):
    row = live.question(talk, "Canary words?")
    desk(client_for(editor), talk, act="hide", question=row.pk, reason=reason)
    shown = page(client, live.address(talk))
    assert "Canary words?" not in shown
    assert f"{ModerationAct.Reason(reason).label}: 1" in shown.replace("&#x27;", "'")


@pytest.mark.parametrize("reason", ["", "critical", "offensive"])
def test_criticism_is_no_reason(client_for, editor, talk, reason):
    row = live.question(talk, "Why is this so slow?")
    answer = desk(client_for(editor), talk, act="hide", question=row.pk, reason=reason)
    assert answer.status_code == 409 and "BK-23" in answer.content.decode()
    assert LiveQuestion.objects.get().state == "shown"


def test_what_was_hidden_is_shown_shortened_and_the_words_are_kept(client, talk):
    row = live.question(talk, "Why is Ms. Doe so slow?")
    hide_question(actor=live.ACTOR, question=row, reason="spam")
    again = show_question(actor=live.ACTOR, question=row, shown_text="Why is this so slow?")
    assert (again.state, again.reason, again.text) == ("shown", "", "Why is Ms. Doe so slow?")
    shown = page(client, live.address(talk))
    assert "Why is this so slow?" in shown and "Shortened by staff" in shown and "Ms. Doe" not in shown
    reasons = list(
        LiveQuestion.history.order_by("history_id").values_list("history_change_reason", flat=True)
    )
    assert reasons == ["asked", "shown", "hidden: spam", "shown, shortened"]


def test_an_answer_stands_beside_the_question(client, client_for, editor, talk):
    row = live.question(talk)
    desk(client_for(editor), talk, act="answer", question=row.pk, answer="In the map, since May.")
    shown = page(client, live.address(talk))
    assert "In the map, since May." in shown and "I want this answered" not in shown


def test_history_keeps_no_key_of_a_participant(talk):
    live.question(talk)
    fields = {field.name for field in LiveQuestion.history.model._meta.fields}
    assert not fields & {"participant", "nonce", "supports"}


@pytest.mark.indexes
def test_unpublished_questions_are_in_no_public_page(client, talk):
    live.question(talk, "Canary that waits?", shown=False)
    hidden = live.question(talk, "Canary that is hidden?")
    hide_question(actor=live.ACTOR, question=hidden, reason="threat")
    group = live.group(talk)
    live.send(client, group, [live.note(text="Canary of a note")])
    for path in ("", "live/state/", "event.ics", "register/"):
        assert "Canary" not in client.get(f"/conversations/{talk.slug}/{path}").content.decode(), path
    for path in (live.address(talk), "/conversations/", "/search/?q=Canary", "/conversations/calendar.ics"):
        assert "Canary that" not in page(client, path) and "Canary of" not in page(client, path), path


def test_hiding_without_the_right_is_refused(analyst, talk):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        hide_question(actor=analyst, question=live.question(talk), reason="spam")


def test_a_hidden_question_cannot_become_a_comment(talk):
    row = live.question(talk)
    hidden = hide_question(actor=live.ACTOR, question=row, reason="spam")
    with pytest.raises(RuleBroken, match="shown or answered"):
        hear_question(actor=live.ACTOR, question=hidden)
