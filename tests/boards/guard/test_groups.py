"""Small groups of members: who may be in contact on one topic, and where it ends (BK-42, C2C-30, C2C-32)."""

from datetime import timedelta

import pytest

from boards import guard
from boards.models import ContactMember
from cms import clock
from cms.records import verification
from tests.factories import boards as make
from tests.factories import groups as circle


def refused(rule: str):
    return pytest.raises(guard.GuardRefused, check=lambda error: error.rule == rule and bool(error.ask))


@pytest.mark.parametrize(("seats", "most"), [(16, 8), (21, 10)])
def test_a_circle_ends_below_a_majority(make_user, seats, most):
    """BK-42: of 16 the ninth person is refused, of 21 the eleventh."""
    members = circle.seated(make_user, seats)
    matter = circle.subject(members[0].seat.body)
    group = circle.group(matter, members[:most])
    with refused("BK-42"):
        guard.invite(actor=make.ACTOR, group=group, appointment=members[most])
    with refused("BK-42"):
        circle.group(circle.subject(members[0].seat.body), members[: most + 1])


def test_groups_with_a_common_member_are_one_circle(sixteen, topic):
    """BK-42: A-B-C plus C-D-E adds up; two circles without a common member do not."""
    circle.group(topic, sixteen[:5])
    circle.group(topic, sixteen[8:12])
    with refused("BK-42"):
        circle.group(topic, [sixteen[4], sixteen[8]])
    assert circle.group(topic, [sixteen[4], *sixteen[5:8]])


def test_each_topic_has_its_own_circles(sixteen, topic):
    circle.group(topic, sixteen[:8])
    assert circle.group(circle.subject(topic.body, "Another matter"), sixteen[4:12])


def test_two_topics_that_are_one_matter_are_counted_together(sixteen, topic):
    other = circle.subject(topic.body, "The same in other words")
    guard.same_matter(actor=make.ACTOR, topic=other, other=topic)
    circle.group(topic, sixteen[:5])
    other.refresh_from_db()
    with refused("BK-42"):
        circle.group(other, sixteen[4:9])


def test_what_was_formed_on_the_second_of_two_topics_counts_on_the_first(sixteen, topic):
    other = circle.subject(topic.body, "The same in other words")
    guard.same_matter(actor=make.ACTOR, topic=other, other=topic)
    other.refresh_from_db()
    circle.group(other, sixteen[:5])
    with refused("BK-42"):
        circle.group(topic, sixteen[4:9])


def test_filled_seats_count_when_they_are_fewer(make_user):
    """BK-42: twelve of 16 seats are filled, so the seventh person is refused."""
    members = circle.seated(make_user, 16, vacant=(13, 14, 15, 16))
    matter = circle.subject(members[0].seat.body)
    assert circle.group(matter, members[:6])
    with refused("BK-42"):
        circle.group(matter, members[5:7])


def test_leaving_and_declining_do_not_unmake_a_contact(sixteen, topic):
    """BK-42: what was read was read; an invitation told who is at work on what."""
    founder, *others = sixteen[:8]
    group = guard.form_group(actor=founder.user, topic=topic, members=others, purpose="joint_proposal")
    guard.decline(actor=others[0].user, group=group)
    guard.accept(actor=others[1].user, group=group)
    guard.leave(actor=others[1].user, group=group)
    with refused("BK-42"):
        guard.invite(actor=founder.user, group=group, appointment=sixteen[8])
    assert guard.invite(actor=founder.user, group=group, appointment=others[0]).state == "invited"


def test_who_left_still_links_two_circles(sixteen, topic):
    """BK-42: what they read in the first group they can say in the second."""
    first = circle.group(topic, sixteen[:4])
    circle.group(topic, sixteen[4:8])
    guard.leave(actor=sixteen[3].user, group=first)
    circle.group(topic, [sixteen[3], sixteen[4]])
    with refused("BK-42"):
        circle.group(topic, [sixteen[0], sixteen[8]])


def test_the_same_person_in_a_second_term_is_one_person(sixteen, topic, set_clock):
    """BK-42 counts people; a reappointment makes no second one."""
    first = sixteen[0]
    circle.group(topic, sixteen[:8])
    day = clock.today()
    first.ends_on = day - timedelta(days=1)
    first.save()
    again = type(first)(seat=first.seat, person_name=first.person_name, user=first.user, starts_on=day)
    again.save()
    assert circle.group(topic, [again, sixteen[1]])


def test_five_join_a_proposal_and_no_sixth(sixteen, topic):
    """C2C-30: the limit of the yearly process is narrower than the law's."""
    with refused("C2C-30"):
        circle.group(topic, sixteen[:6], ceiling=5)
    group = circle.group(topic, sixteen[:5], ceiling=5)
    with refused("C2C-30"):
        guard.invite(actor=sixteen[0].user, group=group, appointment=sixteen[5])


@pytest.mark.parametrize("size", [2, 3])
def test_a_working_group_says_who_made_it(sixteen, topic, size):
    """C2C-32: size, who created it, delegated power. Two are asked as well: a third may join them."""
    for answers in ({}, {"founded_by": "chair"}, {"holds_power": False}):
        with refused("C2C-32"):
            circle.group(topic, sixteen[:size], purpose="working", **answers)
    made = circle.group(topic, sixteen[:size], purpose="working", founded_by="chair", holds_power=False)
    assert (made.founded_by, made.holds_power) == ("chair", False)


def test_sponsors_of_one_proposal_are_one_circle(sixteen, topic):
    """BK-42: a sponsor joins the set of the public proposal."""
    for each in sixteen[:8]:
        guard.join_topic(actor=each.user, topic=topic, appointment=each)
    with refused("BK-42"):
        guard.join_topic(actor=sixteen[8].user, topic=topic, appointment=sixteen[8])


def test_nobody_joins_or_answers_for_another(sixteen, topic):
    with refused("BK-42"):
        guard.join_topic(actor=sixteen[0].user, topic=topic, appointment=sixteen[1])
    group = guard.form_group(
        actor=sixteen[0].user, topic=topic, members=[sixteen[1]], purpose="joint_proposal"
    )
    for act in (guard.accept, guard.decline, guard.leave):
        with pytest.raises(Exception, match="nothing left to answer"):
            act(actor=sixteen[2].user, group=group)
    with refused("BK-42"):
        guard.invite(actor=sixteen[2].user, group=group, appointment=sixteen[3])


def test_a_group_takes_members_of_its_body_only(sixteen, topic, make_user):
    """C2C-30: the liaison of the Governing Board is in the drafting group; nobody else comes from outside."""
    liaison = circle.seated(make_user, 5, slug="governing-board")[0]
    with refused("BK-42"):
        circle.group(topic, [sixteen[0], liaison])
    assert circle.group(topic, [*sixteen[:2], liaison], purpose="drafting").founded_by == "process"


def test_a_member_from_outside_links_circles(sixteen, topic, make_user):
    """BK-40: also through intermediaries."""
    liaison = circle.seated(make_user, 5, slug="governing-board")[0]
    circle.group(topic, [*sixteen[:5], liaison], purpose="drafting")
    with refused("BK-42"):
        circle.group(topic, [*sixteen[5:8], liaison], purpose="drafting")


def test_a_majority_of_another_body_is_no_way_round(make_user):
    """BK-40: a topic of the larger body gathers no majority of the smaller one."""
    small = circle.seated(make_user, 8, slug="small")
    large = circle.seated(make_user, 21, slug="governing-board")
    matter = circle.subject(large[0].seat.body)
    assert circle.group(matter, [large[0], *small[:4]], purpose="drafting")
    with refused("BK-42"):
        circle.group(matter, [large[0], small[4]], purpose="drafting")


def test_whoever_holds_no_seat_is_in_no_group(sixteen, topic):
    gone = sixteen[1]
    gone.ends_on = clock.today() - timedelta(days=1)
    gone.save()
    with refused("BK-42"):
        circle.group(topic, [sixteen[0], gone])


def test_a_closed_group_takes_nobody_in(sixteen, topic):
    group = circle.group(topic, sixteen[:2])
    guard.close_group(actor=sixteen[0].user, group=group)
    with pytest.raises(Exception, match="closed"):
        guard.invite(actor=sixteen[0].user, group=group, appointment=sixteen[2])


@pytest.mark.engine
@pytest.mark.parametrize("fault", ["missing", "changed"])
def test_a_contact_taken_out_of_the_record_is_noticed(sixteen, topic, fault):
    """BK-42: once made, never unmade; `verify` names the row."""
    circle.group(topic, sixteen[:2])
    assert not list(verification.breaks())
    row = ContactMember.objects.order_by("-pk").first()
    rows = ContactMember.objects.filter(pk=row.pk)
    rows.delete() if fault == "missing" else rows.update(appointment=sixteen[9])
    assert [each for each in verification.breaks() if f"Contact {row.pk}" in each and fault in each]


def test_a_circle_that_seats_fell_out_of_passes_nothing_on(sixteen, topic):
    """BK-42: eight were fewer than a majority of 16; of 14 filled seats they are one."""
    group = guard.form_group(
        actor=sixteen[0].user, topic=topic, members=sixteen[1:8], purpose="joint_proposal"
    )
    guard.accept(actor=sixteen[1].user, group=group)
    for each in sixteen[14:]:
        each.ends_on = clock.today() - timedelta(days=1)
        each.save()
    with refused("BK-42"):
        guard.accept(actor=sixteen[2].user, group=group)
    with refused("BK-42"):
        guard.invite(actor=sixteen[0].user, group=group, appointment=sixteen[9])
