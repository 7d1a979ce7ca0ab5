"""Another day or hour of a draft. An address that was public leads to the new one, and is never given away."""

from datetime import datetime

from django.utils.translation import gettext as _

from boards.choices import MeetingKind
from boards.exceptions import NotPossibleNow
from boards.meetings.page_titles import pages_with_usual_title, rename_pages
from boards.models import FormerAddress, Meeting
from boards.rules.civil_days import local_date
from cms import clock
from cms.records.history import Actor, past_of, record
from cms.records.validation import validate


def change_times(meeting: Meeting, starts_at: datetime, ends_at: datetime, *, actor: Actor) -> None:
    """Of a locked draft. Its deadlines follow, because they are counted from the start."""
    if (starts_at, ends_at) == (meeting.starts_at, meeting.ends_at):
        return
    _refuse_start(meeting, starts_at)
    usual = pages_with_usual_title(meeting)
    fields = ["starts_at", "ends_at"]
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    if local_date(starts_at) != meeting.day:
        _take_an_address(meeting)
        meeting.shares_day = shares_its_day(meeting, actor=actor)
        fields += ["day", "slug", "shares_day"]
    if meeting.date_is_public:
        meeting.sequence, meeting.changed_at = meeting.sequence + 1, clock.now()
        fields += ["sequence", "changed_at"]
    validate(meeting, exclude=["day", "slug"])
    record(meeting, actor=actor, reason="planned for another time", update_fields=fields)
    rename_pages(meeting, usual, actor=actor)


def shares_its_day(meeting: Meeting, *, actor: Actor) -> bool:
    """Whether the body has another meeting on the day. Then each of them is named by its time as well."""
    day = local_date(meeting.starts_at)
    others = list(Meeting.objects.filter(body=meeting.body_id, day=day).exclude(pk=meeting.pk))
    for other in others:
        if not other.shares_day:
            usual = pages_with_usual_title(other) if other.is_draft else set()
            other.shares_day = True
            record(other, actor=actor, reason="another meeting that day", update_fields=["shares_day"])
            if usual:
                rename_pages(other, usual, actor=actor)
    return bool(others)


def was_announced(meeting: Meeting) -> bool:
    """Whether the public could ever read its date."""
    return meeting.date_is_public or past_of(Meeting).filter(id=meeting.pk, date_is_public=True).exists()


def _refuse_start(meeting: Meeting, starts_at: datetime) -> None:
    if meeting.kind == MeetingKind.ADJOURNED:
        words = _("The body adjourned to this time. It can continue at no other time.")
        raise NotPossibleNow(words, rule="BK-19")
    if starts_at <= clock.now():
        raise NotPossibleNow(_("Choose a date in the future."))
    if Meeting.objects.at_the_time(meeting.body_id, starts_at).exclude(pk=meeting.pk).exists():
        raise NotPossibleNow(_("This body already has a meeting at that time."))


def _take_an_address(meeting: Meeting) -> None:
    """The next free one of the new day. Only a public address is worth keeping."""
    if was_announced(meeting):
        FormerAddress.objects.get_or_create(
            body_id=meeting.body_id, slug=meeting.slug, defaults={"meeting": meeting}
        )
    meeting.day = local_date(meeting.starts_at)
    meeting.slug = meeting.free_slug()
