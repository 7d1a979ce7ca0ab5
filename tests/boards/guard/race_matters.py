"""Invite into two drafts of one text from separate processes; gives the answers and how many people are in contact."""

from datetime import date

from tests.boards.guard.race_groups import invite
from tests.boards.racing import at_once

SEATS = {"first": (6, 7, 8), "second": (9, 10, 11)}


def main() -> dict:
    from boards.models import ContactMember

    drafts, appointments = prepare()
    given = [(drafts[name], [appointments[place] for place in places]) for name, places in SEATS.items()]
    answers = at_once(_all, given)
    inside = set(ContactMember.objects.values_list("appointment", flat=True))
    return {"answers": sum(answers, []), "inside": len(inside)}


def _all(given: tuple[int, list[int]]) -> list[str]:
    return invite(*given)


def prepare() -> tuple[dict[str, int], list[int]]:
    """A board of 16, and a member with two drafts of one text: six people are in contact on the two together."""
    from boards import guard
    from boards.models import Appointment
    from boards.proposals.member_services import propose
    from tests.factories import groups as circle
    from tests.factories import proposals as make

    body = make.advisory(seats=16)
    make.cycle()
    members = list(Appointment.objects.filter(seat__body=body).order_by("seat__position"))
    words = {
        "title": {"en": "Train counselors in every county"},
        "summary": {"en": "Four sessions each spring."},
    }
    groups = {}
    with make.on(date(2022, 5, 2)):
        for name, others in (("first", members[1:4]), ("second", members[4:6])):
            draft = propose(actor=make.ACTOR, appointment=members[0], **words)
            topic = guard.topic_for(body, draft)
            groups[name] = circle.group(topic, [members[0], *others]).pk
    return groups, [each.pk for each in members]
