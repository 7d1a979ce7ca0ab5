"""The door list as a file, and name tags: for those who run the door. Nothing but what the door list shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms import clock
from cms.spreadsheets import Column
from engagement.choices import Mode, RegistrationState
from engagement.models import Conversation
from engagement.registrations.door_list import DoorList
from engagement.registrations.selectors import folded

MOST_BLANK_TAGS = 80


@dataclass(frozen=True)
class NameTag:
    """``name``: as registered, or "" for a line to write on."""

    name: str = ""


def columns() -> list[Column]:
    return [
        Column("name", _("Name or nickname")),
        Column("group", _("Group")),
        Column("people", _("People"), "int"),
        Column("attends", _("How they attend")),
        Column("state", _("Status")),
        Column("arrived", pgettext_lazy("door", "Arrived"), "int"),
    ]


def rows(conversation: Conversation) -> Iterator[dict[str, Any]]:
    """One row for each registration of the door list, in its order; ``arrived``: people, or None if not yet."""
    for each in DoorList(conversation):
        yield {
            "name": each.name,
            "group": each.group_name,
            "people": each.party_size,
            "attends": each.get_mode_display(),
            "state": each.get_state_display(),
            "arrived": each.arrived_people if each.arrived_at else None,
        }


def file_name(conversation: Conversation, ending: str) -> str:
    return f"INTERNAL-door-list-{conversation.slug}-{clock.today():%Y-%m-%d}.{ending}"


def name_tags(conversation: Conversation, blank: int) -> list[NameTag]:
    """A tag for each person in the room: those with a seat there, and those who were checked in.

    A party has one name and as many tags as people. ``blank``: further tags for walk-ins.
    """
    seated = Q(state=RegistrationState.CONFIRMED, mode=Mode.IN_PERSON)
    people = conversation.registrations.filter(seated | Q(arrived_at__isnull=False))
    found = [
        tag
        for each in sorted(people, key=lambda each: (not each.name, folded(each.name), each.pk))
        for tag in (NameTag(each.name), *[NameTag()] * (each.party_size - 1))
    ]
    return found + [NameTag()] * blank
