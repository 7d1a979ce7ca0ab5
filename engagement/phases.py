"""The phase of a conversation at a moment, computed from its record; every screen takes its words and links from it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from engagement.choices import Status

RUN_ENDED = "end"  # the last step of a run sheet
RUNS_EARLY, RUNS_OVER = timedelta(hours=2), timedelta(hours=3)


class Phase(models.TextChoices):
    BEFORE = "before", _("Planned")
    MOVED = "moved", pgettext_lazy("conversation", "Moved")
    RUNNING = "running", _("Happening now")
    ENDED = "ended", _("Ended")
    AFTER = "after", _("Scheduled time has passed")
    HELD = "held", _("Held")
    REPORTED = "reported", _("Recap posted")
    CLOSED = "closed", pgettext_lazy("conversation", "Closed")
    CANCELED = "canceled", _("Canceled")

    @property
    def look(self) -> "Look":
        return LOOKS[self]

    @property
    def is_ahead(self) -> bool:
        return self in (Phase.BEFORE, Phase.MOVED)

    @property
    def is_running(self) -> bool:
        return self is Phase.RUNNING

    @property
    def is_open(self) -> bool:
        """People can still come, join or ask for something."""
        return self.is_ahead or self.is_running

    @property
    def is_canceled(self) -> bool:
        return self is Phase.CANCELED

    @property
    def is_heard(self) -> bool:
        """People are being heard, or staff recorded that they were."""
        return self.is_running or (self.is_past and self is not Phase.AFTER)

    @property
    def is_past(self) -> bool:
        return self in (Phase.ENDED, Phase.AFTER, Phase.HELD, Phase.REPORTED, Phase.CLOSED)


@dataclass(frozen=True)
class Look:
    """How a phase looks on public screens: the kind and icon of its tag, and a sentence for the card with the time.

    ``sentence`` may name ``time``, the end that the run sheet recorded (`Conversation.phase_sentence`).
    """

    kind: str = ""
    icon: str = ""
    sentence: str | LazyText = ""


LOOKS = {
    Phase.BEFORE: Look(
        "", "", _("You can also just show up: no one has to register, sign in or give a name.")
    ),
    Phase.MOVED: Look(
        "poppy", "clock", _("You can also just show up: no one has to register, sign in or give a name.")
    ),
    Phase.RUNNING: Look(
        "now", "radio", _("You can still join: no one has to register, sign in or give a name.")
    ),
    Phase.ENDED: Look("", "clock", _("It ended at %(time)s Pacific.")),
    Phase.AFTER: Look(
        "",
        "clock",
        _("The scheduled time has passed. Staff have not yet confirmed that the conversation took place."),
    ),
    Phase.HELD: Look("", "", _("This conversation has taken place. Its recap will be posted on this page.")),
    Phase.REPORTED: Look("sage", "check", _("This conversation has taken place. Its recap is posted.")),
    Phase.CLOSED: Look("sage", "check", _("This conversation has taken place. Its recap is posted.")),
    Phase.CANCELED: Look("brick", "x", _("This conversation will not take place.")),
}
RECORDED = {
    Status.CANCELLED: Phase.CANCELED,
    Status.HELD: Phase.HELD,
    Status.REPORTED: Phase.REPORTED,
    Status.CLOSED: Phase.CLOSED,
}


def phase_at(
    moment: datetime, *, status: str, starts_at: datetime, ends_at: datetime, last_step: str = ""
) -> Phase:
    """``last_step``: the part that the run sheet began last, of those that count (`RunStep.objects.counted`);
    `RUN_ENDED` if its end was marked; empty if nothing began.

    What staff recorded comes first, then the run sheet, then the announced times.
    """
    if recorded := RECORDED.get(Status(status)):
        return recorded
    if last_step == RUN_ENDED:
        return Phase.ENDED
    began_early = last_step and starts_at - RUNS_EARLY <= moment < starts_at
    runs_over = last_step and ends_at <= moment < ends_at + RUNS_OVER
    if starts_at <= moment < ends_at or began_early or runs_over:
        return Phase.RUNNING
    if moment >= ends_at:
        return Phase.AFTER
    return Phase.MOVED if status == Status.MOVED else Phase.BEFORE


def asks_the_run_sheet(moment: datetime, *, status: str, starts_at: datetime) -> bool:
    """Whether the run sheet can change the phase; before, and once it is recorded, no query is needed."""
    return Status(status) not in RECORDED and starts_at - RUNS_EARLY <= moment
