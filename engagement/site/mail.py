"""Kinds of messages of this app: not sent to an address on the suppression list, and one that forgets its own."""

from cms.mail.forgetting import forgets_address
from cms.mail.suppression import holds_back
from engagement.newsletter import mailings, own_subscriptions, subscriptions
from engagement.record_updates import services as record_updates

holds_back(mailings.ABOUT, subscriptions.ABOUT, record_updates.ABOUT, own_subscriptions.ABOUT, "registration")
forgets_address(own_subscriptions.ABOUT)
