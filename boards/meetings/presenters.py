"""Template contexts of the public meeting pages, in a constant number of queries."""

from typing import Any

from boards.agendas.in_force import in_force
from boards.agendas.presenters import AgendaView, agenda_view, join_motions, join_rows, set_results
from boards.agendas.snapshots import snapshot_of
from boards.bodies.rosters import Roster, roster
from boards.crumbs import meeting_crumbs
from boards.meetings.notices_part import planned_again_of
from boards.models import Meeting, MeetingPage, PostedAgenda
from boards.notices.deadline_text import days_before, due_sentence, notice_law, timeline
from boards.wiring import MEETING_PARTS
from cms.cache import cached
from cms.chain import lines_for

MOST_DECIDED = 5


def meeting_context(meeting: Meeting, posting: PostedAgenda, first: PostedAgenda) -> dict[str, Any]:
    """A meeting as posted, and after it what was decided."""
    agenda = agenda_view(posting.snapshot)
    rows = in_force(posting, meeting.items.select_related("comment_window", "outcome").defer("text"))
    for row in rows:
        row.meeting = meeting
    by_row = join_rows(agenda, rows)
    if meeting.began_at:
        join_motions(by_row, posting)
    set_results(agenda)
    is_recorded = bool(meeting.began_at or agenda.decided)
    _join_lines(meeting, by_row)
    is_past = meeting.is_over or meeting.is_called_off
    return {
        "meeting": meeting,
        "body": meeting.body,
        "agenda": agenda,
        "posting": posting,
        "first_posting": first,
        "days_before": days_before(meeting, first),
        "rosters": [] if is_past or is_recorded else _rosters(meeting),
        "clock": None if is_past else timeline(meeting, first),
        "is_recorded": is_recorded,
        "decided": agenda.decided[:MOST_DECIDED],
        "more_decided": max(0, len(agenda.decided) - MOST_DECIDED),
        "crumbs": meeting_crumbs(meeting),
        **_parts(meeting, posting, agenda),
    }


def planned_context(meeting: Meeting) -> dict[str, Any]:
    """A meeting whose date is announced and whose agenda is not posted."""
    is_ahead = not meeting.is_called_off and not meeting.is_missed
    return {
        "meeting": meeting,
        "body": meeting.body,
        "is_open": is_ahead,
        "due": due_sentence(meeting) if is_ahead else "",
        "law": notice_law(meeting) if is_ahead else "",
        "clock": timeline(meeting) if is_ahead else None,
        "next_date": getattr(meeting, "successor", None),
        "planned_again": planned_again_of(meeting),
        "earlier": meeting.follows if meeting.follows and meeting.follows.has_page else None,
        "crumbs": meeting_crumbs(meeting),
    }


def _rosters(meeting: Meeting) -> list[Roster]:
    """How each body that meets decides on that day."""
    return [roster(body, meeting.day) for body in meeting.bodies]


def _parts(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    context: dict[str, Any] = {}
    for part in MEETING_PARTS:
        context |= part.on_meeting(meeting, posting, agenda)
    return context


def _join_lines(meeting: Meeting, by_row: dict[int, Any]) -> None:
    """The line of each item that stands on one: where there is more than the item itself."""
    lines = cached(f"items:{meeting.pk}", lambda: lines_for("item", by_row))
    for pk, line in lines.items():
        if by_row[pk].findings or by_row[pk].is_decided or by_row[pk].outcome:
            by_row[pk].line = line


def draft_context(page: MeetingPage) -> dict[str, Any]:
    """The preview: what the public would see if this draft were posted now."""
    meeting: Meeting = page.meeting
    agenda: AgendaView = agenda_view(snapshot_of(meeting, {page.locale.language_code: page}))
    return {
        "meeting": meeting,
        "body": meeting.body,
        "agenda": agenda,
        "rosters": _rosters(meeting),
        "is_preview": True,
        "crumbs": meeting_crumbs(meeting),
    }
