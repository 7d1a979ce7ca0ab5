"""Record onboarding steps of new members (C2C-10, BK-06)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.bodies.onboarding_rules import bound_from
from boards.choices import OnboardingKind
from boards.exceptions import StepNotPossible
from boards.models import Appointment, OnboardingStep
from cms import clock
from cms.components.dates import plain_date
from cms.records.history import Actor, record


@transaction.atomic
def record_step(
    *, actor: Actor, appointment: Appointment, kind: OnboardingKind, done_on: date, version: str = ""
) -> OnboardingStep:
    """Record a step. Recording it again corrects it, and the history keeps the earlier entry."""
    access.require(actor, *access.SEAT_ROLES)
    _check(appointment, kind, done_on, version)
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    step = OnboardingStep.objects.filter(appointment=appointment, kind=kind).first()
    step = step or OnboardingStep(appointment=appointment, kind=kind)
    step.done_on, step.version = done_on, version
    record(step, actor=actor, reason="onboarding")
    if kind == OnboardingKind.OATH and appointment.oath_on != done_on:
        appointment.oath_on = done_on
        record(appointment, actor=actor, reason="oath taken", update_fields=["oath_on"])
    return step


def _check(appointment: Appointment, kind: OnboardingKind, done_on: date, version: str) -> None:
    opens = bound_from(appointment)
    if done_on > clock.today():
        raise StepNotPossible(_("This date is in the future."), rule="C2C-10", field="done_on")
    if done_on < opens:
        raise StepNotPossible(
            _("Steps open on the day of the appointment, %(day)s.") % {"day": plain_date(opens)},
            rule="BK-06" if kind == OnboardingKind.ACT else "C2C-10",
            field="done_on",
        )
    if kind == OnboardingKind.ACT and not version:
        raise StepNotPossible(
            _("Enter which version of the act was provided."), rule="BK-06", field="version"
        )
    if kind == OnboardingKind.ACCOUNT and appointment.user_id is None:
        raise StepNotPossible(
            _("No account is linked to this seat yet. Propose it in the register of powers first."),
            rule="C2C-10",
        )
