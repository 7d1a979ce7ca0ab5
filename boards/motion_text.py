"""What a motion does, and what became of it, in words. Events and every list of motions say it the same way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.event_choices import EventKind
from boards.models import Meeting, Motion
from boards.motion_choices import SUPERSEDING, MotionEffect, MotionState
from cms.components.dates import long_date
from cms.i18n.fields import text

FATES: dict[str, Promise] = {
    EventKind.NO_SECOND: gettext_lazy("Failed for lack of a second."),
    EventKind.WITHDRAWN: gettext_lazy("Withdrawn."),
    EventKind.AMENDED: gettext_lazy("Amended: replaced by motion %(into)s."),
    EventKind.TABLED: gettext_lazy("Tabled by motion %(by)s."),
    EventKind.POSTPONED: gettext_lazy("Continued to %(until)s, by motion %(by)s."),
    EventKind.REFERRED: gettext_lazy("Referred to %(to)s by motion %(by)s."),
    EventKind.DECLINED: gettext_lazy("Not taken up: postponed indefinitely by motion %(by)s."),
    EventKind.TAKEN_UP: gettext_lazy("Taken from the table by motion %(by)s."),
    EventKind.RECONSIDERED: gettext_lazy("Reconsidered by motion %(by)s: see motion %(into)s."),
    EventKind.RESCINDED: gettext_lazy("Rescinded by motion %(by)s."),
}
EVENTS: dict[str, EventKind] = {
    MotionState.NO_SECOND: EventKind.NO_SECOND,
    MotionState.WITHDRAWN: EventKind.WITHDRAWN,
    MotionState.AMENDED: EventKind.AMENDED,
    MotionState.TABLED: EventKind.TABLED,
    MotionState.CONTINUED: EventKind.POSTPONED,
    MotionState.REFERRED: EventKind.REFERRED,
    MotionState.DECLINED: EventKind.DECLINED,
    MotionEffect.RECONSIDER: EventKind.RECONSIDERED,
    MotionEffect.RESCIND: EventKind.RESCINDED,
}
ON_A_MOTION: dict[str, Promise] = {
    MotionEffect.TABLE: gettext_lazy("To table motion %(number)s."),
    MotionEffect.CONTINUE: gettext_lazy("To continue motion %(number)s to %(until)s."),
    MotionEffect.REFER: gettext_lazy("To refer motion %(number)s to %(to)s."),
    MotionEffect.DECLINE: gettext_lazy("To postpone motion %(number)s indefinitely."),
    MotionEffect.TAKE_UP: gettext_lazy("To take motion %(number)s from the table."),
    MotionEffect.RECONSIDER: gettext_lazy("To reconsider the vote on motion %(number)s."),
    MotionEffect.RESCIND: gettext_lazy("To rescind the action of motion %(number)s."),
    MotionState.AMENDED: gettext_lazy("Motion %(number)s as amended."),
    MotionState.TABLED: gettext_lazy("Motion %(number)s, taken from the table."),
    MotionState.CLOSED: gettext_lazy("Motion %(number)s on reconsideration."),
}
ON_THE_ITEM: dict[str, Promise] = {
    MotionEffect.TABLE: gettext_lazy("To table this item."),
    MotionEffect.CONTINUE: gettext_lazy("To continue this item to %(until)s."),
    MotionEffect.REFER: gettext_lazy("To refer this item to %(to)s."),
    MotionEffect.DECLINE: gettext_lazy("To postpone this item indefinitely."),
}
# What these sentences name, of a motion that was loaded alone.
RELATED = ("item__meeting__body", "about__item__meeting__body", "amends__item__meeting__body")


@dataclass(frozen=True)
class Phrase:
    """A sentence about a motion, linked to the other motion it speaks of."""

    words: str
    motion: Motion | None = None

    def __str__(self) -> str:
        return self.words


def fate_words(kind: str, facts: Mapping[str, Any]) -> str:
    """From the facts of an event: what became of the motion or item."""
    found = {
        "by": facts.get("by_number", ""),
        "into": facts.get("into_number", ""),
        "until": day_words(facts.get("until")),
        "to": text(facts.get("to")),
    }
    return FATES[kind] % found


def fate(motion: Motion) -> Phrase | None:
    """What became of the motion, unless its own vote says so. Load it with ``with_dispositions``."""
    into = motion.successor
    if motion.state == MotionState.TABLED and into is not None:
        number = {"number": reference(into, motion.item.meeting)}
        return Phrase(_("Taken from the table: see motion %(number)s.") % number, into)
    by = motion.superseded_by
    kind = EVENTS.get(by.effect if by else motion.state)
    if kind is None:
        return None
    if by is None:
        by = next(
            (each for each in reversed(motion.later) if each.passed and each.effect not in SUPERSEDING), None
        )
    facts = {
        "by_number": reference(by, motion.item.meeting) if by else "",
        "into_number": into.number if into else "",
        "until": by.until.isoformat() if by and by.until else "",
        "to": by.referred_to if by else {},
    }
    return Phrase(fate_words(kind, facts), into or by)


def origin(motion: Motion) -> Phrase | None:
    """What the motion applies to, or which motion it carries on."""
    if motion.amends_id and motion.amends:
        words = _("To amend motion %(number)s.") % {"number": motion.amends.number}
        return Phrase(words, motion.amends)
    facts = {
        "until": long_date(motion.until, weekday=False) if motion.until else "",
        "to": text(motion.referred_to),
    }
    about = motion.about
    if about is None:
        return Phrase(ON_THE_ITEM[motion.effect] % facts) if motion.effect in ON_THE_ITEM else None
    facts["number"] = reference(about, motion.item.meeting)
    said = ON_A_MOTION.get(motion.effect or about.state)
    return Phrase(said % facts, about) if said else None


def set_dispositions(motions: list[Motion]) -> None:
    """As ``with_dispositions``, without a query: the list holds the motions about them."""
    for motion in motions:
        motion.later = sorted((each for each in motions if each.about_id == motion.pk), key=attrgetter("pk"))


def reference(motion: Motion, meeting: Meeting) -> str:
    """ "5.1", or "5.1 of June 8, 2022" at another meeting."""
    if motion.item.meeting_id == meeting.pk:
        return motion.number
    day = motion.item.meeting.plainly_when
    return _("%(number)s of %(day)s") % {"number": motion.number, "day": day}


def day_words(value: str | None) -> str:
    return long_date(date.fromisoformat(value), weekday=False) if value else ""
