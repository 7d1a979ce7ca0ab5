"""Demo activity of an advisory member: an earlier visit, private notes, a disclosure, an RSVP."""

from datetime import timedelta
from typing import Any

from boards.bodies.training import record_training
from boards.materials.distribution import give_material
from boards.materials.services import add_version
from boards.models import Appointment, Body, DisclosureFiling, Meeting, Training
from boards.workspace.attendance import record_rsvp
from boards.workspace.disclosures import file_disclosure, write_disclosure
from boards.workspace.notes import write_note
from boards.workspace.visits import read_item, see_meeting
from cms import clock
from cms.access import Role
from cms.demo import DemoContext

SYSTEM = "system:demo"
NOTES = {
    1: "Ask: how were the two regions chosen?",
    2: "Rural districts? Compare with the numbers of last year.",
}
REASON = "My school would be one of the two that try the training first."
LONGER = (
    "# Training for counselors and families\n\nA first course of three hours, in person and online, in English, Spanish "
    "and Vietnamese.\n\n- What the tools show, and what they do not\n- How to read a hidden number\n- Whom to ask\n"
    "- How to help a family find its county"
)
TRAINING = "Open meetings: what members may say to each other"


def build(ctx: DemoContext) -> None:
    """For the meeting just posted. Existing rows stay unchanged."""
    body = Body.objects.get(slug="community-engagement")
    appointment = Appointment.objects.as_of(ctx.today).filter(seat__body=body, user__isnull=False).first()
    meeting = Meeting.objects.public().ahead(clock.now()).filter(body=body).first()
    if (
        appointment is None
        or meeting is None
        or DisclosureFiling.objects.filter(appointment=appointment).exists()
    ):
        return
    appointment.seat.body = body
    items = list(meeting.items.order_by("number"))
    _earlier_visit(ctx, appointment, meeting, items)
    for place, words in NOTES.items():
        write_note(owner=appointment.user, meeting=meeting, key=items[place].key, words=words)
    record_rsvp(actor=SYSTEM, meeting=meeting, appointment=appointment, coming="room")
    filing = write_disclosure(
        actor=SYSTEM,
        meeting=meeting,
        key=items[min(2, len(items) - 1)].key,
        appointment=appointment,
        reason=REASON,
    )
    file_disclosure(actor=SYSTEM, filing=filing)
    if not Training.objects.exists():
        with clock.at(clock.now() - timedelta(days=40)):
            record_training(
                actor=SYSTEM, body=body, appointments=[appointment], title=TRAINING, done_on=clock.today()
            )


def _earlier_visit(ctx: DemoContext, appointment: Appointment, meeting: Meeting, items: list[Any]) -> None:
    """The member read the first items after posting; one document has had a newer version since."""
    material = meeting.materials.filter(title__en="Outline of a first course").first()
    with clock.at(meeting.postings.first().posted_at):
        see_meeting(owner=appointment.user, meeting=meeting)
        for item in items[:2]:
            read_item(owner=appointment.user, meeting=meeting, key=item.key, versions={})
        if material is not None:
            versions = {str(material.pk): 1}
            read_item(owner=appointment.user, meeting=meeting, key=material.key, versions=versions)
    if material is not None:
        clerk = ctx.user(Role.CLERK)
        give_material(actor=clerk, material=material, appointments=[appointment])
        add_version(
            actor=clerk, material=material, body=LONGER, note="The course is longer and has a third language."
        )
