"""What a joint meeting puts off waits for an agenda of either body, and is placed once (BK-19)."""

from datetime import timedelta

import pytest

from boards.agendas.drafts import defer_business, follow_the_draft, place_deferred_item
from boards.exceptions import NotPossibleNow
from tests.factories import boards as make
from tests.factories import joint
from tests.furniture import furnished

NEXT = make.DAY + timedelta(days=30)
OFFERED = "Waiting for an agenda"


@furnished
def bodies(home):
    return joint.two(home)


@furnished
def waiting(bodies):
    return defer_business(actor=make.ACTOR, item=make.action_item(joint.posted(*bodies)))


@pytest.mark.parametrize("place", [0, 1])
def test_either_body_takes_it_from_both(bodies, waiting, cast, place):
    drafts = [make.meeting(body, day=NEXT) for body in bodies]
    desk = [f"/desk/meetings/{each.pk}/" for each in drafts]
    assert all(OFFERED in cast["editor"].get(path).text for path in desk)
    assert cast["editor"].post(f"{desk[place]}waiting/{waiting.pk}/").status_code == 302
    waiting.refresh_from_db()
    assert waiting.placed_in == drafts[place]
    assert not any(OFFERED in cast["editor"].get(path).text for path in desk)


def test_a_third_body_is_not_offered_it(home, waiting, cast):
    third = make.body(3, slug="third")
    make.pages(home, third)
    draft = make.meeting(third, day=NEXT)
    assert OFFERED not in cast["editor"].get(f"/desk/meetings/{draft.pk}/").text
    assert cast["editor"].post(f"/desk/meetings/{draft.pk}/waiting/{waiting.pk}/").status_code == 404
    with pytest.raises(NotPossibleNow, match="another body"):
        place_deferred_item(actor=make.ACTOR, meeting=draft, waiting=waiting)


def test_removed_from_the_draft_of_the_joining_body_it_waits_again(bodies, waiting):
    draft = make.meeting(bodies[1], day=NEXT)
    key = place_deferred_item(actor=make.ACTOR, meeting=draft, waiting=waiting)
    follow_the_draft(actor=make.ACTOR, meeting=draft, gone=[key], back=[])
    waiting.refresh_from_db()
    assert waiting.placed_in is None
