"""Minutes of a joint meeting are approved once each of its bodies has approved the same words (BK-03, BK-31)."""

from datetime import timedelta

from django.utils import translation

import pytest

from boards.choices import MinutesState
from boards.exceptions import NotPossibleNow
from boards.minutes.services import amend_minutes, approve_minutes, post_minutes, write_minutes_text
from boards.models import Meeting, Motion
from boards.motion_choices import MotionKind
from tests.factories import boards as make
from tests.factories import joint, live, minutes
from tests.factories.joint_votes import begun, voted
from tests.furniture import furnished

ADDRESS = f"{joint.ADDRESS}minutes/"
BOARD = "Approved by the Governing Board on February 8, 2023"
ADVISORY = "Approved by the Advisory Board on February 8, 2023"
NOT_YET = "Not yet approved by the Advisory Board"


@furnished
def meeting(home, set_clock):
    """A joint meeting that is over, with its draft posted."""
    found = minutes.ended(begun(home))
    set_clock(minutes.AFTER)
    post_minutes(actor=make.ACTOR, meeting=found)
    return found


def vote_of(body, *, day=minutes.LATER) -> Motion:
    """A vote on minutes at a later meeting of this body alone."""
    made = live.begin(live.meeting(body, day=day), room=3)
    with live.at(20, day):
        live.heard(live.item(made, 2))
        return voted(live.item(made, 2), body, kind=MotionKind.MINUTES)


@furnished
def ours(meeting):
    return vote_of(meeting.body)


@furnished
def theirs(meeting):
    return vote_of(meeting.joint_body)


def approve(meeting: Meeting, vote: Motion):
    return approve_minutes(actor=make.ACTOR, meeting=meeting, motion=vote)


def test_the_vote_of_one_body_approves_them_for_that_body_alone(client, meeting, ours):
    assert approve(meeting, ours).state == MinutesState.PARTLY
    page = client.get(ADDRESS).content.decode()
    assert "Approved by one of two bodies" in page and BOARD in page and NOT_YET in page
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert BOARD in page and ADVISORY not in page and "by a vote of" not in page


def test_the_vote_of_the_other_body_on_the_same_words_approves_them(client, meeting, ours, theirs):
    first = approve(meeting, ours)
    second = approve(meeting, theirs)
    assert (second.state, second.sha256) == (MinutesState.APPROVED, first.sha256)
    for address in (ADDRESS, f"{ADDRESS}{first.number}/"):
        page = client.get(address).content.decode()
        assert BOARD in page and ADVISORY in page and "Not yet approved" not in page
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert BOARD in page and ADVISORY in page
    with pytest.raises(NotPossibleNow, match="They can only be amended by a vote"):
        post_minutes(actor=make.ACTOR, meeting=meeting)


def test_the_same_is_said_in_spanish(client, meeting, ours):
    approve(meeting, ours)
    with translation.override("es"):
        page = client.get(f"/es{ADDRESS}").content.decode()
    assert "Aprobada por uno de los dos órganos" in page
    assert "Aún sin aprobar: Junta Asesora" in page


def test_a_body_approves_the_same_words_once(client_for, clerk, meeting, ours):
    approve(meeting, ours)
    again = vote_of(meeting.body, day=minutes.LATER + timedelta(days=28))
    answer = client_for(clerk).post(f"/desk/meetings/{meeting.pk}/minutes/approve/", {"motion": again.pk})
    assert answer.status_code == 422
    assert "A vote of the Governing Board that approves this text is already recorded." in answer.text


def test_new_words_need_the_approval_of_both(client, meeting, ours, theirs):
    approve(meeting, ours)
    write_minutes_text(actor=make.ACTOR, meeting=meeting, text={"en": "The chair thanked staff."})
    post_minutes(actor=make.ACTOR, meeting=meeting)
    assert BOARD not in client.get(ADDRESS).content.decode()
    assert BOARD in client.get(f"{ADDRESS}2/").content.decode()
    assert approve(meeting, theirs).state == MinutesState.PARTLY
    with pytest.raises(NotPossibleNow, match="This vote is already recorded"):
        approve(meeting, ours)
    again = vote_of(meeting.body, day=minutes.LATER + timedelta(days=28))
    assert approve(meeting, again).state == MinutesState.APPROVED


def test_an_amendment_by_one_body_waits_for_the_other(client, client_for, clerk, meeting, ours, theirs):
    facts = {"actor": make.ACTOR, "meeting": meeting, "reason": "A name was wrong."}
    with pytest.raises(NotPossibleNow, match="Only approved minutes can be amended"):
        amend_minutes(motion=ours, **facts)
    for vote in (ours, theirs):
        approve(meeting, vote)
    write_minutes_text(actor=make.ACTOR, meeting=meeting, text={"en": "The chair thanked staff."})
    with pytest.raises(NotPossibleNow, match="This vote is already recorded"):
        amend_minutes(motion=ours, **facts)
    later = [vote_of(body, day=minutes.LATER + timedelta(days=28)) for body in meeting.bodies]
    assert amend_minutes(motion=later[0], **facts).state == MinutesState.PARTLY
    page = client.get(ADDRESS).content.decode()
    assert "Reason: A name was wrong." in page and NOT_YET in page
    desk = client_for(clerk).get(f"/desk/meetings/{meeting.pk}/minutes/").content.decode()
    assert "Amend minutes" in desk and "Record the vote that approved them" in desk and NOT_YET in desk
    assert approve(meeting, later[1]).state == MinutesState.AMENDED


def test_the_desk_asks_for_the_vote_of_each_body_and_names_it(client_for, clerk, meeting, ours, theirs):
    browser, approval = client_for(clerk), f"/desk/meetings/{meeting.pk}/minutes/approve/"
    for body in meeting.bodies:
        assert f"Vote at the meeting: {body}, February 8, 2023" in browser.get("/desk/").content.decode()
    form = browser.get(approval).content.decode()
    assert "Advisory Board, February 8, 2023: Motion 2.1." in form
    browser.post(approval, {"motion": ours.pk})
    tasks = browser.get("/desk/").content.decode()
    assert "Vote at the meeting: Governing Board" not in tasks
    assert f'href="{approval}"' in tasks and "Vote at the meeting: Advisory Board, February 8, 2023" in tasks


def test_words_that_both_approved_before_are_approved_again_at_once(meeting, ours, theirs):
    """The host amends, and amends back to what both bodies had approved."""
    approve(meeting, ours)
    approve(meeting, theirs)
    facts = {"actor": make.ACTOR, "meeting": meeting, "reason": "A name."}
    states = []
    for place, words in enumerate(({"en": "A change."}, {}), start=1):
        write_minutes_text(actor=make.ACTOR, meeting=meeting, text=words)
        later = vote_of(meeting.body, day=minutes.LATER + timedelta(days=7 * place))
        states.append(amend_minutes(motion=later, **facts).state)
    assert states == [MinutesState.PARTLY, MinutesState.AMENDED]
