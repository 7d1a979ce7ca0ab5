"""Factories for members with accounts, topics and small groups."""

from boards import guard
from boards.models import Appointment, Body, ContactGroup, Topic
from tests.factories.boards import ACTOR, body


def seated(
    make_user, seats: int = 16, *, slug: str = "advisory", vacant: tuple[int, ...] = ()
) -> list[Appointment]:
    """A body whose every filled seat has an account; its appointments in order."""
    found = body(seats, slug=slug, vacant=vacant)
    appointments = list(
        Appointment.objects.filter(seat__body=found).select_related("seat__body").order_by("seat__position")
    )
    for each in appointments:
        each.user = make_user(f"{slug}-{each.seat.position}")
        each.save(update_fields=["user"])
    return appointments


def subject(found: Body, title: str = "Data of small counties") -> Topic:
    return guard.open_subject(actor=ACTOR, body=found, title={"en": title})


def group(
    topic: Topic, members: list[Appointment], *, purpose: str = "joint_proposal", **options
) -> ContactGroup:
    """Named by staff: everyone takes part at once."""
    return guard.form_group(actor=ACTOR, topic=topic, members=members, purpose=purpose, **options)
