"""Who holds which seat on a day, and what a meeting can do with those who are there. Two statements, any size."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from boards.choices import Capacity, PresenceMode
from boards.models import Body, Holding, Meeting, Presence, Seat
from boards.thresholds import MeetingState, meeting_state
from cms.translated import text


@dataclass
class Place:
    """One seat on one day."""

    seat: Seat
    holding: Holding | None = None
    alternate: Holding | None = None
    presence: Presence | None = None

    @property
    def is_vacant(self) -> bool:
        return self.holding is None

    @property
    def name(self) -> str:
        return self.holding.person_name if self.holding else ""

    @property
    def label(self) -> str:
        return text(self.seat.label)

    @property
    def is_present(self) -> bool:
        return self.presence is not None

    @property
    def state(self) -> str:
        """For the seat strip of a meeting."""
        if self.holding is None:
            return "vacant"
        if self.presence is None:
            return "absent"
        return "remote" if self.presence.mode == PresenceMode.REMOTE else "present"


@dataclass
class Roster:
    body: Body
    places: list[Place] = field(default_factory=list)

    @property
    def voting(self) -> list[Place]:
        return [place for place in self.places if place.seat.is_voting]

    @property
    def authorized(self) -> int:
        return len(self.voting)

    @property
    def filled(self) -> int:
        return sum(not place.is_vacant for place in self.voting)

    @property
    def vacant(self) -> int:
        return self.authorized - self.filled

    @property
    def present(self) -> list[Place]:
        return [place for place in self.voting if place.is_present]

    @property
    def quorum(self) -> int:
        return self.body.quorum(self.authorized, self.filled)

    @property
    def needed(self) -> int:
        return self.body.needed(self.authorized, self.filled)

    @property
    def base(self) -> int:
        return self.authorized if self.body.threshold_base == "authorized_seats" else self.filled

    @property
    def state(self) -> MeetingState:
        return meeting_state(len(self.present), self.quorum, self.needed)

    @property
    def sentence(self) -> str:
        """What those present can do, in one sentence."""
        facts = {"present": len(self.present), "quorum": self.quorum, "needed": self.needed}
        return {
            MeetingState.NO_QUORUM: _("%(present)s are present. They cannot meet: %(quorum)s are needed."),
            MeetingState.NO_DECISION: _(
                "%(present)s are present. They can meet, but not decide: %(needed)s are needed."
            ),
            MeetingState.CAN_DECIDE: _(
                "%(present)s are present. They can meet and decide: %(needed)s ayes are needed."
            ),
        }[self.state] % facts

    @property
    def strip(self) -> list[dict]:
        """Seats as filled or vacant, in the order of the body."""
        return [{"state": "vacant" if place.is_vacant else "filled"} for place in self.places]


def roster(body: Body, day: date, *, seats: Iterable[Seat] | None = None) -> Roster:
    found = list(seats if seats is not None else body.seats.order_by("position"))
    holders: dict[int, Holding] = {}
    alternates: dict[int, Holding] = {}
    for holding in Holding.objects.as_of(day).filter(seat__body=body):
        into = alternates if holding.capacity == Capacity.ALTERNATE else holders
        into[holding.seat_id] = holding
    places = [Place(seat, holders.get(seat.pk), alternates.get(seat.pk)) for seat in found]
    return Roster(body, places)


def roster_of(meeting: Meeting) -> Roster:
    """The body on the day of the meeting, with who is there now."""
    found = roster(meeting.body, meeting.day)
    there = {
        presence.seat_id: presence
        for presence in meeting.presences.filter(left_at__isnull=True).select_related("holding")
    }
    for place in found.places:
        place.presence = there.get(place.seat.pk)
    return found
