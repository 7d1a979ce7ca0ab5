"""News by mail: asked for, confirmed by a button, changed and ended by links. No account, no cookie (A01, S25, S29)."""

from datetime import timedelta

from django.test import Client

import pytest

from cms import clock
from cms.web import one_time_keys
from engagement.models import Subscriber
from tests.factories import engagement as make
from tests.factories import news
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
HERE = "/news/subscribe/"


@furnished(autouse=True)
def pages(home):
    make.index()


def ask(client, **changes):
    return client.post(HERE, news.wish(**changes))


def press(client, path):
    return client.post(path, {"key": one_time_keys.issue("engagement.news-confirm")})


def confirmed(client) -> Subscriber:
    ask(client)
    press(client, news.link_in(news.mails()[-1], "confirm"))
    return Subscriber.objects.get()


def test_nothing_is_sent_before_the_owner_pressed_the_button(client):
    answer = ask(client)
    assert (answer.status_code, answer["Location"]) == (303, "/news/subscribe/sent/")
    (mail,) = news.mails()
    assert Subscriber.objects.get().state == "pending"
    assert press(client, news.link_in(mail, "confirm")).status_code == 303
    row = Subscriber.objects.get()
    assert (row.state, row.rhythm, news.topics_of(row)) == (
        "confirmed",
        "weekly",
        {"conversations", "recaps"},
    )
    assert not client.cookies


def test_a_scanner_that_opens_every_link_changes_nothing(client):
    """A01: no change on GET or HEAD."""
    row = confirmed(client)
    ask(client, email="other@example.org")
    paths = [news.link_in(news.mails("other@example.org")[0], "confirm")]
    with clock.at(clock.now() + timedelta(hours=1)):
        ask(client)
    paths.append(news.link_in(news.mails()[-1], "settings"))
    paths.append(client.get(paths[-1]).context["end_url"])
    before = list(Subscriber.objects.order_by("pk").values())
    for path in paths:
        for read in (client.get, client.head):
            assert read(path).status_code == 200
            assert read(path)["X-Robots-Tag"] == "noindex"
    assert list(Subscriber.objects.order_by("pk").values()) == before
    assert Subscriber.objects.get(pk=row.pk).state == "confirmed"


def test_known_and_unknown_addresses_get_the_same_answer(client):
    """S25: the same bytes; only the mail differs."""
    confirmed(client)
    Subscriber.objects.update(asked_at=clock.now() - timedelta(days=1))
    with clock.at(clock.now() + timedelta(hours=1)):
        known, unknown = ask(Client()), ask(Client(), email="new@example.org")
    assert (known.status_code, known["Location"], known.content) == (
        unknown.status_code,
        unknown["Location"],
        unknown.content,
    )
    assert set(known.headers) == set(unknown.headers)
    assert "/news/settings/" in news.mails()[-1].text
    assert "/news/confirm/" in news.mails("new@example.org")[0].text


def test_asking_again_never_changes_the_wish_of_a_confirmed_address(client):
    row = confirmed(client)
    ask(client, topics=["tools"], rhythm="at_once", language="es")
    again = Subscriber.objects.get(pk=row.pk)
    assert (again.rhythm, again.language, news.topics_of(again)) == (
        "weekly",
        "en",
        {"conversations", "recaps"},
    )


def test_capital_letters_make_no_second_row(client):
    ask(client)
    ask(client, email=news.ADDRESS.upper())
    assert Subscriber.objects.count() == 1


def test_sending_the_form_again_and_again_fills_no_mailbox(client):
    for _time in range(4):
        ask(client)
    assert len(news.mails()) == 1
    assert press(client, news.link_in(news.mails()[0], "confirm")).status_code == 303


def test_the_link_to_confirm_works_once_and_for_seven_days(client):
    ask(client)
    path = news.link_in(news.mails()[0], "confirm")
    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        assert press(client, path).status_code == 410
    assert Subscriber.objects.get().state == "pending"
    assert press(client, path).status_code == 303
    assert press(client, path).status_code == 410
    assert client.get(path).status_code == 410


def test_only_the_newest_link_to_confirm_works(client):
    ask(client)
    old = news.link_in(news.mails()[0], "confirm")
    with clock.at(clock.now() + timedelta(hours=2)):
        ask(client)
        assert press(client, old).status_code == 410
        assert press(client, news.link_in(news.mails()[-1], "confirm")).status_code == 303


@pytest.mark.parametrize("purpose", ["confirm", "settings", "end"])
@pytest.mark.parametrize("other", ["confirm", "settings", "end"])
def test_a_link_opens_nothing_but_what_it_was_made_for(client, purpose, other):
    """S29: salted by purpose."""
    from engagement import subscriber_links as letter_links

    row = news.subscriber()
    made = letter_links.token(purpose, row.key)
    if purpose != other:
        assert client.get(f"/news/{other}/{made}/").status_code == 404
    for wrong in (made[:-1] + ("A" if made[-1] != "A" else "B"), "x", "a.b.c:d"):
        assert client.get(f"/news/{purpose}/{wrong}/").status_code == 404
        assert client.post(f"/news/{purpose}/{wrong}/").status_code == 404


def test_settings_change_by_the_link_of_a_mail(client):
    row = confirmed(client)
    with clock.at(clock.now() + timedelta(hours=1)):
        ask(client)
    path = news.link_in(news.mails()[-1], "settings")
    data = {"topics": ["tools"], "rhythm": "daily", "language": "es"}
    answer = client.post(path, data | {"key": one_time_keys.issue("engagement.news-settings")})
    assert answer.status_code == 200 and "Saved" in answer.text
    row.refresh_from_db()
    assert (row.rhythm, row.language, news.topics_of(row)) == ("daily", "es", {"tools"})


def _settings_of(row) -> str:
    from engagement import subscriber_links as letter_links

    return f"/news/settings/{letter_links.token('settings', row.key)}/"


@pytest.mark.parametrize("wrong", [{"topics": []}, {"rhythm": "hourly"}, {"language": "xx"}, {"key": "x"}])
def test_wrong_settings_are_named_and_change_nothing(client, wrong):
    row = news.subscriber()
    data = {"topics": ["tools"], "rhythm": "daily", "language": "es"}
    data |= {"key": one_time_keys.issue("engagement.news-settings")} | wrong
    assert client.post(_settings_of(row), data).status_code == 422
    row.refresh_from_db()
    assert (row.rhythm, row.language) == ("at_once", "en")


def test_a_link_to_the_settings_runs_out_and_ends_with_the_news(client):
    row = news.subscriber()
    path = _settings_of(row)
    with clock.at(clock.now() + timedelta(days=61)):
        assert client.get(path).status_code == 410
    client.post(client.get(path).context["end_url"])
    assert client.get(path).status_code == 410


def test_one_click_ends_it_without_cookie_and_twice():
    """RFC 8058: the mail program posts, with nothing but the link."""
    row = news.subscriber()
    path = Client().get(_settings_of(row)).context["end_url"]
    for _time in range(2):
        answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200 and not answer.cookies
    row.refresh_from_db()
    assert (row.state, row.ended_at is not None) == ("ended", True)
    assert "have stopped" in Client().get(path).text


def test_a_link_that_ends_it_never_runs_out(client):
    row = news.subscriber()
    path = client.get(_settings_of(row)).context["end_url"]
    with clock.at(clock.now() + timedelta(days=2000)):
        client.post(path)
    row.refresh_from_db()
    assert row.state == "ended"
    Subscriber.objects.all().delete()
    assert client.post(path).status_code == 200  # the row is erased: that is ended too


def test_whoever_ended_it_can_ask_again(client):
    row = news.subscriber()
    client.post(client.get(_settings_of(row)).context["end_url"])
    ask(client)
    press(client, news.link_in(news.mails()[-1], "confirm"))
    row.refresh_from_db()
    assert (row.state, row.rhythm, row.ended_at) == ("confirmed", "weekly", None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": ""},
        {"email": "nobody"},
        {"email": "a@example.org\r\nBcc: b@example.org"},
        {"topics": []},
        {"topics": ["gossip"]},
        {"rhythm": "hourly"},
        {"language": "tlh"},
        {"website": "https://spam.example"},
        {"key": "made-up"},
    ],
)
def test_a_wrong_form_is_named_and_nothing_is_kept(client, wrong):
    answer = ask(client, **wrong)
    assert answer.status_code == 422 and "Problem:" in answer.text
    assert not Subscriber.objects.exists() and not news.mails()


def test_another_site_cannot_send_the_form(client):
    answer = client.post(HERE, news.wish(), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403 and not Subscriber.objects.exists()


def test_the_form_says_what_the_address_is_for(client):
    """PRV-04: who, why, whether it must be given, how long."""
    text = client.get(HERE).text
    for words in (
        "only to send you what you chose",
        "Providing it is optional",
        "30 days after you stop",
        "/privacy/",
    ):
        assert words in text
    assert 'href="/news/subscribe/"' in client.get("/conversations/").text


@pytest.mark.parametrize("code", ["es", "zh-hans", "zh-hant", "vi", "tl", "ko", "ar"])
def test_the_way_to_the_news_speaks_the_language(client, code):
    answer = client.get(f"/{code}/news/subscribe/")
    assert answer.status_code == 200 and f'lang="{code}"' in answer.text
    assert answer.context["form"].initial["language"] == code
    client.post(f"/{code}/news/subscribe/", news.wish(language=code))
    assert news.mails()[0].language == code
    assert f"/{code}/news/confirm/" in news.mails()[0].text


@pytest.mark.engine
def test_a_post_stays_within_its_statements(client, django_assert_max_num_queries):
    """P6: seven, BEGIN and COMMIT apart; one of them counts toward the limit of the network."""
    with django_assert_max_num_queries(10):
        ask(client)
    with clock.at(clock.now() + timedelta(hours=1)), django_assert_max_num_queries(9):
        ask(client, email="second@example.org")
