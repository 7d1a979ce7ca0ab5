"""Two bodies meet on one agenda: each has its own quorum, its own motions and its own roll calls (BK-03, BK-30)."""

import pytest

from boards.agendas.readiness import readiness
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.decisions.publication import prepare_decision, publish_decision
from boards.event_choices import EventKind
from boards.exceptions import NotPossibleNow
from boards.minutes import all_lines, draft, minutes_text, unfounded, unsaid
from boards.models import Motion, Seat
from boards.motion_choices import Choice, MotionEffect, MotionKind
from boards.sessions.absences import record_absence
from boards.sessions.closed_sessions import go_into_closed
from boards.sessions.comment_windows import record_earlier_hearing
from boards.sessions.console.build import earlier_actions
from boards.sessions.motions import amend_motion, second_motion
from boards.sessions.presiding import preside
from boards.sessions.slips import take_back
from boards.sessions.votes import adopted_parts, close_vote, record_roll_call, record_vote
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

HALF = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_more_than": True}
BOARD, COUNCIL = "Governing Board", "Advisory Council"


@furnished
def council(home):
    return make.body(3, slug="council", kind="advisory", name={"en": COUNCIL, "es": "Consejo Asesor"}, **HALF)


@furnished
def posted(home, council):
    board = make.body(5, **HALF)
    for row in council.seats.order_by("position"):
        row.appointments.update(person_name=f"Adviser {row.position}")
    make.officer(board, 1)
    make.officer(council, 1)
    make.pages(home, board)
    return make.posted(board, joint_body=council)


@furnished
def running(posted):
    """Three of five board members and two of three advisers are there: each body has its quorum."""
    made = live.begin(posted, room=3)
    with live.at(1):
        live.come(made, seats_of(made.joint_body)[:2])
    return made


@furnished
def console(client_for, clerk, running, set_clock):
    set_clock(live.minute(2))
    return Console(client_for(clerk), running)


def seats_of(body) -> list[Seat]:
    return list(body.seats.order_by("position"))


def moved(meeting, body, number: int = 2, **facts) -> Motion:
    mover, seconder = seats_of(body)[:2]
    return live.move(live.item(meeting, number), **{"mover": mover, "seconder": seconder} | facts)


def called(motion: Motion, body, ayes: int) -> Motion:
    there = set(motion.item.meeting.presences.filter(left_at=None).values_list("seat", flat=True))
    present = [seat for seat in seats_of(body) if seat.pk in there]
    choices = {seat: Choice.AYE if place < ayes else Choice.NO for place, seat in enumerate(present)}
    record_roll_call(actor=live.ACTOR, motion=motion, choices=choices)
    return close_vote(actor=live.ACTOR, motion=motion)


@furnished
def voted(running):
    """The board adopts, then the council does not."""
    with live.at(10):
        live.heard(live.item(running, 2))
        first = called(moved(running, running.body), running.body, 3)
        second = called(moved(running, running.joint_body), running.joint_body, 1)
    return first, second


def test_each_body_votes_by_its_own_roll_and_rule(voted):
    first, second = voted
    assert (first.passed, first.base, first.votes.count()) == (True, 5, 5)
    assert (second.passed, second.base, second.votes.count()) == (False, 3, 3)
    assert not first.votes.exclude(seat__body=first.acting_body).exists()
    assert not second.votes.exclude(seat__body=second.acting_body).exists()


def test_a_member_votes_only_on_motions_of_the_own_body(running):
    with live.at(10):
        live.heard(live.item(running, 2))
        motion = moved(running, running.body)
        with pytest.raises(NotPossibleNow, match="voting seat can vote"):
            record_vote(
                actor=live.ACTOR, motion=motion, seat=seats_of(running.joint_body)[0], choice=Choice.AYE
            )


def test_a_member_of_the_other_body_cannot_second(running):
    with live.at(10):
        with pytest.raises(NotPossibleNow, match="before the Governing Board"):
            moved(running, running.body, seconder=seats_of(running.joint_body)[0])
        motion = moved(running, running.body, seconder=None)
        with pytest.raises(NotPossibleNow, match="before the Governing Board"):
            second_motion(actor=live.ACTOR, motion=motion, seat=seats_of(running.joint_body)[0])


def test_a_body_neither_amends_nor_tables_a_motion_of_the_other(running):
    mover, seconder = seats_of(running.joint_body)[:2]
    with live.at(10):
        motion = moved(running, running.body)
        with pytest.raises(NotPossibleNow, match="before the other body"):
            amend_motion(actor=live.ACTOR, motion=motion, text=live.WORDS, mover=mover, seconder=seconder)
        with pytest.raises(NotPossibleNow, match="before the other body"):
            moved(running, running.joint_body, effect=MotionEffect.TABLE)


def test_without_its_quorum_a_body_only_watches_while_the_other_acts(running):
    with live.at(5):
        live.come(running, seats_of(running.joint_body)[1:2], None)
    with live.at(10):
        live.heard(live.item(running, 2))
        with pytest.raises(NotPossibleNow, match="They cannot meet"):
            moved(running, running.joint_body, seconder=None)
        assert called(moved(running, running.body), running.body, 3).passed


def test_no_item_is_called_when_neither_body_has_a_quorum(running):
    with live.at(5):
        live.come(running, [*seats_of(running.body)[1:], seats_of(running.joint_body)[1]], None)
    with live.at(10), pytest.raises(NotPossibleNow) as refused:
        live.heard(live.item(running, 2))
    assert f"{BOARD}: 1 member is present and 3 are required." in str(refused.value)
    assert f"{COUNCIL}: 1 member is present and 2 are required." in str(refused.value)


def test_the_chair_of_either_body_presides_under_the_name_of_that_body(running):
    with live.at(5):
        said = preside(actor=live.ACTOR, meeting=running, seat=seats_of(running.joint_body)[0])
    assert (said.facts["as"], said.facts["body"]["en"]) == ("chair", COUNCIL)
    lines = [each.words for each in all_lines(minutes_text(draft(running))) if each.lead == "Presiding"]
    assert any(f"Adviser 1, chair of the {COUNCIL}" in each for each in lines)


def test_the_console_shows_a_roll_for_each_body(console, running):
    page = console.page("?item=2")
    assert f"<h1>{BOARD} and {COUNCIL}," in page
    assert "3 present. They can meet and decide" in page and "2 present. They can meet and decide" in page
    assert f'<optgroup label="{COUNCIL}">' in page
    item = live.item(running, 2)
    with live.at(10):
        live.heard(item)
    console.on(item, "motion", {"text_en": "That it be so.", "mover": seats_of(running.joint_body)[0].pk})
    motion = Motion.objects.get()
    page = console.page("?item=2")
    assert f"Motion 2.1 ({COUNCIL})" in page
    console.send(f"motions/{motion.pk}/second/", {"seat": seats_of(running.joint_body)[1].pk})
    roll = console.page("?item=2").partition('id="roll"')[2]
    called = [part.partition("<")[0] for part in roll.split('class="roll__who"><strong>')[1:]]
    assert called == ["Adviser 1", "Adviser 2"]


def test_a_mover_and_a_seconder_of_two_bodies_are_refused_beside_the_field(console, running):
    item = live.item(running, 2)
    with live.at(10):
        live.heard(item)
    facts = {
        "text_en": "That it be so.",
        "mover": seats_of(running.body)[0].pk,
        "seconder": seats_of(running.joint_body)[0].pk,
    }
    answer = console.on(item, "motion", facts)
    assert answer.status_code == 422
    assert "A member of the same body as the mover must second the motion." in answer.content.decode()
    assert "That it be so." in answer.content.decode()


def test_the_live_page_names_both_bodies_and_the_one_that_votes(running, voted, client):
    page = client.get(f"{running.get_absolute_url()}live/").content.decode()
    assert f"{BOARD} and {COUNCIL}" in page
    assert "5 present" in page
    assert f"<strong>{COUNCIL}</strong>: 2 present" in page
    assert f'<p class="meta"><strong>{COUNCIL}</strong></p>' in page


def test_minutes_tell_attendance_and_votes_body_by_body(running, voted):
    sections = minutes_text(draft(running))
    lines = all_lines(sections)
    assert not unfounded(lines, running.events.all())
    assert not unsaid(lines, running.events.all())
    people = next(section for section in sections if section.key == "people").plain
    board, council = people.index(BOARD), people.index(COUNCIL)
    assert board < people.index("Person 1") < council < people.index("Adviser 1")
    assert "A quorum is 3 of 5 voting seats." in people and "A quorum is 2 of 3 voting seats." in people
    item = next(section for section in sections if section.number == 2).plain
    assert item.index(BOARD) < item.index("3 of 5 seats") < item.index(COUNCIL) < item.index("1 of 3 seats")


def test_a_decision_is_that_of_the_body_that_voted(running, voted):
    words = {"en": "Words"}
    draft_of = prepare_decision(
        actor="system:first", motion=voted[1], title=words, summary=words, reason=words
    )
    assert publish_decision(actor=live.ACTOR, draft=draft_of).body == running.joint_body


def test_events_of_motions_say_which_body(running, voted):
    kinds = (EventKind.MOTION, EventKind.VOTE_CLOSED)
    said = [event.facts["body"]["en"] for event in running.events.filter(kind__in=kinds).order_by("number")]
    assert said == [BOARD, BOARD, COUNCIL, COUNCIL]


def test_a_later_meeting_of_one_body_undoes_only_its_own_votes(running, voted):
    later = live.meeting(running.joint_body, day=make.DAY.replace(day=23))
    assert earlier_actions(live.item(later, 2)) == [voted[1]]


def test_a_joint_meeting_has_no_closed_session(council, clerk):
    items = [*live.ITEMS, ("closed", "Litigation", {"citation": "11126(e)(1)"})]
    board = make.body(3, slug="board", **HALF)
    made = live.begin(live.meeting(board, joint_body=council, items=items), room=3)
    with live.at(5), pytest.raises(NotPossibleNow, match="A joint meeting cannot have a closed session"):
        go_into_closed(actor=live.ACTOR, item=live.item(made, 3), clerk=clerk)


def test_the_second_body_starts_from_the_words_on_which_the_first_voted(console, running):
    with live.at(10):
        live.heard(live.item(running, 2))
        called(moved(running, running.body), running.body, 3)
    form = console.page("?item=2").partition('id="form-motion"')[2].partition("</form>")[0]
    assert live.WORDS["en"] in form


def test_an_agenda_with_a_closed_item_is_not_posted_for_a_joint_meeting(council, home):
    board = make.body(3, slug="board", **HALF)
    make.pages(home, board)
    made = make.meeting(board, joint_body=council, items=[*make.ITEMS, ("closed", "Litigation")])
    found = readiness(made, snapshot_of(made, draft_pages(made)), live.minute(-20_000)).checks
    stops = [str(each.finding) for each in found if each.level == "stop"]
    assert "A joint meeting cannot have a closed session. Each body must hold it at its own meeting." in stops


def procedural(meeting, body):
    motion = moved(meeting, body, 1, kind=MotionKind.PROCEDURE)
    return called(motion, body, len(seats_of(body)))


def test_a_vote_of_the_other_body_neither_excuses_nor_elects(running):
    with live.at(5):
        vote = procedural(running, running.joint_body)
        with pytest.raises(NotPossibleNow, match="vote of the other body"):
            record_absence(
                actor=live.ACTOR, meeting=running, seat=seats_of(running.body)[4], excused=True, vote=vote
            )
        with pytest.raises(NotPossibleNow, match="vote of the other body"):
            preside(actor=live.ACTOR, meeting=running, seat=seats_of(running.body)[1], elected_by=vote)


def test_no_committee_of_one_body_can_have_heard_the_public_for_both(running):
    with live.at(5), pytest.raises(NotPossibleNow, match="for both bodies of a joint meeting"):
        item = live.item(running, 2)
        record_earlier_hearing(actor=live.ACTOR, item=item, heard_before=item)


def test_an_arrival_by_mistake_is_taken_back_while_only_the_other_body_acts(posted):
    made = live.begin(posted, room=3)
    with live.at(1):
        live.come(made, seats_of(made.joint_body)[:1])
        live.heard(live.item(made, 2))
        called(moved(made, made.body), made.body, 3)
        assert take_back(actor=live.ACTOR, meeting=made, seat=seats_of(made.joint_body)[0]).is_slip


def test_the_minutes_name_the_body_of_a_motion_as_amended(running):
    council = running.joint_body
    mover, seconder = seats_of(council)[:2]
    with live.at(10):
        live.heard(live.item(running, 2))
        main = moved(running, council)
        facts = {"text": {"en": "That it be so soon."}, "mover": mover, "seconder": seconder}
        called(amend_motion(actor=live.ACTOR, motion=main, **facts), council, 2)
    item = next(each for each in draft(running)["items"] if each["number"] == 2)
    assert [each["body"]["en"] for each in item["motions"]] == [COUNCIL] * 3


def test_a_part_that_one_body_pulled_is_still_adopted_by_the_other(council, home):
    board = make.body(3, slug="board", **HALF)
    part = {"parent": "1", "label": "1a"}
    items = [
        ("consent", "Consent"),
        ("action", "A part", part),
        ("action", "Another", part | {"label": "1b"}),
    ]
    made = live.begin(live.meeting(board, joint_body=council, items=items), room=3)
    with live.at(1):
        live.come(made, seats_of(council)[:2])
        live.heard(live.item(made, 1))
        live.heard(live.item(made, 2))
        called(moved(made, board, 2), board, 0)
        adopted = called(moved(made, board, 1), board, 3), called(moved(made, council, 1), council, 2)
    assert [len(adopted_parts(each)) for each in adopted] == [1, 2]


def test_an_arrival_that_made_the_quorum_of_its_body_stays_though_the_other_began_before(posted):
    made = live.begin(posted, room=3)
    first, second = seats_of(made.joint_body)[:2]
    with live.at(1):
        live.come(made, [first])
        live.heard(live.item(made, 2))
        live.come(made, [second])
        moved(made, made.joint_body, mover=first, seconder=None)
        with pytest.raises(NotPossibleNow, match="quorum that depended on this member"):
            take_back(actor=live.ACTOR, meeting=made, seat=second)
