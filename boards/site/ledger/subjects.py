"""Public names of what is sealed, from the identifiers of its public page: never a person, a title or an address.

What the public may not know of yet, or of a closed session, is named by its number alone, as `number_of` says.
"""

from django.db.models import Model

from boards.choices import ItemKind
from boards.models import AgendaItem, Decision, FollowUp, Meeting, Motion, PostedAgenda, Seat


def number_of(row: Model) -> str:
    return str(row.pk)


def of_meeting(meeting: Meeting) -> str:
    """Its address: governing-board/2022-11-09, with -2 for a second meeting of the body on that day."""
    return f"{meeting.body.slug}/{meeting.slug}"


def of_posting(posting: PostedAgenda) -> str:
    return f"{of_meeting(posting.meeting)}/{posting.number}"


def of_item(item: AgendaItem) -> str:
    """As numbered on the agenda; a break, which has no number there, by its place."""
    return f"{of_meeting(item.meeting)}/{item.shown_number or f'break-{item.number}'}"


def is_closed(item: AgendaItem) -> bool:
    """Whether a closed session is held on it: the public learns only what is reported out."""
    return item.kind == ItemKind.CLOSED


def of_motion(motion: Motion) -> str:
    return f"{of_item(motion.item)}/{motion.order}"


def of_seat(seat: Seat, meeting: Meeting) -> str:
    """By its position, with the body if it is the one that joins the meeting of another."""
    place = f"seat-{seat.position}"
    return place if seat.body_id == meeting.body_id else f"{seat.body.slug}-{place}"


def of_decision(decision: Decision) -> str:
    return decision.number


def of_step(step: FollowUp) -> str:
    return f"{of_decision(step.decision)}/step-{step.pk}"
