"""A motion on a public page: its votes in seat order, and its decision once that is published."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from boards.models import Decision, Motion, Vote
from boards.motion_choices import SUBSIDIARY, Choice, MotionEffect, MotionKind
from boards.motion_text import Phrase, fate, origin
from boards.outcome_text import vote_sentence


@dataclass
class MotionView:
    motion: Motion
    votes: list[Vote] = field(default_factory=list)
    decision: Decision | None = None

    @property
    def ayes(self) -> int:
        return sum(vote.choice == Choice.AYE for vote in self.votes)

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
