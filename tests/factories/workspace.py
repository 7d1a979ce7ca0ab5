"""Factories for a member with a seat and a posted meeting of their body, with the URLs of its items."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse

from boards.materials.distribution import give_material
from boards.models import Appointment, Body, Material, Meeting
from cms import clock
from cms.records import ledger
from tests.factories import boards as make
from tests.factories import materials as give

TEXT = "# What we found\n\nPeople want their county first.\n\n- Show it\n- Keep it"


@dataclass
class Desk:
    """``key`` is that of the second item, under which the material stands."""

    body: Body
    meeting: Meeting
    appointment: Appointment
    key: str
    material: Material

    def url(self, name: str, *more: Any) -> str:
        return reverse(f"boards:{name}", args=[self.meeting.pk, *more])

    @property
    def item_url(self) -> str:
        return self.url("workspace_item", self.key)

    @property
    def note_url(self) -> str:
        return self.url("workspace_note", self.key)


def desk(home: Any, user: Any, *, seats: int = 5, **facts: Any) -> Desk:
    """Posted twelve days ahead, with one document of the body under the second item."""
    found = make.body(seats)
    make.pages(home, found)
    appointment = make.seat_user(found, user)
    made = make.meeting(found, **facts)
    with clock.at(make.starts() - timedelta(days=12)):
        material = give.material(made, body=TEXT)
        make.post(made)
    made.refresh_from_db()
    return Desk(found, made, appointment, material.key, material)


def before(days: int = 5) -> Any:
    return make.starts() - timedelta(days=days)


def closed_item(made: Desk) -> Material:
    """A closed document under the second item, given to the member."""
    material = Material(
        meeting=made.meeting, key=made.key, title={"en": "Closed paper"}, prepared_by="body", is_closed=True
    )
    from boards.models import MaterialVersion
    from cms.records.history import record

    record(material, actor=make.ACTOR, reason="made for a test")
    facts = {"number": 1, "body": "Only in closed session.", "sha256": "0" * 64, "made_by_name": "test"}
    version = MaterialVersion(material=material, **facts)
    version.save()
    ledger.append("add", version, actor=make.ACTOR)
    give_material(actor=make.ACTOR, material=material, appointments=[made.appointment])
    return material
