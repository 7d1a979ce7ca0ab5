"""What may happen before a meeting, and what only in it or in public (BK-41, BK-43, BK-46)."""

from datetime import timedelta

import pytest

from boards import guard
from boards.guard.questions import ask_staff
from boards.models import Material
from boards.sessions.pauses import pause, resume
from boards.sessions.services import end_meeting
from cms import clock
from tests.factories import boards as make
from tests.factories import materials as give
from tests.furniture import furnished


@furnished
def meeting(sixteen_online):
    return make.posted(sixteen_online[0].seat.body)


def test_members_rank_only_while_the_meeting_is_in_session(meeting):
    """BK-46: not before, not in a pause, not after, and not without a meeting."""
    assert guard.may_poll(meeting).rule == "BK-46"
    assert not guard.may_poll(None)
    make.in_session(meeting, present=12)
    assert guard.may_poll(meeting)
    with clock.at(make.starts() + timedelta(minutes=30)):
        pause(actor=make.ACTOR, meeting=meeting)
        meeting.refresh_from_db()
        assert not guard.may_poll(meeting)
        resume(actor=make.ACTOR, meeting=meeting)
        end_meeting(actor=make.ACTOR, meeting=meeting)
    meeting.refresh_from_db()
    assert not guard.may_poll(meeting)


def test_staff_pass_on_what_is_public_or_their_own(sixteen_online, meeting, clerk):
    """BK-43: a summary with a member's words in its sources waits for the meeting; in public it may go."""
    asked = ask_staff(actor=sixteen_online[0].user, appointment=sixteen_online[0], words="Why so late?")
    answer = guard.may_pass_on([asked], meeting)
    assert (answer.allowed, answer.rule) == (False, "BK-43")
    assert guard.may_pass_on([], meeting)
    assert guard.may_pass_on([give.material(meeting, number=2)], meeting)
    views = give.material(meeting, number=2, prepared_by="member")
    assert not guard.may_pass_on([views, asked], meeting)
    make.in_session(meeting, present=12)
    assert guard.may_pass_on([views, asked], meeting)


def test_what_the_guard_does_not_know_is_not_passed_on(meeting):
    """BK-43: no hole by forgetting to register a model."""
    assert not guard.may_pass_on([object()], meeting)


def test_an_item_of_a_posted_agenda_is_everyones(meeting, sixteen_online, client):
    from django.contrib.auth.models import AnonymousUser

    item = make.action_item(meeting)
    assert guard.may_see(AnonymousUser(), item) and guard.may_see(sixteen_online[1].user, item)
    assert guard.authors_of(item) == []
    first, again = (guard.topic_for(meeting.body, item) for _time in range(2))
    assert first == again and first.kind == "item"


def test_a_refusal_can_be_shown(sixteen_online):
    """It says rule and reason, and whom to ask; the answer alone changes nothing."""
    asked = ask_staff(actor=sixteen_online[0].user, appointment=sixteen_online[0], words="Why so late?")
    answer = guard.may_see(sixteen_online[1].user, asked)
    assert (bool(answer), answer.rule) == (False, "BK-41") and "small group" in str(answer.why)
    with pytest.raises(guard.GuardRefused) as refused:
        answer.or_refuse()
    assert refused.value.ask.startswith("Ask the staff")
    guard.may_see(sixteen_online[0].user, asked).or_refuse()


def test_a_model_that_is_not_registered_cannot_be_asked_about(sixteen):
    """BK-41: an error while it is built is better than a hole in use."""
    with pytest.raises(KeyError):
        guard.visible(sixteen[0].user, Material.objects.all())
