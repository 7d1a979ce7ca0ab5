"""What follows from the times and the state of a conversation: whether it is ahead, and when things are due."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms import clock
from cms.components.dates import clock_time
from engagement.choices import AHEAD, OVER, Status
from engagement.phases import RUN_ENDED, Phase, asks_the_run_sheet, phase_at

REPORT_WITHIN_DAYS = 30  # C2C-20: the office's own standard
WORKING_DAYS_AHEAD = 5


def recap_due(ends_at: datetime, feeds_on: date | None) -> datetime:
    """C2C-20: 30 days after the end, or the end of the day before the decision it feeds if that is earlier.

    A decision on the day of the conversation or before it cannot be fed and changes nothing.
    """
    due = ends_at + timedelta(days=REPORT_WITHIN_DAYS)
    if feeds_on is None or feeds_on <= ends_at.astimezone(clock.PACIFIC).date():
        return due
    return min(due, datetime.combine(feeds_on, time(), tzinfo=clock.PACIFIC) - timedelta(seconds=1))


def feeds_too_early(feeds_on: date | None, starts_at: datetime | None) -> bool:
    """C2C-20: what is heard can only reach a decision that is made on a later day."""
    if feeds_on is None or starts_at is None:
        return False
    return feeds_on <= starts_at.astimezone(clock.PACIFIC).date()


class ConversationTimes(models.Model):
    status: models.CharField
    starts_at: models.DateTimeField
    ends_at: models.DateTimeField
    moved_from: models.DateTimeField
    feeds_on: models.DateField
    accommodation_by: models.DateField
    steps: Any

    class Meta:
        abstract = True

    @property
    def phase(self) -> Phase:
        moment = clock.now()
        facts: dict[str, Any] = {"status": self.status, "starts_at": self.starts_at}
        last_step = self.last_step if asks_the_run_sheet(moment, **facts) else ""
        return phase_at(moment, **facts, ends_at=self.ends_at, last_step=last_step)

    @property
    def phase_sentence(self) -> str:
        """The sentence of its phase, with the end that the run sheet recorded if that is what ended it."""
        phase = self.phase
        if phase is Phase.CANCELED and self.starts_at <= clock.now():
            return _("This conversation did not take place.")
        if phase is not Phase.ENDED:
            return str(phase.look.sentence)
        end = self.steps.counted().filter(segment=RUN_ENDED).latest("started_at", "pk")
        return phase.look.sentence % {"time": clock_time(end.started_at)}

    @cached_property
    def last_step(self) -> str:
        """The part that the run sheet began last; a list annotates it (`querysets.last_step`)."""
        newest = self.steps.counted().order_by("-started_at", "-pk").values_list("segment", flat=True)
        return newest.first() or ""

    @property
    def is_ahead(self) -> bool:
        """Planned, and neither its announced time nor its run is over."""
        return self.status in AHEAD and self.ends_at > clock.now() and self.phase is not Phase.ENDED

    @property
    def takes_registrations(self) -> bool:
        return self.is_ahead

    @property
    def is_over(self) -> bool:
        return self.status in (*OVER, Status.CLOSED) or (self.status in AHEAD and not self.is_ahead)

    @property
    def recap_due(self) -> datetime:
        return recap_due(self.ends_at, self.feeds_on)

    @property
    def decides_too_early(self) -> bool:
        """The day of the decision is not after the day of the conversation."""
        return feeds_too_early(self.feeds_on, self.starts_at)

    @property
    def decision_comes_early(self) -> bool:
        """Whether the decision leaves less than 30 days for the recap."""
        return self.recap_due < recap_due(self.ends_at, None)

    @property
    def recap_is_overdue(self) -> bool:
        """C2C-20: held, or over and not recorded, and no recap in time."""
        return self.status in (Status.HELD, *AHEAD) and self.is_over and self.recap_due < clock.now()

    @property
    def ask_by(self) -> date:
        """BK-28: the date by which we ask for accommodation requests. Later ones are accepted too."""
        if self.accommodation_by:
            return self.accommodation_by
        day, left = self.starts_at.astimezone(clock.PACIFIC).date(), WORKING_DAYS_AHEAD
        while left:
            day -= timedelta(days=1)
            left -= day.weekday() < 5
        return day

    @property
    def was_at(self) -> datetime | None:
        """The original start, only if the conversation was moved to another time."""
        return self.moved_from if self.moved_from != self.starts_at else None
