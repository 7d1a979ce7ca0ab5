"""Members write, join and sponsor inside the guard; nothing of it shows before a noticed agenda (BK-41, BK-42)."""

from datetime import date, timedelta

import pytest

from boards import guard
from boards.exceptions import GuardRefused, NeedsReason, NotPossibleNow, ProposalRefused
from boards.models import ProposalAuthor
from boards.proposals.member_services import (
    change_proposal,
    close_sponsoring,
    end_sponsorship,
    invite_author,
    join_authors,
    leave_authors,
    propose,
    sponsor_proposal,
    submit_proposal,
)
from boards.proposals.services import bring_to_item, publish_proposal, withdraw_proposal
from cms import clock
from cms.models import OutboxMessage
from tests.factories import groups, live
from tests.factories import proposals as make
from tests.furniture import furnished

MAY_2, JULY, FALL = date(2022, 5, 2), date(2022, 7, 5), date(2022, 9, 14)
WORDS = {"title": {"en": "Train counselors"}, "summary": {"en": "Four sessions."}}


@furnished
def members(make_user):
    """A board of sixteen, each with an account."""
    return groups.seated(make_user, 16, slug="community-engagement")


@furnished
def cycle(members):
    return make.cycle()


@furnished
def mine(cycle, members):
    with make.on(MAY_2):
        return propose(actor=members[0].user, appointment=members[0], **WORDS)


def invite_and_join(proposal, member, founder):
    with make.on(MAY_2):
        invite_author(actor=founder.user, proposal=proposal, appointment=member)
        return join_authors(actor=member.user, proposal=proposal, appointment=member)


def noticed(proposal, body, day=FALL):
    item = live.meeting(body, day=day).items.select_related("meeting__body").get(number=2)
    with make.on(date(2022, 9, 2)):
        bring_to_item(actor=make.ACTOR, proposal=proposal, item=item)
    proposal.refresh_from_db()
    return item


def test_a_draft_is_seen_by_its_authors_only(mine, members, client, home):
    """BK-41: no other member, no public page, no number whose gap would tell of it."""
    invite_and_join(mine, members[1], members[0])
    assert guard.may_see(members[0].user, mine)
    assert guard.may_see(members[1].user, mine)
    assert guard.may_see(members[2].user, mine).rule == "BK-41"
    assert (mine.sequence, mine.number) == (None, "")
    assert "Train counselors" not in client.get("/proposals/").content.decode()


def test_five_write_together_and_no_sixth(mine, members):
    """C2C-30: the number stands in the rules."""
    for each in members[1:5]:
        invite_and_join(mine, each, members[0])
    with pytest.raises(GuardRefused) as refused:
        invite_author(actor=members[0].user, proposal=mine, appointment=members[5])
    assert refused.value.rule == "C2C-30"
    assert ProposalAuthor.objects.filter(proposal=mine).count() == 5


def test_only_authors_change_invite_and_hand_in(mine, members):
    stranger = members[4].user
    for act, facts in (
        (change_proposal, {"title": {"en": "x"}}),
        (invite_author, {"appointment": members[5]}),
        (submit_proposal, {}),
    ):
        with pytest.raises(GuardRefused, match="Only its authors"):
            act(actor=stranger, proposal=mine, **facts)
    with pytest.raises(GuardRefused, match="for the seat they hold"):
        propose(actor=stranger, appointment=members[0], **WORDS)
    with pytest.raises(NeedsReason):
        change_proposal(actor=members[0].user, proposal=mine, title={"en": ""})
    with pytest.raises(NotPossibleNow, match="nothing left to answer"):
        join_authors(actor=stranger, proposal=mine, appointment=members[4])


def test_handed_in_before_the_deadline(mine, members):
    invite_and_join(mine, members[1], members[0])
    with make.on(date(2022, 6, 22)), pytest.raises(ProposalRefused, match="next cycle"):
        submit_proposal(actor=members[0].user, proposal=mine)
    with make.on(MAY_2):
        done = submit_proposal(actor=members[0].user, proposal=mine)
    assert (done.state, done.public_state) == ("submitted", "submitted")
    assert done.brought_by["en"].startswith("2 members of")
    with pytest.raises(NotPossibleNow, match="already"):
        submit_proposal(actor=members[0].user, proposal=mine)


def test_it_is_public_with_the_agenda_it_is_on_and_not_before(mine, members, client, home):
    """BK-41: staff can't publish it earlier; with the posted agenda it gets its number and its authors' names."""
    body = members[0].seat.body
    with make.on(MAY_2):
        submit_proposal(actor=members[0].user, proposal=mine)
    with pytest.raises(NotPossibleNow) as refused:
        publish_proposal(actor=make.ACTOR, proposal=mine)
    assert refused.value.rule == "BK-41"
    noticed(mine, body)
    assert mine.number == "P-2022-01"
    page = client.get("/proposals/P-2022-01/").content.decode()
    assert "Person 1" in page
    assert guard.may_see(members[9].user, mine)
    with pytest.raises(NotPossibleNow, match="can no longer change"):
        change_proposal(actor=members[0].user, proposal=mine, title={"en": "x"})
    with pytest.raises(NotPossibleNow, match="can no longer change"):
        invite_author(actor=members[0].user, proposal=mine, appointment=members[5])


def test_a_draft_is_not_brought_before_a_body(mine, members):
    with pytest.raises(NotPossibleNow, match="submitted it"):
        noticed(mine, members[0].seat.body)


def test_that_a_member_sponsors_is_not_told_before_the_agenda(cycle, members, client, home):
    """BK-41: neither the name, nor the count, nor the state; its author hears of it (a person outside the body)."""
    body = members[0].seat.body
    words = make.ProposalText(title="A phone line", summary="Answer.", contact={"email": "a@example.org"})
    proposal = make.published(cycle, body, words=words)
    with make.on(JULY):
        sponsor_proposal(actor=members[0].user, proposal=proposal, appointment=members[0])
    proposal.refresh_from_db()
    page = client.get("/proposals/P-2022-01/").content.decode()
    listed = client.get("/proposals/").content.decode() + client.get("/proposals/feed.atom").content.decode()
    assert (proposal.state, proposal.public_state) == ("sponsored", "submitted")
    assert "ponsor" not in page.split("<main")[1].split("</main")[0].replace("Sponsored by a member", "")
    assert "A member of the board sponsors it" not in listed
    assert any("A member of the board sponsors it." in mail.text for mail in OutboxMessage.objects.all())
    noticed(proposal, body)
    page = client.get("/proposals/P-2022-01/").content.decode()
    assert "Sponsored by" in page and "Person 1" in page


def test_sponsors_are_one_circle_below_a_majority(cycle, members):
    """BK-42: of sixteen the ninth sponsor is refused."""
    proposal = make.published(cycle, members[0].seat.body)
    for each in members[:8]:
        sponsor_proposal(actor=each.user, proposal=proposal, appointment=each)
    with pytest.raises(GuardRefused) as refused:
        sponsor_proposal(actor=members[8].user, proposal=proposal, appointment=members[8])
    assert refused.value.rule == "BK-42"
    assert proposal.sponsorships.count() == 8


def test_a_sponsor_steps_back(cycle, members):
    proposal = make.published(cycle, members[0].seat.body)
    one = {"actor": members[0].user, "proposal": proposal, "appointment": members[0]}
    sponsor_proposal(**one)
    sponsor_proposal(**one)
    assert end_sponsorship(**one).state == "not_sponsored"
    with pytest.raises(NotPossibleNow, match="do not sponsor"):
        end_sponsorship(**one)
    assert sponsor_proposal(**one).ended_at is None
    with pytest.raises(NotPossibleNow, match="has a sponsor"):
        close_sponsoring(actor=make.ACTOR, proposal=proposal)


def test_a_member_sponsors_public_proposals_of_their_board(cycle, members, mine):
    other = make.advisory("data-and-tools")
    with pytest.raises(NotPossibleNow, match="their own board"):
        sponsor_proposal(actor=members[1].user, proposal=mine, appointment=members[1])
    there = make.published(cycle, other)
    with pytest.raises(NotPossibleNow, match="their own board"):
        sponsor_proposal(actor=members[1].user, proposal=there, appointment=members[1])
    with pytest.raises(NotPossibleNow, match="members wrote it"):
        close_sponsoring(actor=make.ACTOR, proposal=mine)
    assert close_sponsoring(actor=make.ACTOR, proposal=there).state == "not_sponsored"


def test_who_leaves_sees_it_no_more_and_the_last_one_takes_it_back(mine, members):
    invite_and_join(mine, members[1], members[0])
    leave_authors(actor=members[1].user, proposal=mine, appointment=members[1])
    assert not guard.may_see(members[1].user, mine)
    with pytest.raises(NotPossibleNow, match="only author"):
        leave_authors(actor=members[0].user, proposal=mine, appointment=members[0])
    assert withdraw_proposal(actor=members[0].user, proposal=mine).state == "withdrawn"


def test_a_group_that_has_become_a_majority_shares_no_draft(mine, members):
    """BK-42: seats fell vacant, so two are a majority of the three that are left."""
    topic = guard.topic_for(members[0].seat.body, mine)
    groups.group(topic, [members[0], members[2]])
    assert guard.may_see(members[2].user, mine)
    for each in members[3:]:
        each.ends_on = clock.today() - timedelta(days=1)
        each.save()
    assert guard.may_see(members[0].user, mine)
    assert guard.may_see(members[2].user, mine).rule == "BK-41"


def test_a_member_takes_up_only_what_they_may_see(cycle, members, mine):
    with make.on(MAY_2), pytest.raises(NotPossibleNow, match="earlier proposal"):
        propose(actor=members[3].user, appointment=members[3], refines=mine, **WORDS)
    earlier = make.published(cycle, members[0].seat.body)
    with make.on(MAY_2):
        later = propose(actor=members[3].user, appointment=members[3], refines=earlier, **WORDS)
    assert later.refines == earlier


def test_a_board_without_a_form_takes_none_of_members(cycle, make_user):
    other = groups.seated(make_user, 3, slug="other")[0]
    with make.on(MAY_2), pytest.raises(ProposalRefused, match="does not take proposals"):
        propose(actor=other.user, appointment=other, **WORDS)
