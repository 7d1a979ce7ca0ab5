"""Onboarding steps of a new member, and the day from which each is open (C2C-10, BK-05, BK-06)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boards.choices import OnboardingKind
from boards.models import Appointment, OnboardingStep


@dataclass(frozen=True, slots=True)
class Step:
    kind: OnboardingKind
    opens_on: date
    done_on: date | None = None
    version: str = ""

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    def is_open(self, today: date) -> bool:
        return not self.is_done and self.opens_on <= today


def bound_from(appointment: Appointment) -> date:
    """First day on which the open-meeting law binds the person: the earlier of appointment and first day (BK-05)."""
    return min(day for day in (appointment.appointed_on, appointment.starts_on) if day)


def checklist(appointment: Appointment, done: Iterable[OnboardingStep]) -> list[Step]:
    """Steps for one term.

    The oath may be known from the seat's record. The account step appears only if the member has one.
    """
    by_kind = {step.kind: step for step in done}
    opens = bound_from(appointment)
    steps = []
    for kind in OnboardingKind:
        row = by_kind.get(kind)
        if row is not None:
            steps.append(Step(kind, opens, row.done_on, row.version))
        elif kind != OnboardingKind.ACCOUNT or appointment.user_id:
            steps.append(Step(kind, opens, appointment.oath_on if kind == OnboardingKind.OATH else None))
    return steps


def open_steps(appointment: Appointment, done: Iterable[OnboardingStep], today: date) -> list[Step]:
    return [step for step in checklist(appointment, done) if step.is_open(today)]
