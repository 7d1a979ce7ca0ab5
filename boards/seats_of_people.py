"""One person on both bodies of a joint meeting: what they do, they do in each seat (BK-03). Names alone tell no one."""

from collections.abc import Iterable

from boards import access
from boards.models import Appointment, Meeting
from cms import clock


def is_one_person(one: Appointment, other: Appointment) -> bool:
    """Whether both are of one account. Without an account, a seat counts alone."""
    return one.pk == other.pk or (one.user_id is not None and one.user_id == other.user_id)


def each_once(names: Iterable[str]) -> list[str]:
    """A list of members names who sits on both bodies once."""
    return list(dict.fromkeys(names))


def seats_of_person(appointment: Appointment, meeting: Meeting) -> list[Appointment]:
    """This seat, and the one that the same account holds on the other body of a joint meeting."""
    if not meeting.is_joint or appointment.user_id is None:
        return [appointment]
    rows = access.bound_by_act(clock.today()).filter(
        user=appointment.user_id, seat__body__in=meeting.body_ids
    )
    return [appointment, *rows.exclude(seat__body=appointment.seat.body_id).order_by("pk")]
