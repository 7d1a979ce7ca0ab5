"""Who may comment on what, and until when (BK-20, BK-21, BK-26, BK-45)."""

from datetime import datetime

from django.utils.translation import gettext as _

from boards import guard
from boards.agendas.presenters import ItemView, agenda_view, join_rows
from boards.choices import ItemKind, MeetingKind, MeetingStatus
from boards.exceptions import CommentRefused
from boards.models import AgendaItem, Meeting
from cms.records.history import Actor

TAKING = (MeetingStatus.POSTED, MeetingStatus.IN_SESSION)


def takes_comments(meeting: Meeting) -> bool:
    return meeting.status in TAKING


def is_late(meeting: Meeting, at: datetime) -> bool:
    """BK-26: the comment arrived after the packet closed. It is still saved."""
    return meeting.written_until is not None and at > meeting.written_until


def meeting_refusal(meeting: Meeting) -> CommentRefused | None:
    """Return why a meeting no longer takes comments; None if it does."""
    if takes_comments(meeting):
        return None
    if meeting.is_over:
        words = _("This meeting is over. It is not accepting comments. You can comment on the next one.")
    elif meeting.status == MeetingStatus.MOVED:
        words = _("This meeting was moved to another day. Please comment on the new meeting.")
    else:
        words = _("This meeting was canceled. You can comment on the next one.")
    return CommentRefused(words, rule="BK-20")


def member_refusal(meeting: Meeting, user: Actor) -> CommentRefused | None:
    """Return the guard's refusal for members of this body, with the staff contact; None for everyone else."""
    answer = guard.may_comment(user, meeting)
    if answer:
        return None
    return CommentRefused(
        answer.why,
        rule=answer.rule,
        why=_("Staff: %(name)s, %(phone)s")
        % {"name": meeting.contact_name or "–", "phone": meeting.contact_phone or "–"},
    )


def item_refusal(meeting: Meeting, item: AgendaItem | None) -> CommentRefused | None:
    """BK-21: emergency meetings take comments on agenda items only. BK-20: closed sessions take none."""
    if item is None and meeting.kind == MeetingKind.EMERGENCY:
        return CommentRefused(_("An emergency meeting accepts comments on its own items only."), rule="BK-21")
    if item is not None and item.meeting_id != meeting.pk:
        return CommentRefused(_("This item is not on the agenda of this meeting."), rule="BK-20")
    if item is not None and item.kind == ItemKind.BREAK:
        return CommentRefused(_("A break does not take comments."), rule="BK-20")
    if item is not None and item.kind == ItemKind.CLOSED:
        return CommentRefused(_("Closed sessions do not take comments."), rule="BK-20")
    return None


def items_of(meeting: Meeting) -> list[ItemView]:
    """Items of the latest posting that take comments, each with its row."""
    posting = meeting.postings.order_by("-number").first()
    agenda = agenda_view(posting.snapshot) if posting else None
    if agenda is None:
        return []
    join_rows(agenda, list(meeting.items.defer("text")))
    return [item for item in agenda.items if can_be_chosen(item)]


def can_be_chosen(item: ItemView) -> bool:
    """Not for the item for other matters, which has a choice of its own."""
    others = (ItemKind.CLOSED, ItemKind.COMMENT, ItemKind.BREAK)
    return item.row is not None and not item.withdrawn and item.kind not in others


def takes_other_matters(meeting: Meeting) -> bool:
    return meeting.kind != MeetingKind.EMERGENCY


def off_agenda_item(meeting: Meeting) -> AgendaItem | None:
    """The item for public comment on matters not on the agenda, if there is one."""
    return meeting.items.filter(kind=ItemKind.COMMENT).order_by("number").first()


def is_off_agenda(item: AgendaItem | None) -> bool:
    return item is None or item.kind == ItemKind.COMMENT
