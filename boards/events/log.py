"""Log the events of a meeting in order. Every service that acts on a public meeting calls ``log``.

MATERIAL         material, version, title, rule
MATERIAL_OPENED  material, asked_by, opened_by; title only if it is public at that moment
MATERIAL_GONE    material, why ("withdrawn", "mistake"), stays (a public record stays available); title only if it stays

Facts of session events (each is complete, so an event can be read without any other row):

CAME, LEFT       seat, name, mode, site (address of a public site), camera_off, adult, changed
ITEM             number, title
COMMENT_CLOSED   nothing; or heard_before, day (BK-20, the exception)
SPEAKER          speaker, order, name, seconds, how, language; SPEAKER_DONE: speaker, order, name, spoke
RECUSED          seat, name, reason; RETURNED: seat, name
In a joint meeting MOTION, VOTE_CLOSED, PRESIDES, AMENDED, RECONSIDERED and TAKEN_UP also say ``body``, its name by
language.

PRESIDES         seat, name, as (``PresidesAs``), and motion, number of the vote that elected a chair pro tem
ABSENCE          seat, name, excused, and who (presiding, on whose word) or motion, number (the vote)
SLIP             seat, name, undoes (numbers of the events taken back), what (the kind, of PRESIDES and ABSENCE)
MOTION           motion, number, kind, text, mover, seconder ("" until seconded), facts, amends, cures, confirmed,
                 effect, about, until, to
SECONDED         motion, number, name
NO_SECOND        motion, number, mover
AMENDED          motion (replaced), by (the amendment), into (the new motion), number (of the new one), text
WITHDRAWN        motion, number
TABLED           motion (or null: the item), number (of either), by (the motion whose vote did it), by_number
POSTPONED        as TABLED; until (ISO date)
REFERRED         as TABLED; to (where)
DECLINED         as TABLED
TAKEN_UP         motion (open again), number, by, by_number, from (number of the TABLED event);
                 text, kind, mover, seconder (of that motion);
                 was {motion, number, day} where it was tabled at an earlier meeting
RECONSIDERED     motion (the vote set aside), number, by, by_number, into (the motion now open again), into_number
RESCINDED        motion (the action rescinded), number, by, by_number, day (of an action of another meeting)
VOTE             motion, number, seat, name, choice, mode; VOTE_RIGHTED: also was
VOTE_CLOSED      motion, number, kind, ayes, noes, abstentions, recused, absent, vacant, base, needed, passed,
                 names {choice: [name]}, adopts [items of a consent block]
LEFT_OPEN        outcome, reason, until
RECESS           until; RESUMED: after, incident and the times of the three notices (BK-29c)
ACCESS_LOST      incident, what, began, found; DISTURBED: incident, what, warned, decided_by
CLOSED_OUT       session, citation, clerk; CLOSED_IN: session, report, personnel
CORRECTION       corrects (number of the event), words
ENDED            uncalled [{number, title}], because (why public comment was not called), continued,
                 closes {presences, windows, speakers [ids], pause, events [numbers of SPEAKER_DONE, COMMENT_CLOSED]}
END_UNDONE       undoes (numbers: the ENDED event first, then those it closes), ended (its time)
"""

from datetime import datetime
from typing import Any

from django.db.models import Max

from boards.event_choices import EventKind
from boards.events import live_state
from boards.models import AgendaItem, Appointment, Meeting, MeetingEvent
from cms import clock
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user


def log(
    meeting: Meeting,
    kind: EventKind,
    *,
    actor: Actor,
    item: AgendaItem | None = None,
    appointment: Appointment | None = None,
    facts: dict[str, Any] | None = None,
    corrects: MeetingEvent | None = None,
    at: datetime | None = None,
    quiet: bool = False,
) -> MeetingEvent:
    """Append the next event. The caller must hold the meeting's row lock, so numbers have no gaps or duplicates.

    After the meeting has begun, this rebuilds its live state. With ``quiet``, the caller does so after its last event.
    Session events are sealed when the adjournment is final, all others at once.
    """
    last = MeetingEvent.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    event = MeetingEvent(
        meeting=meeting,
        number=last + 1,
        kind=kind,
        at=at or clock.now(),
        item=item,
        appointment=appointment,
        posting=meeting.postings.order_by("-number").defer("snapshot").first(),
        facts=facts or {},
        corrects=corrects,
        by=actor_user(actor),
        by_name=actor_label(actor),
    )
    event.save()
    if meeting.began_at is None or meeting.final_at is not None:
        ledger.append("hold", event, actor=actor)
    if meeting.began_at and not quiet:
        live_state.refresh(meeting)
    return event
