"""Access to materials. Missing and forbidden objects both raise Http404 (BK-34, BK-41, BK-50)."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404

from boards.access import PLAN_ROLES, POST_ROLES, require_seats, seats_of
from boards.choices import MaterialAct
from boards.event_choices import EventKind
from boards.materials.items import family_of, keys_on_draft
from boards.materials.member_papers import open_to
from boards.models import (
    Appointment,
    DisclosureFiling,
    Distribution,
    Material,
    MaterialRequest,
    MaterialVersion,
    Meeting,
    MeetingEvent,
    Packet,
)
from boards.querysets import MaterialQuerySet
from boards.staff_seats import sits_on
from cms import clock
from cms.access import Visitor, has_role, is_signed_in
from cms.users.models import User


def get_public_material(slug: str, day: str, pk: int) -> Material:
    rows = Material.objects.public().filter(meeting__body__slug=slug, meeting__slug=day, pk=pk)
    return _or_404(rows.select_related("meeting__body").first())


def get_removal(slug: str, day: str, pk: int) -> MaterialRequest:
    """Why a material is gone that was posted by mistake; only the reason and the date are public."""
    rows = MaterialRequest.objects.filter(act=MaterialAct.REMOVE, confirmed_at__isnull=False, material=pk)
    rows = rows.filter(material__meeting__body__slug=slug, material__meeting__slug=day)
    return _or_404(rows.select_related("material__meeting__body").first())


# Staff desk ------------------------------------------------------------------------------------------


def get_desk_material(user: Visitor, pk: int) -> Material:
    """Materials for planning staff; closed ones only for those working on them (BK-34).

    Unpublished papers of members do not exist for staff who sit on the body (BK-41).
    """
    if not has_role(user, *PLAN_ROLES):
        raise Http404
    rows = Material.objects.filter(pk=pk).select_related("meeting__body", "alternative_of")
    material = _or_404(next(iter(open_to(user, list(rows))), None))
    return material if not material.is_closed or works_on(user, material) else _or_404(None)


def works_on(user: User, material: Material) -> bool:
    """Whether the user added a version of a closed material, is the clerk of its closed session, or decides on it.

    Who asks for a second person decides that this person reads it, until the request ends (BK-34).
    """
    return material.pk in _worked_on(user, material.meeting, [material])


def _worked_on(user: User, meeting: Meeting, materials: list[Material]) -> set[int]:
    """Those of a meeting that the user works on, in a few queries for all."""
    numbers = [row.pk for row in materials]
    versions = MaterialVersion.objects.filter(material__in=numbers, made_by=user)
    deciding = Q(asked_by=user) | Q(second=user) | Q(confirmed_by=user)
    requests = MaterialRequest.objects.filter(deciding, material__in=numbers, ended_at=None)
    kept = set(meeting.items.filter(closed_session__clerk=user).values_list("key", flat=True))
    kept = keys_on_draft(meeting, kept) if kept else kept
    own = {row.pk for row in materials if row.key in kept}
    return own.union(*(rows.values_list("material", flat=True) for rows in (versions, requests)))


def may_read_history(user: Visitor, pk: str) -> bool:
    """The history of a closed material, with its title, is for those who work on it (BK-34)."""
    rows = list(Material.objects.filter(pk=pk).select_related("meeting", "alternative_of"))
    return any(
        is_signed_in(user) and (not row.is_closed or works_on(user, row)) for row in open_to(user, rows)
    )


setattr(Material, "may_read_history", staticmethod(may_read_history))  # noqa: B010  called by the history screen


def waiting_requests(user: Visitor) -> QuerySet[MaterialRequest]:
    """What waits for this person to confirm: closed materials they were named for, and removals by anybody else.

    Whoever holds a seat on the body decides nothing about its papers as staff (BK-43).
    """
    if not is_signed_in(user) or not has_role(user, *POST_ROLES):
        raise Http404
    rows = MaterialRequest.objects.filter(confirmed_at=None, ended_at=None).exclude(asked_by=user)
    rows = rows.filter(Q(second=user) | Q(act=MaterialAct.REMOVE))
    rows = rows.exclude(material__meeting__in=Meeting.objects.of(*sits_on(user)))
    return rows.select_related("material__meeting__body").order_by("asked_at", "pk")


def own_requests(user: User) -> QuerySet[MaterialRequest]:
    """What this person asked and someone else has to confirm."""
    rows = MaterialRequest.objects.filter(confirmed_at=None, ended_at=None, asked_by=user)
    return rows.select_related("material__meeting__body", "second").order_by("asked_at", "pk")


def desk_materials(user: User, meeting: Meeting) -> list[Material]:
    """Materials of a meeting, in order, as ``get_desk_material`` opens them."""
    rows = list(
        meeting.materials.select_related("alternative_of")
        .prefetch_related("versions")
        .order_by("order", "pk")
    )
    for row in rows:
        row.meeting = meeting
    rows = open_to(user, rows)
    closed = [row for row in rows if row.is_closed]
    worked_on = _worked_on(user, meeting, closed) if closed else set()
    return [row for row in rows if not row.is_closed or row.pk in worked_on]


def get_packet(user: Visitor, pk: int) -> Packet:
    if not has_role(user, *PLAN_ROLES):
        raise Http404
    return _or_404(Packet.objects.filter(pk=pk).select_related("posting__meeting__body").first())


# Members ---------------------------------------------------------------------------------------------


def given_to(appointments: Iterable[Appointment]) -> MaterialQuerySet[Material]:
    """Materials given to these seats that they may still read."""
    given = Distribution.objects.filter(appointment__in=list(appointments)).values("material")
    rows = Material.objects.standing().filter(pk__in=given)
    return rows.select_related("meeting__body", "meeting__joint_body", "alternative_of")


def given_ahead(user: Visitor) -> list[Material]:
    """Materials for upcoming meetings, soonest first; closed ones are hidden from recused members."""
    seats = {appointment.pk: appointment for appointment in seats_of(user)}
    rows = given_to(seats.values()).filter(meeting__ends_at__gt=clock.now())
    rows = rows.order_by("meeting__starts_at", "order", "pk").prefetch_related("distributions")
    return [row for row in rows if not row.is_closed or not _all_recused(row, seats)]


def _all_recused(material: Material, seats: dict[int, Appointment]) -> bool:
    given = [seats[row.appointment_id] for row in material.distributions.all() if row.appointment_id in seats]
    return all(is_recused(material, appointment) for appointment in given)


def get_given_material(user: Visitor, pk: int) -> tuple[Material, Appointment]:
    """A material given to one of the user's seats; closed ones are hidden from recused members (BK-34)."""
    seats = require_seats(user)
    material = _or_404(given_to(seats).filter(pk=pk).first())
    given = set(material.distributions.values_list("appointment_id", flat=True))
    appointment = _or_404(next((seat for seat in seats if seat.pk in given), None))
    if material.is_closed and is_recused(material, appointment):
        raise Http404
    return material, appointment


def is_recused(material: Material, appointment: Appointment) -> bool:
    """Whether the member filed a disclosure on the item or recused. Returning to the room does not end this (BK-34).

    It counts under every key that the item had in a posting (BK-14), and for each seat of the person.
    """
    keys = family_of(material.meeting, material.key)
    account = Q(appointment__user=appointment.user_id, appointment__user__isnull=False)
    person = Q(appointment__seat=appointment.seat_id) | account
    filed = DisclosureFiling.objects.filter(person, meeting=material.meeting_id, key__in=keys)
    if filed.filter(filed_at__isnull=False, withdrawn_at=None).exists():
        return True
    events = MeetingEvent.objects.filter(person, meeting=material.meeting_id, item__key__in=keys)
    return events.filter(kind=EventKind.RECUSED).exists()


def get_version(material: Material, number: int) -> MaterialVersion:
    version = _or_404(material.versions.filter(number=number).first())
    version.material = material
    return version


def _or_404[T](found: T | None) -> T:
    if found is None:
        raise Http404
    return found
