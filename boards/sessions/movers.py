"""Who makes and seconds a motion. In a joint meeting, the seat of the mover tells which body the motion is before."""

from django.utils.translation import gettext as _

from boards.bodies.rosters import Roster, roster_with
from boards.exceptions import NotPossibleNow
from boards.models import Appointment, Meeting, Motion, Seat
from boards.sessions.motion_rules import Asked, refuse_room


def movers(
    meeting: Meeting, asked: Asked, mover: Seat, seconder: Seat | None, *, amends: Motion | None
) -> tuple[Appointment, Appointment | None]:
    """The members in these seats now; refused unless their body can act and the motion is its business."""
    if seconder is not None and mover.pk == seconder.pk:
        raise NotPossibleNow(_("A second member must second the motion."))
    members = roster_with(meeting, mover, asked.item)
    refuse_room(meeting, members, asked.kind)
    refuse_other_body(members, seconder)
    _refuse_business_of_other(meeting, members, asked, amends)
    return sitting(members, mover), sitting(members, seconder) if seconder else None


def sitting(members: Roster, seat: Seat) -> Appointment:
    """The member in this seat now, to move or second."""
    place = members.place_of(seat)
    if place is None or not place.is_present or place.sitting is None:
        raise NotPossibleNow(_("Only members who are present can move and second."))
    if place.is_recused:
        raise NotPossibleNow(_("A recused member cannot move or second."))
    return place.sitting


def refuse_other_body(members: Roster, seat: Seat | None) -> None:
    """Each body acts by itself: its own members make and second its motions (BK-30)."""
    if seat is not None and seat.body_id != members.body.pk:
        words = _("This motion is before the %(body)s. Only a member of that body can second it.")
        raise NotPossibleNow(words % {"body": members.name}, rule="BK-30")


def of_body(motion: Motion) -> dict[str, object]:
    """In a joint meeting, which body an event of a motion concerns."""
    return {"body": motion.acting_body.name} if motion.item.meeting.is_joint else {}


def _refuse_business_of_other(meeting: Meeting, members: Roster, asked: Asked, amends: Motion | None) -> None:
    """A body amends, sets aside, repeats or undoes only its own motions, and excepts only its own members."""
    if not meeting.is_joint:
        return
    about = [each.acting_body.pk for each in (amends, asked.about, asked.cures) if each is not None]
    if asked.exception is not None:
        about.append(asked.exception.appointment.seat.body_id)
    if any(body != members.body.pk for body in about):
        words = _("That is before the other body of this joint meeting. Choose a mover who sits on it.")
        raise NotPossibleNow(words, rule="BK-30")
