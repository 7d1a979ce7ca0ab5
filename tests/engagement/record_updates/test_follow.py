"""Follow a record: asked for on its page, confirmed by a button, stopped on the page of all subscriptions."""

from datetime import timedelta

from django.test import Client

import pytest

from boards.models import Decision
from cms import clock
from engagement.models import FollowedRecord, Subscriber
from engagement.newsletter import subscriptions
from tests.factories import news
from tests.factories import record_updates as make

pytestmark = pytest.mark.django_db


def followed() -> list[tuple[str, str]]:
    return list(FollowedRecord.objects.values_list("kind", "key"))


def link() -> str:
    return news.link_in(make.mails()[-1], "follow")


def test_nothing_is_followed_before_the_owner_pressed_the_button(client, decided, here):
    page = client.get(here)
    assert page.status_code == 200 and "Decision 1" in page.text and decided.number in page.text
    answer = make.ask(client, here)
    assert (answer.status_code, answer["Location"]) == (303, "/follow/sent/")
    assert client.get("/follow/sent/").status_code == 200
    assert not followed() and Subscriber.objects.get().state == "pending"
    (mail,) = make.mails()
    assert f"Decision {decided.number}: Decision 1" in mail.text
    assert client.get(link()).status_code == 200 and not followed()

    answer = make.press(client, link())
    assert answer.status_code == 303 and followed() == [("decisions", decided.number)]
    row = Subscriber.objects.get()
    assert (row.state, row.rhythm, news.topics_of(row)) == ("confirmed", "weekly", set())
    own = client.get(answer["Location"])
    assert "Decision 1" in own.text and "Stop following" in own.text
    assert not client.cookies


def test_pressing_twice_follows_once(client, here):
    make.ask(client, here)
    assert [make.press(client, link()).status_code for _time in range(2)] == [303, 303]
    assert FollowedRecord.objects.count() == 1


def test_the_subject_of_the_mail_names_nothing_that_is_followed(client, here):
    make.ask(client, here)
    assert make.mails()[0].subject.startswith("Please confirm")
    assert "Decision" not in make.mails()[0].subject


def test_known_and_unknown_addresses_get_the_same_answer(client, here):
    """S25: the same bytes, and for both a link that must be opened."""
    news.subscriber()
    known, unknown = make.ask(Client(), here), make.ask(Client(), here, "new@example.org")
    assert (known.status_code, known["Location"], known.content) == (
        unknown.status_code,
        unknown["Location"],
        unknown.content,
    )
    assert set(known.headers) == set(unknown.headers)
    assert not followed()
    assert all(news.link_in(make.mails(to)[0], "follow") for to in (news.ADDRESS, "new@example.org"))


def test_asking_never_changes_the_wish_of_a_confirmed_address(client, here):
    row = news.subscriber(topics=["tools"])
    make.ask(client, here, rhythm="daily", language="es")
    make.press(client, link())
    row.refresh_from_db()
    assert (row.rhythm, row.language, news.topics_of(row)) == ("at_once", "en", {"tools"})


def test_a_mailbox_is_not_flooded(client, here):
    for _time in range(7):
        make.ask(client, here)
    assert len(make.mails()) == 5
    with clock.at(clock.now() + timedelta(minutes=11)):
        make.ask(client, here)
    assert len(make.mails()) == 6


def test_topics_that_wait_for_their_owner_are_named_and_confirmed_with_it(client, here):
    subscriptions.ask_for_news(email=news.ADDRESS, wanted=["tools"], language="en", rhythm="daily")
    make.ask(client, here)
    assert "also asked for email updates about topics" in client.get(link()).text
    make.press(client, link())
    row = Subscriber.objects.get()
    assert (row.state, row.rhythm, news.topics_of(row)) == ("confirmed", "daily", {"tools"})


def test_what_was_chosen_before_updates_ended_does_not_come_back(client, here):
    row = news.subscriber(topics=["tools"])
    make.follows(row, "decisions", "2022-99")
    subscriptions.end_news(subscriber=row)
    assert not followed()
    make.ask(client, here)
    make.press(client, link())
    assert news.topics_of(row) == set() and len(followed()) == 1


def test_the_link_works_for_seven_days_and_not_once_updates_ended(client, here):
    make.ask(client, here)
    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        assert make.press(client, link()).status_code == 410
    make.press(client, link())
    subscriptions.end_news(subscriber=Subscriber.objects.get())
    assert client.get(link()).status_code == make.press(client, link()).status_code == 410
    assert not followed()


@pytest.mark.parametrize("path", ["x", "a.b.c:d"])
def test_a_forged_link_opens_nothing(client, path):
    assert client.get(f"/news/follow/{path}/").status_code == 404
    assert client.post(f"/news/follow/{path}/").status_code == 404


def test_links_open_nothing_but_what_they_were_made_for(client, here):
    make.ask(client, here)
    token = link().split("/")[-2]
    for purpose in ("confirm", "settings", "end"):
        assert client.get(f"/news/{purpose}/{token}/").status_code == 404


@pytest.mark.parametrize("path", ["/follow/decisions/1999-1/", "/follow/gossip/1/", "/follow/seats/1/"])
def test_an_unknown_record_cannot_be_followed(client, path):
    assert client.get(path).status_code == make.ask(client, path).status_code == 404
    assert client.get(f"{path}changes.atom").status_code == 404
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("is_noticed", [True, False], ids=["already noticed", "not yet noticed"])
def test_a_record_that_is_public_no_more_cannot_be_followed(client, decided, here, is_noticed):
    make.ask(client, here)
    Decision.objects.filter(pk=decided.pk).update(published_at=None)
    if is_noticed:
        make.change(decided)
    assert client.get(here).status_code == make.ask(client, here).status_code == 404
    assert client.get(link()).status_code == make.press(client, link()).status_code == 410
    assert not followed()


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": ""},
        {"email": "nobody"},
        {"email": "a@example.org\r\nBcc: b@example.org"},
        {"rhythm": "hourly"},
        {"language": "tlh"},
        {"website": "https://spam.example"},
        {"key": "made-up"},
    ],
)
def test_a_wrong_form_is_named_and_nothing_is_kept(client, here, wrong):
    answer = make.ask(client, here, **wrong)
    assert answer.status_code == 422 and "Problem:" in answer.text
    assert not Subscriber.objects.exists() and not make.mails()


def test_another_site_cannot_send_the_form(client, here):
    answer = client.post(here, {"email": news.ADDRESS}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403 and not Subscriber.objects.exists()


@pytest.mark.parametrize("code", ["es", "zh-hans", "zh-hant", "vi", "tl", "ko", "ar"])
def test_the_way_to_follow_speaks_the_language(client, here, code):
    answer = client.get(f"/{code}{here}")
    assert answer.status_code == 200 and f'lang="{code}"' in answer.text
    assert answer.context["form"].initial["language"] == code
    make.ask(client, f"/{code}{here}", language=code)
    assert make.mails()[0].language == code
    assert f"/{code}/news/follow/" in make.mails()[0].text
    assert make.press(client, link())["Location"].startswith(f"/{code}/news/settings/")


def test_the_form_says_what_the_address_is_for(client, here):
    """PRV-04: who, why, whether it must be given, how long."""
    text = client.get(here).text
    for words in (
        "only to send you what you chose",
        "Providing it is optional",
        "30 days after you stop",
        "/privacy/",
    ):
        assert words in text


@pytest.mark.engine
def test_asking_stays_within_its_statements(client, here, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        make.ask(client, here)
