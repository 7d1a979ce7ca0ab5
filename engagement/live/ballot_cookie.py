"""The only cookie for the public: it keeps the participant's key in the browser that opened the live page.

It is limited to the live pages of one conversation, so that opening the page again gives no second ballot. Where
cookies are refused, the key in the URL still works.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from cms import clock
from engagement.live.participant_keys import digest_of
from engagement.models import Conversation

COOKIE_ENDS = timedelta(hours=12)  # after the planned end, or after a later visit


def key_of_browser(request: HttpRequest, conversation: Conversation) -> str:
    """The key in this browser's cookie; "" without a cookie, or if we did not sign it for this conversation."""
    key = request.COOKIES.get(cookie_name(get_language() or settings.LANGUAGE_CODE), "")
    return key if key and digest_of(conversation, key) else ""


def keep_in_browser(response: HttpResponse, conversation: Conversation, key: str) -> None:
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
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def cookie_name(language: str) -> str:
    """Over TLS with the prefix that no page without TLS can set. Not ``__Host-``: this one is limited to its path."""
    return f"__Secure-live-{language}" if settings.SESSION_COOKIE_SECURE else f"live-{language}"
