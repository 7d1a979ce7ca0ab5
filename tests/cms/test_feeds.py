"""A feed of the site as feed readers see it: who publishes it, what stays the same, and lines that stay lines."""

from datetime import UTC, datetime

import feedparser
import pytest
from defusedxml import ElementTree

from cms.feeds import Feed
from cms.models import OfficeSettings
from tests.atom_rules import ATOM, well_made

pytestmark = pytest.mark.django_db
OWN, DAY = "/news/feed.atom", datetime(2026, 7, 14, 17, tzinfo=UTC)
PIECES = ["Lines\nstay lines.", "<b>bold</b> & 'quoted' \"twice\"", "\x00\x0bBell\x07 \ufffe\ud800", "]]>"]


def feed(title: str = "News") -> Feed:
    return Feed(title, path="/news/", own_path=OWN)


def read(made: Feed):
    content = made.answer().content
    well_made(content, f"http://testserver{OWN}")
    found = feedparser.parse(content)
    assert not found.bozo
    return found


def test_the_office_is_its_author():
    OfficeSettings.objects.create(name="Office of\x07 <Data> & Care")
    found = read(feed())
    assert found.feed.author_detail == {"name": "Office of <Data> & Care", "href": "http://testserver/"}


def test_an_entry_keeps_its_name_in_every_language():
    made = feed()
    made.add("decision/2022-17", title="Adopted", path="/es/decisions/", at=DAY)
    (entry,) = read(made).entries
    assert entry.id == "tag:testserver,2022:decision/2022-17"
    assert entry.link == "http://testserver/es/decisions/"
    assert entry.published == entry.updated == "2026-07-14T17:00:00+00:00" and "summary" not in entry


def test_lines_of_a_summary_stay_lines_and_no_text_becomes_markup():
    made = feed()
    made.add("x/1", title="One\ntwo", path="/", at=DAY, summary="First & <i>one</i>\nSecond\n\nAnother part")
    (entry,) = read(made).entries
    (summary,) = ElementTree.fromstring(made.answer().content).iter(f"{ATOM}summary")
    assert summary.get("type") == "html" and entry.title == "One two"
    assert summary.text == "<p>First &amp; &lt;i&gt;one&lt;/i&gt;<br>Second</p>\n\n<p>Another part</p>"


@pytest.mark.parametrize("words", PIECES)
def test_no_text_breaks_it(words):
    made = feed(words)
    made.add("x/1", title=words, path="/", at=DAY, summary=words)
    found = read(made)
    assert len(found.entries) == 1 and "\x07" not in found.entries[0].summary


def test_without_entries_each_answer_is_the_same():
    assert read(feed()).feed.updated == "2022-01-01T00:00:00+00:00"
