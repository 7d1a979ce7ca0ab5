"""Powers of the boards: what a body needs to decide, its seats, who sits on them, how members may take part."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from boards.bodies.committees.rules import refuse_joining
from boards.bodies.committees.services import follow_terms
from boards.bodies.seat_report import staggering
from boards.change_choices import ChangeKind
from boards.models import Appointment, Body, Officer, Party, Seat, TeleconferenceMode
from boards.site.powers.forms import AppointmentForm, BodyForm
from boards.site.powers.officers import OfficerForm, OfficerPower
from cms import clock
from cms.extension_points import Filled, fill
from cms.powers.definitions import Power, define
from cms.powers.value_words import NOTHING
from cms.records.history import Actor
from cms.users.models import User


def _sitting(**where: Body | Seat) -> Iterable[User]:
    """Accounts of those who hold these seats today or later."""
    terms = Appointment.objects.filter(user__is_active=True, **where).exclude(ends_on__lt=clock.today())
    return User.objects.filter(pk__in=terms.values("user"))


def members_of(body: Body) -> Iterable[User]:
    return _sitting(seat__body=body)


def holders_of(seat: Seat) -> Iterable[User]:
    return _sitting(seat=seat)


def appointee(appointment: Appointment) -> Iterable[User]:
    return (appointment.user,) if appointment.user else ()


class BodyPower(Power[Body]):
    def form_fields(self) -> list[str]:
        """Only a vote makes a body a committee of another (C2C-06)."""
        return [name for name in self.fields if name != "parent"]

    def words_for(self, field: str, value: object) -> str:
        if field == "clerical_changes" and isinstance(value, list):
            return ", ".join(str(ChangeKind(each).label) for each in value) or NOTHING
        return super().words_for(field, value)


class AppointmentPower(Power[Appointment]):
    def label_of(self, thing: Appointment) -> str:
        seat = f"{thing.seat.body}, {thing.seat}" if thing.seat_id else ""
        return f"{thing.person_name}: {seat}"[:200]

    def rows(self) -> Iterable[Appointment]:
        return Appointment.objects.select_related("seat__body").order_by("seat__body", "seat", "starts_on")

    def choices(self) -> Iterable[Appointment]:
        return self.rows()

    def write(self, thing: Appointment, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        super().write(thing, values, actor=actor, reason=reason)
        refuse_joining(thing)
        follow_terms(actor=actor, appointment=thing, reason=reason)


class SeatPower(Power[Seat]):
    def label_of(self, thing: Seat) -> str:
        return (f"{thing.body}, {thing}" if thing.body_id else str(thing))[:200]

    def rows(self) -> Iterable[Seat]:
        return Seat.objects.select_related("body").order_by("body", "position")

    def choices(self) -> Iterable[Seat]:
        return self.rows()


define(
    BodyPower(
        kind="body",
        title=_("A body, its quorum and its voting rules"),
        model=Body,
        fields=(
            "slug",
            "name",
            "kind",
            "parent",
            "statute",
            "covered_under",
            "threshold_numerator",
            "threshold_denominator",
            "threshold_more_than",
            "threshold_base",
            "quorum_base",
            "minutes_threshold",
            "procedure_threshold",
            "finding_vote_at",
            "clerical_changes",
            "two_people_post",
            "term_years",
        ),
        hint=_("The required share of votes, the quorum, and whether it takes two people to post an agenda."),
        form=BodyForm,
        concerned=members_of,
        may_create=True,
        order=20,
    )
)
define(
    SeatPower(
        kind="seat",
        title=_("A seat of a body"),
        model=Seat,
        fields=(
            "body",
            "position",
            "label",
            "appointing_authority",
            "is_voting",
            "is_data_provider",
            "starts_on",
            "ends_on",
        ),
        hint=_("Whether the seat exists, whom it represents, and whether it votes."),
        concerned=holders_of,
        may_create=True,
        order=30,
    )
)
define(
    AppointmentPower(
        kind="appointment",
        title=_("Who holds a seat"),
        model=Appointment,
        fields=(
            "seat",
            "person_name",
            "user",
            "capacity",
            "as_member",
            "appointed_on",
            "starts_on",
            "ends_on",
        ),
        hint=_("A member’s term and account, which give the member a vote and access to documents."),
        form=AppointmentForm,
        concerned=appointee,
        may_create=True,
        order=40,
    )
)
define(
    OfficerPower(
        kind="officer",
        title=_("Chair and vice chair of a body"),
        model=Officer,
        fields=("appointment", "office", "chosen_by", "starts_on", "ends_on"),
        hint=_("Who presides over its meetings, from what date, and by which vote."),
        form=OfficerForm,
        concerned=lambda officer: appointee(officer.appointment),
        may_create=True,
        order=45,
    )
)
define(
    Power(
        kind="teleconference",
        title=_("How members may take part remotely"),
        model=TeleconferenceMode,
        fields=tuple(
            field.name for field in TeleconferenceMode._meta.concrete_fields if not field.primary_key
        ),
        hint=_("The modes the law allows, with their dates, conditions and duties."),
        may_create=True,
        order=50,
    )
)
define(
    Power(
        kind="party",
        title=_("A party to the agreements"),
        model=Party,
        fields=("slug", "name", "is_managing_entity", "effective_on", "seat"),
        hint=_("Who the party is, since when, and which seat it has."),
        may_create=True,
        order=60,
    )
)


@fill("power.after", order=30)
def terms_not_staggered(context: dict) -> Filled:
    """Beside a change of a term in effect: the terms of the body, if they are not staggered (C2C-07)."""
    change = context.get("change")
    if change is None or change.kind != "appointment" or change.state != change.State.IN_EFFECT:
        return None
    appointment = Appointment.objects.select_related("seat__body").filter(pk=change.key).first()
    report = staggering(appointment.seat.body, clock.today()) if appointment else None
    if report is None or report.is_staggered:
        return None
    return "boards/bodies/_terms_not_staggered.html", {"split": report.split}
