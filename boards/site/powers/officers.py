"""The offices of a body in the register of powers: named by one person, confirmed by another (C2C-06)."""

from collections.abc import Iterable
from typing import Any

from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from boards.choices import Capacity
from boards.models import Appointment, Body, Motion, Officer
from cms.i18n.fields import text
from cms.powers.definitions import Power
from cms.powers.forms import ProposalForm
from cms.records.history import Actor

TERMS = Appointment.objects.select_related("seat__body")
MEMBERS = TERMS.exclude(capacity=Capacity.ALTERNATE)
MOTIONS = Motion.objects.with_bodies()
VOTES = MOTIONS.filter(passed=True)


def member_label(member: Appointment) -> str:
    return f"{member.seat.body}: {member.person_name}, {member.starts_on:%Y}–{member.ends_on or ''}"


def vote_label(motion: Motion) -> str:
    return f"{motion.item.meeting}: {motion}. {text(motion.text)}"


class MemberField(ModelChoiceField):
    def label_from_instance(self, member: Appointment) -> str:
        return member_label(member)


class VoteField(ModelChoiceField):
    def label_from_instance(self, motion: Motion) -> str:
        return vote_label(motion)


class OfficerForm(ProposalForm):
    appointment = MemberField(
        label=_("Member"), queryset=MEMBERS.order_by("seat__body", "-starts_on", "person_name")
    )
    chosen_by = VoteField(
        label=_("Chosen by the vote on"),
        queryset=VOTES.order_by("-closed_at", "-pk"),
        required=False,
        help_text=_("Leave blank if no recorded vote chose the officer."),
    )


class OfficerPower(Power[Officer]):
    def label_of(self, thing: Officer) -> str:
        return f"{thing.appointment.seat.body}: {thing}"[:200] if thing.appointment_id else ""

    def rows(self) -> Iterable[Officer]:
        rows = Officer.objects.select_related("appointment__seat__body")
        return rows.order_by("appointment__seat__body", "office", "-starts_on")

    def choices(self) -> Iterable[Officer]:
        return self.rows()

    def words_for(self, field: str, value: object) -> str:
        """Members and votes with their body, which the rows do not name."""
        if isinstance(value, int) and field == "appointment" and (member := TERMS.filter(pk=value).first()):
            return member_label(member)
        if isinstance(value, int) and field == "chosen_by" and (motion := MOTIONS.filter(pk=value).first()):
            return vote_label(motion)
        return super().words_for(field, value)

    def write(self, thing: Officer, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        """Two changes of the same body wait for each other: each office has one holder at a time."""
        Body.objects.select_for_update(of=("self",)).get(seats__appointments=values["appointment"])
        super().write(thing, values, actor=actor, reason=reason)
