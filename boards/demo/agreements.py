"""Demo parties of May 2022: 15 outside parties and the Office (C2C-11, C2C-12). Later agreements are invented.

Parties and announcements are public record, but signing dates are not. The first agreement has no dates, and the others
are marked as demo.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile

from boards.agreements.services import (
    add_agreement_document,
    change_agreement_status,
    change_party_status,
    record_signature,
)
from boards.models import Agreement, Party, Seat
from cms import clock
from cms.data_files import data_beside
from cms.records.history import record
from feedback.demo import CASE
from feedback.models import Tool

ANNOUNCED, JOINED = date(2022, 5, 11), date(2024, 5, 1)
FACT = "Public record"
_DATA = data_beside(__file__)
PARTIES: list[list[Any]] = _DATA["parties"]
LATER: list[str] = _DATA["later"]
FIRST: dict[str, dict[str, str]] = _DATA["first"]
NAMED: dict[str, str] = _DATA["named"]
ADDED: dict[str, str] = _DATA["added"]
YEARLY: dict[str, dict[str, str]] = _DATA["yearly"]
REQUESTS: dict[str, dict[str, str]] = _DATA["requests"]
WORDS: dict[str, dict[str, str]] = _DATA["words"]
PLAIN: dict[str, str] = _DATA["plain"]
PLAIN_FILE: str = _DATA["plain_file"]


def build(actor) -> None:
    if Agreement.objects.exists():
        return
    with clock.at(_noon(ANNOUNCED)):
        parties = [_party(actor, order, facts) for order, facts in enumerate(PARTIES, start=1)]
        first = record(Agreement(**FIRST), actor=actor, reason=FACT)
        for party in parties:
            record_signature(actor=actor, agreement=first, party=party)
        change_agreement_status(
            actor=actor, agreement=first, status=Agreement.Status.ANNOUNCED, on=ANNOUNCED, note=NAMED
        )
    later = _later(actor)
    _yearly(actor, parties, later)
    _requests(actor, parties[:6])


def _party(actor, order: int, facts: list[Any]) -> Party:
    slug, place, english, spanish = facts
    seat = Seat.objects.filter(body__slug="governing-board", position=place).first() if place else None
    party = Party(
        slug=slug,
        name={"en": english, "es": spanish} if spanish else {"en": english},
        is_managing_entity=slug == "office",
        effective_on=ANNOUNCED,
        seat=seat,
        order=order,
    )
    record(party, actor=actor, reason=FACT)
    return _joined(actor, party, ANNOUNCED, NAMED)


def _joined(actor, party: Party, on: date, note: dict) -> Party:
    change_party_status(actor=actor, party=party, status=Party.Status.TAKES_PART, on=on, note=note)
    return party


def _later(actor) -> Party:
    slug, english, spanish = LATER
    party = Party(
        slug=slug,
        name={"en": english, "es": spanish},
        effective_on=JOINED,
        effective_words={"en": "May 2024", "es": "mayo de 2024"},
        order=len(PARTIES) + 1,
    )
    with clock.at(_noon(JOINED)):
        record(party, actor=actor, reason=FACT)
        return _joined(actor, party, JOINED, ADDED)


def _yearly(actor, parties: list[Party], later: Party) -> None:
    """An agreement signed by all first parties in turn, and later by one that joined later."""
    start = date(2023, 1, 18)
    with clock.at(_noon(start)):
        made = record(
            Agreement(**YEARLY, ends_on=date(2028, 6, 30), is_demo=True), actor=actor, reason="Demo content"
        )
        made.tools.set(Tool.objects.filter(slug=CASE["tool"]))
        _step(actor, made, Agreement.Status.ANNOUNCED, start)
        add_agreement_document(
            actor=actor,
            agreement=made,
            title=PLAIN,
            file=ContentFile(PLAIN_FILE.encode(), name="plain.txt"),
        )
    for place, party in enumerate(parties):
        _sign(actor, made, party, start + timedelta(days=9 + place * 9))
    for status, day in (
        (Agreement.Status.SIGNED, date(2023, 6, 15)),
        (Agreement.Status.IN_FORCE, date(2023, 7, 1)),
    ):
        with clock.at(_noon(day)):
            _step(actor, made, status, day)
    _sign(actor, made, later, date(2024, 5, 20))


def _requests(actor, parties: list[Party]) -> None:
    start = date(2025, 2, 5)
    with clock.at(_noon(start)):
        made = record(
            Agreement(**REQUESTS, kind=Agreement.Kind.REQUESTS, is_demo=True),
            actor=actor,
            reason="Demo content",
        )
        _step(actor, made, Agreement.Status.ANNOUNCED, start)
    for place, party in enumerate(parties):
        if place % 2:
            record_signature(actor=actor, agreement=made, party=party)
        else:
            _sign(actor, made, party, start + timedelta(days=30 + place * 21))


def _step(actor, agreement: Agreement, status: str, on: date) -> None:
    change_agreement_status(actor=actor, agreement=agreement, status=status, on=on, note=WORDS[status])


def _sign(actor, agreement: Agreement, party: Party, day: date) -> None:
    with clock.at(_noon(day)):
        record_signature(actor=actor, agreement=agreement, party=party, signed_on=day)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.PACIFIC)
