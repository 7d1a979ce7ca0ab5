"""Exceptions for broken rules of this app."""

from cms.exceptions import RuleBroken


class CannotPost(RuleBroken):
    """The agenda cannot be posted as it stands."""


class CannotPlan(RuleBroken):
    """The meeting cannot be planned this way."""


class PostedIsFrozen(RuleBroken):
    """Postings, sent notices and votes never change (BK-14, BK-30)."""


class NotPossibleNow(RuleBroken):
    """The meeting, item or motion is not in a state that allows this."""


class AgendaChanged(RuleBroken):
    """The draft agenda is no longer as the writer saw it."""


class CommentFirst(RuleBroken):
    """BK-20: no vote before the public has had a chance to comment on the item."""


class VoteNotComplete(RuleBroken):
    """BK-30: a vote cannot close before each present voting seat has a row."""


class NeedsReason(RuleBroken):
    """PAR-02: an answer other than a plain yes needs a reason."""


class TermsNotStaggered(RuleBroken):
    """C2C-07: the first terms of a body must be staggered."""


class StepNotPossible(RuleBroken):
    """C2C-10, BK-06: the onboarding step is invalid."""


class FileRefused(RuleBroken):
    """The file is too large, of an unsupported type, encrypted or damaged."""


class CommentRefused(RuleBroken):
    """BK-20, BK-21, BK-45: the comment cannot be accepted."""


class PacketNotPossible(RuleBroken):
    """The PDF of a packet cannot be made."""


class NoteRefused(RuleBroken):
    """A private note cannot be saved as written."""


class RsvpRefused(RuleBroken):
    """BK-29b, BK-30: a member's notice to the clerk, or a training record, is invalid."""


class ProposalRefused(RuleBroken):
    """C2C-30, C2C-31: the proposal cannot be accepted, or not now."""


class GuardRefused(RuleBroken):
    """BK-40 to BK-46: contact between members not allowed outside a meeting. ``ask`` is the staff contact."""

    @property
    def ask(self) -> str:
        return str(self.facts.get("why", ""))


class ApplicationRefused(RuleBroken):
    """C2C-07 to C2C-09: the application, score or appointment is invalid."""


class CommitteeRefused(RuleBroken):
    """C2C-06, BK-01, BK-42: the committee cannot be created or disbanded this way. ``field`` is where it shows."""


class NoticeRefused(RuleBroken):
    """A notice of the Office cannot be written, published, changed or closed this way. ``field`` is where it shows."""
