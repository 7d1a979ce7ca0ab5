"""Current speaker, queue and clocks (BK-20 to BK-22)."""

from datetime import datetime, timedelta
from typing import Any

from boards.choices import Interpreting, SpeakerState
from boards.models import AgendaItem, SpeakerRequest
from boards.sessions.console import build


def speakers_context(item: AgendaItem, drafts: build.Drafts) -> dict[str, Any]:
    """The queue of the item, in one query."""
    queue = list(item.speakers.order_by("order"))
    for speaker in queue:
        speaker.ends_at = ends_at(speaker)
        speaker.has_interpreter = speaker.interpreting != Interpreting.NONE
    by_state = {state: [each for each in queue if each.state == state] for state in SpeakerState}
    context: dict[str, Any] = {
        "speaking": next(iter(by_state[SpeakerState.SPEAKING]), None),
        "waiting": by_state[SpeakerState.WAITING],
        "spoke": by_state[SpeakerState.DONE],
        "passed_over": by_state[SpeakerState.PASSED],
        "forms": {},
    }
    if item.meeting.is_deciding:
        context["forms"]["walk_in"] = build.with_draft(build.walk_in(item), drafts)
    return context


def ends_at(speaker: SpeakerRequest) -> datetime | None:
    if speaker.called_at is None or speaker.seconds is None:
        return None
    return speaker.called_at + timedelta(seconds=speaker.seconds)
