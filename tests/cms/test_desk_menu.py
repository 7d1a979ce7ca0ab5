"""The menu of the desk stands in one row: a few groups, each person's entries in them, the current one marked."""

import re

import pytest

from cms.access import Role
from cms.desk_menu import Group, menus


def menu_of(page: str) -> str:
    return page[page.index('class="staff-bar__menu"') : page.index('class="staff-bar__narrow"')]


def test_a_person_with_every_role_has_six_groups_after_home(make_user, client_for):
    browser = client_for(make_user("all", *Role))
    found = menu_of(browser.get("/desk/").text)
    assert re.findall(r"<summary[^>]*>(\w+)", found) == [str(group.label) for group in Group]
    assert '<a href="/desk/" aria-current="page">Home</a>' in found


def test_a_group_says_that_the_current_page_is_in_it(clerk, client_for):
    found = menu_of(client_for(clerk).get("/desk/meetings/new/").text)
    assert '<summary aria-current="true">Meetings' in found
    assert re.findall(r'<a href="([^"]+)" aria-current="page"', found) == ["/desk/meetings/"]


@pytest.mark.parametrize("role", ["editor", "clerk", "analyst", "publisher", "administrator"])
def test_every_entry_opens_for_the_person_who_sees_it(role, people, client_for):
    browser = client_for(people[role])
    entries = [entry for menu in menus(people[role], "") for entry in menu.entries]
    assert len(entries) >= 4
    assert [entry.url for entry in entries if browser.get(entry.url).status_code != 200] == []


def test_the_same_entries_stand_in_the_menu_of_a_narrow_screen(publisher, client_for):
    page = client_for(publisher).get("/desk/").text
    narrow = page[page.index('class="staff-bar__narrow"') : page.index("</header>")]
    links = re.findall(r'<a href="(/desk/[^"]*)"', menu_of(page))
    assert links and [each for each in links if f'href="{each}"' not in narrow] == []


def test_a_visitor_without_a_role_has_no_menu(resident):
    assert menus(resident, "/desk/") == []
