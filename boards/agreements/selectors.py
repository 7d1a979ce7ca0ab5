"""Selectors for the agreement pages, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from boards.agreements.access import announced
from boards.agreements.signature_picture import PartyDates, Picture, picture
from boards.models import Agreement, Party, Signature
from cms import clock
from cms.i18n.fields import text


@dataclass
class StatusChange:
    """An agreement with its number in the chart and its signatures."""

    number: int
    agreement: Agreement
    signatures: list[Signature] = field(default_factory=list)

    @property
    def outside(self) -> list[Signature]:
        return [each for each in self.signatures if not each.party.is_managing_entity]

    @property
    def office(self) -> list[Signature]:
        return [each for each in self.signatures if each.party.is_managing_entity]

    @property
    def signed(self) -> int:
        return sum(each.signed_on is not None for each in self.signatures)


@dataclass
class PartyRow:
    """One row of the chart and table: a party, with its signature or None for each agreement."""

    party: Party
    cells: list[tuple[StatusChange, Signature | None]]


def every_agreement() -> list[StatusChange]:
    """Announced agreements in order of announcement; drafts are not public."""
    signatures = Signature.objects.select_related("party").order_by("party__order", "pk")
    found = (
        announced()
        .prefetch_related(Prefetch("signatures", signatures), "tools")
        .order_by("announced_on", "pk")
    )
    return [StatusChange(number, each, list(each.signatures.all())) for number, each in enumerate(found, 1)]


def party_rows(parties: Iterable[Party], agreements: list[StatusChange]) -> list[PartyRow]:
    by_party: dict[tuple[int, int], Signature] = {
        (told.number, each.party_id): each for told in agreements for each in told.signatures
    }
    return [
        PartyRow(party, [(told, by_party.get((told.number, party.pk))) for told in agreements])
        for party in parties
    ]


def picture_of(rows: list[PartyRow]) -> Picture | None:
    return picture([_dates(row) for row in rows], clock.today())


def _dates(row: PartyRow) -> PartyDates:
    signed = [(told.number, each.signed_on) for told, each in row.cells if each and each.signed_on]
    return PartyDates(text(row.party.name), row.party.effective_on, row.party.ended_on, signed)


def overview(day: date) -> dict[str, Any]:
    """Parties on a day, their signatures, and the agreements."""
    told = every_agreement()
    parties = list(Party.objects.as_of(day).select_related("seat__body"))
    rows = party_rows(parties, told)
    return {
        "agreements": told,
        "rows": rows,
        "picture": picture_of(rows),
        "outside": sum(not party.is_managing_entity for party in parties),
        "all": len(parties),
        "day": day,
        "is_past": day != clock.today(),
    }


def one_agreement(told: StatusChange) -> dict[str, Any]:
    rows = [PartyRow(each.party, [(told, each)]) for each in told.signatures]
    return {
        "told": told,
        "agreement": told.agreement,
        "rows": rows,
        "picture": picture_of(rows),
        "steps": list(told.agreement.steps.all()),
        "documents": list(told.agreement.documents.all()),
    }


def status_changes_of(agreement: Agreement) -> StatusChange:
    """One agreement for its public page or the desk, with its public number (1 if not public)."""
    number = next((each.number for each in every_agreement() if each.agreement.pk == agreement.pk), 1)
    return StatusChange(number, agreement, list(agreement.signatures.select_related("party")))


def one_party(party: Party) -> dict[str, Any]:
    told = [each for each in every_agreement() if any(one.party_id == party.pk for one in each.signatures)]
    rows = party_rows([party], told)
    return {
        "party": party,
        "row": rows[0],
        "picture": picture_of(rows),
        "steps": list(party.steps.all()),
    }
