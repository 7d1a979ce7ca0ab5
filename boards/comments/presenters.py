"""Presenters for a meeting's comments, public and desk (BK-23, BK-26)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from boards.agendas.in_force import in_force, posting_in_force, worded
from boards.agendas.presenters import AgendaView, ItemView
from boards.choices import Position
from boards.comments.rules import is_off_agenda
from boards.models import AgendaItem, ItemComment, Meeting, PostedAgenda, SpeakerRequest
from cms.disclosure import Cell, publishable
from cms.i18n.fields import text
from feedback.models import Submission, SubmissionText

SHOWN = SubmissionText.Role
COUNTED = Q(submission__consent_analyse=True) & ~Q(submission__state=Submission.State.WITHDRAWN)


def rows_of(meeting: Meeting) -> QuerySet[ItemComment]:
    """Comments in agenda order; comments on other matters come last."""
    texts = Prefetch("submission__texts", queryset=SubmissionText.objects.current().order_by("pk"))
    rows = ItemComment.objects.filter(meeting=meeting).select_related("submission", "item", "speaker")
    return rows.prefetch_related(texts).order_by("item__number", "pk")


def public_rows(meeting: Meeting) -> QuerySet[ItemComment]:
    """Comments that were reviewed and that their authors agreed to publish."""
    return rows_of(meeting).filter(
        submission__state=Submission.State.PUBLISHED, submission__consent_publish=True
    )


def with_text(rows: Iterable[ItemComment], *, original: bool = False) -> list[ItemComment]:
    """Attach each comment's text: the redacted version if there is one, or the original for staff."""
    found = list(rows)
    postings = _postings(found)
    for row in found:
        row.heading = heading_of(row.item, _posting_at(postings, row.meeting_id, row.submission.submitted_at))
        row.words = _text(list(row.submission.texts.all()), original)
    return found


def _text(texts: list[SubmissionText], original: bool) -> list[dict[str, Any]]:
    cut = [each for each in texts if each.role == SHOWN.REDACTION]
    chosen = cut if cut and not original else [each for each in texts if each.role == SHOWN.ORIGINAL]
    others = [each for each in texts if each.role == SHOWN.TRANSLATION]
    return [{"text": each, "lang": tag_of(each.language), "others": others} for each in chosen]


def tag_of(language: str) -> str:
    """HTML language tag; "other" becomes "und" (undetermined)."""
    return language if language and language != "other" else "und"


def _postings(rows: Iterable[ItemComment]) -> list[PostedAgenda]:
    """All postings of the meetings of these comments, latest first."""
    meetings = {row.meeting_id for row in rows if row.item}
    return list(PostedAgenda.objects.filter(meeting__in=meetings).order_by("-number"))


def _posting_at(postings: list[PostedAgenda], meeting: int, at: datetime) -> PostedAgenda | None:
    return next((row for row in postings if row.meeting_id == meeting and row.posted_at <= at), None)


def heading_under(item: AgendaItem | None, at: datetime) -> str:
    """Heading in the words that the public read at that moment."""
    return heading_of(item, posting_in_force(item.meeting, at) if item else None)


def heading_of(item: AgendaItem | None, posting: PostedAgenda | None = None) -> str:
    if item is None:
        return _("Not on the agenda")
    shown = worded(posting, item)
    return _("Item %(number)s: %(title)s") % {"number": shown.shown_number, "title": text(shown.title)}


def short_heading_of(item: AgendaItem | None) -> str:
    return _("Item %(number)s") % {"number": item.shown_number} if item else _("Not on the agenda")


# Counts --------------------------------------------------------------------------------------------------


def counts_by_item(meeting: Meeting) -> dict[int | None, int]:
    """Comments per item, in one query; withdrawn comments do not count."""
    rows = ItemComment.objects.filter(COUNTED, meeting=meeting).order_by()
    return dict(rows.values_list("item").annotate(Count("pk")))


def bars_of(agenda: AgendaView, counts: dict[int | None, int]) -> list[dict[str, Any]]:
    """Chart "Comments so far": most comments first, small counts suppressed (PRV-10)."""
    if not counts:
        return []
    names: dict[int | None, ItemView] = {item.row.pk: item for item in agenda.items if item.row}
    table = publishable({str(key): count for key, count in counts.items()})
    rows = [_bar(names.get(key), table[str(key)]) for key in counts]
    return sorted(rows, key=lambda row: (-(row["cell"].value or 0), row["place"]))


def _bar(item: ItemView | None, cell: Cell) -> dict[str, Any]:
    if item is None or is_off_agenda(item.row):
        return {"label": _("Not on the agenda"), "cell": cell, "place": 1000}
    facts = {"number": item.label or item.number, "title": item.title}
    return {"label": _("Item %(number)s: %(title)s") % facts, "cell": cell, "place": item.number}


def desk_counts(meeting: Meeting) -> list[dict[str, Any]]:
    """Exact counts for staff: by item and position, late comments, requests to speak."""
    rows = ItemComment.objects.filter(meeting=meeting).exclude(submission__state=Submission.State.WITHDRAWN)
    counts = {
        name: Count("pk", filter=condition)
        for name, condition in {
            "pro": Q(position=Position.FOR),
            "con": Q(position=Position.AGAINST),
            "late": Q(is_late=True),
        }.items()
    }
    found: dict[int | None, Any] = {
        row["item"]: row for row in rows.order_by().values("item").annotate(all=Count("pk"), **counts)
    }
    speakers: dict[int | None, int] = dict(
        SpeakerRequest.objects.filter(meeting=meeting).order_by().values_list("item").annotate(Count("pk"))
    )
    rows_of_items = list(meeting.items.order_by("number"))
    posting = posting_in_force(meeting)
    shown = in_force(posting, rows_of_items) if posting else rows_of_items
    items: dict[int | None, AgendaItem] = {item.pk: item for item in shown}
    keys: list[int | None] = [*items, None]
    nothing = {"all": 0, "pro": 0, "con": 0, "late": 0}
    return [
        {
            "heading": short_heading_of(items.get(key)),
            **nothing,
            **found.get(key, {}),
            "speakers": speakers.get(key, 0),
        }
        for key in keys
        if key in found or key in speakers
    ]


def in_time(meeting: Meeting) -> QuerySet[ItemComment]:
    """BK-26: comments for the packet. Hidden comments are left out; the supplement states how many."""
    kept = (Submission.State.RECEIVED, Submission.State.PUBLISHED)
    return rows_of(meeting).filter(is_late=False, submission__state__in=kept)


def left_out(meeting: Meeting) -> dict[str, int]:
    """Comments not in the supplement: late and hidden ones."""
    rows = ItemComment.objects.filter(meeting=meeting).exclude(submission__state=Submission.State.WITHDRAWN)
    hidden = Q(submission__state=Submission.State.HIDDEN)
    return rows.aggregate(late=Count("pk", filter=Q(is_late=True)), hidden=Count("pk", filter=hidden))
