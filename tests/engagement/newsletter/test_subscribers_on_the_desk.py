"""Subscribers, bounces and the suppression list on the desk, for publishers only (row 29)."""

import pytest

from cms.mail import outbox
from cms.mail.suppression import is_suppressed, suppress
from cms.models import OutboxMessage, SuppressedAddress
from engagement.models import Subscriber
from engagement.newsletter import subscriptions
from tests.factories import news

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
LIST, UNDELIVERED = "/desk/news/subscribers/", "/desk/news/undelivered/"
OTHER = "other.canary@example.org"


def waiting(to: str, about: tuple[str, int] = ("subscriber", 1)) -> OutboxMessage:
    row = outbox.queue(
        "engagement/emails/news_known", to=to, language="en", context={"url": "/"}, about=about
    )
    OutboxMessage.objects.filter(pk=row.pk).update(state=OutboxMessage.State.WAITING)
    return row


@pytest.mark.parametrize("who", ["editor", "analyst", "clerk", "administrator", "resident"])
@pytest.mark.parametrize("path", [LIST, UNDELIVERED])
def test_only_publishers_open_them(home, cast, who, path):
    assert cast[who].get(path).status_code in (403, 404)


def test_subscribers_are_found_by_address_and_state(home, cast):
    news.subscriber()
    subscriptions.end_news(subscriber=news.subscriber(OTHER))
    assert OTHER not in cast["publisher"].post(LIST, {"q": "CANARY.reader"}).text
    ended = cast["publisher"].get(LIST, {"state": "ended"}).text
    assert OTHER in ended
    assert news.ADDRESS not in ended


def test_a_publisher_ends_the_updates_of_who_asked_by_phone(home, cast):
    row = news.subscriber()
    page = f"{LIST}{row.pk}/"
    assert "End email updates" in cast["publisher"].get(page).text
    cast["publisher"].post(page, {"act": "end"})
    row.refresh_from_db()
    assert row.state == "ended"
    assert "End email updates" not in cast["publisher"].get(page).text
    assert row.history.latest().history_change_reason == "ended on request"


def test_the_list_asks_the_same_number_of_queries_for_many(home, cast, django_assert_max_num_queries):
    for number in range(6):
        news.subscriber(f"{number}@example.org")
    cast["publisher"].get(LIST)
    with django_assert_max_num_queries(12):
        cast["publisher"].get(LIST)


def test_nothing_is_sent_to_a_suppressed_address(home, cast, mailoutbox):
    answer = cast["publisher"].post(
        UNDELIVERED, {"act": "suppress", "email": OTHER.upper(), "reason": "asked"}
    )
    assert answer.status_code == 302
    row = waiting(OTHER)
    outbox.send_due()
    row.refresh_from_db()
    assert (row.state, row.error, row.text) == ("failed", "suppressed", "")
    assert mailoutbox == []


def test_messages_about_an_account_are_sent_all_the_same(home, mailoutbox):
    suppress(actor="system:test", address=OTHER, reason="asked")
    row = waiting(OTHER, about=("", 0))
    outbox.send_due()
    row.refresh_from_db()
    assert row.state == "sent"


def test_the_list_holds_no_address(home, cast):
    cast["publisher"].post(UNDELIVERED, {"act": "suppress", "email": OTHER, "reason": "asked"})
    row = SuppressedAddress.objects.get()
    assert OTHER.split("@")[0] not in str(vars(row))
    assert OTHER.split("@")[0] not in cast["publisher"].get(UNDELIVERED).text


def test_an_address_is_looked_up_and_taken_off(home, cast):
    suppress(actor="system:test", address=OTHER, reason="asked")
    found = cast["publisher"].post(UNDELIVERED, {"act": "look_up", "address": OTHER})
    assert "This site does not email" in found.text
    row = found.context["found"]["row"]
    cast["publisher"].post(UNDELIVERED, {"act": "lift", "row": row.pk})
    assert not is_suppressed(OTHER)
    assert (
        "is not on the list" in cast["publisher"].post(UNDELIVERED, {"act": "look_up", "address": OTHER}).text
    )


@pytest.mark.parametrize(
    "typed", [{"email": "no address", "reason": "asked"}, {"email": OTHER, "reason": ""}]
)
def test_a_mistake_is_said_beside_the_field(home, cast, typed):
    answer = cast["publisher"].post(UNDELIVERED, {"act": "suppress"} | typed)
    assert answer.status_code == 422
    assert "aria-invalid" in answer.text
    assert not SuppressedAddress.objects.exists()


def test_who_asks_for_news_again_after_a_bounce_gets_the_link(home):
    suppress(actor="system:bounces", address=OTHER, reason="bounced")
    subscriptions.ask_for_news(email=OTHER, wanted=["tools"], language="en", rhythm="daily")
    assert not is_suppressed(OTHER)
    assert Subscriber.objects.get(email=OTHER).is_pending


def test_who_asked_for_no_mail_at_all_gets_none_though_somebody_types_the_address(home):
    suppress(actor="system:test", address=OTHER, reason="asked")
    subscriptions.ask_for_news(email=OTHER, wanted=["tools"], language="en", rhythm="daily")
    assert is_suppressed(OTHER)


def test_mail_that_came_back_is_listed_in_words(home, cast):
    row = waiting(OTHER)
    OutboxMessage.objects.filter(pk=row.pk).update(state="sent", error="bounced 5.1.1")
    answer = cast["publisher"].get(UNDELIVERED)
    assert "The address does not exist." in answer.text
    assert OTHER in answer.text
