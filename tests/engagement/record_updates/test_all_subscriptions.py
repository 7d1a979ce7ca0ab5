"""One page for all that is mailed to an address, by a signed link: topics, what is followed, notices of meetings."""

from django.test import Client

import pytest

from boards.models import Decision
from boards.notices.subscriptions import subscribe
from cms.open_data import sync
from cms.web import one_time_keys
from engagement import subscriber_links
from engagement.models import FollowedRecord
from tests.factories import open_data
from tests.factories import record_updates as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(board, decided):
    found = make.follower("decisions", decided.number)
    make.follows(found, "bodies", board.slug)
    return found


def save(client: Client, path: str, **changes):
    wish = {"topics": [], "rhythm": "daily", "language": "es"}
    return client.post(path, wish | {"key": one_time_keys.issue("engagement.news-settings")} | changes)


def test_it_lists_what_its_owner_follows(client, row, board, decided):
    text = client.get(make.settings_of(row)).text
    assert f'href="/decisions/{decided.number}/"' in text and "Decision 1" in text
    assert f'href="{board.get_absolute_url()}"' in text and text.count("Stop following") == 2


def test_one_press_stops_one_and_can_be_repeated(client, row, decided):
    first = row.followed.get(kind="decisions")
    for _time in range(2):
        answer = client.post(make.settings_of(row), {"stop": first.pk})
        assert answer.status_code == 200 and "no longer follow" in answer.text
    assert [each.kind for each in row.followed.all()] == ["bodies"]
    make.change(decided, outcome="tabled")
    assert not make.mails()


def test_nobody_stops_what_another_follows(client, row, decided):
    other = make.follower("decisions", decided.number, "other@example.org")
    client.post(make.settings_of(row), {"stop": other.followed.get().pk})
    for wrong in ("0", "x", "9" * 30):
        client.post(make.settings_of(row), {"stop": wrong})
    assert other.followed.exists() and row.followed.count() == 2


def test_another_site_cannot_stop_it(client, row):
    first = row.followed.get(kind="decisions")
    answer = client.post(make.settings_of(row), {"stop": first.pk}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403 and row.followed.count() == 2


def test_whoever_follows_something_needs_no_topic(client, row):
    assert save(client, make.settings_of(row)).status_code == 200
    row.refresh_from_db()
    assert (row.rhythm, row.language, row.followed.count()) == ("daily", "es", 2)
    row.followed.all().delete()
    assert save(client, make.settings_of(row)).status_code == 422


def test_a_record_that_went_is_listed_without_its_name_and_can_be_stopped(client, row, decided):
    Decision.objects.filter(pk=decided.pk).update(published_at=None)
    text = client.get(make.settings_of(row)).text
    assert "No longer public" in text and "Decision 1" not in text and decided.number not in text
    client.post(make.settings_of(row), {"stop": row.followed.get(kind="decisions").pk})
    assert row.followed.count() == 1


def test_notices_of_the_same_address_are_listed_and_end_on_their_own_page(client, row, board):
    notice = subscribe(email=row.email.upper(), body=board)
    subscribe(email="other@example.org")
    text = client.get(make.settings_of(row)).text
    assert notice.end_url in text and text.count("/boards/notices/end/") == 1

    client.post(notice.end_url, {"key": one_time_keys.issue("end notices")})
    assert "/boards/notices/end/" not in client.get(make.settings_of(row)).text


def test_the_page_of_a_notice_shows_nothing_else_of_its_address(client, row, board):
    """Whoever was forwarded a notice learns nothing of what its owner follows."""
    text = client.get(subscribe(email=row.email, body=board).end_url).text
    assert 'href="/news/find/"' in text and make.settings_of(row)[:15] not in text and row.key not in text


def test_stopping_everything_ends_topics_and_follows_and_says_that_notices_go_on(client, row, board):
    """BK-11: nothing but the owner's act on it ends a notice."""
    notice = subscribe(email=row.email, body=board)
    end = client.get(make.settings_of(row)).context["end_url"]
    assert "notices above continue" in client.get(make.settings_of(row)).text
    answer = client.post(end)
    assert answer.status_code == 200 and notice.end_url in answer.text
    assert "nothing more" not in answer.text
    notice.refresh_from_db()
    row.refresh_from_db()
    assert (row.state, notice.ended_at, FollowedRecord.objects.exists()) == ("ended", None, False)


def test_the_link_of_another_purpose_does_not_open_it(client, row):
    for purpose in (subscriber_links.FOLLOW, subscriber_links.END, subscriber_links.CONFIRM):
        token = subscriber_links.token(purpose, row.key)
        assert client.get(f"/news/settings/{token}/").status_code == 404


@pytest.mark.engine
def test_statements_do_not_grow_with_what_is_followed(client, board, row, django_assert_max_num_queries):
    for each in open_data.decisions(open_data.other_body(), 20, year=2021):
        make.follows(row, "decisions", each.number)
    sync.follow()
    with django_assert_max_num_queries(14):
        assert client.get(make.settings_of(row)).text.count("Stop following") == 22
