"""A motion on a public page: its votes in seat order, and its decision once that is published."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from boards.models import Decision, Motion, Vote
from boards.motion_choices import SUBSIDIARY, Choice, MotionEffect, MotionKind
from boards.motion_text import RELATED, Phrase, fate, origin
from boards.outcome_text import vote_sentence
from boards.roll_calls import roll_calls, tally


@dataclass
class MotionView:
    motion: Motion
    votes: list[Vote] = field(default_factory=list)
    decision: Decision | None = None

    @property
    def ayes(self) -> int:
        return self.tally[Choice.AYE]

    @property
    def tally(self) -> dict[Choice, int]:
        return tally(self.votes)

    @property
    def origin(self) -> Phrase | None:
        return origin(self.motion)

    @property
    def fate(self) -> Phrase | None:
        return fate(self.motion)

    @property
    def sentence(self) -> str:
        """What became of the motion, else the result of its vote."""
        return str(self.fate or "") or vote_sentence(self.motion, self.ayes)

    @property
    def count(self) -> str:
        facts = {"ayes": self.ayes, "base": self.motion.base, "needed": self.motion.needed}
        return _("%(ayes)s of %(base)s aye; %(needed)s required") % facts

    @property
    def groups(self) -> list[tuple[str, list[Vote]]]:
        """Votes grouped by choice, in the order of the choices; empty groups are left out."""
        found = [(choice, [vote for vote in self.votes if vote.choice == choice]) for choice in Choice]
        return [(str(choice.label), votes) for choice, votes in found if votes]

    @property
    def is_undone(self) -> bool:
        """A vote on business of the item that a later vote reconsidered or rescinded."""
        return self.motion.is_closed and self.motion.is_main and self.motion.is_superseded

    @property
    def settles(self) -> bool:
        """Whether its vote settles the item: on the business itself, or to set it aside. As ``Motion.settling``."""
        row = self.motion
        if not row.is_closed or row.is_superseded:
            return False
        is_business = row.is_main or row.effect == MotionEffect.RESCIND
        return is_business or bool(row.passed and row.effect in SUBSIDIARY)

    @property
    def decides(self) -> bool:
        """Whether its kind of vote decides business or puts it off. As ``Motion.deciding`` (C2C-05)."""
        return self.motion.kind == MotionKind.DECISION or self.motion.effect in SUBSIDIARY

    def takes_up(self, other: "MotionView") -> bool:
        """Whether it brought back what the other motion tabled."""
        mine, theirs = self.motion, other.motion
        brings_back = mine.effect == MotionEffect.TAKE_UP and bool(mine.passed)
        return brings_back and theirs.effect == MotionEffect.TABLE and mine.about_id == theirs.about_id


def with_all_shown(rows: QuerySet[Motion]) -> QuerySet[Motion]:
    """Load what a public page says of each motion, but for what became of it."""
    rows = rows.select_related("mover__seat__body", "seconder", "decision", *RELATED)
    return rows.prefetch_related(roll_calls())


def view_of(motion: Motion) -> MotionView:
    """A motion loaded ``with_all_shown``. Its decision shows once it is published."""
    decision = getattr(motion, "decision", None)
    public = decision if decision is not None and decision.published_at else None
    return MotionView(motion, list(motion.votes.all()), decision=public)
