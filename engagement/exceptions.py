"""What is not possible with conversations and registrations."""

from cms.exceptions import RuleBroken


class RegistrationClosed(RuleBroken):
    """The conversation is over, cancelled, or no longer takes names."""


class PartyDoesNotFit(RuleBroken):
    """More people than there are seats, or than are free now."""


class KeyUsedTwice(RuleBroken):
    """One key, two different contents (F07)."""


class NotPossibleNow(RuleBroken):
    """The conversation's state does not allow this act."""


class ChangedMeanwhile(RuleBroken):
    """Somebody else changed the conversation since the form was opened (F08)."""


class NumbersDoNotAdd(RuleBroken):
    """Counts of a recap contradict each other."""


class NeedsReason(RuleBroken):
    """PAR-02: what was not taken up comes with its reason."""
