"""Invite into one circle from separate processes; gives what each was answered and how many are in contact."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from tests.boards.racing import at_once

ACTOR = "system:test"
SEATS = [(7, 8, 9, 10), (11, 12, 13, 14)]


def main() -> dict:
    from boards.models import ContactMember

    group, appointments = prepare()
    invited = [[appointments[place] for place in places] for places in SEATS]
    answers = at_once(partial(invite, group), invited)
    return {"answers": sum(answers, []), "inside": ContactMember.objects.filter(group=group).count()}


def prepare() -> tuple[int, list[int]]:
    """A body of 16 and a group of seven; gives the group and the appointments."""
    from boards.models import Appointment
    from tests.factories import boards as make
    from tests.factories import groups as circle

    found = make.body(16, slug="advisory")
    members = list(Appointment.objects.filter(seat__body=found).order_by("seat__position"))
    group = circle.group(circle.subject(found), members[:7])
    return group.pk, [each.pk for each in members]


def invite(group: int, appointments: list[int]) -> list[str]:
    """All at once, in threads."""
    with ThreadPoolExecutor(len(appointments)) as pool:
        return list(pool.map(partial(_one, group), appointments))


def _one(group: int, appointment: int) -> str:
    from django.db import connection

    from boards import guard
    from boards.models import Appointment, ContactGroup

    try:
        guard.invite(
            actor=ACTOR,
            group=ContactGroup.objects.select_related("topic").get(pk=group),
            appointment=Appointment.objects.get(pk=appointment),
        )
    except guard.GuardRefused as error:
        return error.rule
    finally:
        connection.close()
    return "in"
