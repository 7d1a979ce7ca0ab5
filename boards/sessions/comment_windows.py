"""Public comment windows on items (BK-20)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.bodies.committees.rules import is_of_members_only
from boards.choices import SpeakerState
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NotPossibleNow
from boards.locks import acting
from boards.models import AgendaItem, CommentWindow
from boards.sessions.opening_finding import refuse_unless_open
from boards.sessions.quorum import refuse_below_quorum
from boards.sessions.services import open_item
from cms import clock
from cms.records.history import Actor, record


@transaction.atomic
def open_comment(*, actor: Actor, item: AgendaItem) -> CommentWindow:
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    refuse_unless_open(current, item)
    refuse_below_quorum(current, item)
    if CommentWindow.objects.filter(item=item).exists():
        raise NotPossibleNow(_("The public was already heard on this item."), rule="BK-20")
    open_item(current, item, actor=actor, quiet=True)
    window = record(CommentWindow(item=item), actor=actor, reason="comment opened")
    log.log(current, EventKind.COMMENT_OPENED, actor=actor, item=item)
    return window


@transaction.atomic
def close_comment(*, actor: Actor, item: AgendaItem) -> CommentWindow:
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    window = CommentWindow.objects.select_for_update().filter(item=item).first()
    if window is None:
        raise NotPossibleNow(_("Comment on this item is not open."), rule="BK-20")
    if window.closed_at:
        raise NotPossibleNow(_("Comment on this item is already closed."), rule="BK-20")
    if current.speakers.filter(item=item, state=SpeakerState.SPEAKING).exists():
        raise NotPossibleNow(_("Someone is speaking. End their time first."), rule="BK-20")
    window.closed_at = max(clock.now(), window.opened_at)
    record(window, actor=actor, reason="comment closed", update_fields=["closed_at"])
    log.log(current, EventKind.COMMENT_CLOSED, actor=actor, item=item)
    return window


@transaction.atomic
def record_earlier_hearing(*, actor: Actor, item: AgendaItem, heard_before: AgendaItem) -> CommentWindow:
    """BK-20, the exception: a committee of members took public comment on the item at an earlier public meeting."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    refuse_unless_open(current, item)
    refuse_below_quorum(current, item)
    if current.is_joint:
        words = _("A committee of one body cannot have heard the public for both bodies of a joint meeting.")
        raise NotPossibleNow(words, rule="BK-20")
    if CommentWindow.objects.filter(item=item).exists():
        raise NotPossibleNow(_("The public was already heard on this item."), rule="BK-20")
    before = CommentWindow.objects.filter(item=heard_before, closed_at__isnull=False).first()
    committee = heard_before.meeting.body
    if committee.parent_id != current.body_id or not is_of_members_only(committee, heard_before.meeting.day):
        raise NotPossibleNow(
            _("Only a committee made only of members of this body can have heard the public for it."),
            rule="BK-20",
        )
    if before is None:
        raise NotPossibleNow(
            _("Comment was not heard and closed on that item at an earlier meeting."), rule="BK-20"
        )
    open_item(current, item, actor=actor, quiet=True)
    now = clock.now()
    window = CommentWindow(item=item, opened_at=now, closed_at=now, heard_before=heard_before)
    record(window, actor=actor, reason="comment heard earlier")
    facts = {"heard_before": heard_before.pk, "day": heard_before.meeting.day.isoformat()}
    log.log(current, EventKind.COMMENT_CLOSED, actor=actor, item=item, facts=facts)
    return window
