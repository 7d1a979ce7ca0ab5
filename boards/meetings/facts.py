"""Change a draft meeting's facts named in the notice: kind, purpose, place, sites, mode."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.changes import FROZEN_FACTS
from boards.choices import EMERGENCY_GROUNDS, MeetingKind, MeetingStatus
from boards.exceptions import CannotPlan, NotPossibleNow
from boards.locks import locked, plans_locked
from boards.meeting_names import name_days
from boards.meetings.draft_times import change_times, told_by_notice
from boards.meetings.joint_rules import refuse_joint
from boards.models import Meeting, TeleconferenceSite
from cms import clock
from cms.components.dates import clock_time, long_date
from cms.i18n.passages import filled
from cms.records.history import Actor, record, sign
from cms.records.validation import validate


@transaction.atomic
def change_facts(
    *,
    actor: Actor,
    meeting: Meeting,
    sites: Iterable[str] | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    known_start: datetime | None = None,
    **facts: Any,
) -> Meeting:
    """Any fact of a draft can change; for a posted agenda only those a correction may change."""
    access.require(actor, *access.PLAN_ROLES)
    plans_locked(*meeting.body_ids)
    current = locked(meeting)
    if current.status not in (MeetingStatus.DRAFT, MeetingStatus.POSTED):
        raise NotPossibleNow(_("The details of this meeting can no longer be changed."), rule="BK-14")
    if facts.get("date_is_public") and not current.date_is_public:
        facts["changed_at"] = clock.now()  # calendars have it from now on
    changed = [name for name, value in facts.items() if getattr(current, name) != value]
    if not current.is_draft and set(changed) & set(FROZEN_FACTS):
        raise NotPossibleNow(
            _("The agenda is posted. The kind, purpose and format of the meeting can no longer be changed."),
            rule="BK-14",
        )
    if current.is_draft:
        _refuse_taking_back(current, changed)
    if starts_at and ends_at:
        _refuse_times(current, known_start)
        change_times(current, starts_at, ends_at, actor=actor)
    for name in changed:
        setattr(current, name, facts[name])
    refuse_facts(current)
    validate(current, exclude=["day", "slug"])
    if changed:
        record(current, actor=actor, reason="details changed", update_fields=changed)
    if "date_is_public" in changed:
        name_days(current, current.day, actor=actor)
    if sites is not None:
        keep_sites(current, sites, actor=actor)
    return current


def _refuse_times(meeting: Meeting, known_start: datetime | None) -> None:
    """Other times of a posted agenda, and times of a draft that someone else changed meanwhile."""
    if not meeting.is_draft:
        words = _(
            "The agenda is posted. A different time requires a new notice; to change the date, move the meeting."
        )
        raise NotPossibleNow(words, rule="BK-14")
    if known_start and known_start != meeting.starts_at:
        words = _(
            "The time of this meeting was changed in the meantime: %(time)s. Check the times, then save again."
        )
        at = f"{long_date(meeting.starts_at)}, {clock_time(meeting.starts_at)}"
        raise NotPossibleNow(filled(words, time=at))


def _refuse_taking_back(meeting: Meeting, changed: list[str]) -> None:
    """What the public was told of a draft is undone only in public."""
    if "date_is_public" in changed and meeting.date_is_public:
        words = _(
            "The date of this meeting has been announced. Call off the meeting instead; its page will say so."
        )
        raise NotPossibleNow(words)
    if "place" in changed and meeting.follows_id:
        raise NotPossibleNow(told_by_notice(meeting), rule="BK-14")


def refuse_facts(meeting: Meeting) -> None:
    """Refuse combinations no meeting of this kind can have, whatever its agenda (BK-16, BK-18, BK-29a)."""
    if meeting.kind == MeetingKind.SPECIAL and not meeting.purpose:
        words = _(
            "A special meeting must have one of the nine purposes allowed by law. A missed notice is not "
            "one of them."
        )
        raise CannotPlan(words, rule="BK-16")
    if meeting.kind == MeetingKind.EMERGENCY and meeting.ground not in EMERGENCY_GROUNDS:
        words = _("An emergency meeting must have a work stoppage or a crippling disaster as its ground.")
        raise CannotPlan(words, rule="BK-18")
    if meeting.mode and meeting.mode.advisory_only and not meeting.is_advisory:
        raise CannotPlan(_("Only an advisory body may meet this way."), rule="BK-29a")
    refuse_joint(meeting)


def keep_sites(meeting: Meeting, addresses: Iterable[str], *, actor: Actor) -> None:
    """Replace the public teleconference sites with these addresses."""
    wanted = list(dict.fromkeys(address.strip() for address in addresses if address.strip()))
    known = {site.address: site for site in meeting.sites.all()}
    for address in wanted:
        if address not in known:
            record(TeleconferenceSite(meeting=meeting, address=address), actor=actor, reason="site named")
    for address, site in known.items():
        if address not in wanted:
            sign(site, actor=actor, reason="site removed")
            site.delete()
