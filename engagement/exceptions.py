"""Exceptions for conversations and registrations."""

from cms.exceptions import RuleBroken


class RegistrationClosed(RuleBroken):
    """The conversation is over, canceled, or no longer accepts registrations."""


class PartyDoesNotFit(RuleBroken):
    """The party is larger than the capacity, or than the free seats."""


class KeyUsedTwice(RuleBroken):
    """The same key with different content (F07)."""


class NotPossibleNow(RuleBroken):
    """The conversation's state does not allow this action."""


class ChangedMeanwhile(RuleBroken):
    """The conversation changed since the form was opened (F08)."""


class NumbersDoNotAdd(RuleBroken):
    """Counts of a recap contradict each other."""


class NeedsReason(RuleBroken):
    """A theme that was not adopted (PAR-02), the answer to a request (BK-28), or a refusal of news needs a reason."""
