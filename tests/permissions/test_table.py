"""The table itself: each URL is listed, the route ledger agrees, and it differs from the section only where
documented.
"""

from tests.permissions.actors import COLUMNS, IN_LEDGER
from tests.permissions.deviations import DEVIATIONS, differences, explained
from tests.permissions.doors import DOORS, leads_to, routes
from tests.permissions.house import BY_KEY
from tests.permissions.section import written
from tests.permissions.table import TABLE, document
from tests.routes.ledger import row_for


def test_every_address_has_one_door():
    found = {route: leads_to(route) for route in routes()}
    assert len(found) >= 700
    used = set(map(id, found.values()))
    assert [each.routes for each in DOORS if id(each) not in used] == [], "doors that lead nowhere"


def test_the_ledger_and_the_table_name_the_same_people():
    """Two lists written apart: whom an address is for, and who has the right that it serves."""
    wrong = []
    for route in routes():
        each = leads_to(route)
        granted = {IN_LEDGER[column] for column in BY_KEY[each.thing].who(each.action) & each.side}
        if granted != row_for(route).who:
            odd = granted ^ row_for(route).who
            wrong.append(f"{route}: {each.thing} {each.action}: {sorted(odd)}")
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong)


def test_all_columns_are_in_use():
    assert {column for each in BY_KEY.values() for column in each.rights} == set(COLUMNS)


def test_the_house_differs_from_the_section_only_where_it_says_so():
    """M07: 32 objects, nine roles; each cell is as written, or named with its reason."""
    assert len(written()) == 32
    assert {len(cells) for _name, cells in written().values()} == {9}
    found, said = differences(), explained()
    keys = found.keys() | said.keys()
    wrong = [f"{key}: {found.get(key)} / {said.get(key)}" for key in keys if found.get(key) != said.get(key)]
    assert not wrong, "\n".join(sorted(wrong))
    assert all(len(each.why) >= 20 for each in DEVIATIONS)


def test_the_document_is_made_from_the_code():
    """M07."""
    assert TABLE.read_text() == document(), "python -m tests.permissions"
