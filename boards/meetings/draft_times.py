"""Another day or hour of a draft. An address that was public leads to the new one, and is never given away."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from boards.agendas.page_titles import pages_with_usual_title, rename_pages
from boards.choices import MeetingKind
from boards.exceptions import CannotPlan, NotPossibleNow
from boards.meeting_names import name_days
from boards.models import Body, Committee, FormerAddress, Meeting
from boards.rules.civil_days import local_date
from boards.taken_times import refuse_taken
from cms import clock
from cms.components.dates import plain_date
from cms.records.history import Actor, past_of, record
from cms.records.validation import validate


def change_times(meeting: Meeting, starts_at: datetime, ends_at: datetime, *, actor: Actor) -> None:
    """Of a locked draft. Its deadlines follow, because they are counted from the start."""
    moments = [(meeting.starts_at, starts_at), (meeting.ends_at, ends_at)]
    if all(known.timestamp() == wanted.timestamp() for known, wanted in moments):
        return  # compared so, because in the hour that comes twice no local moment equals one in UTC
    _refuse_start(meeting, starts_at)
    refuse_ended(meeting.bodies, local_date(starts_at))
    usual, days = pages_with_usual_title(meeting), {meeting.day, local_date(starts_at)}
    fields = ["starts_at", "ends_at"]
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    if local_date(starts_at) != meeting.day:
        _take_an_address(meeting)
        fields += ["day", "slug"]
    if meeting.date_is_public:
        meeting.sequence, meeting.changed_at = meeting.sequence + 1, clock.now()
        fields += ["sequence", "changed_at"]
    validate(meeting, exclude=["day", "slug"])
    record(meeting, actor=actor, reason="planned for another time", update_fields=fields)
    if len(days) > 1:
        name_days(meeting, *days, actor=actor)
    rename_pages(meeting, usual, actor=actor)


def told_by_notice(meeting: Meeting) -> str:
    """A moved or continued meeting stays as the notice of the earlier one told, until a notice says otherwise."""
    words = _(
        "The notice of %(meeting)s announced when and where this meeting will be. Post its agenda first; "
        "then it can be corrected, moved or canceled, with notice."
    )
    return words % {"meeting": meeting.follows}


def refuse_ended(bodies: list[Body], day: date) -> None:
    """A committee meets until its last day (C2C-06)."""
    for committee in Committee.objects.filter(body__in=bodies).select_related("body"):
        last = committee.last_day
        if last is not None and last < day:
            words = _("%(committee)s ends on %(day)s. It cannot meet after that date.")
            facts = {"committee": committee, "day": plain_date(last)}
            raise CannotPlan(words % facts, rule="C2C-06")


def was_announced(meeting: Meeting) -> bool:
    """Whether the public could ever read its date."""
    return meeting.date_is_public or past_of(Meeting).filter(id=meeting.pk, date_is_public=True).exists()


def _refuse_start(meeting: Meeting, starts_at: datetime) -> None:
    if meeting.kind == MeetingKind.ADJOURNED:
        words = _("The body adjourned to this time. It cannot continue at any other time.")
        raise NotPossibleNow(words, rule="BK-19")
    if meeting.follows_id:
        raise NotPossibleNow(told_by_notice(meeting), rule="BK-14")
    if starts_at <= clock.now():
        raise NotPossibleNow(_("Choose a date in the future."))
    refuse_taken(meeting, starts_at)


def _take_an_address(meeting: Meeting) -> None:
    """The next free one of the new day. Only a public address is worth keeping."""
    if was_announced(meeting):
        FormerAddress.objects.get_or_create(
            body_id=meeting.body_id, slug=meeting.slug, defaults={"meeting": meeting}
        )
    meeting.day = local_date(meeting.starts_at)
    meeting.slug = meeting.free_slug()
