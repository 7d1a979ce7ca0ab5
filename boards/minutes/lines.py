"""A line of minutes: what it says, and the numbers of the events it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from boards.minutes.moments import moment
from cms.components.dates import clock_time
from cms.i18n.passages import as_in


class Says(StrEnum):
    """What a line of minutes states."""

    HEADING = "heading"
    AGENDA = "agenda in force"
    AGENDA_AGAIN = "agenda posted again during the meeting"
    ORDER = "called to order"
    PRESIDING = "who presided"
    PRESENT = "member present"
    QUORUM = "quorum"
    ABSENCE = "absence excused or not"
    NOT_PRESENT = "seat without a member present"
    ITEM_CHANGED = "item as corrected or noticed again"
    ITEM_WITHDRAWN = "item withdrawn"
    ITEM_ADDED = "item added"
    FINDING = "finding for an added item"
    NO_FINDING = "no finding for an added item"
    CALLED = "item called"
    NOT_CALLED = "item not called"
    ON_AGENDA = "what the agenda says of an item called"
    NOTHING = "nothing recorded"
    COMMENT = "public comment"
    HEARD = "comment heard earlier"
    SPOKE = "number who spoke"
    WROTE = "number of written comments"
    RECUSED = "member recused"
    MOTION = "motion made"
    SECONDED = "motion seconded"
    NO_SECOND = "no second"
    WITHDRAWN = "motion withdrawn"
    AMENDED = "motion amended"
    RESULT = "result of a vote"
    ROLL = "votes by name"
    NO_VOTE = "motion without a vote"
    CONSENT = "item adopted with a consent block"
    TABLED = "tabled"
    POSTPONED = "continued to a later meeting"
    REFERRED = "referred"
    DECLINED = "not taken up, by vote"
    TAKEN_UP = "taken from the table"
    RECONSIDERED = "vote reconsidered"
    RESCINDED = "action rescinded"
    LEFT_OPEN = "item closed without a vote"
    CLOSED_SESSION = "closed session"
    REPORT = "report from closed session"
    NO_REPORT = "no report recorded"
    RECESS = "recess"
    ACCESS = "remote access lost"
    DISTURBED = "disturbance"
    CORRECTION = "correction of the record"
    FINDING_FAILED = "opening finding not made"
    CONTINUED = "continued to another day"
    COMMENT_NOT_CALLED = "public comment not called"
    ADJOURNED = "adjourned"
    NOTIFIED = "who was notified"
    STAFF = "words added by staff"


@dataclass(frozen=True)
class Line:
    """`form` is plain, item (of a list), quote (a motion's text), staff (added text), head or meta."""

    words: str
    says: Says
    events: tuple[int, ...] = ()
    form: str = "plain"
    lead: str = ""

    def __str__(self) -> str:
        return f"{self.lead}: {self.words}" if self.lead else self.words


def line(words: str, says: Says, log: Iterable[int] = (), *, form: str = "plain", lead: str = "") -> Line:
    return Line(words, says, tuple(log), form, lead)


def join(names: Iterable[str]) -> str:
    return ", ".join(names)


def time_of(stamped: str | None) -> str:
    return clock_time(moment(stamped)) if stamped else ""


def sentence(words: str) -> str:
    """End the text with exactly one period."""
    said = words.strip()
    return as_in(words, said if said.endswith((".", "!", "?", "…")) else f"{said}.")
