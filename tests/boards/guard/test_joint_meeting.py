"""At a joint meeting, members of either body are members; contacts before it count for both (BK-40 to BK-50)."""

from datetime import timedelta

import pytest

from boards import guard
from boards.exceptions import GuardRefused, NotPossibleNow
from boards.guard.topics import offered
from boards.materials.distribution import give_material
from boards.materials.repeated_words import repeats_members_words
from boards.materials.services import add_material
from boards.materials.two_people import who_may_confirm
from boards.models import AgendaItem, Appointment, ContactGroup, Meeting, Topic
from boards.notices.services import add_remote_member
from boards.proposals.agenda_items import draft_proposal_items
from boards.proposals.member_services import propose, submit_proposal
from cms import clock
from cms.access import Role
from tests.factories import agendas, committees, joint
from tests.factories import boards as make
from tests.factories import groups as circle
from tests.factories import materials as give
from tests.factories import proposals as cycle
from tests.furniture import furnished

OTHER = "/boards/community-engagement/"
ROLES = (Role.EDITOR, Role.CLERK, Role.PUBLISHER)
WORDS = {"title": {"en": "Quagga mussels"}, "summary": {"en": "Quagga in the seventh county."}}


@furnished
def seated(make_user, home, set_clock):
    """The members of the Governing Board, who host, and of the advisory board, who join."""
    found = (
        circle.seated(make_user, 5, slug="governing-board"),
        circle.seated(make_user, 9, slug="community-engagement"),
    )
    for members in found:
        make.pages(home, members[0].seat.body)
    set_clock(make.starts() - timedelta(days=11))
    return found


@furnished
def bodies(seated):
    return [members[0].seat.body for members in seated]


@furnished
def draft(bodies):
    return joint.meeting(*bodies)


@furnished
def ahead(bodies):
    return joint.posted(*bodies)


@furnished
def staff(make_user, seated):
    """Staff without a seat, and staff on each of the bodies."""
    people = [make_user(name, *ROLES) for name in ("alone", "on-host", "on-other")]
    for person, members in zip(people[1:], seated, strict=True):
        make.seat_user(members[0].seat.body, person, position=3)
    return people


def item_of(meeting: Meeting) -> AgendaItem:
    return meeting.items.select_related("meeting__body", "meeting__joint_body").get(number=2)


def members(body) -> list[Appointment]:
    return list(Appointment.objects.filter(seat__body=body).select_related("seat__body").order_by("pk"))


# Staff who are members -----------------------------------------------------------------------------------


def test_staff_on_either_body_is_a_member_for_the_papers_of_its_members(staff, draft):
    facts = {"title": {"en": "Views"}, "prepared_by": "member", "body": "Quagga views"}
    alone, *seated = staff
    key = make.item_key(draft, 2)
    paper = add_material(actor=alone, meeting=draft, key=key, **facts)
    for person in seated:
        with pytest.raises(GuardRefused, match="You hold a seat on this body"):
            add_material(actor=person, meeting=draft, key=key, **facts)
        with pytest.raises(GuardRefused, match="You hold a seat on this body"):
            give_material(actor=person, material=paper, appointments=[])


def test_a_draft_with_members_words_is_closed_to_staff_on_either_body(staff, draft, client_for):
    """BK-41."""
    alone, *seated = staff
    path = f"/desk/meetings/{draft.pk}/"
    assert all(client_for(person).get(path).status_code == 200 for person in staff)
    paper = give.material(draft, prepared_by="member", body="Quagga views")
    assert client_for(alone).get(path).status_code == 200
    assert client_for(alone).get(f"/desk/materials/{paper.pk}/").status_code == 200
    for person in seated:
        assert client_for(person).get(path).status_code == 404
        assert client_for(person).get(f"/desk/materials/{paper.pk}/").status_code == 404


def test_a_proposal_of_the_joining_body_closes_the_draft_to_its_staff(seated, staff, draft, client_for):
    author = seated[1][0]
    cycle.cycle(clock.today().year, deadline=clock.today() + timedelta(days=30))
    found = propose(actor=author.user, appointment=author, **WORDS)
    found = submit_proposal(actor=author.user, proposal=found)
    draft_proposal_items(actor=make.ACTOR, meeting=draft, proposals=[found])
    answers = [client_for(person).get(f"/desk/meetings/{draft.pk}/").status_code for person in staff]
    assert answers == [200, 404, 404]


def test_only_a_clerk_without_a_seat_on_either_reads_who_comes(staff, ahead, client_for):
    path = f"/desk/meetings/{ahead.pk}/members/"
    shown = [client_for(person).get(path).context["told"] for person in staff]
    assert [report.body for report in shown[0]] == ["Governing Board", "Governing Board"]
    assert shown[1:] == [None, None]


def test_a_member_of_either_confirms_nothing_as_staff(staff, ahead):
    alone, *seated = staff
    found = set(who_may_confirm(make.ACTOR, ahead))
    assert alone in found and found.isdisjoint(seated)


# Papers ------------------------------------------------------------------------------------------------


def test_a_paper_goes_to_members_of_both_and_to_no_one_else(bodies, ahead):
    third = make.body(3, slug="third")
    paper = give.material(ahead, prepared_by="body", body="What we found")
    people = [members(body)[0] for body in bodies]
    assert len(give_material(actor=make.ACTOR, material=paper, appointments=people)) == 2
    with pytest.raises(NotPossibleNow, match="only to members of this body"):
        give_material(actor=make.ACTOR, material=paper, appointments=members(third)[:1])


@pytest.mark.parametrize(("place", "counts"), [(0, (2, 3)), (1, (4, 5))])
def test_a_majority_of_either_body_makes_a_paper_public(bodies, draft, place, counts):
    """BK-50: of five it is three, of nine it is five; members of the other body do not count for it."""
    paper = give.material(draft, prepared_by="body", body="What we found")
    own, others = members(bodies[place]), members(bodies[1 - place])
    below, at = counts
    give_material(actor=make.ACTOR, material=paper, appointments=[*own[:below], *others[:2]])
    paper.refresh_from_db()
    assert paper.public_record_at is None
    give_material(actor=make.ACTOR, material=paper, appointments=own[:at])
    paper.refresh_from_db()
    assert paper.public_record_at is not None


@pytest.mark.parametrize("seat", [0, 1])
def test_people_count_on_each_body_whatever_the_seat_they_were_sent_it_under(seated, bodies, draft, seat):
    """BK-50: three who sit on both are a majority of the five."""
    for place in (1, 2, 3):
        make.seat_user(bodies[1], seated[0][place - 1].user, position=place)
    people = [members(bodies[seat])[place] for place in range(3)]
    paper = give.material(draft, prepared_by="body", body="What we found")
    give_material(actor=make.ACTOR, material=paper, appointments=people[:2])
    paper.refresh_from_db()
    assert paper.public_record_at is None
    give_material(actor=make.ACTOR, material=paper, appointments=people[2:])
    paper.refresh_from_db()
    assert paper.public_record_at is not None


def test_who_sits_on_both_is_offered_once_and_reads_it_in_the_packet(
    seated, staff, bodies, ahead, client_for
):
    both = make.seat_user(bodies[1], seated[0][0].user)
    paper = give.material(ahead, key=item_of(ahead).key, prepared_by="body", body="What we found")
    path = f"/desk/materials/{paper.pk}/"
    offered_to = client_for(staff[0]).get(path).context["give_form"].fields["appointments"].queryset
    assert [each for each in offered_to if each.user == both.user] == [seated[0][0]]
    give_material(actor=make.ACTOR, material=paper, appointments=[both])
    assert both.user not in [
        each.user
        for each in client_for(staff[0]).get(path).context["give_form"].fields["appointments"].queryset
    ]
    packet = client_for(both.user).get(f"/workspace/meetings/{ahead.pk}/items/{paper.key}/")
    assert "What we found" in packet.text


def test_a_paper_of_staff_repeats_the_words_of_neither_bodys_members(bodies, draft):
    """BK-43."""
    earlier = make.meeting(bodies[1], day=make.DAY + timedelta(days=3))
    views = "Small districts deserve a seat at this table because nobody else asks them."
    give.material(earlier, prepared_by="member", body=views)
    digest = give.material(draft, prepared_by="body", body=f"Notes.\n\n{views}")
    assert repeats_members_words(digest)


def test_public_records_of_both_bodies_list_it(client, bodies, ahead):
    paper = give.material(ahead, prepared_by="body", body="What we found")
    give_material(actor=make.ACTOR, material=paper, appointments=members(bodies[0])[:3])
    for path in (joint.HOST, OTHER):
        assert f"/materials/{paper.pk}/" in client.get(f"{path}records/").text


# Comments and attendance -------------------------------------------------------------------------------


def test_members_of_both_say_it_at_the_meeting_and_not_on_its_page(seated, ahead, resident):
    for people in seated:
        answer = guard.may_comment(people[0].user, ahead)
        assert not answer and answer.rule == "BK-45"
    assert guard.may_comment(resident, ahead)


def test_members_of_a_committees_body_only_watch_its_joint_meeting(seated, make_user):
    committee = committees.of_members(seated[0][0].seat.body)
    watching = seated[0][4].user
    for host, other in ((committee, seated[1][0].seat.body), (seated[1][0].seat.body, committee)):
        made = joint.meeting(host, other, day=make.DAY + timedelta(days=host.pk))
        assert guard.may_comment(watching, made).rule == "BK-41a"


def test_members_of_either_may_join_remotely(bodies, seated):
    made = joint.posted(*bodies, mode=agendas.mode("classic"), sites=["Room 1"], **agendas.REMOTE)
    for people in seated:
        assert add_remote_member(actor=make.ACTOR, meeting=made, appointment=people[0])
    stranger = members(make.body(3, slug="third"))[0]
    with pytest.raises(NotPossibleNow, match="does not hold a seat on this body"):
        add_remote_member(actor=make.ACTOR, meeting=made, appointment=stranger)


# Contacts ----------------------------------------------------------------------------------------------


def test_an_item_is_a_topic_of_each_body_for_its_own_members(bodies, ahead):
    for body in bodies:
        rows = [row for row in offered([body]) if not isinstance(row, Topic)]
        assert {row.body for row in rows} == {body}
        assert {row.item for row in rows} == set(ahead.items.all())


def test_a_member_forms_a_group_on_the_item_within_the_own_body(seated, ahead, client_for):
    own = seated[1]
    item = item_of(ahead)
    body = own[0].seat.body
    browser = client_for(own[0].user)
    asked = {"topic": f"item-{item.pk}-{body.pk}", "members": [own[1].pk]}
    assert browser.post("/workspace/groups/new/", asked | {"founded_by": "members", "holds_power": "no"}).url
    assert ContactGroup.objects.get().topic.body == body


def test_a_majority_of_either_body_is_still_the_limit(seated, bodies, ahead):
    item = item_of(ahead)
    for people, body, most in zip(seated, bodies, (2, 4), strict=True):
        topic = guard.topic_for(body, item)
        circle.group(topic, people[:most])
        with pytest.raises(GuardRefused, match="a majority of a body would be in contact"):
            circle.group(topic, [people[0], people[most]])


def test_who_sits_on_both_links_the_contacts_of_both(seated, bodies, ahead, make_user):
    """BK-40: through an intermediary on the other body's side, a third member of five would be in contact."""
    host, other = seated
    item = item_of(ahead)
    for place, twin in ((1, host[0]), (2, host[1]), (3, host[2])):
        make.seat_user(bodies[1], twin.user, position=place)
    twins = members(bodies[1])[:3]
    circle.group(guard.topic_for(bodies[0], item), host[:2])
    with pytest.raises(GuardRefused, match="a majority of a body would be in contact"):
        circle.group(guard.topic_for(bodies[1], item), [twins[0], twins[2]])


def test_contacts_of_one_body_do_not_count_for_the_other(seated, bodies, ahead):
    item = item_of(ahead)
    circle.group(guard.topic_for(bodies[0], item), seated[0][:2])
    assert circle.group(guard.topic_for(bodies[1], item), seated[1][:4])
