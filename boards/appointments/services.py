"""A passed vote appoints an applicant to a seat; all others receive an answer (C2C-07, C2C-08, PAR-02)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from boards import access
from boards.appointments import emails
from boards.appointments.vacancies import end_of_term
from boards.choices import BodyKind, ItemKind
from boards.exceptions import ApplicationRefused
from boards.models import Application, ApplicationCall, AppointedApplicant, Appointment, Motion, Seat
from boards.models.applications import LIVE_STATES, ApplicationState
from boards.motion_choices import MotionKind
from cms import clock
from cms.powers import register
from cms.records import ledger
from cms.records.history import Actor, actor_label, record


@transaction.atomic
def appoint(
    *, actor: Actor, motion: Motion, application: Application, seat: Seat, starts_on: date
) -> AppointedApplicant:
    """Appoint by the closed, passed vote on the call's item. The law binds the person from the vote (BK-05)."""
    access.require(actor, *access.APPOINT_ROLES)
    rows = ApplicationCall.objects.select_for_update(of=("self",)).select_related("body", "meeting")
    call = rows.get(pk=application.call_id)
    current = Application.objects.select_for_update().get(pk=application.pk)
    found = Motion.objects.select_related("item__meeting__body").get(pk=motion.pk)
    _check_vote(call, found)
    _check_seat(call, current, seat)
    day = found.item.meeting.day
    if starts_on < day:
        raise ApplicationRefused(
            _("The term cannot begin before the vote."), rule="C2C-07", field="starts_on"
        )
    appointment = _appointment(call, current, seat, starts_on, day)
    record(appointment, actor=actor, reason=f"appointed by motion {found.pk}")
    register.enter_vote("appointment", appointment, actor=actor, reason="Appointed by a vote of the board")
    current.call = call
    current.state, current.answered_at = ApplicationState.APPOINTED, clock.now()
    record(current, actor=actor, reason="appointed", update_fields=["state", "answered_at"])
    made = AppointedApplicant.objects.create(
        application=current,
        motion=found,
        seat=seat,
        appointment=appointment,
        made_at=clock.now(),
        made_by_name=actor_label(actor),
        is_demo=call.is_demo,
    )
    ledger.append("appoint", made, actor=actor)
    emails.appointed(current, appointment=appointment)
    return made


@transaction.atomic
def answer_the_rest(*, actor: Actor, call: ApplicationCall) -> int:
    """Notify everyone not selected, in their language, after the board has voted; returns how many."""
    access.require(actor, *access.APPOINT_ROLES)
    rows = ApplicationCall.objects.select_for_update(of=("self",)).select_related("body", "meeting")
    current = rows.get(pk=call.pk)
    if current.answered_at:
        raise ApplicationRefused(_("All applicants have been answered."))
    if not has_voted(current):
        raise ApplicationRefused(
            _("The board has not voted on the short list yet. No one can be turned down before then."),
            rule="C2C-07",
        )
    waiting = list(current.applications.select_for_update().filter(state__in=LIVE_STATES))
    for application in waiting:
        application.call = current
        application.state, application.answered_at = ApplicationState.DECLINED, clock.now()
        record(application, actor=actor, reason="not chosen", update_fields=["state", "answered_at"])
        emails.declined(application)
    current.answered_at = clock.now()
    record(current, actor=actor, reason="all answered", update_fields=["answered_at"])
    ledger.append("answer", current, actor=actor)
    return len(waiting)


def votes_on(call: ApplicationCall) -> QuerySet[Motion]:
    """Closed votes of the Governing Board on the item with the short list (C2C-07)."""
    rows = Motion.objects.standing().filter(
        item__meeting=call.meeting_id, item__key=call.item_key, state="closed"
    )
    return rows.filter(kind=MotionKind.DECISION).of_governing_board().with_bodies().order_by("pk")


def has_voted(call: ApplicationCall) -> bool:
    return bool(call.meeting_id) and votes_on(call).exists()


def _check_vote(call: ApplicationCall, motion: Motion) -> None:
    meeting = motion.item.meeting
    if motion.acting_body.kind != BodyKind.GOVERNING:
        raise ApplicationRefused(_("Only the Governing Board can appoint members."), rule="C2C-07")
    if meeting.pk != call.meeting_id or motion.item.key != call.item_key:
        raise ApplicationRefused(_("This vote was not on the short list of this call."), rule="C2C-09")
    if motion.item.kind != ItemKind.ACTION or motion.kind != MotionKind.DECISION:
        raise ApplicationRefused(_("An appointment requires an action item and a decision."), rule="C2C-09")
    if not motion.is_closed:
        raise ApplicationRefused(_("The vote is not closed yet."), rule="BK-30")
    if motion.is_superseded:
        raise ApplicationRefused(_("This vote has already been reconsidered or rescinded."), rule="BK-30")
    if not motion.passed:
        raise ApplicationRefused(
            _("This motion did not pass: %(needed)s ayes were required.") % {"needed": motion.needed},
            rule="C2C-05",
        )


def _check_seat(call: ApplicationCall, application: Application, seat: Seat) -> None:
    if application.state != ApplicationState.SHORTLISTED:
        raise ApplicationRefused(_("Only people on the short list can be appointed."), rule="C2C-09")
    if not call.seats.filter(pk=seat.pk).exists():
        raise ApplicationRefused(_("The call was not for this seat."), rule="C2C-07", field="seat")
    if AppointedApplicant.objects.filter(seat=seat, application__call=call).exists():
        raise ApplicationRefused(_("This call has already filled this seat."), rule="C2C-07", field="seat")


def _appointment(
    call: ApplicationCall, application: Application, seat: Seat, starts_on: date, appointed_on: date
) -> Appointment:
    appointment = Appointment(
        seat=seat,
        person_name=application.name,
        starts_on=starts_on,
        ends_on=end_of_term(call, seat, starts_on),
        appointed_on=appointed_on,
        is_demo=call.is_demo,
    )
    try:
        appointment.clean()
    except ValidationError as error:
        raise ApplicationRefused(" ".join(error.messages), rule="C2C-07", field="starts_on") from error
    return appointment
