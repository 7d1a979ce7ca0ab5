"""A carried vote on the call's own item fills a seat; all others are thanked (C2C-05, C2C-07, C2C-09, BK-05)."""

from datetime import date, timedelta

import pytest

from boards import access
from boards.appointments import services
from boards.appointments.calls import bring_short_list, shortlist
from boards.appointments.services import answer_the_rest
from boards.bodies.onboarding_rules import checklist
from boards.exceptions import ApplicationRefused, PostedIsFrozen
from boards.models import Application, ApplicationContact, AppointedApplicant, Appointment
from cms import clock
from cms.models import LedgerEntry, OutboxMessage
from tests.factories import applications as make
from tests.factories import boards, joint_votes, live
from tests.furniture import furnished

STARTS = make.VOTED + timedelta(days=2)


@furnished
def scored(editor):
    """A call with one application, and its scoring closed."""
    found = make.call()
    first = make.application(found)
    make.scored(found, first, by=editor)
    return found, first


@furnished
def listed(scored):
    """It is on the short list of the posted agenda."""
    found, first = scored
    return found, first, make.on_the_agenda(found, first)


@furnished
def carried(editor):
    return make.carried(editor)


def appoint(found, application, motion, *, place: int = 14, starts_on: date = STARTS):
    facts = {"motion": motion, "application": application, "starts_on": starts_on}
    with clock.at(make.at(make.VOTED + timedelta(days=1))):
        seat = found.body.seats.get(position=place)
        return services.appoint(actor=make.ACTOR, seat=seat, **facts)


def reached(application, *, email: str, language: str = "en") -> None:
    ApplicationContact.objects.filter(application=application).update(email=email)
    Application.objects.filter(pk=application.pk).update(language=language)
    application.refresh_from_db()


def refused(rule: str, *args, **kwargs) -> str:
    with pytest.raises(ApplicationRefused) as caught:
        appoint(*args, **kwargs)
    assert caught.value.rule == rule
    assert not AppointedApplicant.objects.exists()
    return str(caught.value)


def test_the_vote_creates_the_appointment_with_a_term_in_turns(carried):
    """C2C-07: 5/5/6 without seats 9 and 14; the second term that fits is the longest."""
    found, first, _rest, motion = carried
    made = appoint(found, first, motion)
    appointment = Appointment.objects.get(pk=made.appointment_id)
    assert (appointment.person_name, appointment.seat.position) == (first.name, 14)
    assert (appointment.appointed_on, appointment.starts_on, appointment.ends_on) == (
        make.VOTED,
        STARTS,
        date(2025, 5, 10),
    )
    first.refresh_from_db()
    assert first.state == "appointed" and first.answered_at


def test_the_person_is_bound_from_the_vote_and_the_checklist_opens(carried):
    """BK-05, BK-06, C2C-10: before the first day and before any oath."""
    found, first, _rest, motion = carried
    made = appoint(found, first, motion)
    assert made.appointment in access.bound_by_act(make.VOTED + timedelta(days=1))
    steps = {step.kind: step for step in checklist(made.appointment, [])}
    assert steps["act"].opens_on == make.VOTED
    assert all(not step.is_done for step in steps.values())


def test_the_appointment_is_sealed_and_never_changed(carried):
    found, first, _rest, motion = carried
    made = appoint(found, first, motion)
    assert (
        LedgerEntry.objects.filter(act="appoint", kind="appointed_applicant", key=str(made.pk)).count() == 1
    )
    for act in (made.save, made.delete):
        with pytest.raises(PostedIsFrozen):
            act()


def test_the_letters_go_out_once_each_in_the_language_of_each(carried):
    found, first, rest, motion = carried
    reached(first, email="first@example.org", language="ko")
    OutboxMessage.objects.all().delete()
    appoint(found, first, motion)
    with clock.at(make.at(make.VOTED + timedelta(days=2))):
        assert answer_the_rest(actor=make.ACTOR, call=found) == 1
        with pytest.raises(ApplicationRefused):
            answer_the_rest(actor=make.ACTOR, call=found)
    letter, thanks = OutboxMessage.objects.order_by("created_at")
    assert (letter.to, letter.language) == ("first@example.org", "ko")
    assert (thanks.to, thanks.language) == ("canary@example.org", "en")
    assert "others were chosen" in thanks.text
    rest[0].refresh_from_db()
    assert rest[0].state == "declined"


def test_without_an_address_no_mail_is_written_and_the_receipt_says_it(carried):
    found, first, _rest, motion = carried
    reached(first, email="")
    OutboxMessage.objects.all().delete()
    appoint(found, first, motion)
    assert not OutboxMessage.objects.exists()


def test_a_motion_that_failed_fills_no_seat(editor):
    """C2C-05: 13 of 21 are not enough."""
    found, first, _rest, motion = make.carried(editor, seats=21, ayes=13)
    assert "did not pass" in refused("C2C-05", found, first, motion)


def test_an_open_vote_fills_no_seat(listed):
    found, first, meeting = listed
    boards.in_session(meeting)
    motion = boards.motion(meeting, meeting.items.select_related("meeting__body").get(key=found.item_key))
    refused("BK-30", found, first, motion)


def test_a_vote_on_another_item_fills_no_seat(listed):
    found, first, meeting = listed
    motion = boards.closed_motion(boards.in_session(meeting))
    assert motion.item.key != found.item_key
    refused("C2C-09", found, first, motion)


def test_only_who_is_on_the_short_list_can_be_appointed(carried):
    found, _first, rest, motion = carried
    refused("C2C-09", found, rest[0], motion)


def test_only_a_seat_of_the_call_can_be_filled_and_only_once(carried):
    found, first, _rest, motion = carried
    refused("C2C-07", found, first, motion, place=3)
    appoint(found, first, motion)
    with pytest.raises(ApplicationRefused, match="short list"):
        appoint(found, first, motion, place=9)


def test_a_seat_is_filled_once_by_a_call(editor):
    found = make.call()
    people = [make.application(found) for _each in range(2)]
    make.scored(found, *people, by=editor)
    motion = make.voted(found, make.on_the_agenda(found, *people))
    appoint(found, people[0], motion)
    with pytest.raises(ApplicationRefused, match="already filled this seat"):
        appoint(found, people[1], motion)
    second = appoint(found, people[1], motion, place=9)
    assert second.appointment.ends_on == date(2024, 5, 10)


def test_a_term_begins_neither_before_the_vote_nor_while_another_holds_the_seat(editor):
    found = make.call(places=(1,))
    first = make.application(found)
    make.scored(found, first, by=editor)
    motion = make.voted(found, make.on_the_agenda(found, first))
    refused("C2C-07", found, first, motion, place=1, starts_on=make.VOTED - timedelta(days=1))
    assert "Someone else holds this seat" in refused("C2C-07", found, first, motion, place=1)
    made = appoint(found, first, motion, place=1, starts_on=date(2023, 5, 11))
    assert made.appointment.ends_on == date(2026, 5, 10)


def test_nobody_is_turned_down_before_the_board_has_voted(listed):
    found, _first, _meeting = listed
    with pytest.raises(ApplicationRefused) as caught:
        answer_the_rest(actor=make.ACTOR, call=found)
    assert caught.value.rule == "C2C-07"


def test_a_vote_of_the_body_that_joins_turns_nobody_down(scored):
    """C2C-07: in a joint meeting, only the vote of the Governing Board counts."""
    found, first = scored
    meeting = boards.in_session(make.on_the_agenda(found, first, joint_body=found.body))
    item = meeting.items.select_related("meeting__body").get(key=found.item_key)
    with live.at(5):
        live.come(meeting, [each for each in joint_votes.seats(found.body) if each.position not in (9, 14)])
    with live.at(10):
        live.heard(item)
        joint_votes.voted(item, found.body, ayes=14)
    assert not services.has_voted(found)
    with live.at(20):
        vote = joint_votes.voted(item, meeting.body)
    assert list(services.votes_on(found)) == [vote]


def test_only_the_governing_board_is_brought_the_list(scored):
    found, first = scored
    shortlist(actor=make.ACTOR, application=first)
    meeting = boards.meeting(found.body)
    with pytest.raises(ApplicationRefused) as caught:
        bring_short_list(actor=make.ACTOR, call=found, meeting=meeting)
    assert caught.value.rule == "C2C-07"
