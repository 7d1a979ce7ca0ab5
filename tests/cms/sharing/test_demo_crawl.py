"""A crawler over the whole demo: each public page is in the sitemap once, and its head says what may be said of it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser

from django.conf import settings
from django.test import Client
from django.urls import resolve
from django.utils import translation

import pytest
from defusedxml import ElementTree

from cms.open_data import sync
from cms.sharing.head import absolute
from tests.calendar_reader import moments
from tests.cms.sharing.public_routes import IN_SITEMAP
from tests.cms.sharing.schema_org import addresses_of, blocks_of, problems_of
from tests.crawl import key_of, links_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(600)]
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
OTHERS = tuple(f"/{code}/" for code, _name in settings.LANGUAGES if code != "en")
NEVER = ("/accounts/", *OTHERS)


class Head(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.canonical: list[str] = []
        self.languages: dict[str, str] = {}
        self.feed(text.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in values:
            self.meta[values.get("name") or values.get("property", "")] = values["content"]
        elif tag == "link" and values.get("rel") == "canonical":
            self.canonical.append(values["href"])
        elif tag == "link" and "hreflang" in values:
            self.languages[values["hreflang"]] = values["href"]


class Crumbs(HTMLParser):
    """The names that the page shows in its breadcrumbs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(text.partition('<nav class="breadcrumbs"')[2].partition("</nav>")[0])

    def handle_data(self, data: str) -> None:
        if data.strip("> ") and not data.startswith(" aria-label"):
            self.names.append(data)


@dataclass
class Crawled:
    heads: dict[str, Head] = field(default_factory=dict)  # path → head of each page that answered 200
    data: dict[str, list[dict]] = field(default_factory=dict)  # path → its blocks of schema.org data
    crumbs: dict[str, list[str]] = field(default_factory=dict)
    marks: dict[str, tuple[int, int]] = field(
        default_factory=dict
    )  # strips of the demonstration, marks of records
    listed: list[str] = field(default_factory=list)  # every address of the sitemap


def route_of(path: str) -> str:
    with translation.override("en"):
        return resolve(path).route


@pytest.fixture(scope="module")
def crawled(demo_database, django_db_blocker) -> Crawled:
    with django_db_blocker.unblock():
        found, browser = Crawled(), Client()
        waiting, seen = ["/"], {"/"}
        while waiting:
            path = waiting.pop()
            answer = browser.get(path)
            if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
                continue
            text = answer.content.decode()
            found.heads[path] = Head(text)
            records = text.count('class="demo-tag"') + text.count("Demo: ")
            found.marks[path] = text.count('class="demo-strip"'), records
            found.data[path], found.crumbs[path] = blocks_of(text), Crumbs(text).names
            for link in (each.split("?")[0] for each in links_of(text, path)):
                if link not in seen and not link.startswith(NEVER) and re.search(r"/[^./]*$", link):
                    seen.add(link)
                    waiting.append(link)
        index = ElementTree.fromstring(browser.get("/sitemap.xml").content)
        for section in index.iterfind("s:sitemap/s:loc", SPACE):
            rows = ElementTree.fromstring(browser.get(section.text).content).iterfind("s:url/s:loc", SPACE)
            found.listed += [str(row.text) for row in rows]
        return found


def public(crawled: Crawled) -> dict[str, Head]:
    return {
        path: head
        for path, head in crawled.heads.items()
        if route_of(path) in IN_SITEMAP
        and not path.startswith("/trace/submission/")
        and not _is_over(path, head)
    }


def _is_over(path: str, head: Head) -> bool:
    """A closed opening, which stays at its address."""
    return path.startswith("/notices/openings/") and head.meta.get("robots") == "noindex"


def test_every_public_page_is_in_the_sitemap_once(crawled):
    pages = public(crawled)
    assert len(pages) >= 130
    counts = {path: crawled.listed.count(absolute(path)) for path in pages}
    assert {path: count for path, count in counts.items() if count != 1} == {}
    assert len(crawled.listed) == len(set(crawled.listed))


def test_each_page_says_once_that_all_of_it_is_a_demonstration(crawled):
    assert {path: marks for path, marks in crawled.marks.items() if marks != (1, 0)} == {}


def test_no_other_page_is_in_the_sitemap(crawled):
    others = crawled.heads.keys() - public(crawled).keys()
    assert [path for path in others if absolute(path) in crawled.listed] == []


def test_each_listed_page_answers_and_names_itself(crawled):
    """Of those that the crawl did not reach, two of each kind in each of the site's languages."""
    browser, wrong, asked = Client(), [], Counter()
    for address in crawled.listed:
        path = address.removeprefix(settings.SITE_URL)
        kind = key_of(path)
        if path in crawled.heads or asked[kind] == 2:
            continue
        asked[kind] += 1
        answer = browser.get(path)
        text = answer.content.decode()
        if answer.status_code != 200 or Head(text).canonical != [address]:
            wrong.append(f"{path} {answer.status_code}")
        wrong += [f"{path} {problem}" for block in blocks_of(text) for problem in problems_of(block)]
    assert wrong == []


def test_each_public_page_has_a_description_a_canonical_address_and_a_card(crawled):
    lacking = []
    for path, head in public(crawled).items():
        names = (
            "description",
            "og:title",
            "og:description",
            "og:url",
            "og:image",
            "og:image:alt",
            "og:locale",
        )
        lacking += [f"{path}: no {name}" for name in names if not head.meta.get(name)]
        if head.canonical != [absolute(path)] or "robots" in head.meta:
            lacking.append(f"{path}: canonical {head.canonical}")
    assert lacking == []


def test_no_other_page_has_a_card_or_may_be_indexed(crawled):
    known = public(crawled)
    others = {path: head for path, head in crawled.heads.items() if path not in known}
    assert len(others) >= 20
    loose = [
        path
        for path, head in others.items()
        if head.meta.get("robots") != "noindex" or head.canonical or "og:title" in head.meta or head.languages
    ]
    assert loose == []


def test_each_language_that_a_page_names_is_in_the_sitemap(crawled):
    named = {url for head in public(crawled).values() for url in head.languages.values()}
    assert len(named) >= 260
    assert named <= set(crawled.listed)


def test_the_card_of_each_kind_of_record_is_a_small_picture(crawled):
    browser, kinds = Client(), set()
    cards = {head.meta["og:image"] for head in public(crawled).values()}
    assert len(cards) >= 40
    for address in sorted(cards):
        path = address.removeprefix(settings.SITE_URL)
        if (kind := path.split("/")[3]) in kinds:
            continue
        kinds.add(kind)
        answer = browser.get(path)
        assert answer.status_code == 200, address
        assert answer.content.startswith(b"\x89PNG"), address
        assert len(answer.content) < 60_000, address
    assert kinds >= {
        "conversation",
        "decision",
        "finding",
        "form",
        "item",
        "meeting",
        "page",
        "proposal",
        "site.png",
    }


# Schema.org data ---------------------------------------------------------------------------------------


def node_of(crawled: Crawled, path: str, end: str) -> dict:
    """The node of a page whose @id ends so; {} if there is none."""
    return next((each for each in crawled.data[path][0]["@graph"] if each["@id"].endswith(end)), {})


def test_every_public_page_has_one_block_and_no_other_page_has_any(crawled):
    known = public(crawled)
    counts = {path: len(blocks) for path, blocks in crawled.data.items()}
    assert {path: count for path, count in counts.items() if count != (path in known)} == {}


def test_the_data_of_each_page_keeps_to_the_vocabulary(crawled):
    found = {path: problems_of(crawled.data[path][0]) for path in public(crawled)}
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_the_data_name_the_page_as_its_head_does(crawled):
    for path, head in public(crawled).items():
        node = node_of(crawled, path, absolute(path))
        assert (node["url"], node["name"]) == (head.canonical[0], head.meta["og:title"])
        assert node["description"].endswith(head.meta["description"])


def test_the_breadcrumbs_in_the_data_are_those_that_the_page_shows(crawled):
    wrong = {}
    for path in public(crawled):
        steps = node_of(crawled, path, "#breadcrumbs").get("itemListElement", [])
        shown = crawled.crumbs[path] if len(crawled.crumbs[path]) > 1 else []
        if [step["name"] for step in steps] != shown:
            wrong[path] = ([step["name"] for step in steps], shown)
    assert wrong == {}


def test_each_address_in_the_data_answers(crawled):
    """Those on this site; others are where an event is streamed, and what the vocabulary itself names."""
    named = {each for path in public(crawled) for each in addresses_of(crawled.data[path])}
    own = {each.removeprefix(settings.SITE_URL) for each in named if each.startswith(settings.SITE_URL)}
    assert len(own) >= 150
    sync.follow()  # the archive answers 503 until each change is read
    browser = Client()
    statuses = {path: browser.get(path).status_code for path in own - crawled.heads.keys()}
    assert {path: status for path, status in statuses.items() if status != 200} == {}
    others = named - {settings.SITE_URL + path for path in own}
    assert {each.split("/")[2] for each in others} <= {"schema.org", "stream.demo.example"}


def test_each_event_has_the_times_of_its_calendar_file(crawled):
    browser, compared = Client(), 0
    for path in public(crawled):
        node = node_of(crawled, path, "#subject")
        if node.get("@type") != "Event":
            continue
        [times] = moments(browser.get(f"{path}event.ics").content).values()
        if node["eventStatus"].endswith("Rescheduled") and path.startswith("/boards/"):
            assert datetime.fromisoformat(node["previousStartDate"]) == times[0], path
        else:
            compared += 1
            assert tuple(datetime.fromisoformat(node[name]) for name in ("startDate", "endDate")) == times, (
                path
            )
    assert compared >= 10
