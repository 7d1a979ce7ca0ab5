"""Incidents: remote access lost and restored (BK-29c), disturbances (BK-24b)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.choices import IncidentKind, NoticeKind, Pause
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import acting, in_session
from boards.models import Incident, Meeting
from boards.notices.services import send_notice
from boards.sessions.pauses import stand_still
from cms import clock
from cms.records.history import Actor, record


@transaction.atomic
def lose_access(
    *,
    actor: Actor,
    meeting: Meeting,
    what: str,
    began_at: datetime | None = None,
    found_at: datetime | None = None,
) -> Incident:
    """Pause the meeting, publish the notice and notify subscribers."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(meeting)
    found_at = found_at or clock.now()
    began_at = began_at or found_at
    if not what.strip():
        raise NeedsReason(_("Enter what was lost. The public will see it."), rule="BK-29c")
    if not (current.began_at or found_at) <= began_at <= found_at <= clock.now():
        raise NotPossibleNow(
            _(
                "The loss of access must be during the meeting, and its discovery after that. Neither can "
                "be in the future."
            ),
            rule="BK-29c",
        )
    lost = Incident(
        meeting=current,
        kind=IncidentKind.ACCESS,
        what=what.strip(),
        began_at=began_at,
        found_at=found_at,
    )
    record(lost, actor=actor, reason="access lost")
    stand_still(current, Pause.ACCESS, actor=actor)
    posting = current.postings.latest("number")
    send_notice(actor=actor, posting=posting, about=NoticeKind.ACCESS)
    facts = {"incident": lost.pk, "what": lost.what}
    facts |= {"began": began_at.isoformat(), "found": found_at.isoformat()}
    log.log(current, EventKind.ACCESS_LOST, actor=actor, facts=facts)
    return lost


@transaction.atomic
def restore_access(*, actor: Actor, incident: Incident, restored_at: datetime | None = None) -> Incident:
    """Record that access is restored. Resuming the meeting is a separate act."""
    access.require(actor, *access.LIVE_ROLES)
    in_session(incident.meeting)
    current = Incident.objects.select_for_update().get(pk=incident.pk)
    restored_at = restored_at or clock.now()
    if current.kind != IncidentKind.ACCESS or current.restored_at:
        raise NotPossibleNow(_("Access has already been restored."), rule="BK-29c")
    if not current.found_at <= restored_at <= clock.now():
        raise NotPossibleNow(
            _("The time access was restored must be after the loss was discovered, and not in the future."),
            rule="BK-29c",
        )
    current.restored_at = restored_at
    return record(current, actor=actor, reason="access restored", update_fields=["restored_at"])


@transaction.atomic
def report_disturbance(
    *,
    actor: Actor,
    meeting: Meeting,
    what: str,
    warned_at: datetime | None,
    decided_by: str,
    began_at: datetime | None = None,
) -> Incident:
    """BK-24b: a removal is recorded with the conduct, the warning, its time, and who decided."""
    access.require(actor, *access.LIVE_ROLES)
    current = in_session(meeting)
    if not (what.strip() and decided_by.strip() and warned_at):
        raise NeedsReason(
            _("Record what was done, when a warning was given, and who decided."), rule="BK-24b"
        )
    if not (current.began_at or warned_at) <= warned_at <= clock.now():
        raise NotPossibleNow(
            _("The time of the warning must be during the meeting, before anyone is removed."), rule="BK-24b"
        )
    found = Incident(
        meeting=current,
        kind=IncidentKind.DISTURBANCE,
        what=what.strip(),
        began_at=began_at or warned_at,
        found_at=clock.now(),
        warned_at=warned_at,
        decided_by=decided_by.strip(),
    )
    record(found, actor=actor, reason="disturbance")
    facts = {"incident": found.pk, "what": found.what, "decided_by": found.decided_by}
    facts["warned"] = warned_at.isoformat()
    log.log(current, EventKind.DISTURBED, actor=actor, facts=facts)
    return found
