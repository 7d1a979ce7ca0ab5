"""Recordings of a body: captions, retention of at least thirty days, removal with a tombstone (BK-27)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked
from boards.models import Meeting, Recording
from cms import captions, clock
from cms.components.dates import clock_time, long_date
from cms.i18n.passages import filled
from cms.records import ledger
from cms.records.history import Actor, actor_label, record

AROUND = timedelta(hours=3)


@transaction.atomic
def add_recording(
    *,
    actor: Actor,
    meeting: Meeting,
    url: str,
    language: str,
    began_at: datetime | None = None,
    captions_text: str = "",
    captions_language: str = "",
) -> Recording:
    """Add a link in one language. Chapter times count from ``began_at``."""
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    if not current.began_at:
        raise NotPossibleNow(_("This meeting has not begun. There is nothing to record."), rule="BK-27")
    began_at = began_at or current.began_at
    if not current.began_at - AROUND <= began_at <= (current.closed_at or clock.now()):
        raise NotPossibleNow(_("The recording must begin during the meeting."), rule="BK-27")
    made = Recording(
        meeting=current,
        url=url,
        language=language,
        began_at=began_at,
        recorded_at=current.closed_at or clock.now(),
        is_demo=current.is_demo,
    )
    _put_captions(made, captions_text, captions_language or language)
    record(made, actor=actor, reason="recording added")
    return _notify(made, current, EventKind.RECORDING, actor)


@transaction.atomic
def set_captions(*, actor: Actor, recording: Recording, captions_text: str, language: str) -> Recording:
    access.require(actor, *access.POST_ROLES)
    meeting = locked(recording.meeting)
    current = Recording.objects.select_for_update().get(pk=recording.pk)
    if current.is_removed:
        raise NotPossibleNow(_("This recording was removed."), rule="BK-27")
    _put_captions(current, captions_text, language)
    fields = ["captions", "captions_language"]
    record(current, actor=actor, reason="captions added", update_fields=fields)
    return _notify(current, meeting, EventKind.RECORDING, actor)


@transaction.atomic
def remove_recording(*, actor: Actor, recording: Recording, reason: str) -> Recording:
    """Remove a recording after thirty days, for a reason in the retention schedule (PRV-06).

    The page states that it was removed.
    """
    access.require(actor, *access.POST_ROLES)
    meeting = locked(recording.meeting)
    current = Recording.objects.select_for_update().get(pk=recording.pk)
    if current.is_removed:
        raise NotPossibleNow(_("This recording was removed."), rule="BK-27")
    earliest = current.earliest_destroy_at
    if clock.now() < earliest:
        facts = {"day": long_date(earliest), "time": clock_time(earliest)}
        words = _(
            "Recordings are retained for 30 days. This one can be removed on or after %(day)s, %(time)s."
        )
        raise NotPossibleNow(filled(words, **facts), rule="BK-27")
    if not reason.strip():
        raise NeedsReason(_("Enter the retention schedule rule that allows it."), rule="PRV-06")
    current.removed_at, current.removed_by_name = clock.now(), actor_label(actor)
    current.removed_because, current.captions = reason.strip(), ""
    fields = ["removed_at", "removed_by_name", "removed_because", "captions"]
    record(current, actor=actor, reason="recording removed", update_fields=fields)
    return _notify(current, meeting, EventKind.RECORDING_GONE, actor)


def _put_captions(recording: Recording, words: str, language: str) -> None:
    recording.captions = captions.read(words) if words else ""
    recording.captions_language = language if recording.captions else ""


def _notify(recording: Recording, meeting: Meeting, kind: EventKind, actor: Actor) -> Recording:
    """Log everything the meeting page needs, so the page reads only events."""
    ledger.append("recording", recording, actor=actor)
    facts = {"recording": recording.pk, "language": recording.language, "is_demo": recording.is_demo}
    if kind == EventKind.RECORDING:
        facts |= {
            "url": recording.url,
            "began_at": recording.began_at.isoformat(),
            "captions": recording.captions_language,
        }
    else:
        facts |= {"because": recording.removed_because}
    log.log(meeting, kind, actor=actor, facts=facts)
    return recording
