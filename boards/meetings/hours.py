"""Another hour of a posted meeting on its day. It waits for a new notice, and until then changes nothing (BK-10)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.agendas.new_hour import FIELDS, drop_new_hour
from boards.agendas.new_notice_rules import new_notice_refusal
from boards.agendas.page_titles import pages_with_usual_title, rename_pages
from boards.exceptions import NotPossibleNow
from boards.locks import locked, plans_locked
from boards.models import Meeting
from boards.notices.clock import end_of_day
from boards.notices.short_notice import ruling_at
from boards.rules.civil_days import local_date
from boards.taken_times import refuse_taken
from cms import clock
from cms.exceptions import RuleBroken
from cms.records.history import Actor, record
from cms.records.validation import validate


@transaction.atomic
def set_new_hour(*, actor: Actor, meeting: Meeting, starts_at: datetime, ends_at: datetime) -> Meeting:
    """Keep another hour beside the posted one. Posting the new notice applies it."""
    access.require(actor, *access.POST_ROLES)
    plans_locked(*meeting.body_ids)
    current = locked(meeting)
    if (starts_at, ends_at) == (current.starts_at, current.ends_at):
        raise NotPossibleNow(_("This is the posted time. Enter a different one."), rule="BK-14")
    if local_date(starts_at) != current.day:
        words = _("A new notice does not change the date. To meet on another day, move the meeting.")
        raise NotPossibleNow(words, rule="BK-14")
    if starts_at <= clock.now():
        raise NotPossibleNow(_("Choose a time in the future."), rule="BK-14")
    refuse_taken(current, starts_at)
    usual = pages_with_usual_title(current)
    current.new_starts_at, current.new_ends_at = starts_at, ends_at
    if refused := why_no_new_hour(current, starts_at):
        raise refused
    validate(current, exclude=["day", "slug"])
    record(current, actor=actor, reason="new hour, not posted yet", update_fields=FIELDS)
    rename_pages(current, usual, actor=actor)
    return current


def why_no_new_hour(meeting: Meeting, start: datetime | None = None) -> RuleBroken | None:
    """Why no new notice can say this start, or None; without one, whether any hour of the day is left."""
    latest = start or end_of_day(meeting.day)
    return new_notice_refusal(meeting, ruling_at(meeting, latest, clock.now()))


@transaction.atomic
def keep_posted_hour(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Remove an hour that was not posted."""
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    if not current.has_new_hour:
        raise NotPossibleNow(
            _("There is no new time to remove. The posted time still applies."), rule="BK-14"
        )
    drop_new_hour(current, actor=actor)
    return current
