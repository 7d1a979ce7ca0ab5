"""An open opening in list, feed, search, sitemap, API and mails; a closed one at its address and in the API."""

import json
import re

import pytest

from boards.models import JobOpening
from boards.openings.services import change_opening, close_due, close_opening
from cms.models import PublishedRecord, SearchEntry
from cms.open_data import sync
from cms.open_data.selectors import current
from engagement.newsletter.topics import news_since
from tests.factories import openings as make
from tests.furniture import furnished

FEED = "/notices/feed.atom"


@furnished
def opening(set_clock):
    set_clock(make.PUBLISHED)
    return make.opening()


def text_of(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def in_search(opening: JobOpening) -> bool:
    sync.follow()
    return SearchEntry.objects.filter(kind="job-openings", record__key=opening.slug).exists()


def sitemap(client) -> str:
    return text_of(client, "/sitemap-office-notices.xml")


def test_an_open_opening_stands_in_list_feed_search_and_sitemap(opening, client):
    url = opening.get_absolute_url()
    assert url in text_of(client, "/notices/") and url in text_of(client, FEED)
    assert url in sitemap(client) and in_search(opening)
    assert url not in text_of(client, "/notices/closed/")
    assert "noindex" not in text_of(client, url)


def test_it_closes_by_itself_after_the_last_minute_of_its_last_day(opening, client, set_clock):
    url = opening.get_absolute_url()
    set_clock(make.after(opening, days=0).replace(hour=23, minute=59))
    assert close_due() == 0 and url in text_of(client, "/notices/")
    set_clock(make.after(opening))
    assert url not in text_of(client, "/notices/")  # before the schedule runs, too
    assert "Closed. The last day to apply was Tuesday, May 31, 2022." in text_of(client, url)
    assert close_due() == 1 and close_due() == 0


def test_a_closed_opening_leaves_list_feed_search_and_sitemap(opening, client, set_clock):
    url = opening.get_absolute_url()
    assert in_search(opening)
    set_clock(make.after(opening))
    close_due()
    assert url not in text_of(client, "/notices/") and url not in text_of(client, FEED)
    assert url not in sitemap(client) and not in_search(opening)
    assert url in text_of(client, "/notices/closed/")
    page = text_of(client, url)
    assert '<meta name="robots" content="noindex">' in page and "JobPosting" not in page


def test_the_record_says_that_it_is_closed_and_does_not_vanish(opening, set_clock):
    """Its page is still there: followers are not told that it is public no more."""
    sync.follow()
    set_clock(make.after(opening))
    close_due()
    sync.follow()
    copy = current(PublishedRecord.objects.filter(kind="job-openings"))[0]
    assert copy.removed_at is None and copy.standing["code"] == "closed"


def test_search_engines_learn_pay_and_last_day(opening, client):
    script = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', text_of(client, opening.get_absolute_url())
    )
    assert script
    job = next(each for each in json.loads(script[1])["@graph"] if each["@type"] == "JobPosting")
    assert job["validThrough"] == "2022-05-31" and job["datePosted"] == "2022-05-02"
    assert job["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 9000,
        "maxValue": 10500,
        "unitText": "MONTH",
    }


def test_feed_and_mails_tell_of_an_opening_and_of_its_change_once_each(opening, client, set_clock, publisher):
    assert keys() == [f"notice:opening/{opening.slug}"]
    later = make.PUBLISHED.replace(day=9)
    set_clock(later)
    facts = make.FACTS | {"pay_to": 11000}
    change_opening(actor=publisher, opening=opening, reason=make.REASON, **facts)
    assert keys(since=later) == [f"notice:opening/{opening.slug}/1"]
    feed = text_of(client, FEED)
    assert feed.count("<entry>") == 2 and "Changed: Director of operations" in feed
    assert "More time was asked for." in feed and "Se pidió más tiempo." in text_of(client, "/es" + FEED)


def keys(since=make.PUBLISHED) -> list[str]:
    return [news.key for news in news_since(since, "notices")]


def test_nobody_is_mailed_of_an_opening_that_closed_early(opening, publisher):
    close_opening(actor=publisher, opening=opening, reason=make.REASON)
    assert keys() == []


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"pay_from": 10500}, "$10,500 a month"),
        ({"pay_from": 20, "pay_to": 25, "pay_unit": "HOUR"}, "$20 to $25 an hour"),
        ({"pay_unit": "YEAR"}, "$9,000 to $10,500 a year"),
    ],
)
def test_pay_is_said_in_words(db, set_clock, client, facts, words):
    set_clock(make.PUBLISHED)
    assert words in text_of(client, make.opening(**facts).get_absolute_url())


def test_the_list_asks_no_more_queries_for_more_openings(opening, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/notices/?page=1")
    for _each in range(9):
        make.opening()
    with django_assert_max_num_queries(12):
        client.get("/notices/?page=1&more=1")


def test_without_a_notice_the_page_says_so(client, db):
    assert "There is no notice now." in text_of(client, "/notices/")
    assert "No notice has closed yet." in text_of(client, "/notices/closed/")


def test_of_a_draft_nothing_is_told(db, set_clock, client):
    set_clock(make.PUBLISHED)
    draft = make.draft()
    for path in (
        "/notices/",
        "/notices/closed/",
        FEED,
        "/sitemap-office-notices.xml",
        "/api/v1/job-openings/",
    ):
        assert draft.slug not in text_of(client, path)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert keys() == [] and not in_search(draft)
