"""The feed is read by a real reader: new, moved, cancelled, recap, outcome; unchanged it answers 304."""

from datetime import timedelta

import feedparser
import pytest

from engagement.conversations.services import cancel_conversation, move_conversation
from tests.engagement.newsletter.test_news_mailings import _outcome
from tests.factories import engagement as make
from tests.factories import news

pytestmark = pytest.mark.django_db
FEED = "/conversations/feed.atom"


def titles(client, path: str = FEED) -> list[str]:
    answer = client.get(path)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8" and not answer.cookies
    read = feedparser.parse(answer.content)
    assert not read.bozo
    return [entry.title for entry in read.entries]


@pytest.mark.engine
def test_it_tells_what_happened_newest_first(client, home):
    talk, off, past, draft = (
        make.conversation(),
        make.conversation(),
        make.reported(),
        make.conversation(live=False),
    )
    start = talk.starts_at + timedelta(days=1)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=1)}
    move_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Strike"}, **times)
    cancel_conversation(actor=make.ACTOR, conversation=off, reason={"en": "Storm"})
    _outcome(past)
    found = titles(client)
    wanted = [f"Moved: {talk.name['en']}", f"Canceled: {off.name['en']}", f"Recap: {past.name['en']}"]
    assert {*wanted, f"Conversation: {talk.name['en']}", "What happened with this theme: More maps"} <= set(
        found
    )
    assert found[0] == "What happened with this theme: More maps"
    assert draft.name["en"] not in "".join(found)


def test_unchanged_it_answers_304_and_a_change_gives_it_again(client):
    talk = make.conversation()
    first = client.get(FEED)
    again = client.get(FEED, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm"})
    assert client.get(FEED, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_each_entry_keeps_its_name_and_links_to_its_page(client):
    talk = make.conversation(spanish=True)
    one, two = (feedparser.parse(client.get(path).content).entries[0] for path in (FEED, f"/es{FEED}"))
    assert one.id == two.id and talk.name["es"] in two.title
    assert (one.link, two.link) == tuple(
        f"http://testserver{code}/conversations/{talk.slug}/" for code in ("", "/es")
    )


def test_hostile_names_stay_text(client):
    make.conversation(name={"en": "</title><script>alert(1)</script> & more"})
    assert titles(client) == ["Conversation: </title><script>alert(1)</script> & more"]
    assert b"<script>" not in client.get(FEED).content


def test_an_empty_feed_can_be_read(client, home):
    assert titles(client) == []


def test_no_page_feed_calendar_or_log_tells_an_address(client, caplog):
    """Canary: who reads our news stands nowhere."""
    make.conversation()
    news.subscriber()
    from engagement.newsletter import mailings

    mailings.collect_news()
    mailings.send_news()
    paths = (
        "/",
        "/conversations/",
        "/news/subscribe/",
        "/news/subscribe/sent/",
        FEED,
        "/conversations/calendar.ics",
    )
    assert all(news.ADDRESS not in client.get(path).text for path in paths)
    assert news.ADDRESS not in caplog.text
