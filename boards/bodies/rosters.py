"""Who holds each seat on a day, and what the members present can do. A few queries, whatever the size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from boards.choices import Capacity, PresenceMode
from boards.models import AgendaItem, Appointment, Body, Disclosure, Meeting, Motion, Presence, Seat
from boards.rules.thresholds import MeetingState, meeting_state
from boards.seats_of_people import is_one_person
from cms.i18n.fields import text


@dataclass
class Place:
    """One seat on one day."""

    seat: Seat
    appointment: Appointment | None = None
    alternate: Appointment | None = None
    presence: Presence | None = None
    is_recused: bool = False

    @property
    def is_vacant(self) -> bool:
        return self.appointment is None

    @property
    def sitting(self) -> Appointment | None:
        """The person in this seat now: the member, or the alternate who came instead."""
        return self.presence.appointment if self.presence else self.appointment

    @property
    def attendance(self) -> Presence:
        """How the seat takes part; asked only where somebody is there."""
        if self.presence is None:
            raise LookupError("nobody is there for this seat")
        return self.presence

    @property
    def name(self) -> str:
        return self.sitting.person_name if self.sitting else ""

    @property
    def label(self) -> str:
        return text(self.seat.label)

    @property
    def is_present(self) -> bool:
        return self.presence is not None

    @property
    def may_vote(self) -> bool:
        return self.is_present and not self.is_recused

    @property
    def is_in_the_room(self) -> bool:
        return self.presence is not None and self.presence.mode == PresenceMode.ROOM

    @property
    def state(self) -> str:
        """State for the seat strip of a meeting."""
        if self.appointment is None:
            return "vacant"
        if self.presence is None:
            return "absent"
        if self.is_recused:
            return "recused"
        return "remote" if self.presence.mode == PresenceMode.REMOTE else "present"


class Members:
    """Seats on one day: of one body, or of both that meet jointly."""

    places: list[Place]

    @property
    def voting(self) -> list[Place]:
        return [place for place in self.places if place.seat.is_voting]

    @property
    def there(self) -> list[Place]:
        """Voting seats whose member is present, including recused members."""
        return [place for place in self.voting if place.is_present]

    @property
    def present(self) -> list[Place]:
        """Members who can decide: present, and not recused from the item."""
        return [place for place in self.voting if place.may_vote]

    @property
    def people(self) -> int:
        """How many people that is: who sits on both bodies counts once."""
        return len({place.sitting.user_id or -place.seat.pk for place in self.present if place.sitting})


@dataclass
class Roster(Members):
    """The seats of one body, which has its own quorum and decides by itself."""

    body: Body
    places: list[Place] = field(default_factory=list)
    quorum_at_place: bool = False

    @property
    def name(self) -> str:
        return text(self.body.name)

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
    def toward_quorum(self) -> list[Place]:
        """BK-29d: under the later law for advisory bodies, only members at the meeting place count."""
        return [place for place in self.present if place.is_in_the_room or not self.quorum_at_place]

    @property
    def has_quorum(self) -> bool:
        return len(self.toward_quorum) >= self.quorum

    def place_of(self, seat: Seat) -> Place | None:
        return next((place for place in self.voting if place.seat.pk == seat.pk), None)

    @property
    def unmarked(self) -> list[dict[str, str]]:
        """The strip of its voting seats before anyone votes."""
        return [{"state": "none"} for _seat in self.voting]

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
        if not self.has_quorum:
            return MeetingState.NO_QUORUM
        return meeting_state(len(self.present), 0, self.needed)

    @property
    def sentence(self) -> str:
        """What the members present can do, in one sentence."""
        facts = {"present": len(self.present), "quorum": self.quorum, "needed": self.needed}
        return {
            MeetingState.NO_QUORUM: _("%(present)s present. They cannot meet: %(quorum)s are required."),
            MeetingState.NO_DECISION: _(
                "%(present)s present. They can meet but not decide: %(needed)s are required."
            ),
            MeetingState.CAN_DECIDE: _(
                "%(present)s present. They can meet and decide: %(needed)s ayes are required."
            ),
        }[self.state] % facts

    @property
    def strip(self) -> list[dict]:
        """Filled and vacant seats, in seat order."""
        return [{"state": "vacant" if place.is_vacant else "filled"} for place in self.places]


@dataclass
class Attendees(Members):
    """Everyone who takes part in a meeting, body by body."""

    rosters: list[Roster]
    places: list[Place] = field(init=False)

    def __post_init__(self) -> None:
        self.places = [place for members in self.rosters for place in members.places]

    @property
    def vacant(self) -> int:
        return sum(members.vacant for members in self.rosters)

    @property
    def has_quorum(self) -> bool:
        """Whether a body can take up business. The other one, if it has no quorum, cannot act on it (BK-03)."""
        return any(members.has_quorum for members in self.rosters)

    def of_person(self, seat: Seat) -> list[Place]:
        """The voting seat with the person in it, and the one they hold on the other body; empty if it is on none."""
        who = next((place.sitting for place in self.voting if place.seat.pk == seat.pk), None)
        if who is None:
            return []
        return [place for place in self.voting if place.sitting and is_one_person(place.sitting, who)]

    def of(self, body: Body) -> Roster:
        return next(members for members in self.rosters if members.body.pk == body.pk)


def roster(body: Body, day: date, *, seats: Iterable[Seat] | None = None) -> Roster:
    """The seats of the body on a day, with the members who hold them."""
    found = seats if seats is not None else body.seats.as_of(day).order_by("position")
    return _roster(body, found, Appointment.objects.as_of(day).filter(seat__body=body))


def rosters(bodies: Iterable[Body], day: date) -> dict[int, Roster]:
    """The same of several bodies, by their primary keys, in two queries."""
    found = {body.pk: body for body in bodies}
    seats: dict[int, list[Seat]] = defaultdict(list)
    for seat in Seat.objects.as_of(day).filter(body__in=found).order_by("position"):
        seats[seat.body_id].append(seat)
    terms: dict[int, list[Appointment]] = defaultdict(list)
    for term in Appointment.objects.as_of(day).filter(seat__body__in=found).select_related("seat"):
        terms[term.seat.body_id].append(term)
    return {pk: _roster(body, seats[pk], terms[pk]) for pk, body in found.items()}


def _roster(body: Body, seats: Iterable[Seat], terms: Iterable[Appointment]) -> Roster:
    holders: dict[int, Appointment] = {}
    alternates: dict[int, Appointment] = {}
    for appointment in terms:
        into = alternates if appointment.capacity == Capacity.ALTERNATE else holders
        into[appointment.seat_id] = appointment
    places = [Place(seat, holders.get(seat.pk), alternates.get(seat.pk)) for seat in seats]
    return Roster(body, places)


def roster_of(
    meeting: Meeting, item: AgendaItem | None = None, *, at: datetime | None = None, body: Body | None = None
) -> Roster:
    """The body on the day of the meeting, with who is present now or was at a past moment.

    With an item, members recused from it are present but cannot decide. ``body``: of a joint meeting, which of its two.
    """
    return _attended(meeting, [body or meeting.body], item, at)[0]


def attendees_of(
    meeting: Meeting, item: AgendaItem | None = None, *, at: datetime | None = None
) -> Attendees:
    """The same of each body that meets."""
    return Attendees(_attended(meeting, meeting.bodies, item, at))


def roster_with(
    meeting: Meeting, seat: Seat, item: AgendaItem | None = None, *, at: datetime | None = None
) -> Roster:
    """The roster of the body that the seat belongs to. Seats of bodies that do not meet are on none."""
    body = next((body for body in meeting.bodies if body.pk == seat.body_id), meeting.body)
    return roster_of(meeting, item, at=at, body=body)


def roster_for(motion: Motion, meeting: Meeting | None = None) -> Roster:
    """Who can vote on this motion now. ``meeting``: its meeting, if the caller holds the lock of it."""
    return roster_of(meeting or motion.item.meeting, motion.item, body=motion.acting_body)


def _attended(
    meeting: Meeting, bodies: list[Body], item: AgendaItem | None, at: datetime | None
) -> list[Roster]:
    rows = (
        meeting.presences.counted()
        .filter(_during("arrived_at", "left_at", at))
        .select_related("appointment", "site")
    )
    there = {presence.seat_id: presence for presence in rows}
    seats, accounts = _aside(item, at)
    found = [roster(body, meeting.day) for body in bodies]
    for members in found:
        members.quorum_at_place = bool(meeting.mode and meeting.mode.quorum_at_place)
        for place in members.places:
            place.presence = there.get(place.seat.pk)
            account = place.sitting.user_id if place.sitting else None
            place.is_recused = place.seat.pk in seats or account in accounts
    return found


def _aside(item: AgendaItem | None, at: datetime | None) -> tuple[set[int], set[int]]:
    """Seats and accounts recused from the item: a recusal holds for each seat of the person (BK-30)."""
    rows = Disclosure.objects.filter(item=item) if item else Disclosure.objects.none()
    found = list((rows.filter(left_at__lte=at) if at else rows).values_list("seat", "appointment__user"))
    return {seat for seat, _user in found}, {user for _seat, user in found if user is not None}


def _during(began: str, ended: str, at: datetime | None) -> Q:
    if at is None:
        return Q(**{f"{ended}__isnull": True})
    return Q(**{f"{began}__lte": at}) & (Q(**{f"{ended}__isnull": True}) | Q(**{f"{ended}__gt": at}))
