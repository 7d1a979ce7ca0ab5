"""Speaker queue and clocks (BK-20 to BK-22)."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.choices import Interpreting, MeetingKind, SpeakerState, SpeakHow
from boards.event_choices import EventKind
from boards.events import live_state, log
from boards.exceptions import CommentFirst, NotPossibleNow
from boards.locks import acting, locked
from boards.models import AgendaItem, CommentWindow, Meeting, MeetingEvent, SpeakerRequest
from boards.sessions.opening_finding import Opening, opening_of
from cms import clock
from cms.records.history import Actor


def seconds_for(limit: int | None, interpreting: str) -> int | None:
    """BK-22: twice the time for consecutive interpretation or a device; None without a limit."""
    if limit is None:
        return None
    return limit * 2 if interpreting == Interpreting.TURNS else limit


def next_place(meeting: Meeting) -> int:
    """Next place in the queue; the meeting's row must be locked."""
    return (meeting.speakers.aggregate(last=Max("order"))["last"] or 0) + 1


@transaction.atomic
def add_speaker(
    *,
    actor: Actor,
    meeting: Meeting,
    item: AgendaItem | None = None,
    name: str = "",
    how: str = SpeakHow.ROOM,
    language: str = "",
    interpreting: str = Interpreting.NONE,
) -> SpeakerRequest:
    """Add a speaker in the room or on the phone. No name required (BK-24)."""
    access.require(actor, *access.LIVE_ROLES)
    current = locked(meeting)
    if not current.is_public or current.is_over or current.is_called_off:
        raise NotPossibleNow(_("No one can be heard at this meeting now."))
    _refuse_item(current, item)
    speaker = SpeakerRequest(
        meeting=current,
        item=item,
        name=name.strip(),
        how=how,
        language=language,
        interpreting=interpreting,
        order=next_place(current),
        is_demo=current.is_demo,
    )
    speaker.save()
    _show(current)
    return speaker


@transaction.atomic
def call_speaker(*, actor: Actor, speaker: SpeakerRequest) -> SpeakerRequest:
    """Start a speaker's clock. Only one person speaks at a time."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(speaker.meeting)
    found = _fresh(speaker)
    if found.state != SpeakerState.WAITING:
        raise NotPossibleNow(_("This person has already been called."))
    if current.speakers.filter(state=SpeakerState.SPEAKING).exists():
        raise NotPossibleNow(_("Someone else is speaking. End their time first."))
    _refuse_item(current, found.item)
    if found.item_id is None and opening_of(current) in (Opening.WAITS, Opening.FAILED):
        raise NotPossibleNow(_("The body must make its opening finding before anything else."), rule="BK-16a")
    if found.item and not _is_open(found.item):
        raise CommentFirst(_("Open comment on this item first."), rule="BK-20")
    found.state, found.called_at = SpeakerState.SPEAKING, clock.now()
    found.seconds = seconds_for(current.body.speaker_seconds, found.interpreting)
    found.save(update_fields=["state", "called_at", "seconds"])
    facts = _facts(found) | {"seconds": found.seconds, "how": found.how, "language": found.language}
    log.log(current, EventKind.SPEAKER, actor=actor, item=found.item, facts=facts)
    return found


@transaction.atomic
def end_speaker(*, actor: Actor, speaker: SpeakerRequest) -> SpeakerRequest:
    access.require(actor, *access.LIVE_ROLES)
    current = acting(speaker.meeting)
    found = _fresh(speaker)
    if found.state != SpeakerState.SPEAKING:
        raise NotPossibleNow(_("This person is not speaking."))
    finish(current, found, actor=actor)
    return found


def finish(meeting: Meeting, speaker: SpeakerRequest, *, actor: Actor, quiet: bool = False) -> MeetingEvent:
    """End the time of whoever is speaking, in a locked meeting."""
    began, now = speaker.called_at or clock.now(), clock.now()
    speaker.state, speaker.ended_at = SpeakerState.DONE, max(now, began)
    speaker.save(update_fields=["state", "ended_at"])
    facts = _facts(speaker) | {"spoke": int((speaker.ended_at - began).total_seconds())}
    return log.log(meeting, EventKind.SPEAKER_DONE, actor=actor, item=speaker.item, facts=facts, quiet=quiet)


@transaction.atomic
def pass_speaker(*, actor: Actor, speaker: SpeakerRequest) -> SpeakerRequest:
    """Record that a called speaker was absent. They can be added again."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(speaker.meeting)
    found = _fresh(speaker)
    if found.state != SpeakerState.WAITING:
        raise NotPossibleNow(_("This person has already been called."))
    found.state, found.ended_at = SpeakerState.PASSED, clock.now()
    found.save(update_fields=["state", "ended_at"])
    _show(current)
    return found


def _refuse_item(meeting: Meeting, item: AgendaItem | None) -> None:
    if item is not None and item.meeting_id != meeting.pk:
        raise NotPossibleNow(_("This item belongs to another meeting."))
    if item is None and meeting.kind == MeetingKind.EMERGENCY:
        raise NotPossibleNow(
            _("An emergency meeting does not hear comment on matters not on its agenda."), rule="BK-21"
        )


def _is_open(item: AgendaItem) -> bool:
    return CommentWindow.objects.filter(item=item, closed_at__isnull=True).exists()


def _fresh(speaker: SpeakerRequest) -> SpeakerRequest:
    rows = SpeakerRequest.objects.select_for_update(of=("self",)).select_related("item__meeting")
    return rows.get(pk=speaker.pk)


def _facts(speaker: SpeakerRequest) -> dict:
    return {"speaker": speaker.pk, "order": speaker.order, "name": speaker.name}


def _show(meeting: Meeting) -> None:
    if meeting.is_in_session:
        live_state.refresh(meeting)
