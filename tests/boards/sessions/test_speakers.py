"""The queue of speakers and their clocks (BK-20 to BK-22, BK-24)."""

from django.db import IntegrityError, transaction

import pytest

from boards.choices import Interpreting, SpeakerState
from boards.event_choices import EventKind
from boards.exceptions import CommentFirst, NotPossibleNow
from boards.models import SpeakerRequest
from boards.sessions.comment_windows import close_comment, open_comment
from boards.sessions.services import end_meeting
from boards.sessions.speakers import add_speaker, call_speaker, end_speaker, pass_speaker, seconds_for
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished

ACTOR = live.ACTOR


@furnished
def running(set_clock):
    made = live.begin(live.meeting(make.body(3)), room=3)
    set_clock(live.minute(10))
    return made


def add(made, **facts) -> SpeakerRequest:
    return add_speaker(actor=ACTOR, meeting=made, **facts)


def shown(made) -> dict:
    made.live_state.refresh_from_db()
    return made.live_state.state


@pytest.mark.parametrize(
    ("limit", "interpreting", "seconds"),
    [
        (120, Interpreting.NONE, 120),
        (120, Interpreting.TURNS, 240),
        (120, Interpreting.AT_ONCE, 120),
        (None, Interpreting.TURNS, None),
        (None, Interpreting.NONE, None),
    ],
)
def test_who_speaks_in_turns_with_an_interpreter_has_twice_the_time(limit, interpreting, seconds):
    """BK-22."""
    assert seconds_for(limit, interpreting) == seconds


def test_a_walk_in_without_a_name_speaks_and_the_live_page_shows_the_clock(running):
    on = live.item(running, 2)
    open_comment(actor=ACTOR, item=on)
    first = add(running, item=on, interpreting=Interpreting.TURNS)
    second = add(running, item=on, name="A.B.")
    assert shown(running)["waiting"] == 2
    call_speaker(actor=ACTOR, speaker=first)
    speaker = shown(running)["speaker"]
    assert (speaker["name"], speaker["order"], speaker["seconds"]) == ("", 1, 240)
    with live.at(13):
        end_speaker(actor=ACTOR, speaker=first)
    told = running.events.get(kind=EventKind.SPEAKER_DONE).facts
    assert (told["spoke"], told["name"]) == (180, "")
    pass_speaker(actor=ACTOR, speaker=second)
    assert (shown(running)["speaker"], shown(running)["waiting"]) == (None, 0)
    states = list(running.speakers.order_by("order").values_list("state", flat=True))
    assert states == [SpeakerState.DONE, SpeakerState.PASSED]


def test_without_a_limit_there_is_no_timer(db):
    made = live.begin(live.meeting(make.body(3, speaker_seconds=None)), room=3)
    with live.at(5):
        found = call_speaker(actor=ACTOR, speaker=add(made))
    assert found.seconds is None


@pytest.mark.engine
def test_one_person_speaks_at_a_time(running):
    first, second = add(running), add(running)
    call_speaker(actor=ACTOR, speaker=first)
    with pytest.raises(NotPossibleNow):
        call_speaker(actor=ACTOR, speaker=second)
    with pytest.raises(IntegrityError), transaction.atomic():
        SpeakerRequest.objects.filter(pk=second.pk).update(state=SpeakerState.SPEAKING)
    with pytest.raises(NotPossibleNow):
        pass_speaker(actor=ACTOR, speaker=first)
    with pytest.raises(NotPossibleNow):
        end_speaker(actor=ACTOR, speaker=second)


def test_nobody_is_called_on_an_item_before_its_comment_is_open_and_comment_waits_for_who_speaks(running):
    """BK-20."""
    on = live.item(running, 2)
    speaker = add(running, item=on)
    with pytest.raises(CommentFirst):
        call_speaker(actor=ACTOR, speaker=speaker)
    open_comment(actor=ACTOR, item=on)
    call_speaker(actor=ACTOR, speaker=speaker)
    with pytest.raises(NotPossibleNow):
        close_comment(actor=ACTOR, item=on)
    end_speaker(actor=ACTOR, speaker=speaker)
    close_comment(actor=ACTOR, item=on)


def test_before_the_opening_finding_nobody_speaks_off_the_agenda(db):
    """BK-16a."""
    items = [("finding", "Opening finding"), ("action", "One")]
    made = live.begin(live.meeting(make.body(3), items=items, kind="special", purpose="audit"), room=3)
    with live.at(5), pytest.raises(NotPossibleNow) as found:
        call_speaker(actor=ACTOR, speaker=add(made))
    assert found.value.rule == "BK-16a"


def test_nobody_joins_the_queue_of_a_meeting_that_is_over(running):
    end_meeting(actor=ACTOR, meeting=running)
    with pytest.raises(NotPossibleNow):
        add(running)
