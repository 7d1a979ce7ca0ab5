"""Planning a joint meeting of two bodies: what the form offers, and each refusal beside its field (BK-03)."""

from datetime import timedelta

import pytest

from boards.agendas.added_items import add_item
from boards.exceptions import CannotPlan, NotPossibleNow
from boards.meetings.facts import change_facts
from boards.meetings.hours import set_new_hour
from boards.meetings.planning import plan_again
from boards.meetings.states import cancel_meeting, continue_meeting, move_meeting
from boards.models import Body, Committee, Meeting
from boards.motion_choices import MotionKind
from cms import clock
from tests.boards.meetings.test_plan_steps import asked, first, held, send
from tests.boards.meetings.test_planning import NEW, payload
from tests.factories import agendas, committees, joint
from tests.factories import boards as make
from tests.furniture import furnished


@furnished
def bodies(home, set_clock):
    set_clock(make.starts() - timedelta(days=40))
    return joint.two(home)


@furnished
def planning(bodies, client_for, clerk):
    return client_for(clerk)


def test_a_joint_meeting_is_planned_in_the_same_steps(planning, bodies):
    host, other = bodies
    start = planning.get(NEW)
    assert "joint_body" in asked(start)
    second = send(planning, "next", 1, first(host) | {"joint_body": other.pk})
    third = send(planning, "next", 2, held(second) | {"place": "1000 Demo Plaza"})
    send(planning, "plan", 3, held(third))
    made = Meeting.objects.get()
    assert made.bodies == [host, other]
    titles = {page.locale.language_code: page.title for page in made.pages.select_related("locale")}
    assert titles == {"en": "Wednesday, November 9, 2022", "es": "miércoles 9 de noviembre de 2022"}


def test_an_ordinary_meeting_is_of_one_body(planning, bodies):
    planning.post(NEW, payload(bodies[0]))
    assert not Meeting.objects.get().is_joint


def test_its_title_follows_its_day_after_a_body_is_renamed(bodies):
    made = joint.meeting(*bodies)
    bodies[1].name = {"en": "Advisory Council", "es": "Consejo Asesor"}
    bodies[1].save()
    at = make.starts(make.DAY + timedelta(days=1))
    facts = {"starts_at": at, "ends_at": at + timedelta(hours=2)}
    change_facts(actor=make.ACTOR, meeting=Meeting.objects.get(pk=made.pk), **facts)
    assert made.pages.order_by("pk").first().title == "Thursday, November 10, 2022"


def test_a_body_does_not_meet_with_itself(planning, bodies):
    answer = planning.post(NEW, payload(bodies[0], joint_body=bodies[0].pk))
    assert_refused(answer, "joint_body", "A body cannot meet jointly with itself")


@pytest.mark.parametrize("is_host", [True, False])
def test_a_committee_does_not_meet_with_the_body_that_created_it(planning, bodies, is_host):
    committee = committees.of_members(bodies[0])
    host, other = (committee, bodies[0]) if is_host else (bodies[0], committee)
    answer = planning.post(NEW, payload(host, joint_body=other.pk))
    assert_refused(answer, "joint_body", "A committee cannot meet jointly with the body that created it.")


def test_two_committees_of_one_body_do_not_meet_jointly(planning, bodies):
    """BK-41a: together they could be a majority of it."""
    one, two = (committees.of_members(bodies[0], slug=slug) for slug in ("first", "second"))
    answer = planning.post(NEW, payload(one, joint_body=two.pk))
    assert_refused(answer, "joint_body", "Two committees of one body cannot meet jointly.")


def test_committees_of_two_bodies_may_meet_jointly(planning, bodies):
    one, two = (committees.of_members(body, slug=f"of-{body.slug}") for body in bodies)
    planning.post(NEW, payload(one, joint_body=two.pk))
    assert Meeting.objects.get().bodies == [one, two]


@pytest.mark.parametrize(
    "kind",
    [
        {"kind": "special", "purpose": "audit", "ground": "hardship"},
        {"kind": "emergency", "ground": "disaster"},
    ],
)
def test_only_a_regular_meeting_is_joint(planning, bodies, kind):
    answer = planning.post(NEW, payload(bodies[0], joint_body=bodies[1].pk, **kind))
    assert_refused(answer, "joint_body", "A joint meeting must be planned as a regular meeting")


def test_a_committee_that_has_ended_by_then_does_not_join(planning, bodies):
    committee = ended(bodies[0], ends_on=make.DAY - timedelta(days=1))
    answer = planning.post(NEW, payload(bodies[1], joint_body=committee.pk))
    assert_refused(answer, "day", "A Committee ends on November 8, 2022")


@pytest.mark.parametrize("is_host", [True, False])
def test_neither_body_meets_twice_at_one_time(planning, bodies, is_host):
    host, other = bodies
    make.meeting(host if is_host else other)
    answer = planning.post(NEW, payload(host, joint_body=other.pk))
    name = "Governing Board" if is_host else "Advisory Board"
    assert_refused(answer, "starts", f"{name} already has a meeting at that time")


def test_a_joint_meeting_takes_the_time_of_both(planning, bodies):
    joint.meeting(*bodies)
    for body in bodies:
        answer = planning.post(NEW, payload(body))
        assert_refused(answer, "starts", "This body already has a meeting at that time", planned=1)


def test_both_must_be_advisory_to_meet_as_advisory_bodies(planning, bodies):
    mode = agendas.mode("advisory").pk
    answer = planning.post(NEW, payload(bodies[1], joint_body=bodies[0].pk, mode=mode))
    assert_refused(answer, "mode", "Only an advisory body may meet this way")


def test_it_is_not_asked_for_a_combined_notice(planning, bodies):
    host, other = bodies
    alone = send(planning, "next", 1, first(other))
    together = send(planning, "next", 1, first(other) | {"joint_body": host.pk})
    assert "combined_with" in asked(alone) and "combined_with" not in asked(together)


def test_a_disbanded_body_is_not_offered(planning, bodies):
    ended(bodies[0], disbanded_on=make.DAY - timedelta(days=60))
    offered = planning.get(NEW).context["form"].fields["joint_body"].queryset
    assert set(offered) == set(bodies)


def test_the_service_refuses_the_same(bodies):
    host, other = bodies
    for facts in ({"joint_body": host}, {"joint_body": other} | agendas.EMERGENCY):
        with pytest.raises(CannotPlan):
            make.meeting(host, **facts)
    with pytest.raises(CannotPlan, match="its own notice"):
        make.meeting(other, joint_body=host, combined_with=joint_other(host))
    make.meeting(other)
    with pytest.raises(NotPossibleNow, match="Advisory Board already has a meeting"):
        joint.meeting(host, other)


def joint_other(host: Body) -> Meeting:
    return make.posted(host, day=make.DAY + timedelta(days=2))


def test_a_draft_keeps_what_a_joint_meeting_cannot_have(bodies):
    made = joint.meeting(*bodies)
    with pytest.raises(CannotPlan, match="planned as a regular meeting"):
        change_facts(actor=make.ACTOR, meeting=made, kind="emergency", ground="disaster")


def test_its_draft_does_not_move_onto_another_meeting_of_either(bodies):
    host, other = bodies
    made, taken = joint.meeting(host, other), make.starts(make.DAY + timedelta(days=1))
    make.plan_at(other, taken)
    with pytest.raises(NotPossibleNow, match="Advisory Board already has a meeting"):
        change_facts(actor=make.ACTOR, meeting=made, starts_at=taken, ends_at=taken + timedelta(hours=2))


def test_its_new_hour_is_free_for_both(bodies):
    host, other = bodies
    made = joint.posted(host, other)
    later = make.starts() + timedelta(hours=5)
    make.plan_at(other, later)
    with clock.at(make.starts() - timedelta(days=12)), pytest.raises(NotPossibleNow, match="Advisory Board"):
        set_new_hour(actor=make.ACTOR, meeting=made, starts_at=later, ends_at=later + timedelta(hours=2))


def test_moved_or_planned_again_it_stays_joint(bodies):
    host, other = bodies
    moved, again = joint.posted(host, other), joint.posted(host, other, day=make.DAY + timedelta(days=1))
    at = make.starts(make.DAY + timedelta(days=30))
    with clock.at(make.starts() - timedelta(days=5)):
        facts = {"starts_at": at, "ends_at": at + timedelta(hours=2)}
        fresh = move_meeting(actor=make.ACTOR, meeting=moved, reason={"en": "No power."}, **facts)
        cancel_meeting(actor=make.ACTOR, meeting=again, reason={"en": "No power."})
        at += timedelta(days=1)
        facts = {"starts_at": at, "ends_at": at + timedelta(hours=2)}
        later = plan_again(actor=make.ACTOR, meeting=again, **make.CONTACT, **facts)
    assert fresh.bodies == later.bodies == [host, other]


def test_continued_on_another_day_it_stays_joint(bodies):
    made = joint.posted(*bodies)
    at = make.starts(make.DAY + timedelta(days=4))
    with clock.at(make.starts() + timedelta(hours=1)):
        facts = {"starts_at": at, "ends_at": at + timedelta(hours=2), "place": "Room 9"}
        fresh = continue_meeting(actor=make.ACTOR, meeting=made, **facts)
    assert fresh.kind == "adjourned" and fresh.bodies == list(bodies)


def test_nothing_is_added_to_its_posted_agenda(bodies, cast):
    """Each body would have to make the finding (BK-14)."""
    made = joint.posted(*bodies)
    now = make.starts() - timedelta(days=5)
    facts = {"title": {"en": "Rule"}, "why_now": {"en": "Due."}, "learned_at": now - timedelta(hours=1)}
    with clock.at(now):
        with pytest.raises(NotPossibleNow, match="each of its bodies would have to make the finding"):
            add_item(actor=make.ACTOR, meeting=made, way=MotionKind.ADDED, **facts)
        pages = [cast["publisher"].get(f"/desk/meetings/{made.pk}/{name}").text for name in ("", "correct/")]
    assert all("each of its bodies would have to make the finding" in page for page in pages)


def test_its_details_offer_no_combined_notice(bodies, cast):
    made = joint.meeting(bodies[1], bodies[0])
    form = cast["clerk"].get(f"/desk/meetings/{made.pk}/facts/").context["form"]
    assert not {"combined_with", "combined_checks", "joint_body"} & set(form.fields)


def test_the_database_knows_no_joint_meeting_of_one_body(bodies):
    made = make.meeting(bodies[0])
    made.joint_body = made.body
    with pytest.raises(Exception, match="joint_meeting_of_two_bodies"):
        made.save()


def ended(board: Body, **facts) -> Body:
    """A committee of the board with its last day."""
    found = committees.of_members(board)
    vote = make.closed_motion(
        make.in_session(make.posted(board, day=make.DAY - timedelta(days=90)), present=3)
    )
    gone = {"disbanded_by": vote} if "disbanded_on" in facts else {}
    Committee.objects.create(body=found, created_by=vote, charge={"en": "Find out."}, **gone, **facts)
    return found


def assert_refused(answer, field: str, words: str, *, planned: int | None = None) -> None:
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert list(errors) == [field], errors
    assert words in errors[field][0]
    if planned is not None:
        assert Meeting.objects.count() == planned
