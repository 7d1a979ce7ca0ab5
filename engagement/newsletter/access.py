"""Whom a link in a mail lets in: no account, only what we signed."""

from django.http import Http404

from engagement.choices import SubscriberState
from engagement.models import Subscriber
from engagement.newsletter import links as letter_links


def get_subscriber_by_link(purpose: str, token: str) -> Subscriber | None:
    """By the link of a mail. None where the link was ours and leads to nobody any more; a false one is 404."""
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
