"""What is told is mailed: once, to those who asked, at their hour, in their language, and only while it is public."""

import sys
from datetime import datetime, timedelta

import pytest

from cms import clock
from cms.clock import PACIFIC
from cms.jobs import queue
from cms.models import OutboxMessage
from engagement.conversations.services import cancel_conversation, move_conversation
from engagement.models import Bulletin, Conversation, ConversationPage, Mailing, Subscriber
from engagement.newsletter import mailings, subscriptions
from tests.factories import engagement as make
from tests.factories import news
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def morning(days: int, hour: int = 8) -> datetime:
    """That many days after a Wednesday."""
    return datetime(2030, 6, 5 + days, hour, tzinfo=PACIFIC)


WEDNESDAY = morning(0, 10)  # two hours after the daily mail


@furnished(autouse=True)
def on_wednesday(set_clock, home):
    set_clock(WEDNESDAY)


def run(at: datetime = WEDNESDAY) -> int:
    with clock.at(at):
        mailings.collect_news()
        return mailings.send_news()


def test_a_new_conversation_reaches_those_who_want_it_at_once():
    news.subscriber()
    talk = make.conversation(spanish=True)
    assert run() == 1
    (mail,) = news.mails()
    assert mail.subject == f"Conversation: {talk.name['en']}"
    assert f"http://testserver/conversations/{talk.slug}/" in mail.text
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.headers["List-Unsubscribe"] == f"<http://testserver{news.link_in(mail, 'end')}>"
    assert news.link_in(mail, "settings")


def test_it_is_told_once_however_often_the_job_runs():
    news.subscriber()
    make.conversation()
    assert [run(), run(), run(WEDNESDAY + timedelta(days=1))] == [1, 0, 0]
    assert Bulletin.objects.count() == Mailing.objects.count() == 1


@pytest.mark.parametrize(
    ("rhythm", "turn"),
    [
        ("daily", morning(1)),
        ("weekly", morning(5)),
    ],
)
def test_a_digest_waits_for_its_hour(rhythm, turn):
    news.subscriber(rhythm=rhythm)
    make.conversation(starts_at=WEDNESDAY + timedelta(days=20))
    make.conversation(starts_at=WEDNESDAY + timedelta(days=21))
    assert [run(), run(turn - timedelta(minutes=1))] == [0, 0]
    assert [run(turn), run(turn + timedelta(minutes=3))] == [1, 0]
    (mail,) = news.mails()
    assert mail.subject.endswith("2 news items")


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        (datetime(2030, 3, 11, 7, 59, tzinfo=PACIFIC), datetime(2030, 3, 4, 8, tzinfo=PACIFIC)),
        (datetime(2030, 3, 11, 8, 0, tzinfo=PACIFIC), datetime(2030, 3, 11, 8, tzinfo=PACIFIC)),
        (datetime(2030, 3, 17, 23, 0, tzinfo=PACIFIC), datetime(2030, 3, 11, 8, tzinfo=PACIFIC)),
    ],
)
def test_the_week_turns_on_monday_at_eight_also_when_clocks_change(now, turn):
    assert mailings.last_turn("weekly", now) == turn


def test_nothing_new_means_no_mail():
    for number, rhythm in enumerate(("at_once", "daily", "weekly")):
        news.subscriber(f"{number}@example.org", rhythm=rhythm)
    make.conversation(live=False)
    assert run() == run(WEDNESDAY + timedelta(days=7)) == 0
    assert not OutboxMessage.objects.exists()


def test_only_topics_that_were_asked_for_are_told():
    news.subscriber(topics=["tools"])
    make.conversation()
    assert run() == 0


def test_nobody_gets_what_was_told_before_they_confirmed():
    make.conversation()
    run()
    with clock.at(WEDNESDAY + timedelta(hours=5)):
        news.subscriber()
    assert run(WEDNESDAY + timedelta(hours=5)) == 0


@pytest.mark.parametrize("state", ["pending", "ended", "bounced"])
def test_who_has_not_confirmed_or_has_ended_gets_nothing(state):
    row = news.subscriber()
    Subscriber.objects.filter(pk=row.pk).update(state=state)
    make.conversation()
    assert run() == 0


def test_who_ends_it_before_the_digest_gets_no_digest():
    row = news.subscriber(rhythm="daily")
    make.conversation()
    run()
    subscriptions.end_news(subscriber=row)
    assert run(WEDNESDAY + timedelta(days=1)) == 0


def test_what_is_no_longer_public_is_not_told():
    news.subscriber(rhythm="daily")
    talk = make.conversation()
    run()
    make.page_of(talk).unpublish()
    assert run(WEDNESDAY + timedelta(days=1)) == 0


def test_old_things_are_no_news_to_a_site_that_just_begins():
    long_ago = WEDNESDAY - timedelta(days=40)
    ConversationPage.objects.filter(conversation=make.conversation()).update(first_published_at=long_ago)
    news.subscriber()
    assert run() == 0 and not Bulletin.objects.exists()


def test_moving_cancelling_recap_and_outcome_are_told():
    news.subscriber()
    talk, other, past = make.conversation(), make.conversation(), make.reported()
    run()
    OutboxMessage.objects.all().delete()
    times = {"starts_at": talk.starts_at + timedelta(days=1), "ends_at": talk.ends_at + timedelta(days=1)}
    move_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "The hall floods"}, **times)
    cancel_conversation(actor=make.ACTOR, conversation=other, reason={"en": "Storm"})
    make.post_recap(past)
    _outcome(past)
    assert run() == 1
    (mail,) = news.mails()
    for words in (
        "Moved: ",
        "The hall floods",
        "Canceled: ",
        "Storm",
        "Recap: ",
        "What happened with this theme: More maps",
    ):
        assert words in mail.text
    assert "Conversations\n" in mail.text and "What was said, and what happened\n" in mail.text


def _outcome(talk: Conversation) -> None:
    from cms.records import history
    from engagement.models import Outcome

    theme = make.theme(talk, "More maps", 40)
    facts = {"answer": "adopted", "decided_by": {"en": "Governing Board"}, "decided_on": clock.today()}
    history.record(Outcome(theme=theme, published_by="Paul", **facts), actor=make.ACTOR, reason="test")


def test_tools_and_news_pages_are_told(home):
    from cms.models import NewsIndexPage, NewsPage
    from feedback.models import ToolIndexPage, ToolPage
    from feedback.tools.services import change_tool_state
    from tests.factories import feedback as tools

    news.subscriber()
    index = home.add_child(instance=NewsIndexPage(title="News", slug="news"))
    page = index.add_child(instance=NewsPage(title="The data arrived", slug="arrived", live=False))
    page.save_revision().publish()
    NewsPage.objects.update(first_published_at=WEDNESDAY)  # Wagtail publishes by the machine's clock
    tool, hidden = tools.make_tool(), tools.make_tool("hidden")
    shelf = home.add_child(instance=ToolIndexPage(title="Tools", slug="tools"))
    shelf.add_child(instance=ToolPage(title="Dashboard", tool=tool, slug="dashboard"))
    for each in (tool, hidden):
        change_tool_state(actor=make.ACTOR, tool=each, state="launched", note={"en": f"{each.slug} is there"})
    assert run() == 1
    text = news.mails()[0].text
    assert "The data arrived" in text and "http://testserver/news/arrived/" in text
    assert "dashboard is there" in text and "hidden is there" not in text


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Charla"), ("vi", "Talk"), ("ar", "Talk"), ("zh-hans", "Talk")]
)
def test_each_gets_it_in_their_language_and_english_where_there_is_none(language, words):
    news.subscriber(language=language)
    talk = make.conversation(spanish=True)
    run()
    (mail,) = news.mails()
    assert (mail.language, words in mail.text) == (language, True)
    assert f"http://testserver/{language}/conversations/{talk.slug}/" in mail.text
    assert ('dir="rtl"' in mail.html) == (language == "ar")


def test_hostile_names_alter_no_header_and_become_no_tag():
    """S07."""
    news.subscriber()
    make.conversation(name={"en": "A\r\nBcc: x@example.org <script>alert(1)</script> {{ office }}"})
    run()
    (mail,) = news.mails()
    assert "\n" not in mail.subject and set(mail.headers) == {"List-Unsubscribe", "List-Unsubscribe-Post"}
    assert "<script>" not in mail.html and "{{ office }}" in mail.html


def test_no_mail_watches_its_reader():
    news.subscriber()
    make.conversation()
    run()
    (mail,) = news.mails()
    assert "<img" not in mail.html and "?" not in "".join(
        part for part in mail.html.split('"') if "://" in part
    )


def test_a_worker_that_dies_leaves_no_half_mail(monkeypatch):
    news.subscriber()
    make.conversation()
    with monkeypatch.context() as broken:
        broken.setattr("engagement.newsletter.mailings._mail", lambda *given: sys.exit("killed"))
        with pytest.raises(SystemExit):
            run()
    assert not Mailing.objects.exists()
    assert run() == 1 and len(news.mails()) == 1


def test_two_workers_with_the_same_list_write_one_mail_to_each(monkeypatch):
    """Both read who waits before either writes: the second finds it done."""
    for number in range(3):
        news.subscriber(f"{number}@example.org")
    make.conversation()
    alone = mailings._send_to
    monkeypatch.setattr(mailings, "_send_to", lambda *given: alone(*given) + alone(*given))
    assert run() == 3
    assert sorted(OutboxMessage.objects.values_list("to", flat=True)) == [
        f"{n}@example.org" for n in range(3)
    ]


def test_the_periodic_job_does_it_all():
    news.subscriber()
    make.conversation()
    assert "engagement.news" in queue.run_due()
    assert len(news.mails()) == 1
