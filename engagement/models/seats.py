"""Seats of a conversation: of the room and, in a hybrid conversation, apart from them those online."""

from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from engagement.choices import Mode
from engagement.published_cells import threshold

# How a person attends; a hybrid conversation offers both.
ATTENDANCE = (Mode.IN_PERSON, Mode.ONLINE)
NEVER_OVERSOLD = [
    models.CheckConstraint(
        condition=Q(capacity__isnull=True) | Q(seats_taken__lte=F("capacity")),
        name="conversation_never_oversold",
    ),
    models.CheckConstraint(
        condition=Q(online_capacity__isnull=True) | Q(online_taken__lte=F("online_capacity")),
        name="conversation_never_oversold_online",
    ),
]


@dataclass(frozen=True)
class Side:
    """The seats for one way to attend. ``capacity``: None if there is room for everyone."""

    mode: Mode
    capacity: int | None
    taken: int

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and self.taken >= self.capacity

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def is_nearly_full(self) -> bool:
        """Fewer seats are free than the disclosure threshold. The public reads no exact number: two looks would tell
        how many registered in between (PRV-10).
        """
        return self.free is not None and self.free < threshold()

    def has_room(self, people: int) -> bool:
        return self.capacity is None or self.taken + people <= self.capacity


class SeatCounts(models.Model):
    """``capacity`` and ``seats_taken`` count the only side of a conversation, and the room of a hybrid one."""

    mode: str
    status: str

    capacity = models.PositiveIntegerField(
        pgettext_lazy("conversation", "seats"),
        null=True,
        blank=True,
        help_text=_("Leave blank if there is room for everyone."),
    )
    seats_taken = models.PositiveIntegerField(default=0, editable=False)
    online_capacity = models.PositiveIntegerField(
        _("seats online"),
        null=True,
        blank=True,
        help_text=_("Only if people meet online and in person. Leave blank if there is room for everyone."),
    )
    online_taken = models.PositiveIntegerField(default=0, editable=False)
    waiting_issued = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def is_hybrid(self) -> bool:
        return self.mode == Mode.HYBRID

    def attends(self, wanted: str) -> Mode:
        """How a person attends: the way they chose if there is a choice, else the way people meet."""
        if not self.is_hybrid:
            return Mode(self.mode)
        return Mode.ONLINE if wanted == Mode.ONLINE else Mode.IN_PERSON

    def side(self, mode: str) -> Side:
        mode = self.attends(mode)
        if self.is_hybrid and mode == Mode.ONLINE:
            return Side(mode, self.online_capacity, self.online_taken)
        return Side(mode, self.capacity, self.seats_taken)

    @property
    def sides(self) -> list[Side]:
        return [self.side(mode) for mode in ATTENDANCE] if self.is_hybrid else [self.side(self.mode)]

    @property
    def is_full(self) -> bool:
        """No seat is free, neither in the room nor online."""
        return all(side.is_full for side in self.sides)

    @property
    def seats_in_all(self) -> int | None:
        found = [side.capacity for side in self.sides]
        return None if None in found else sum(filter(None, found))

    @property
    def open_side(self) -> Side | None:
        """The side that still has seats while the other is full."""
        return next((side for side in self.sides if not side.is_full), None) if self.is_half_full else None

    @property
    def is_half_full(self) -> bool:
        return self.is_hybrid and len({side.is_full for side in self.sides}) == 2
