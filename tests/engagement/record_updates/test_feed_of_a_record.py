"""Without an address: the calendars and feeds beside the form, and the Atom feed of one record."""

from datetime import timedelta

import feedparser
import pytest

from boards.models import Decision
from cms import clock
from cms.open_data import sync
from tests.atom_rules import well_made
from tests.factories import boards, engagement, open_data
from tests.factories import record_updates as make

pytestmark = pytest.mark.django_db


def titles(client, here: str) -> list[str]:
    answer = client.get(f"{here}changes.atom")
    assert answer.status_code == 200
    well_made(answer.content, f"http://testserver{here}changes.atom")
    return [entry.title for entry in feedparser.parse(answer.content).entries]


def test_it_tells_each_kind_of_change_newest_first(client, decided, here):
    make.change(decided, outcome="tabled")
    make.change(decided, decided_on=open_data.DAY + timedelta(days=1))
    make.change(decided, reason={"en": "Counties asked."})
    assert titles(client, here) == [
        "Text or details changed",
        "Date changed",
        "Status changed",
        "Became public",
    ]
    assert titles(client, f"/es{here}")[-1] == "Se hizo público"


def test_it_tells_nothing_of_other_records(client, board, here):
    open_data.decision(board, 2)
    sync.follow()
    assert titles(client, here) == ["Became public"]


def test_it_ends_with_the_record_and_goes_on_with_it(client, decided, here):
    Decision.objects.filter(pk=decided.pk).update(published_at=None)
    assert client.get(f"{here}changes.atom").status_code == 404
    sync.follow()
    make.change(decided, published_at=clock.now())
    assert titles(client, here) == ["Became public", "No longer public", "Became public"]


def test_the_page_leads_to_calendars_and_feeds(client, board, here, set_clock):
    set_clock(boards.starts() - timedelta(days=12))
    talk = engagement.conversation()
    meeting = boards.posted(board)
    sync.follow()
    event = f"{meeting.get_absolute_url()}event.ics"
    item = meeting.items.first()
    for path, wanted in {
        here: ["/decisions/feed.atom", f"{here}changes.atom"],
        f"/follow/bodies/{board.slug}/": [
            f"/boards/{board.slug}/calendar.ics",
            f"/boards/{board.slug}/feed.atom",
        ],
        f"/follow/meetings/{meeting.pk}/": [event, f"/boards/{board.slug}/feed.atom"],
        f"/follow/agenda-items/{item.pk}/": [event],
        f"/follow/conversations/{talk.slug}/": [
            f"/conversations/{talk.slug}/event.ics",
            "/conversations/feed.atom",
        ],
    }.items():
        text = client.get(path).text
        assert not [each for each in wanted if f'href="{each}"' not in text], path
        assert all(client.get(each).status_code == 200 for each in wanted)
