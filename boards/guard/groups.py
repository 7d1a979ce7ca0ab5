"""Services of small groups: form, join, leave.

Any contact that would reach a majority is refused (BK-42).
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access, staff_seats
from boards.exceptions import NotPossibleNow
from boards.guard.answers import refusal
from boards.guard.contact_sets import person_of
from boards.guard.emails import notify
from boards.guard.matters import gather, may_meet
from boards.models import Appointment, ContactGroup, ContactMember, Topic
from boards.models.groups import ContactState, FoundedBy, GroupState, Purpose
from cms import clock
from cms.access import has_role
from cms.records.history import Actor, record

ACROSS_BODIES = (Purpose.DRAFTING,)


@transaction.atomic
def form_group(
    *,
    actor: Actor,
    topic: Topic,
    members: Iterable[Appointment],
    purpose: str,
    ceiling: int | None = None,
    founded_by: str = "",
    holds_power: bool | None = None,
) -> ContactGroup:
    """Form a group. A member joins at once and invites the others; members named by staff join at once, and may leave.

    ``ceiling`` is the size limit of the group itself (C2C-30). A working group needs ``founded_by`` and ``holds_power``
    (C2C-32).
    """
    topic = _locked(topic)
    founder = _founder(actor, topic)
    people = _each_once([*([founder] if founder else []), *members])
    _refuse_strangers(topic, people, purpose)
    _refuse_too_many(len(people), ceiling)
    founded_by = _made_by(purpose, founded_by, holds_power)
    may_meet(topic, people).or_refuse()
    group = ContactGroup(
        topic=topic,
        purpose=purpose,
        most=ceiling,
        founded_by=founded_by,
        holds_power=bool(holds_power),
        is_demo=any(each.is_demo for each in people),
    )
    record(group, actor=actor, reason="formed")
    for each in people:
        at_once = founder is None or each.pk == founder.pk
        _add(group, each, ContactState.ACCEPTED if at_once else ContactState.INVITED, actor)
    _refuse_joined(topic, people)
    return group


@transaction.atomic
def invite(*, actor: Actor, group: ContactGroup, appointment: Appointment) -> ContactMember:
    """Invite one more member, by a participant or staff. Invitees count from now on (BK-42)."""
    topic, group = _locked(group.topic), _fresh(group)
    _require_part(actor, group)
    known = _member(group, appointment)
    if known is not None and known.state in (ContactState.INVITED, ContactState.ACCEPTED):
        return known
    _refuse_strangers(topic, [appointment], group.purpose)
    people = _each_once([*_appointments_of(group), appointment])
    _refuse_too_many(_taking_part(group) + 1, group.most)
    may_meet(topic, people).or_refuse()
    if known is not None:
        notify(appointment, "invited", "boards:groups", about=("contact", known.pk))
        return _move(known, ContactState.INVITED, actor)
    row = _add(group, appointment, ContactState.INVITED, actor)
    _refuse_joined(topic, people)
    return row


@transaction.atomic
def accept(*, actor: Actor, group: ContactGroup, appointment: Appointment | None = None) -> ContactMember:
    topic, group = _locked(group.topic), _fresh(group)
    row = _own_row(actor, group, appointment, ContactState.INVITED)
    may_meet(topic, _appointments_of(group)).or_refuse()
    return _move(row, ContactState.ACCEPTED, actor)


@transaction.atomic
def decline(*, actor: Actor, group: ContactGroup, appointment: Appointment | None = None) -> ContactMember:
    """Decline an invitation. The invitee still counts, having learned who works on what."""
    _locked(group.topic)
    return _move(_own_row(actor, group, appointment, ContactState.INVITED), ContactState.DECLINED, actor)


@transaction.atomic
def leave(*, actor: Actor, group: ContactGroup, appointment: Appointment | None = None) -> ContactMember:
    """Leave a group and lose access to it. The contact still counts, because text already read stays known (BK-42)."""
    _locked(group.topic)
    return _move(_own_row(actor, group, appointment, ContactState.ACCEPTED), ContactState.LEFT, actor)


@transaction.atomic
def join_topic(*, actor: Actor, topic: Topic, appointment: Appointment) -> ContactMember:
    """Add a sponsor of a public proposal to the contact set of its sponsors (BK-42)."""
    topic = _locked(topic)
    if not (_is_staff(actor, topic.body_id) or appointment.user_id == getattr(actor, "pk", None)):
        raise refusal(_("Members can join only for themselves."), rule="BK-42")
    group = ContactGroup.objects.filter(topic=topic, purpose=Purpose.SPONSOR).first()
    known = _member(group, appointment) if group else None
    if known is not None and known.state == ContactState.ACCEPTED:
        return known
    _refuse_strangers(topic, [appointment], Purpose.SPONSOR)
    may_meet(topic, [*_appointments_of(group), appointment]).or_refuse()
    if group is None:
        group = ContactGroup(topic=topic, purpose=Purpose.SPONSOR, is_demo=appointment.is_demo)
        record(group, actor=actor, reason="first sponsor")
    if known is not None:
        return _move(known, ContactState.ACCEPTED, actor)
    row = _add(group, appointment, ContactState.ACCEPTED, actor)
    _refuse_joined(topic, [appointment])
    return row


@transaction.atomic
def close_group(*, actor: Actor, group: ContactGroup) -> ContactGroup:
    """Close a finished group to invitations. Its contacts still count."""
    _locked(group.topic)
    group = _fresh(group)
    _require_part(actor, group)
    group.state, group.closed_at = GroupState.CLOSED, clock.now()
    return record(group, actor=actor, reason="closed", update_fields=["state", "closed_at"])


# Permission checks -----------------------------------------------------------------------------------


def _is_staff(actor: Actor, body_id: int) -> bool:
    """Staff who hold a seat on the body are members of it here (BK-41)."""
    if isinstance(actor, str):
        return actor.startswith("system:")
    return has_role(actor, *access.PLAN_ROLES) and body_id not in staff_seats.sits_on(actor)


def _founder(actor: Actor, topic: Topic) -> Appointment | None:
    """The member's seat on this body, or None for staff without one."""
    seats = [] if isinstance(actor, str) else list(access.seats_of(actor).filter(seat__body=topic.body_id))
    if seats:
        return seats[0]
    access.require(actor, *access.PLAN_ROLES)
    staff_seats.refuse_own_body(actor, topic.body_id)
    return None


def _require_part(actor: Actor, group: ContactGroup) -> None:
    if not group.is_open:
        raise NotPossibleNow(_("This group is closed. Form a new one."))
    mine = getattr(actor, "pk", None)
    rows = group.members.filter(state=ContactState.ACCEPTED, appointment__user=mine)
    if not (_is_staff(actor, group.topic.body_id) or (mine and rows.exists())):
        raise refusal(_("Only members of the group can do this."), rule="BK-42")


def _own_row(actor: Actor, group: ContactGroup, appointment: Appointment | None, state: str) -> ContactMember:
    """The actor's own membership in this state; nobody answers for another member, except a system actor."""
    rows = group.members.filter(state=state).select_related("appointment")
    if isinstance(actor, str):
        access.require(actor)
        row = rows.filter(appointment=appointment).first()
    else:
        row = rows.filter(appointment__in=access.seats_of(actor)).first()
    if row is None:
        raise NotPossibleNow(_("There is nothing left to answer here."))
    return row


# Refusals --------------------------------------------------------------------------------------------


def _refuse_strangers(topic: Topic, people: Iterable[Appointment], purpose: str) -> None:
    """Allow only bound members of this body; drafting groups also take another body's liaison (C2C-30)."""
    people = list(people)
    bound = access.bound_by_act(clock.today()).filter(pk__in=[each.pk for each in people])
    body_of = {appointment.pk: appointment.seat.body_id for appointment in bound}
    if any(each.pk not in body_of for each in people):
        raise refusal(_("Only people who hold a seat today can join a group."), rule="BK-42")
    if purpose not in ACROSS_BODIES and any(body != topic.body_id for body in body_of.values()):
        raise refusal(_("Only members of this body can join this group."), rule="BK-42")


def _refuse_joined(topic: Topic, people: Iterable[Appointment]) -> None:
    """Judge again where the newcomers bring a text of their own that is nearly the same (BK-40)."""
    if gather(topic):
        may_meet(topic, people).or_refuse()


def _refuse_too_many(count: int, most: int | None) -> None:
    if most is not None and count > most:
        words = _("A joint proposal can have %(most)s members at most.") % {"most": most}
        raise refusal(words, rule="C2C-30")


def _made_by(purpose: str, founded_by: str, holds_power: bool | None) -> str:
    """C2C-32: three people plus formal action may make a body, so counsel needs this answer.

    Groups of two are asked as well, because a third may join later.
    """
    if purpose == Purpose.DRAFTING:
        return founded_by or FoundedBy.PROCESS
    if purpose != Purpose.WORKING:
        return founded_by or FoundedBy.MEMBERS
    if founded_by not in FoundedBy.values or holds_power is None:
        words = _("Choose who formed the working group and whether it acts for the body.")
        raise refusal(words, rule="C2C-32")
    return founded_by


# Rows ------------------------------------------------------------------------------------------------


def _locked(topic: Topic) -> Topic:
    """Lock and record the whole matter, so concurrent contacts cannot exceed the ceiling together."""
    gather(topic)
    return Topic.objects.select_related("body").get(pk=topic.pk)


def _fresh(group: ContactGroup) -> ContactGroup:
    return ContactGroup.objects.select_related("topic__body").get(pk=group.pk)


def _appointments_of(group: ContactGroup | None) -> list[Appointment]:
    if group is None:
        return []
    return [row.appointment for row in group.members.select_related("appointment")]


def _taking_part(group: ContactGroup) -> int:
    return group.members.filter(state__in=(ContactState.INVITED, ContactState.ACCEPTED)).count()


def _member(group: ContactGroup, appointment: Appointment) -> ContactMember | None:
    return group.members.filter(appointment=appointment).first()


def _each_once(appointments: Iterable[Appointment]) -> list[Appointment]:
    found: dict[str, Appointment] = {}
    for each in appointments:
        found.setdefault(person_of(each), each)
    return list(found.values())


def _add(group: ContactGroup, appointment: Appointment, state: str, actor: Actor) -> ContactMember:
    row = ContactMember(group=group, appointment=appointment, state=state)
    record(row, actor=actor, reason=state)
    if state == ContactState.INVITED:
        notify(appointment, "invited", "boards:groups", about=("contact", row.pk))
    return row


def _move(row: ContactMember, state: str, actor: Actor) -> ContactMember:
    row.state, row.answered_at = state, clock.now()
    return record(row, actor=actor, reason=state, update_fields=["state", "answered_at"])
