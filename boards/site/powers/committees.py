"""Powers of a body over its committees: a vote creates or disbands one, a second person confirms it (C2C-06)."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.bodies.committees.forms import CommitteeForm
from boards.bodies.committees.rules import CREATE, DISBAND, Charter
from boards.bodies.committees.services import create_committee, disband_committee
from boards.choices import CoveredUnder, SeatBase
from boards.models import Appointment, Body, Committee
from boards.site.powers.bodies import members_of
from cms.powers.definitions import Power, define
from cms.powers.value_words import NOTHING
from cms.records.history import Actor
from cms.users.models import User


def sitting(committee: Committee) -> Iterable[User]:
    return members_of(committee.body)


class CreatePower(Power[Committee]):
    """A new committee. What else the vote named stays in the proposal, and in its body, seats and terms."""

    def rows(self) -> Iterable[Committee]:
        return Committee.objects.select_related("body").order_by("pk")

    def values_of(self, thing: Committee) -> dict[str, Any]:
        return super().values_of(thing) | ({"parent": thing.body.parent_id} if thing.body_id else {})

    def named_by(self, values: dict[str, Any]) -> set[int]:
        terms = Appointment.objects.filter(pk__in=values.get("members", []), user__isnull=False)
        return set(terms.values_list("user", flat=True))

    def name_of(self, field: str) -> str:
        named = {
            "parent": _("committee of"),
            "covered_under": Body._meta.get_field("covered_under").verbose_name,
        }
        declared = CommitteeForm.base_fields.get(field)
        return str(named.get(field) or (declared and declared.label) or super().name_of(field))

    def words_for(self, field: str, value: object) -> str:
        if value in (None, "", [], {}):
            return NOTHING
        if field == "parent":
            return str(Body.objects.filter(pk=str(value)).first() or NOTHING)
        if field in ("members", "chair"):
            rows = Appointment.objects.filter(pk__in=value if isinstance(value, list) else [value])
            return ", ".join(rows.order_by("seat__position").values_list("person_name", flat=True))
        if field == "others" and isinstance(value, list):
            return ", ".join(value)
        if field == "name" and isinstance(value, dict):
            return " / ".join(value.values())
        choices = {
            "covered_under": CoveredUnder.choices,
            "threshold": CommitteeForm.THRESHOLDS,
            "threshold_base": SeatBase.choices,
            "quorum_base": SeatBase.choices,
        }
        if field in choices:
            return str(dict(choices[field])[str(value)])
        return str(value) if field == "size" else super().words_for(field, value)

    def write(self, thing: Committee, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        create_committee(actor=actor, committee=thing, charter=Charter(**values), reason=reason)


class DisbandPower(Power[Committee]):
    """The end of a committee; in the register only once it ended."""

    def rows(self) -> Iterable[Committee]:
        return Committee.objects.exclude(disbanded_by=None).select_related("body").order_by("pk")

    def write(self, thing: Committee, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        disband_committee(actor=actor, committee=thing, motion=values["disbanded_by"], reason=reason)
        thing.refresh_from_db()


define(
    CreatePower(
        kind=CREATE,
        title=_("A committee of a body"),
        model=Committee,
        fields=("created_by", "kind", "charge", "ends_on"),
        hint=_("A vote of the body creates it, with its charge, members and thresholds."),
        proposers=access.SEAT_ROLES,
        concerned=sitting,
        screen=reverse_lazy("boards:desk_seats"),
        order=25,
    )
)
define(
    DisbandPower(
        kind=DISBAND,
        title=_("The end of a committee"),
        model=Committee,
        fields=("disbanded_by", "disbanded_on"),
        hint=_("A vote of the body disbands it. Its record stays public."),
        proposers=access.SEAT_ROLES,
        concerned=sitting,
        screen=reverse_lazy("boards:desk_seats"),
        order=26,
    )
)
