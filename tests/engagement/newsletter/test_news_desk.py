"""The desk sees true counts; an address is for the publisher (row 29); what has run out is erased (F20)."""

from datetime import timedelta

import pytest

from cms import clock
from cms.models import OutboxMessage
from cms.records import retention
from engagement.models import Subscriber
from engagement.newsletter import mailings, subscriptions
from tests.factories import engagement as make
from tests.factories import news

pytestmark = pytest.mark.django_db
DESK = "/desk/news/"


@pytest.mark.parametrize(
    ("who", "opens", "reads"),
    [
        ("publisher", True, True),
        ("editor", True, False),
        ("analyst", True, False),
        ("clerk", False, False),
        ("administrator", False, False),
        ("resident", False, False),
        ("anonymous", False, False),
    ],
)
def test_who_sees_counts_and_who_sees_addresses(cast, who, opens, reads):
    news.subscriber()
    answer = cast[who].get(DESK)
    assert (answer.status_code == 200, "/desk/news/subscribers/" in answer.text) == (opens, reads)
    assert news.ADDRESS not in answer.text
    assert (news.ADDRESS in cast[who].get("/desk/news/subscribers/").text) == reads


@pytest.mark.engine
def test_it_counts_by_state_topic_language_and_rhythm(cast):
    news.subscriber(topics=["tools"], language="es")
    news.subscriber("b@example.org", topics=["tools", "news"], rhythm="weekly")
    subscriptions.end_news(subscriber=news.subscriber("c@example.org"))
    make.conversation()
    mailings.collect_news()
    mailings.send_news()
    context = cast["editor"].get(DESK).context
    counts = {
        table["title"]: {str(row["label"]): row["count"] for row in table["rows"]}
        for table in context["tables"]
    }
    assert (counts["Status"]["Confirmed"], counts["Status"]["Unsubscribed"]) == (2, 1)
    assert (counts["Topic"]["Tools"], counts["Language"]["Español"]) == (2, 1)
    assert counts["How often"]["Once a week"] == 1
    assert [row.n_sent for row in context["issues"]] == [0]


@pytest.mark.engine
def test_the_desk_asks_few_things_for_many(cast, django_assert_max_num_queries):
    for number in range(5):
        news.subscriber(f"{number}@example.org")
    cast["publisher"].get(DESK)
    with django_assert_max_num_queries(15):
        cast["publisher"].get(DESK)


@pytest.mark.engine
@pytest.mark.parametrize(
    ("state", "days"), [("pending", 7), ("ended", 30), ("bounced", 30), ("confirmed", None)]
)
def test_addresses_are_erased_when_their_time_is_over(state, days):
    row = news.subscriber()
    subscriptions.ask_for_news(email="new@example.org", wanted=["tools"], language="en", rhythm="daily")
    Subscriber.objects.exclude(pk=row.pk).delete()
    OutboxMessage.objects.create(to=row.email, subject="x", about_kind="news", about_id=str(row.pk))
    Subscriber.objects.update(state=state, asked_at=clock.now(), ended_at=clock.now())
    with clock.at(clock.now() + timedelta(days=(days or 400), hours=-1)):
        retention.run()
        assert Subscriber.objects.exists()
    with clock.at(clock.now() + timedelta(days=(days or 400), hours=1)):
        retention.run()
    assert Subscriber.objects.exists() == (days is None)
    assert OutboxMessage.objects.filter(to=row.email).exists() == (days is None)
