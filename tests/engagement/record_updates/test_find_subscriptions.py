"""Whoever lost the links to their subscriptions asks for them by email; nobody else learns whether there are any."""

import pytest

from boards.notices.subscriptions import subscribe
from cms import clock
from cms.models import OutboxMessage
from cms.web import one_time_keys
from engagement.newsletter import subscriptions
from engagement.newsletter.own_subscriptions import REPEAT_AFTER
from tests.factories import news
from tests.factories import record_updates as make

HERE, SENT = "/news/find/", "/news/find/sent/"
pytestmark = pytest.mark.django_db


def ask(client, email: str = news.ADDRESS, language: str = ""):
    key = one_time_keys.issue("engagement.news-find")
    return client.post(f"{language}{HERE}", {"email": email, "key": key, "website": ""})


def asked_mails() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(about_kind="own_subscriptions"))


def test_the_owner_gets_the_links_to_updates_and_to_each_notice(client, board):
    row, notice = news.subscriber(news.ADDRESS), subscribe(email=news.ADDRESS.upper(), body=board)
    assert ask(client)["Location"] == SENT
    [mail] = asked_mails()
    link = next(word for word in mail.text.split() if "/news/settings/" in word)
    assert client.get(link).status_code == 200 and notice.end_url in mail.text
    assert (mail.to, mail.about_id, mail.is_readable) == (row.email, "", False)


def test_notices_alone_are_named_too(client, board):
    notice = subscribe(email=news.ADDRESS, body=board)
    ask(client)
    [mail] = asked_mails()
    assert notice.end_url in mail.text and "/news/settings/" not in mail.text


def test_an_address_without_subscriptions_gets_no_email_and_the_same_answer(client):
    subscriptions.ask_for_news(email="new@example.org", wanted=["tools"], language="en", rhythm="daily")
    answers = [ask(client, email) for email in ("nobody@example.org", "new@example.org")]
    assert {(each.status_code, each["Location"]) for each in answers} == {(303, SENT)}
    assert not asked_mails()


def test_nobody_is_written_to_again_and_again(client):
    news.subscriber(news.ADDRESS)
    assert {ask(client).status_code for _time in range(3)} == {303}
    assert len(asked_mails()) == 1 and REPEAT_AFTER >= 600


@pytest.mark.parametrize("email", ["", "ana", "a@b.org, c@d.org"])
def test_what_is_no_address_is_said_beside_the_field_and_kept(client, email):
    answer = ask(client, email)
    assert answer.status_code == 422 and "Problem:" in answer.text and email in answer.text


def test_it_comes_in_the_language_of_the_page(client):
    news.subscriber(news.ADDRESS)
    ask(client, language="/ko")
    [mail] = asked_mails()
    assert mail.language == "ko" and "/ko/news/settings/" in mail.text


def test_an_address_that_stopped_is_not_written_to(client):
    row = make.follower("decisions", "2022-01")
    subscriptions.end_news(subscriber=row)
    with clock.at(clock.now()):
        ask(client)
    assert not asked_mails()
