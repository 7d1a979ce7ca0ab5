"""A member's secret calendar address: public facts only, shown once, renewed, ended, gone with the seat."""

import re
from datetime import timedelta

from boards.models import CalendarLink
from tests.factories import boards as make
from tests.factories import workspace
from tests.furniture import furnished

ADDRESS = re.compile(r"/calendar/([\w-]{40,})\.ics")


@furnished
def desk(home, member, set_clock):
    made = workspace.desk(home, member)
    set_clock(workspace.before())
    return made


def made_address(browser) -> str:
    page = browser.post("/workspace/calendar/", {"act": "renew"}).content.decode()
    return ADDRESS.search(page)[0]


def test_it_shows_ones_meetings_and_nothing_of_others(desk, member, client_for, client):
    committee = make.body(3, slug="data-and-tools", name={"en": "Data and Tools"})
    other = make.meeting(committee, day=make.DAY + timedelta(days=3), date_is_public=True)
    draft = make.meeting(desk.body, day=make.DAY + timedelta(days=9))
    address = made_address(client_for(member))
    answer = client.get(address)
    words = answer.content.decode()
    assert answer.status_code == 200 and "Governing Board" in words
    assert desk.meeting.ics_uid in words.replace("\r\n ", "")
    assert other.ics_uid not in words.replace("\r\n ", "") and draft.ics_uid not in words.replace("\r\n ", "")
    assert "Person" not in words and member.email not in words
    assert "no-store" in answer.headers["Cache-Control"] and not answer.cookies


def test_only_its_fingerprint_is_kept_and_it_is_shown_once(desk, member, client_for):
    browser = client_for(member)
    token = ADDRESS.search(made_address(browser))[1]
    assert token not in str(CalendarLink.objects.values())
    assert token not in browser.get("/workspace/calendar/").content.decode()


def test_a_new_address_ends_the_old_one_and_the_owner_ends_it(desk, member, client_for, client):
    browser = client_for(member)
    old, new = made_address(browser), made_address(browser)
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    assert browser.post("/workspace/calendar/", {"act": "end"}).status_code == 302
    assert client.get(new).status_code == 404
    assert client.post(new).status_code == 405


def test_it_ends_with_the_seat_and_with_the_account(desk, member, client_for, client):
    address = made_address(client_for(member))
    make.seat_user(desk.body, member, ends_on=workspace.before(6).date())
    assert client.get(address).status_code == 404
    make.seat_user(desk.body, member)
    assert client.get(address).status_code == 200
    member.is_active = False
    member.save()
    assert client.get(address).status_code == 404
