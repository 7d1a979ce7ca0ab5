"""A button of the console that is refused says why in its own pane, and takes the focus there."""

import pytest

from boards.models import Motion
from cms.access import Role
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished


@furnished
def running(home):
    found = make.body(4)
    make.pages(home, found)
    return live.begin(make.posted(found, items=[*live.ITEMS, ("discussion", "Plan")]), room=3)


@furnished
def console(client_for, clerk, running, set_clock):
    set_clock(live.minute(3))
    return Console(client_for(clerk), running)


def pane_of(page: str) -> str:
    """The id of the pane in which the refusal stands."""
    before = page.partition('id="refusal"')[0]
    assert before != page
    found = [piece.partition('"')[0] for piece in before.split(' id="')[1:]]
    panes = ("head", "console", "presiding", "presence", "now", "roll", "aside", "speakers")
    return [each for each in found if each in panes][-1]


def refused(console: Console, path: str, data: dict | None = None, query: str = "") -> str:
    answer = console.send(path, data)
    assert answer.status_code == 422
    return answer.content.decode()


def test_a_second_beginning_is_refused_above_the_panes(console):
    assert pane_of(refused(console, "begin/")) == "console"


def test_an_item_below_quorum_is_refused_in_the_pane_of_the_item(console, running):
    live.come(running, live.seats(running)[:2], None)
    item = live.item(running, 3)
    answer = console.on(item, "call")
    page = answer.content.decode()
    assert (answer.status_code, pane_of(page)) == (422, "now")
    assert "Without a quorum, the body can only take roll call" in page and "Gov. Code" in page


def test_a_late_slip_is_refused_beside_the_attendance(console, running):
    seat = live.seats(running)[3]
    page = refused(console, "presence/", {"presence": f"{seat.pk}:slip"})
    assert pane_of(page) == "presence"


def test_a_vote_before_comment_is_refused_in_the_roll_call(console, running):
    moved = live.move(live.item(running, 2))
    page = refused(console, f"motions/{moved.pk}/vote/", {"vote": f"{live.seats(running)[0].pk}:aye"})
    assert pane_of(page) == "roll"
    assert "The public must be heard first." in page


def test_what_the_page_no_longer_shows_is_refused_at_its_head(console, running):
    moved = live.move(live.item(running, 2))
    console.send(f"motions/{moved.pk}/withdraw/")
    assert not Motion.objects.get().is_open
    page = refused(console, f"motions/{moved.pk}/vote/", {"vote": f"{live.seats(running)[0].pk}:aye"})
    assert pane_of(page) == "console"


@pytest.mark.parametrize("path", ["begin/", "presides/"])
def test_a_refusal_is_gone_when_the_page_is_opened_again(console, path):
    console.send(path)
    assert 'id="refusal"' not in console.page()


def test_what_another_clerk_did_meanwhile_stands_beside_the_refusal(console, running, client_for, make_user):
    moved = live.move(live.item(running, 2))
    seen = running.events.count()
    other = Console(client_for(make_user("dora", Role.CLERK)), running)
    other.send(f"motions/{moved.pk}/withdraw/")
    vote = {"vote": f"{live.seats(running)[0].pk}:aye", "seen": str(seen)}
    assert "Meanwhile, Dora recorded" in refused(console, f"motions/{moved.pk}/vote/", vote)
