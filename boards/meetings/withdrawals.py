"""Delete a draft that nobody outside knew of, or call off one whose date was announced."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards import access
from boards.choices import MeetingStatus
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked, plans_locked
from boards.meeting_names import name_days
from boards.meetings.draft_times import told_by_notice, was_announced
from boards.models import AgendaApproval, DeferredItem, Meeting, MeetingPage
from boards.notices.short_notice import ruling_of
from cms import clock
from cms.records.history import Actor, record, sign

# What belongs to the draft alone, and goes with it. Every other row that names the meeting keeps it.
ITS_OWN = {"pages", "sites", "item_findings", "approvals", "placed_items", "live_state", "console_visits"}


@dataclass(frozen=True)
class Deletion:
    """What goes with a draft, in words; ``why_not`` is empty while it can be deleted."""

    goes: list[str]
    why_not: str


def deletion_of(meeting: Meeting) -> Deletion:
    return Deletion([words for words in _goes(meeting) if words], _why_not_delete(meeting))


@transaction.atomic
def delete_draft(*, actor: Actor, meeting: Meeting) -> None:
    """Delete a draft that was never announced. Its history stays, and says who deleted it."""
    access.require(actor, *access.POST_ROLES)
    plans_locked(*meeting.body_ids)
    current = locked(meeting)
    if words := _why_not_delete(current):
        raise NotPossibleNow(words)
    current.status = MeetingStatus.DISCARDED
    record(current, actor=actor, reason="draft deleted", update_fields=["status"])
    for row in DeferredItem.objects.select_for_update().filter(placed_in=current):
        row.placed_in, row.placed_key = None, ""
        record(row, actor=actor, reason="agenda deleted", update_fields=["placed_in", "placed_key"])
    for site in current.sites.all():
        sign(site, actor=actor, reason="draft deleted")
        site.delete()
    for page in MeetingPage.objects.filter(meeting=current):
        page.delete()
    AgendaApproval.objects.filter(meeting=current).delete()
    sign(current, actor=actor, reason="draft deleted")
    current.delete()
    name_days(current, current.day, actor=actor)


def _why_not_delete(meeting: Meeting) -> str:
    """A sentence if the draft must stay, or nothing."""
    if not meeting.is_draft:
        return _("Only a draft can be deleted. This meeting is on record.")
    if was_announced(meeting):
        return _("The date of this meeting was announced. It cannot be deleted, but it can be called off.")
    if meeting.follows_id:
        words = _("The notice of %(meeting)s names this meeting. It cannot be deleted.")
        return words % {"meeting": meeting.follows}
    if kept := list(_depends(meeting)):
        return _("Other records depend on this draft: %(records)s.") % {"records": "; ".join(kept)}
    return ""


def _depends(meeting: Meeting) -> Iterator[str]:
    for relation in Meeting._meta.related_objects:
        if relation.get_accessor_name() in ITS_OWN:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: meeting.pk})
        if count := rows.count():
            yield f"{capfirst(str(relation.related_model._meta.verbose_name_plural))} ({count})"


def _goes(meeting: Meeting) -> Iterator[str]:
    pages = meeting.pages.select_related("locale")
    languages = ", ".join(str(page.locale.get_display_name()) for page in pages)
    if languages:
        yield _("The draft agenda in these languages: %(languages)s") % {"languages": languages}
    sites, approvals = meeting.sites.count(), meeting.approvals.count()
    words = ngettext("%(count)s public site", "%(count)s public sites", sites)
    yield words % {"count": sites} if sites else ""
    words = ngettext("%(count)s approval of the draft", "%(count)s approvals of the draft", approvals)
    yield words % {"count": approvals} if approvals else ""
    waiting = meeting.placed_items.count()
    words = ngettext(
        "%(count)s tabled item goes back to the items waiting for an agenda",
        "%(count)s tabled items go back to the items waiting for an agenda",
        waiting,
    )
    yield words % {"count": waiting} if waiting else ""


@transaction.atomic
def call_off_draft(*, actor: Actor, meeting: Meeting, reason: dict[str, str]) -> Meeting:
    """Call off a meeting whose date was announced, before its agenda is posted. It stays public, with the reason."""
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    if not (current.is_draft and current.date_is_public):
        words = _("Only a meeting whose date is announced and whose agenda is not posted can be called off.")
        raise NotPossibleNow(words)
    if words := why_not_call_off(current):
        raise NotPossibleNow(words, rule="BK-19")
    if not any(words.strip() for words in reason.values()):
        raise NeedsReason(_("Enter the reason. The public will see it."))
    current.status, current.called_off_because = MeetingStatus.CALLED_OFF, reason
    current.sequence, current.changed_at = current.sequence + 1, clock.now()
    fields = ["status", "called_off_because", "sequence", "changed_at"]
    record(current, actor=actor, reason="called off before its agenda", update_fields=fields)
    log.log(current, EventKind.CANCELLED, actor=actor, facts={"reason": reason})
    return current


def why_not_call_off(meeting: Meeting) -> str:
    """A sentence if a notice told of the meeting and its agenda can be posted still; then canceling gives notice."""
    can_post = ruling_of(meeting, clock.now()).allowed
    return told_by_notice(meeting) if meeting.follows_id and can_post else ""
