"""Staff search for conversations, recaps in draft and announcements: each role finds what it may open."""

import json
import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from engagement.models import Announcement, Conversation
from tests.factories import engagement as make

GROUP = re.compile(r'<h2 id="group-([\w-]+)">')
URL = re.compile(r'<h3 class="search-result__title"><a href="([^"]*)"')
WORD = "zqriver"
RECAP = "Muchos niños del zqriver"


def page_of(browser, query, path="/desk/search/", **more):
    answer = browser.get(path, {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def groups(browser, query):
    return [name for name in GROUP.findall(page_of(browser, query)) if name != "public"]


def written():
    """A draft, and the draft of a recap on a public page."""
    make.conversation(live=False, name={"en": f"At the {WORD}", "es": "En el río"})
    talk = make.conversation()
    page = talk.pages.get(locale__language_code="en")
    page.recap_summary = RECAP
    page.recap = json.dumps([{"type": "paragraph", "value": "<p>Sentences of the recap</p>"}])
    page.save_revision()
    Announcement.objects.create(
        topic="meetings", title={"en": f"Come to the {WORD}"}, path="/", written_by_name="x"
    )


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("editor", ["pages", "conversations", "recaps", "announcements"]),
        ("publisher", ["pages", "conversations", "recaps", "announcements"]),
        ("analyst", ["conversations", "recaps"]),
        ("clerk", ["pages"]),
        ("administrator", []),
    ],
)
def test_each_role_finds_what_it_may_open(cast, home, role, expected):
    """An editor of pages finds the draft pages in Wagtail, too."""
    written()
    assert groups(cast[role], WORD) == expected
    for url in URL.findall(page_of(cast[role], WORD)):
        assert cast[role].get(unescape(url)).status_code == 200, url


def test_a_recap_in_draft_is_found_without_accents(cast, home):
    written()
    assert groups(cast["analyst"], "ninos") == ["recaps"]
    assert "Muchos <mark>niños</mark> del zqriver" in page_of(cast["analyst"], "ninos")


def test_a_conversation_is_found_by_its_day_in_both_languages(cast, home):
    talk = make.conversation(live=False)
    day = Conversation.objects.get(pk=talk.pk).starts_at.astimezone().date().isoformat()
    for start in ("", "/es"):
        page = page_of(cast["editor"], day, f"{start}/desk/search/")
        assert f'href="{start}/desk/conversations/{talk.slug}/"' in page


@pytest.mark.engine
def test_more_rows_take_no_more_statements(cast, home):
    counts = []
    for number in (2, 4):
        for _each in range(number):
            written()
        page_of(cast["publisher"], WORD)
        with CaptureQueriesContext(connection) as ran:
            page_of(cast["publisher"], WORD)
        counts.append(len(ran))
    assert counts[1] <= counts[0], counts
