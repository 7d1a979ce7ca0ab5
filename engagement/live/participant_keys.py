"""A participant is a random signed key in the address of a page: no cookie, no name. Only its digest is stored."""

import hashlib
import secrets

from django.core import signing
from django.http import Http404

from engagement.models import Conversation


def new_key(conversation: Conversation) -> str:
    return _signer(conversation).sign(secrets.token_urlsafe(16))


def digest_of(conversation: Conversation, key: str) -> str:
    """What rows hold of a participant; "" for a key that is not ours, or of another conversation."""
    try:
        token = _signer(conversation).unsign(key)
    except signing.BadSignature:
        return ""
    return hashlib.sha256(f"participant:{conversation.pk}:{token}".encode()).hexdigest()


def _signer(conversation: Conversation) -> signing.Signer:
    return signing.Signer(salt=f"engagement.live:{conversation.pk}", sep=".")


def get_participant(conversation: Conversation, key: str) -> str:
    """What rows hold of whoever follows at this address. A key that is not ours looks like no page."""
    if not (found := digest_of(conversation, key)):
        raise Http404
    return found
