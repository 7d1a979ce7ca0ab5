"""What a conversation says follows from what happened at its own time: not from a rehearsal, nor from another day."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from cms import chain, clock
from engagement.choices import Status
from engagement.conversations.services import cancel_conversation, mark_held, move_conversation
from engagement.exceptions import NotPossibleNow
from engagement.live.run_sheet import run_of
from engagement.live.services import start_part
from engagement.models import Conversation, RunStep
from engagement.outcomes.overdue import recaps_overdue
from engagement.phases import Phase
from engagement.registrations.check_in import mark_came
from engagement.site.chain_nodes import load
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories.recaps import came

pytestmark = pytest.mark.django_db
NOW = clock.now().replace(microsecond=0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WHY = {"en": "Storm", "es": "Tormenta"}


def _main(client, path: str) -> str:
    return client.get(path).text.split("<main")[1].split("</main>")[0]


def _page(client, talk) -> str:
    return _main(client, f"/conversations/{talk.slug}/")


def _step(talk, segment="end", at=NOW):
    return RunStep.objects.create(conversation=talk, segment=segment, started_by="x", started_at=at)


def test_a_part_does_not_begin_on_another_day(cast):
    talk = make.conversation(starts_at=NOW + 20 * DAY)
    answer = cast["editor"].post(f"/desk/conversations/{talk.slug}/run/", {"act": "start", "segment": "a"})
    assert answer.status_code == 409 and "too early" in answer.text
    assert not RunStep.objects.exists()


def test_a_rehearsal_leaves_it_ahead(client):
    talk = make.conversation(starts_at=NOW + 20 * DAY)
    _step(talk)
    assert talk.phase is Phase.BEFORE and run_of(talk).ended_at is None
    assert talk.slug in _main(client, "/conversations/").split('id="past"')[0]


def test_after_a_move_the_old_steps_do_not_count(client):
    talk = live.talk()
    start_part(actor=make.ACTOR, conversation=talk, segment=live.keys(talk)[0])
    start = NOW + 7 * DAY
    move_conversation(actor=make.ACTOR, conversation=talk, starts_at=start, ends_at=start + HOUR, reason=WHY)
    with clock.at(start - 1.5 * HOUR):
        assert "Happening now" not in _page(client, talk)
        assert run_of(Conversation.objects.get()).now is None


def test_a_run_that_ended_early_says_when(client):
    talk = make.conversation(starts_at=NOW - HOUR / 2)
    row = make.registration(talk)
    step = _step(talk)
    receipt = _main(client, f"/conversations/registration/{make.code_of(row)}/")
    for page in (_page(client, talk), receipt):
        assert "It ended at" in page and "scheduled time has passed" not in page
    assert f"{step.started_at.astimezone(clock.PACIFIC):%-I:%M}" in _page(client, talk)
    assert "Change your registration" not in receipt
    answer = client.post(f"/conversations/{talk.slug}/register/", {"key": make.key()})
    assert answer.status_code in (409, 422) and talk.registrations.count() == 1


def test_it_is_not_held_before_it_is_over():
    talk = make.conversation(starts_at=NOW - HOUR / 4)
    with pytest.raises(NotPossibleNow, match="not over yet"):
        mark_held(actor=make.ACTOR, conversation=talk)
    _step(talk)
    assert mark_held(actor=make.ACTOR, conversation=talk).status == Status.HELD


def _checked_in(talk):
    mark_came(actor=make.ACTOR, registration=make.registration(talk), people=1)


def _polled(talk):
    poll = live.poll(talk)
    live.answers(poll, live.options(poll)[0], 1)


@pytest.mark.parametrize("begin", [_checked_in, _polled, lambda talk: _step(talk, "a")])
def test_once_it_has_begun_it_is_not_canceled(cast, begin):
    talk = make.conversation(starts_at=NOW + HOUR)
    desk, button = f"/desk/conversations/{talk.slug}/", "Cancel conversation"
    assert button in cast["publisher"].get(desk).text
    begin(talk)
    with pytest.raises(NotPossibleNow, match="mark it as held"):
        cancel_conversation(actor=make.ACTOR, conversation=talk, reason=WHY)
    assert button not in cast["publisher"].get(desk).text


@pytest.mark.parametrize("ago", [HOUR / 2, 5 * HOUR])
def test_once_its_start_has_passed_it_is_not_canceled(ago):
    talk = make.conversation(starts_at=NOW - ago)
    came(talk, 3)
    with pytest.raises(NotPossibleNow, match="mark it as held"):
        cancel_conversation(actor=make.ACTOR, conversation=talk, reason=WHY)


def test_while_it_lasts_it_is_not_canceled_even_if_no_one_came():
    talk = make.conversation(starts_at=NOW - HOUR / 2)
    with pytest.raises(NotPossibleNow, match="mark it as held"):
        cancel_conversation(actor=make.ACTOR, conversation=talk, reason=WHY)


def test_one_that_nobody_recorded_is_overdue_and_promises_nothing(client):
    talk = make.conversation(starts_at=NOW - 31 * DAY)
    assert recaps_overdue().get() == talk and talk.recap_is_overdue
    assert "Themes and counts by" not in _page(client, talk)
    assert load([talk.pk])[talk.pk].state == chain.State.TO_COME


def test_the_promise_of_a_recap_ends_with_its_day(client):
    talk = make.held()
    assert "Themes and counts by" in _page(client, talk)
    with clock.at(NOW + 40 * DAY):
        assert "Themes and counts by" not in _page(client, talk)


def test_the_live_page_of_a_canceled_one_invites_to_nothing(client):
    talk = make.conversation(starts_at=NOW + HOUR, stream_url="https://stream.example/join")
    address = f"/conversations/{talk.slug}/live/"
    assert "Watch and speak" in client.get(address, follow=True).text
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason=WHY)
    page = client.get(address, follow=True).text
    for words in ("ask the first", "Not started yet", "Watch and speak"):
        assert words not in page


@pytest.mark.parametrize(("ago", "invites"), [(-DAY, True), (HOUR / 2, False), (DAY, False)])
def test_the_calendar_file_invites_only_before(client, ago, invites):
    talk = make.conversation(starts_at=NOW - ago, stream_url="https://stream.example/1")
    (event,) = Calendar.from_ical(client.get(f"/conversations/{talk.slug}/event.ics").content).events
    assert ("just show up" in event["DESCRIPTION"]) == invites
    assert ("stream.example" in event["DESCRIPTION"]) == invites


def test_the_door_of_the_home_page_says_moved_and_full(client):
    talk = make.workshop(1)
    make.registration(talk)
    start = talk.starts_at + HOUR
    move_conversation(actor=make.ACTOR, conversation=talk, starts_at=start, ends_at=start + HOUR, reason=WHY)
    door = client.get("/").text.split('aria-labelledby="door-conversation"')[1].split("</section>")[0]
    assert "Moved" in door and "Join the waiting list" in door
