"""Kinds of messages of this app that are not sent to an address on the suppression list, and that forget theirs."""

from cms.mail.forgetting import forgets_address
from cms.mail.suppression import holds_back
from feedback.receipts import emails

holds_back(emails.ABOUT)
forgets_address(emails.ABOUT)
