"""What the workspace must not allow among members of one body outside a meeting (BK-40 to BK-47)."""

import pytest

from boards import services
from boards.exceptions import NotPossibleNow
from boards.models import Holding
from tests.factories import boards as make
from tests.routes.ledger import MEMBER
from tests.routes.rows import ROWS

# Every address that takes words from a member and from nobody else. None of them reaches another member.
ONE_WAY = {
    "workspace/",
}


def test_no_address_lets_members_write_to_each_other():
    """BK-40, BK-41, BK-42, BK-43: what members alone may open is known by name, and none of it carries words on."""
    only_members = {row.route for row in ROWS if row.who == frozenset({MEMBER})}
    assert only_members == ONE_WAY


def test_a_members_page_holds_no_trace_of_another_member(client_for, member, home):
    """BK-41: no names in counts, lists or links."""
    found = make.body(3)
    make.pages(home, found)
    make.seat_user(found, member, position=1)
    page = client_for(member).get("/workspace/").content.decode()
    others = Holding.objects.filter(seat__body=found).exclude(user=member)
    assert others.count() == 2
    assert not [each.person_name for each in others if each.person_name in page]


def test_nothing_is_voted_before_the_meeting_is_in_session(home):
    """BK-46: no straw poll, no ranking ahead of the meeting."""
    found = make.body(3)
    make.pages(home, found)
    made = make.posted(found)
    with pytest.raises(NotPossibleNow):
        services.open_comment(actor=make.ACTOR, item=make.action_item(made))


def test_training_of_a_whole_body_is_a_noticed_meeting(home, set_clock):
    """BK-47: a session on the Act for all members begins only after notice like any other."""
    found = make.body(3)
    made = make.meeting(found, items=[("information", "Training on the open-meeting act")])
    set_clock(make.starts())
    with pytest.raises(NotPossibleNow) as refused:
        services.begin_meeting(actor=make.ACTOR, meeting=made)
    assert refused.value.rule == "BK-10"
