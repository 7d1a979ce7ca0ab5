"""Sign and check participant keys: random, without a name. Only the digest is stored.

The key is in the URL. The browser that first opened the live page also keeps it in a cookie, limited to the live
pages of that conversation, so that opening the page again gives no second ballot.
"""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from cms import clock
from engagement.models import Conversation

COOKIE_ENDS = timedelta(hours=12)  # after the planned end, or after a later visit


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


def key_of_browser(request: HttpRequest, conversation: Conversation) -> str:
    """The key in this browser's cookie; "" without a cookie, or if we did not sign it for this conversation."""
    key = request.COOKIES.get(cookie_name(get_language() or settings.LANGUAGE_CODE), "")
    return key if key and digest_of(conversation, key) else ""


def keep_in_browser(
    request: HttpRequest, response: HttpResponse, conversation: Conversation, key: str
) -> None:
    """Set the cookie on the live address in each language: a path is sent to one language only."""
    left = max(conversation.ends_at + COOKIE_ENDS - clock.now(), COOKIE_ENDS)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            path = reverse("engagement:live_start", args=[conversation.slug])
        response.set_cookie(
            cookie_name(language),
            key,
            max_age=left,
            path=path,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )


def cookie_name(language: str) -> str:
    return f"live-{language}"
