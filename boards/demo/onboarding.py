"""Onboarding checklists of demo members: most complete, a few with open steps."""

from datetime import date

from boards.choices import OnboardingKind
from boards.demo import seats as content
from boards.models import Holding, OnboardingStep
from cms.records.history import record_many


def build() -> None:
    if OnboardingStep.objects.exists():
        return
    steps = []
    for holding in Holding.objects.filter(is_demo=True).order_by("pk"):
        missing = content.NOT_YET.get(holding.person_name, [])
        for kind, day in _days(holding).items():
            if day and kind not in missing:
                version = content.ACT.format(year=day.year) if kind == OnboardingKind.ACT else ""
                steps.append(OnboardingStep(holding=holding, kind=kind, done_on=day, version=version))
    record_many(OnboardingStep, steps, actor="system:demo", reason="Demo content")


def _days(holding: Holding) -> dict[OnboardingKind, date | None]:
    return {
        OnboardingKind.ACT: holding.appointed_on,
        OnboardingKind.DUTIES: holding.appointed_on,
        OnboardingKind.CONFLICTS: holding.starts_on,
        OnboardingKind.ACCOUNT: holding.starts_on if holding.user_id else None,
        OnboardingKind.OATH: holding.oath_on,
    }
