"""Sign and check participant keys: random, in the URL, without a name. Only the digest is stored."""

import hashlib
import secrets

from django.core import signing
from django.http import Http404

from engagement.models import Conversation


def new_key(conversation: Conversation) -> str:
    return _signer(conversation).sign(secrets.token_urlsafe(16))


def digest_of(conversation: Conversation, key: str) -> str:
    """The stored digest of a participant key; "" if we did not sign it or it belongs to another conversation."""
    try:
        token = _signer(conversation).unsign(key)
    except signing.BadSignature:
        return ""
    return hashlib.sha256(f"participant:{conversation.pk}:{token}".encode()).hexdigest()


def _signer(conversation: Conversation) -> signing.Signer:
    return signing.Signer(salt=f"engagement.live:{conversation.pk}", sep=".")


def get_participant(conversation: Conversation, key: str) -> str:
    """The stored digest of the participant at this URL. Raises 404 for a key that we did not sign."""
    if not (found := digest_of(conversation, key)):
        raise Http404
    return found
