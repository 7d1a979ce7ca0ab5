"""Onboarding checklists of demo members: most complete, a few with open steps."""

from datetime import date

from boards.choices import OnboardingKind
from boards.demo import seats as content
from boards.models import Appointment, OnboardingStep
from cms.records.history import record_many


def build() -> None:
    if OnboardingStep.objects.exists():
        return
    steps = []
    for appointment in Appointment.objects.filter(is_demo=True).order_by("pk"):
        missing = content.NOT_YET.get(appointment.person_name, [])
        for kind, day in _days(appointment).items():
            if day and kind not in missing:
                version = content.ACT.format(year=day.year) if kind == OnboardingKind.ACT else ""
                steps.append(OnboardingStep(appointment=appointment, kind=kind, done_on=day, version=version))
    record_many(OnboardingStep, steps, actor="system:demo", reason="Demo content")


def _days(appointment: Appointment) -> dict[OnboardingKind, date | None]:
    return {
        OnboardingKind.ACT: appointment.appointed_on,
        OnboardingKind.DUTIES: appointment.appointed_on,
        OnboardingKind.CONFLICTS: appointment.starts_on,
        OnboardingKind.ACCOUNT: appointment.starts_on if appointment.user_id else None,
        OnboardingKind.OATH: appointment.oath_on,
    }
