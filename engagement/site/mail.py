"""Kinds of messages of this app that are not sent to an address on the suppression list."""

from cms.mail.suppression import holds_back
from engagement.newsletter import mailings, subscriptions

holds_back(mailings.ABOUT, subscriptions.ABOUT, "registration")
