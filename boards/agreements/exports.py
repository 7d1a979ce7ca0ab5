"""Agreements as data: one row for each party of each agreement."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from boards.agreements.selectors import StatusChange
from boards.models import Party
from cms.i18n.fields import text
from cms.spreadsheets import Column


def columns() -> list[Column]:
    return [
        Column("agreement", _("Agreement")),
        Column("kind", _("Kind")),
        Column("status", _("Status")),
        Column("announced_on", _("Announced"), "date"),
        Column("in_force_on", _("In force"), "date"),
        Column("ends_on", _("Ends"), "date"),
        Column("party", _("Party")),
        Column("is_managing_entity", _("the Office itself"), "bool"),
        Column("party_since", _("Party since"), "date"),
        Column("signed_on", _("Signed"), "date"),
        Column("demo", _("Demo"), "bool"),
    ]


def rows(agreements: list[StatusChange]) -> Iterator[tuple]:
    for told in agreements:
        each = told.agreement
        for signature in told.signatures:
            party = signature.party
            yield (
                text(each.title),
                each.get_kind_display(),
                each.get_status_display(),
                each.announced_on,
                each.in_force_on,
                each.ends_on,
                text(party.name),
                party.is_managing_entity,
                party.effective_on,
                signature.signed_on,
                each.is_demo or signature.is_demo,
            )


def as_data(agreements: list[StatusChange], parties: list[Party]) -> dict[str, Any]:
    return {
        "parties": [_party(each) for each in parties],
        "agreements": [_agreement(each) for each in agreements],
    }


def _party(each: Party) -> dict[str, Any]:
    return {
        "party": each.slug,
        "name": each.name,
        "is_managing_entity": each.is_managing_entity,
        "status": each.status,
        "since": _day(each.effective_on),
        "until": _day(each.ended_on),
        "seat": each.seat.position if each.seat else None,
        "body": each.seat.body.slug if each.seat else None,
        "is_demo": each.is_demo,
    }


def _agreement(told: StatusChange) -> dict[str, Any]:
    each = told.agreement
    return {
        "agreement": each.pk,
        "title": each.title,
        "kind": each.kind,
        "status": each.status,
        "announced_on": _day(each.announced_on),
        "signed_on": _day(each.signed_on),
        "in_force_on": _day(each.in_force_on),
        "ends_on": _day(each.ends_on),
        "is_demo": each.is_demo,
        "tools": [tool.slug for tool in each.tools.all()],
        "signatures": [
            {"party": one.party.slug, "signed_on": _day(one.signed_on), "is_demo": one.is_demo}
            for one in told.signatures
        ],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
