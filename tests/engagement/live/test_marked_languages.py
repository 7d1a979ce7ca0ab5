"""What is written only in another language than the page carries that language (WCAG 3.1.2)."""

import pytest

from engagement.live.poll_drafts import make_poll
from engagement.live.polls import close_poll, open_poll
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
QUESTION, ANSWER = '<span lang="en" dir="ltr">Which first?</span>', 'lang="en" dir="ltr">Maps</span>'


@furnished
def talk():
    return live.talk()


def english_poll(talk, kind="one"):
    options = [{"en": "Maps"}, {"en": "Tables"}]
    words = {"en": "Which first?"}
    row = make_poll(actor=live.ACTOR, conversation=talk, question=words, options=options, kind=kind)
    return open_poll(actor=live.ACTOR, poll=row)


@pytest.mark.parametrize("kind", ["one", "many", "rank"])
def test_an_english_poll_is_marked_on_the_spanish_page_only(client, talk, kind):
    row, address = english_poll(talk, kind), live.address(talk)
    page = client.get(f"/es{address}").text
    assert page.count(QUESTION) >= 2 and ANSWER in page
    assert 'lang="en" dir="ltr"' not in client.get(address).text
    close_poll(actor=live.ACTOR, poll=row, n_present=0)
    page = client.get(f"/es{address}").text
    assert QUESTION in page and ANSWER in page


def test_the_name_in_the_heading_is_marked_and_the_title_is_plain(client):
    talk = live.talk(name={"en": "Talk in English"})
    page = client.get(f"/es{live.address(talk)}").text
    assert '<span lang="en" dir="ltr">Talk in English</span></h1>' in page
    assert "Talk in English" in page.partition("<title>")[2].partition("</title>")[0]
    assert "lang=" not in page.partition("<title>")[2].partition("</title>")[0]
