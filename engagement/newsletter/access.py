"""Access by emailed link: no account, only signed tokens."""

from django.http import Http404

from engagement.choices import SubscriberState
from engagement.models import Subscriber
from engagement.newsletter import links as letter_links


def get_subscriber_by_link(purpose: str, token: str) -> Subscriber | None:
    """The subscriber of an emailed link; None if the link is valid but its subscriber is gone. Raises 404 for a
    forged link.
    """
    try:
        key, nonce = letter_links.read(purpose, token)
    except letter_links.NoSuchLink as error:
        raise Http404 from error
    except letter_links.LinkTooOld:
        return None
    rows = Subscriber.objects.filter(key=key)
    if purpose == letter_links.CONFIRM:  # works once, and only the newest
        rows = rows.filter(state=SubscriberState.PENDING, link_digest=letter_links.digest(nonce))
    return rows.first()
