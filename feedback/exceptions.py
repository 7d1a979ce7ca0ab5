"""Exceptions for the rules of this app, raised by services and shown to the user by views."""

from cms.exceptions import RuleBroken


class FormClosed(RuleBroken):
    """The form does not accept answers now."""


class KeyUsedTwice(RuleBroken):
    """The same form was already submitted with different content (F07)."""


class KeyChangedMeaning(RuleBroken):
    """A question's key cannot change its meaning (design 3.4)."""


class NotQuotable(RuleBroken):
    """A text cannot be quoted without consent (PRV-14)."""


class NotPossibleNow(RuleBroken):
    """The current state does not allow this action."""


class ImportRefused(RuleBroken):
    """Rows of an import file are invalid; ``facts["lines"]`` lists each with its reason."""


class FileRefused(RuleBroken):
    """This file cannot be accepted or downloaded (S21)."""


class DraftRefused(RuleBroken):
    """This content cannot be saved as a draft."""


class TicketRefused(RuleBroken):
    """The private link that led to the form does not count this response."""


class LanguagesIncomplete(RuleBroken):
    """A language of a form misses text, and nobody decided how to publish it."""


class FormFileRefused(RuleBroken):
    """A file is not a form that this site can take."""
