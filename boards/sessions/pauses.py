"""Pause and resume a meeting (BK-29c)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.choices import IncidentKind, Pause
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NotPossibleNow
from boards.locks import acting, in_session
from boards.models import Incident, Meeting
from cms import clock
from cms.records.history import Actor, record

NOTICES = ("site_notice_at", "mail_notice_at", "phone_notice_at")


@transaction.atomic
def pause(
    *, actor: Actor, meeting: Meeting, kind: str = Pause.RECESS, until: datetime | None = None
) -> Meeting:
    """Begin a recess. Lost access and closed sessions have their own services."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(meeting)
    if kind != Pause.RECESS:
        raise NotPossibleNow(_("Lost access and closed sessions are recorded separately."))
    stand_still(current, Pause.RECESS, actor=actor)
    facts = {"until": until.isoformat()} if until else {}
    log.log(current, EventKind.RECESS, actor=actor, facts=facts)
    return current


@transaction.atomic
def resume(
    *,
    actor: Actor,
    meeting: Meeting,
    site_notice_at: datetime | None = None,
    mail_notice_at: datetime | None = None,
    phone_notice_at: datetime | None = None,
) -> Meeting:
    """Resume after a recess, or after lost access with the three notices of BK-29c."""
    access.require(actor, *access.LIVE_ROLES)
    current = in_session(meeting)
    if current.pause not in (Pause.RECESS, Pause.ACCESS):
        raise NotPossibleNow(_("This meeting is not in recess."))
    facts = {"after": current.pause}
    if current.pause == Pause.ACCESS:
        times = dict(zip(NOTICES, (site_notice_at, mail_notice_at, phone_notice_at), strict=True))
        facts |= _everyone_notified(current, times, actor)
    stand_still(current, "", actor=actor)
    log.log(current, EventKind.RESUMED, actor=actor, facts=facts)
    return current


def stand_still(meeting: Meeting, kind: str, *, actor: Actor) -> None:
    meeting.pause = kind
    reason = Pause(kind).value if kind else "resumed"
    record(meeting, actor=actor, reason=reason, update_fields=["pause"])


def _everyone_notified(meeting: Meeting, times: dict[str, datetime | None], actor: Actor) -> dict:
    """Require that access is restored, and the website, email and phone notices were given."""
    rows = Incident.objects.select_for_update().filter(meeting=meeting, kind=IncidentKind.ACCESS)
    lost = rows.latest("pk")
    if lost.restored_at is None:
        raise NotPossibleNow(_("Remote access is not restored yet."), rule="BK-29c")
    if meeting.mode and meeting.mode.remote_access and not all(times.values()):
        raise NotPossibleNow(
            _(
                "To resume the same day, enter the times of the notice on the site, by email and by "
                "phone message."
            ),
            rule="BK-29c",
        )
    now = clock.now()
    if any(moment and not lost.found_at <= moment <= now for moment in times.values()):
        raise NotPossibleNow(
            _("The notices must be sent after the loss was discovered, and before the meeting resumes."),
            rule="BK-29c",
        )
    for name, moment in times.items():
        setattr(lost, name, moment)
    lost.resumes_at = now
    record(lost, actor=actor, reason="resumed", update_fields=[*NOTICES, "resumes_at"])
    return {"incident": lost.pk} | {name: at.isoformat() for name, at in times.items() if at}
