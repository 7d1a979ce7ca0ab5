"""Factories for parties and agreements."""

from datetime import date
from typing import Any

from boards.agreements.services import change_agreement_status, record_signature
from boards.models import Agreement, Party
from cms.records.history import record

ACTOR = "system:test"
WHY = {"en": "The boards met.", "es": "Las juntas se reunieron."}
MAY = date(2022, 5, 11)


def party(slug: str = "department", **facts: Any) -> Party:
    given = {"name": {"en": slug.title(), "es": f"{slug} (es)"}, "effective_on": MAY} | facts
    return record(Party(slug=slug, **given), actor=ACTOR, reason="test")


def agreement(*, announced: date | None = MAY, **facts: Any) -> Agreement:
    given = {"title": {"en": "One agreement"}, "summary": {"en": "What it is for"}} | facts
    made = record(Agreement(**given), actor=ACTOR, reason="test")
    if announced:
        step(made, "announced", announced)
    return made


def step(made: Agreement, status: str, on: date, **facts: Any):
    facts = {"actor": ACTOR, "note": WHY} | facts
    return change_agreement_status(agreement=made, status=status, on=on, **facts)


def sign(made: Agreement, who: Party, on: date | None = None, **facts: Any):
    facts = {"actor": ACTOR} | facts
    return record_signature(agreement=made, party=who, signed_on=on, **facts)
