"""What is not possible in this room, and why."""

from cms.exceptions import RuleBroken


class FormClosed(RuleBroken):
    """The form does not take answers now."""


class KeyUsedTwice(RuleBroken):
    """The same form was sent before with other words (F07)."""


class KeyChangedMeaning(RuleBroken):
    """A question's key cannot come to mean something else (design 3.4)."""


class NotQuotable(RuleBroken):
    """PRV-14: without consent there is no quote."""


class NotPossibleNow(RuleBroken):
    """Something else must come first."""


class ImportRefused(RuleBroken):
    """Lines of a file cannot be taken in; ``facts["lines"]`` names each with its reason."""


class FileRefused(RuleBroken):
    """This file cannot be taken in, or cannot be handed on (S21)."""


class DraftRefused(RuleBroken):
    """These words cannot be kept as a draft."""
