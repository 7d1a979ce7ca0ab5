"""What is new, and reading a packet item by item, as one member."""

import sqlite3
from datetime import timedelta

from django.db import OperationalError

import pytest

from boards.materials.distribution import give_material
from boards.materials.services import add_version
from boards.models import MeetingVisit
from cms import clock
from tests.boards.meetings.test_query_counts import many_items, statements
from tests.factories import boards as make
from tests.factories import materials as give
from tests.factories import workspace
from tests.furniture import furnished


@furnished
def desk(home, member, set_clock):
    made = workspace.desk(home, member)
    set_clock(workspace.before())
    return made


def test_the_first_page_says_what_came_since_the_last_visit(desk, member, client_for, set_clock):
    browser = client_for(member)
    assert "You have not opened it yet" in browser.get("/workspace/").content.decode()
    assert "Agenda posted" in browser.get(desk.url("workspace_meeting")).content.decode()
    assert "Nothing new since" in browser.get("/workspace/").content.decode()
    set_clock(workspace.before(4))
    give_material(actor=make.ACTOR, material=desk.material, appointments=[desk.appointment])
    add_version(actor=make.ACTOR, material=desk.material, body=f"{workspace.TEXT}\n\nMore.")
    make.correct(desk.meeting, "The room was wrong.")
    page = browser.get("/workspace/").content.decode()
    assert "Agenda corrected, version 2: The room was wrong." in page
    assert "Version 2 of Report by county" in page
    assert "Agenda posted <span" not in page


def test_a_visit_is_known_to_the_member_alone(desk, member, client_for, cast, make_user):
    """BK-41: no read receipts."""
    client_for(member).get(desk.item_url)
    assert MeetingVisit.objects.get().owner == member
    fellow = make_user("fiona")
    make.seat_user(desk.body, fellow, position=2)
    page = client_for(fellow).get(desk.url("workspace_meeting")).content.decode()
    assert "0 of 2 items read" in page
    assert "Person 1" not in page
    assert "1 of 2 items read" in client_for(member).get(desk.url("workspace_meeting")).content.decode()


def test_a_member_reads_on_while_nothing_can_be_saved(desk, member, client_for, monkeypatch):
    """F04: what a page notes about its being read does not take the page away."""
    give_material(actor=make.ACTOR, material=desk.material, appointments=[desk.appointment])

    def locked(**_facts):
        error = OperationalError("database is locked")
        error.__cause__ = sqlite3.OperationalError()
        error.__cause__.sqlite_errorname = "SQLITE_BUSY"
        raise error

    for name in ("packet.see_meeting", "packet.read_item"):
        monkeypatch.setattr(f"boards.workspace.views.{name}", locked)
    monkeypatch.setattr("boards.materials.views.members.open_material", locked)
    material = f"/workspace/materials/{desk.material.pk}/"
    for address in (desk.url("workspace_meeting"), desk.item_url, material, f"{material}1/"):
        assert client_for(member).get(address).status_code == 200, address
    assert not MeetingVisit.objects.exists()


def test_an_item_has_its_document_and_the_way_on_and_back(desk, member, client_for):
    page = client_for(member).get(desk.item_url).content.decode()
    assert "People want their county first." in page
    assert 'rel="prev"' in page and 'rel="next"' not in page
    assert "As posted, version 1" in page


def test_what_changed_since_the_version_that_was_read(desk, member, client_for):
    browser = client_for(member)
    give_material(actor=make.ACTOR, material=desk.material, appointments=[desk.appointment])
    browser.get(desk.item_url)
    add_version(
        actor=make.ACTOR, material=desk.material, body=workspace.TEXT.replace("first", "now"), note="A word"
    )
    page = browser.get(desk.item_url).content.decode()
    assert "What changed from version 1 to 2" in page
    assert "<del>first.</del>" in page and "<ins>now.</ins>" in page
    assert "What changed" not in browser.get(desk.item_url).content.decode()
    asked = browser.get(f"{desk.item_url}?{desk.material.pk}=1").content.decode()
    assert "What changed from version 1 to 2" in asked


def test_a_version_that_nobody_gave_them_is_not_shown(desk, member, client_for):
    """BK-50: a public document shows what was posted; a later draft of staff does not exist yet."""
    add_version(actor=make.ACTOR, material=desk.material, body="A secret draft")
    page = client_for(member).get(desk.item_url).content.decode()
    assert "A secret draft" not in page and "People want their county first." in page


def test_a_closed_document_is_there_for_whom_it_was_given(desk, member, client_for, make_user):
    """BK-34."""
    workspace.closed_item(desk)
    fellow = make_user("fiona")
    make.seat_user(desk.body, fellow, position=2)
    assert "Only in closed session." in client_for(member).get(desk.item_url).content.decode()
    assert "Closed paper" not in client_for(fellow).get(desk.item_url).content.decode()
    assert "Closed paper" not in client_for(member).get(desk.url("workspace_whole")).content.decode()


@pytest.mark.parametrize("name", ["workspace_meeting", "workspace_whole", "workspace_item"])
def test_a_meeting_of_another_body_does_not_exist(desk, make_user, client_for, name):
    stranger = make_user("stan")
    make.seat_user(make.body(3, slug="data-and-tools"), stranger)
    path = desk.item_url if name == "workspace_item" else desk.url(name)
    assert client_for(stranger).get(path).status_code == 404


def test_a_draft_is_a_date_and_nothing_else(desk, member, client_for):
    hidden = make.meeting(desk.body, day=make.DAY + timedelta(days=30))
    told = make.meeting(desk.body, day=make.DAY + timedelta(days=31), date_is_public=True)
    browser = client_for(member)
    assert browser.get(f"/workspace/meetings/{hidden.pk}/").status_code == 404
    page = browser.get(f"/workspace/meetings/{told.pk}/")
    assert page.status_code == 200 and "Publish results" not in page.content.decode()
    assert browser.get(f"/workspace/meetings/{told.pk}/whole/").status_code == 404
    assert browser.get(f"/workspace/meetings/{desk.meeting.pk}/items/none/").status_code == 404


def test_the_worker_is_kept_to_the_workspace(desk, member, client_for):
    answer = client_for(member).get("/workspace/worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer.headers
    page = client_for(member).get(desk.url("workspace_meeting")).content.decode()
    assert "Save for offline reading" in page and "removed when you sign out" in page


def documented(found, items: int, day):
    """Posted, with a document under each item and more of them under the second."""
    made = make.meeting(found, day=day, items=many_items(items))
    with clock.at(make.starts(day) - timedelta(days=12)):
        for place in range(1, items + 1):
            give.material(made, number=place, title={"en": f"Paper {place}"})
            give.material(made, number=2, title={"en": f"More {place}"})
        make.post(made)
    return made


def test_pages_do_not_ask_more_for_more_items_and_documents(home, member, client_for):
    found = make.body(5)
    make.pages(home, found)
    make.seat_user(found, member)
    browser = client_for(member)
    asked = []
    for items in (3, 5):
        made = documented(found, items, make.DAY + timedelta(days=items))
        page = f"/workspace/meetings/{made.pk}/"
        paths = page, f"{page}items/{make.item_key(made, 2)}/", f"{page}whole/"
        asked.append([statements(browser, path) for path in paths])
    assert asked[0] == asked[1]
    assert all(count <= most for count, most in zip(asked[0], (28, 36, 20), strict=True))


def test_the_first_page_does_not_ask_more_for_more_meetings(desk, member, client_for):
    browser = client_for(member)
    few = statements(browser, "/workspace/")
    for place in range(1, 4):
        make.meeting(desk.body, day=make.DAY + timedelta(days=place), date_is_public=True)
    assert statements(browser, "/workspace/") == few


def test_the_workspace_shows_no_other_member(client_for, member, home, set_clock):
    """BK-41."""
    found = make.body(3)
    make.pages(home, found)
    make.seat_user(found, member)
    make.posted(found)
    set_clock(make.starts() - timedelta(days=3))
    page = client_for(member).get("/workspace/").content.decode()
    assert "Wednesday, November 9, 2022" in page
    assert "Person 2" not in page


def test_a_member_does_not_see_a_draft_meeting(client_for, member, home, set_clock):
    found = make.body(3)
    make.pages(home, found)
    make.seat_user(found, member)
    make.meeting(found)
    set_clock(make.starts() - timedelta(days=20))
    assert "November 9" not in client_for(member).get("/workspace/").content.decode()
