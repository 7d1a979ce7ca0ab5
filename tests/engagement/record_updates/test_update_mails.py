"""What changed of followed records is mailed: gathered, once, at its turn, in the reader's language, while public."""

import sys
from datetime import datetime, timedelta

import pytest

from boards.models import Decision
from cms import clock
from cms.clock import PACIFIC
from cms.models import OutboxMessage
from cms.open_data import sync
from engagement.models import FollowedRecord
from engagement.newsletter import mailings, subscriptions
from tests.factories import engagement, news, open_data
from tests.factories import record_updates as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2030, 6, 5, 10, 7, tzinfo=PACIFIC)
LATER = WEDNESDAY + timedelta(minutes=15)
MONDAY = datetime(2030, 6, 10, 8, tzinfo=PACIFIC)


@furnished(autouse=True)
def on_wednesday(set_clock, home):
    set_clock(WEDNESDAY)


def run(at: datetime = LATER) -> int:
    with clock.at(at):
        mailings.collect_news()
        return mailings.send_news()


def text() -> str:
    (mail,) = make.mails()
    return mail.text


def test_a_change_is_mailed_once_with_what_is_true_now(decided):
    make.follower("decisions", decided.number)
    make.change(decided, outcome="tabled")
    assert [run(), run(), run(LATER + timedelta(days=1))] == [1, 0, 0]
    (mail,) = make.mails()
    assert f"Decision {decided.number}: Decision 1" in mail.text and "Now: tabled" in mail.text
    assert f"http://testserver/decisions/{decided.number}/" in mail.text
    assert news.link_in(mail, "settings") and mail.headers["List-Unsubscribe"]
    assert "Decision" not in mail.subject and "abled" not in mail.subject


def test_changes_within_a_quarter_of_an_hour_come_in_one_mail(decided):
    make.follower("decisions", decided.number)
    make.change(decided, outcome="tabled")
    assert run(WEDNESDAY + timedelta(minutes=2)) == 0
    make.change(decided, outcome="adopted")
    make.change(decided, reason={"en": "Counties asked."})
    assert run() == 1
    assert "Now: tabled" not in text() and text().count("Now: Adopted") == 1
    assert text().count("Text or details changed") == 1


@pytest.mark.parametrize(
    ("rhythm", "turn"), [("daily", datetime(2030, 6, 6, 8, tzinfo=PACIFIC)), ("weekly", MONDAY)]
)
def test_a_digest_waits_for_its_hour(board, decided, rhythm, turn):
    row = make.follower("decisions", decided.number, rhythm=rhythm)
    make.follows(row, "bodies", board.slug)
    make.change(decided, outcome="tabled")
    assert [run(), run(turn - timedelta(minutes=1))] == [0, 0]
    assert [run(turn), run(turn + timedelta(minutes=3))] == [1, 0]
    assert text().count("- Decision") == 1 and "- Body: Governing Board" in text()


def test_followers_of_a_body_hear_of_its_new_decision_and_of_its_outcome(board, decided):
    make.follower("bodies", board.slug)
    open_data.decision(board, 2)
    sync.follow()
    assert run() == 1
    assert "New: Decision 2022-02: Decision 2" in text()
    assert "http://testserver/decisions/2022-02/" in text()
    OutboxMessage.objects.all().delete()
    make.change(decided, outcome="tabled", decided_on=open_data.DAY + timedelta(days=1))
    assert run(LATER + timedelta(minutes=30)) == 1
    assert f"Decision {decided.number}: Decision 1. Now: tabled" in text()
    assert f"Decision {decided.number}: Decision 1. Date: Nov" in text()


def test_nothing_new_means_no_mail_and_what_concerns_nobody_is_passed(board, decided):
    make.follower("decisions", decided.number)
    make.follower("decisions", "2022-77", "other@example.org")
    open_data.decision(board, 2)
    sync.follow()
    assert run() == 0 and not OutboxMessage.objects.exists()
    assert len(set(FollowedRecord.objects.values_list("told_until", flat=True))) == 1


def test_nobody_is_told_what_changed_before_they_followed(decided):
    make.change(decided, outcome="tabled")
    make.follower("decisions", decided.number)
    assert run() == 0


def test_only_own_records_are_told(board, decided):
    other = open_data.decision(board, 2)
    sync.follow()
    make.follower("decisions", decided.number)
    make.follower("decisions", other.number, "other@example.org")
    make.change(decided, outcome="tabled")
    make.change(other, outcome="tabled")
    assert run() == 2
    assert other.number not in text() and decided.number not in make.mails("other@example.org")[0].text


@pytest.mark.parametrize("is_noticed", [True, False], ids=["already noticed", "not yet noticed"])
def test_what_is_public_no_more_is_not_named(board, decided, is_noticed):
    make.follower("decisions", decided.number)
    make.follower("bodies", board.slug, "board@example.org")
    make.change(decided, outcome="tabled")
    Decision.objects.filter(pk=decided.pk).update(published_at=None)
    if is_noticed:
        sync.follow()
    run()
    assert not make.mails("board@example.org")
    texts = [mail.text + mail.html for mail in make.mails()]
    assert not any(words in each for each in texts for words in ("Decision 1", decided.number, "tabled"))
    assert [("Decision: no longer public" in each) for each in texts] == ([True] if is_noticed else [])


def test_what_is_public_again_is_told(decided):
    make.follower("decisions", decided.number)
    moment = decided.published_at
    make.change(decided, published_at=None)
    make.change(decided, published_at=moment)
    assert run() == 1 and "Public again" in text() and "no longer" not in text()


def test_news_and_what_is_followed_come_in_one_mail(decided):
    row = news.subscriber(topics=["conversations"])
    make.follows(row, "decisions", decided.number)
    make.change(decided, outcome="tabled")
    engagement.conversation()
    sync.follow()
    assert run() == 1
    assert "What you follow" in text() and "Conversations\n" in text()


def test_the_mail_is_in_the_readers_language(decided):
    make.follower("decisions", decided.number, language="es")
    make.change(decided, outcome="tabled")
    run()
    assert "Decisión 1" in text() and "Lo que usted sigue" in text()
    assert f"http://testserver/es/decisions/{decided.number}/" in text()
    assert "New:" not in text() and "Now:" not in text()


@pytest.mark.parametrize("state", ["pending", "ended", "bounced"])
def test_who_has_not_confirmed_or_has_ended_gets_nothing(decided, state):
    row = make.follower("decisions", decided.number)
    row.state = state
    row.save()
    make.change(decided, outcome="tabled")
    assert run() == 0


def test_who_stops_before_the_digest_gets_none(decided):
    row = make.follower("decisions", decided.number, rhythm="weekly")
    make.change(decided, outcome="tabled")
    subscriptions.end_news(subscriber=row)
    assert run(MONDAY) == 0


def test_a_worker_that_dies_leaves_no_half_mail(decided, monkeypatch):
    make.follower("decisions", decided.number)
    make.change(decided, outcome="tabled")
    with monkeypatch.context() as broken:
        broken.setattr("engagement.newsletter.mailings._mail", lambda *given: sys.exit("killed"))
        with pytest.raises(SystemExit):
            run()
    assert run() == 1 and len(make.mails()) == 1


def test_two_workers_with_the_same_list_write_one_mail_to_each(decided, monkeypatch):
    for number in range(3):
        make.follower("decisions", decided.number, f"{number}@example.org")
    make.change(decided, outcome="tabled")
    alone = mailings._send_to
    monkeypatch.setattr(mailings, "_send_to", lambda *given: alone(*given) + alone(*given))
    assert run() == 3
    assert OutboxMessage.objects.count() == 3


def test_a_mail_that_fails_is_tried_again(decided, monkeypatch):
    make.follower("decisions", decided.number)
    make.change(decided, outcome="tabled")
    with monkeypatch.context() as broken:
        broken.setattr("engagement.newsletter.mailings._mail", lambda *given: 1 / 0)
        assert run() == 0
    assert run() == 1


@pytest.mark.engine
@pytest.mark.parametrize("concerns", [True, False])
def test_statements_do_not_grow_with_what_is_followed(board, django_assert_max_num_queries, concerns):
    rows = open_data.decisions(board, 20)
    sync.follow()
    person = make.follower("decisions", rows[0].number)
    for row in rows[1:]:
        make.follows(person, "decisions", row.number)
    Decision.objects.filter(sequence__lte=20 if concerns else 0).update(outcome="tabled")
    open_data.decision(board, 50)
    sync.follow()
    with django_assert_max_num_queries(50), clock.at(LATER):
        assert mailings.send_news() == concerns
