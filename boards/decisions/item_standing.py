"""Where an item stands at its meeting, by what is on record: ahead, waiting, called, never called, called off."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

from django.db.models import OuterRef, Subquery

from boards.afterward import Undone, undone
from boards.choices import MeetingStatus
from boards.event_choices import EventKind
from boards.models import AgendaItem, MeetingEvent, PostedAgenda
from boards.sessions.adopted import standing_adoptions
from cms import clock
from cms.i18n.fields import text


class Standing(Enum):
    AHEAD = auto()
    NOT_BEGUN = auto()  # its day has come and gone, and no beginning is on record
    WAITING = auto()  # the meeting has begun
    CALLED = auto()
    NOT_CALLED = auto()
    CARRIED_OVER = auto()  # not called, and on the agenda that continues the meeting
    WITHDRAWN = auto()
    CANCELLED = auto()
    MOVED = auto()

    @property
    def is_to_come(self) -> bool:
        return self in (Standing.AHEAD, Standing.NOT_BEGUN, Standing.WAITING)


@dataclass(frozen=True)
class Adoption:
    """``motion``: its number; ``body``: in a joint meeting, which body voted; ``undone``: what became of the vote."""

    motion: str
    body: str = ""
    undone: str = ""


@dataclass(frozen=True)
class Place:
    """``number`` is the one under which it was called, else the one that was posted.

    ``adoptions``: the votes that adopted it with its consent block, of each body that did.
    """

    standing: Standing
    number: str
    day: str
    adoptions: tuple[Adoption, ...] = ()

    @property
    def is_called(self) -> bool:
        return self.standing == Standing.CALLED


def places_of(rows: Collection[AgendaItem]) -> dict[int, Place]:
    """The place of each item, in at most five queries; their meetings must be loaded."""
    calls, adopted = _calls(rows), _adoptions(rows)
    left = [row for row in rows if row.pk not in calls]
    withdrawn = _withdrawn(left)
    carried = (
        set(AgendaItem.objects.filter(continues__in=left).values_list("continues", flat=True))
        if left
        else set()
    )
    places = {}
    for row in rows:
        if row.pk in calls:
            standing = Standing.CALLED
        elif (row.meeting_id, row.key) in withdrawn:
            standing = Standing.WITHDRAWN
        else:
            standing = _not_called(row, is_carried=row.pk in carried)
        number = calls.get(row.pk) or row.shown_number
        votes = tuple(adopted.get(row.pk, {}).values())
        places[row.pk] = Place(standing, number, row.meeting.plainly_when, votes)
    return places


def was_called(item: AgendaItem) -> bool:
    return bool(_calls([item]))


def _calls(rows: Collection[AgendaItem]) -> dict[int, str]:
    """Item → the number under which it was called. The parts of an item are called with it."""
    wanted = {row.pk for row in rows} | {row.parent_id for row in rows if row.parent_id}
    events = MeetingEvent.objects.filter(kind=EventKind.ITEM, item__in=wanted).order_by("number")
    numbers = {event.item_id: str(event.facts.get("number", "")) for event in events}
    return {
        row.pk: numbers.get(row.pk, row.shown_number)
        for row in rows
        if row.pk in numbers or row.parent_id in numbers
    }


def _adoptions(rows: Collection[AgendaItem]) -> dict[int, dict[str, Adoption]]:
    """Part of a consent block → body, in a joint meeting → its vote on the block that adopted the part."""
    blocks = {row.parent_id for row in rows if row.parent_id}
    if not blocks:
        return {}
    kinds = (EventKind.VOTE_CLOSED, EventKind.RECONSIDERED)
    votes = MeetingEvent.objects.filter(item__in=blocks, kind__in=kinds).order_by("number")
    standing = standing_adoptions(votes)
    after = undone({event.facts["motion"] for event in standing})
    found: dict[int, dict[str, Adoption]] = {}
    for event in standing:
        vote = _adoption(event, after.get(event.facts["motion"]))
        for pk in event.facts["adopts"]:
            # a later vote of the same body on the block adopts nothing that it adopted
            found.setdefault(pk, {}).setdefault(vote.body, vote)
    return found


def _adoption(event: MeetingEvent, gone: Undone | None) -> Adoption:
    body = text(event.facts.get("body"))
    return Adoption(event.facts["number"], body, gone.sentence if gone else "")


def _withdrawn(rows: Collection[AgendaItem]) -> set[tuple[int, str]]:
    if not rows:
        return set()
    last = PostedAgenda.objects.filter(meeting=OuterRef("meeting")).order_by("-number").values("pk")[:1]
    postings = PostedAgenda.objects.filter(
        meeting__in={row.meeting_id for row in rows}, pk=Subquery(last), number__gt=1
    )
    return {
        (each.meeting_id, item["key"]) for each in postings for item in each.items if item.get("withdrawn")
    }


def _not_called(row: AgendaItem, *, is_carried: bool) -> Standing:
    meeting = row.meeting
    if is_carried:
        return Standing.CARRIED_OVER
    called_off = {MeetingStatus.CANCELLED: Standing.CANCELLED, MeetingStatus.MOVED: Standing.MOVED}
    if meeting.status in called_off:
        return called_off[MeetingStatus(meeting.status)]
    if meeting.is_over:
        return Standing.NOT_CALLED
    if meeting.began_at:
        return Standing.WAITING
    return Standing.AHEAD if meeting.day >= clock.today() else Standing.NOT_BEGUN
