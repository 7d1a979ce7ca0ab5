"""Comment section of the public meeting page and its desk page."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from boards.agendas.presenters import AgendaView, ItemView
from boards.choices import AidState
from boards.comments import presenters as talk
from boards.comments import rules as commenting
from boards.models import ItemComment, Meeting, PostedAgenda
from cms.users.models import User
from feedback.models import Submission


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    """Comment links of the items, and the chart of comments so far, in one query."""
    is_open = commenting.takes_comments(meeting)
    form = reverse("boards:comment", args=[meeting.body.slug, meeting.slug])
    for item in agenda.items:
        item.comment_url = f"{form}?item={item.number}" if is_open and takes_comment(item) else ""
    counts = talk.counts_by_item(meeting)
    return {
        "comment_url": form if is_open else "",
        "comments_url": reverse("boards:comments", args=[meeting.body.slug, meeting.slug]) if counts else "",
        "comments_so_far": talk.bars_of(agenda, counts),
    }


def takes_comment(item: ItemView) -> bool:
    return commenting.can_be_chosen(item) or (item.row is not None and commenting.is_off_agenda(item.row))


def on_desk(meeting: Meeting, user: User) -> dict[str, Any]:
    rows = ItemComment.objects.filter(meeting=meeting).exclude(submission__state=Submission.State.WITHDRAWN)
    unread = Q(submission__state=Submission.State.RECEIVED)
    counts = rows.aggregate(
        all=Count("pk"), late=Count("pk", filter=Q(is_late=True)), unread=Count("pk", filter=unread)
    )
    open_aids = meeting.aid_requests.filter(state=AidState.OPEN).count()
    return {
        "comment_counts": counts,
        "speaker_count": meeting.speakers.count(),
        "open_aids": open_aids,
    }
