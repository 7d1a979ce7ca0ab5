"""Kinds of messages of this app that are not sent to an address on the suppression list."""

from cms.mail.suppression import holds_back
from engagement.newsletter import mailings, subscriptions
from engagement.record_updates import services as record_updates

holds_back(mailings.ABOUT, subscriptions.ABOUT, record_updates.ABOUT, "registration")
