"""What the public pages of this room show, gathered in a number of statements that does not grow."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from boards import parts
from boards.clocks import days_before, due_sentence, ruler
from boards.models import BoardsIndexPage, BodyPage, Decision, Holding, Meeting, MeetingPage, PostedAgenda
from boards.rosters import Roster, roster
from boards.shown import ShownAgenda, join_rows, join_votes, shown_agenda
from boards.snapshots import snapshot_of
from cms import clock
from cms.chain import lines_for
from cms.components.menu import address
from cms.kept import kept
from cms.translated import text

MOST_PAST = 12


def bodies_context(index: BoardsIndexPage) -> dict[str, Any]:
    """Each body with its seats and its next meeting."""
    pages = list(BodyPage.objects.child_of(index).live().public().select_related("body").defer("text"))
    pages.sort(key=lambda page: (page.body.order, page.body.slug))
    bodies = [page.body_id for page in pages]
    counts = seat_counts(bodies)
    soonest: dict[int, Meeting] = {}
    for meeting in (
        Meeting.objects.announced().ahead(clock.now()).filter(body__in=bodies).select_related("body")
    ):
        soonest.setdefault(meeting.body_id, meeting)
    return {
        "rows": [
            {"page": page, "seats": counts[page.body_id], "next": soonest.get(page.body_id)} for page in pages
        ],
        "crumbs": [],
    }


def seat_counts(bodies: list[int]) -> dict[int, dict[str, int]]:
    """Voting seats and filled ones of several bodies today, in two statements."""
    from boards.models import Seat

    counts = {body: {"seats": 0, "filled": 0} for body in bodies}
    for body in Seat.objects.filter(body__in=bodies).values_list("body", flat=True):
        counts[body]["seats"] += 1
    held = Holding.objects.as_of(clock.today()).filter(seat__body__in=bodies).exclude(capacity="alternate")
    for body in held.values_list("seat__body", flat=True):
        counts[body]["filled"] += 1
    return counts


def body_context(page: BodyPage, request: HttpRequest) -> dict[str, Any]:
    body, now = page.body, clock.now()
    members = roster(body, clock.today())
    rows = list(Meeting.objects.announced().filter(body=body).order_by("-starts_at", "-pk")[: MOST_PAST * 2])
    to_come = [row for row in reversed(rows) if row.ends_at > now and not row.is_over]
    ahead = [row for row in to_come if not row.is_called_off]
    past = [row for row in rows if row.is_public and row not in to_come][:MOST_PAST]
    for row in rows:
        row.body = body
    soonest = ahead[0] if ahead else None
    decisions = Decision.objects.public().filter(body=body).newest_first()[:5]
    return {
        "body": body,
        "members": members,
        "terms": term_rows(members),
        "vacant_places": [place for place in members.places if place.is_vacant],
        "next": soonest,
        "later": ahead[1:],
        "called_off": [row for row in to_come if row.is_called_off],
        "past": past,
        "due": due_sentence(soonest) if soonest and soonest.is_draft else "",
        "clock": ruler(soonest) if soonest and soonest.is_draft else None,
        "decisions": list(decisions),
    }


def term_rows(members: Roster) -> list[dict[str, Any]]:
    """The seats table: who, what the seat stands for, and until when."""
    return [
        {"place": place, "until": place.holding.ends_on if place.holding else None}
        for place in members.places
    ]


def meeting_context(meeting: Meeting, posting: PostedAgenda, first: PostedAgenda) -> dict[str, Any]:
    """A meeting as posted, and after it what was decided."""
    agenda = shown_agenda(posting.snapshot)
    rows = list(meeting.items.select_related("comment_window", "outcome").defer("text").order_by("number"))
    for row in rows:
        row.meeting = meeting
    by_row = join_rows(agenda, rows)
    if meeting.began_at:
        join_votes(by_row, posting)
    _join_lines(meeting, by_row)
    members = None if meeting.is_over else roster(meeting.body, meeting.day)
    return {
        "meeting": meeting,
        "body": meeting.body,
        "agenda": agenda,
        "posting": posting,
        "first_posting": first,
        "days_before": days_before(meeting, first),
        "members": members,
        "strip": [{"state": "none"} for _each in members.voting] if members else [],
        "clock": ruler(meeting, first),
        "decided": [item for item in agenda.items if item.is_decided and item.findings],
        "briefly": [
            item for item in agenda.items if item.is_settled and not (item.is_decided and item.findings)
        ],
        "others": [item for item in agenda.tops if not item.is_settled],
        "crumbs": meeting_crumbs(meeting),
        **parts.on_meeting(meeting, posting, agenda),
    }


def meeting_crumbs(meeting: Meeting, *more: tuple[str, str]) -> list[tuple[str, str]]:
    from cms.components.dates import long_date

    own = (long_date(meeting.day, weekday=False), meeting.get_absolute_url() if more else "")
    return [
        (_("Boards"), address("boards/")),
        (text(meeting.body.name), meeting.body.get_absolute_url()),
        own,
        *more,
    ]


def _join_lines(meeting: Meeting, by_row: dict[int, Any]) -> None:
    """The line of each item that stands on one: where there is more than the item itself."""
    lines = kept(f"items:{meeting.pk}", lambda: lines_for("item", by_row))
    for pk, line in lines.items():
        if by_row[pk].findings or by_row[pk].is_decided or by_row[pk].outcome:
            by_row[pk].line = line


def draft_context(page: MeetingPage) -> dict[str, Any]:
    """The preview: what the public would see if this draft were posted now."""
    meeting: Meeting = page.meeting
    agenda: ShownAgenda = shown_agenda(snapshot_of(meeting, {page.locale.language_code: page}))
    members = roster(meeting.body, meeting.day)
    return {
        "meeting": meeting,
        "body": meeting.body,
        "agenda": agenda,
        "members": members,
        "strip": [{"state": "none"} for _each in members.voting],
        "others": agenda.tops,
        "decided": [],
        "briefly": [],
        "is_preview": True,
        "crumbs": meeting_crumbs(meeting),
    }
