"""What a body put off in a joint meeting waits for an agenda of that body, and of no other (BK-19)."""

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
    """Put off by the joining body."""
    (row,) = put_off(bodies, bodies[1:])
    return row


def put_off(bodies, by):
    item = make.action_item(joint.posted(*bodies))
    return defer_business(actor=make.ACTOR, item=item, bodies=by)


def offers(cast, draft) -> bool:
    return OFFERED in cast["editor"].get(f"/desk/meetings/{draft.pk}/").text


def test_only_the_body_that_put_it_off_is_offered_it(bodies, waiting, cast):
    host, other = (make.meeting(body, day=NEXT) for body in bodies)
    assert (offers(cast, host), offers(cast, other)) == (False, True)
    assert cast["editor"].post(f"/desk/meetings/{other.pk}/waiting/{waiting.pk}/").status_code == 302
    waiting.refresh_from_db()
    assert waiting.placed_in == other and not offers(cast, other)


def test_what_both_put_off_waits_for_each_of_them(bodies, cast):
    first, _second = put_off(bodies, bodies)
    host, other = (make.meeting(body, day=NEXT) for body in bodies)
    place_deferred_item(actor=make.ACTOR, meeting=host, waiting=first)
    assert (offers(cast, host), offers(cast, other)) == (False, True)


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
