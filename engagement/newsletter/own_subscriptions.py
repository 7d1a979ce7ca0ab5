"""One email with the links to all that we send to an address.

Whoever asks gets the same answer for known and unknown addresses (S25).
"""

from django.utils.translation import override

from cms.mail import outbox
from cms.site_cache import office
from cms.web import limits
from engagement import subscriber_links
from engagement.addresses import absolute
from engagement.choices import SubscriberState
from engagement.models import Subscriber
from engagement.newsletter.other_subscriptions import others_of
from engagement.subscribers import known_language

ABOUT = "own_subscriptions"  # its address is erased with its text: engagement/site/mail.py
REPEAT_AFTER = 600  # seconds: nobody is written to again and again


def mail_own_subscriptions(*, email: str, language: str) -> None:
    """Mail the links to its owner; nothing to an address that has no subscription."""
    email, language = email.strip().lower(), known_language(language)
    subscriber = Subscriber.objects.filter(email=email, state=SubscriberState.CONFIRMED).first()
    with override(language):
        others = [
            (each.title, [(row.label, absolute(row.end_url)) for row in rows])
            for each, rows in others_of(email)
        ]
        settings_url = subscriber_links.link(subscriber_links.SETTINGS, subscriber.key) if subscriber else ""
    if not (settings_url or others):
        return
    if limits.hit(f"own subscriptions:{email}", amount=1, seconds=REPEAT_AFTER):
        outbox.queue(
            "engagement/emails/own_subscriptions",
            to=email,
            language=language,
            context={"settings_url": settings_url, "others": others, "office": office()},
            about=(ABOUT, ""),
            reply_to=office().email,
            lasts=subscriber_links.LASTS[subscriber_links.SETTINGS] or outbox.UNSENT_FOR,
        )
