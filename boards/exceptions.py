"""What the rules of this room forbid, by name."""

from cms.exceptions import RuleBroken


class CannotPost(RuleBroken):
    """The agenda cannot be posted as it stands."""


class CannotPlan(RuleBroken):
    """No meeting can be planned in this way."""


class PostedIsFrozen(RuleBroken):
    """What was posted, sent or voted is never changed (BK-14, BK-30)."""


class NotPossibleNow(RuleBroken):
    """The meeting, item or motion is not in a state that allows this."""


class CommentFirst(RuleBroken):
    """BK-20: no vote before the public could speak on the item."""


class VoteNotComplete(RuleBroken):
    """BK-30: each present voting seat has a row before a vote is closed."""


class NeedsReason(RuleBroken):
    """PAR-02: an answer that is not a plain yes says why."""


class TermsNotStaggered(RuleBroken):
    """C2C-07: first terms of a body end in turns."""


class StepNotPossible(RuleBroken):
    """C2C-10, BK-06: a step of an onboarding as it is told cannot be."""


class FileRefused(RuleBroken):
    """The file is too big, of a kind that is not taken, locked or damaged."""


class CommentRefused(RuleBroken):
    """BK-20, BK-21, BK-45: this comment cannot be taken here."""


class PacketNotPossible(RuleBroken):
    """The PDF of a packet cannot be made."""


class NoteRefused(RuleBroken):
    """A private note cannot be kept as it is written."""


class RsvpRefused(RuleBroken):
    """BK-29b, BK-30: what a member wants to tell the clerk cannot be."""


class ProposalRefused(RuleBroken):
    """C2C-30, C2C-31: no proposal is taken here, or not now."""


class GuardRefused(RuleBroken):
    """BK-40 to BK-46: what members may not do with each other outside a meeting. ``ask`` names the staff."""

    @property
    def ask(self) -> str:
        return self.facts.get("why", "")


class ApplicationRefused(RuleBroken):
    """C2C-07 to C2C-09: this application, score or appointment cannot be taken as it is."""
