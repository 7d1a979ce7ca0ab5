"""Signed links in the emails that a subscriber gets: for one purpose and one subscriber, and (except unsubscribing) for
some days. No account: the link is the only key.
"""

import hashlib
import secrets
from datetime import timedelta

from django.core import signing
from django.urls import reverse

from cms import clock
from engagement.addresses import absolute

CONFIRM, SETTINGS, END, FOLLOW = "confirm", "settings", "end", "follow"
# Unsubscribing works however old the email is.
LASTS = {CONFIRM: timedelta(days=7), FOLLOW: timedelta(days=7), SETTINGS: timedelta(days=60), END: None}


class NoSuchLink(Exception):
    """Not signed by us, or for another purpose."""


class LinkTooOld(Exception):
    """Signed by us, but expired."""


def new_key() -> str:
    return secrets.token_urlsafe(20)


def digest(nonce: str) -> str:
    return hashlib.sha256(b"letters:" + nonce.encode()).hexdigest()


def token(purpose: str, key: str, nonce: str = "") -> str:
    """``nonce``: what else the link carries."""
    issued = int(clock.now().timestamp())
    return _signer(purpose).sign(f"{key}.{nonce}.{issued}")


def read(purpose: str, value: str) -> tuple[str, str]:
    """(subscriber key, nonce) of a valid link for this purpose. Raises NoSuchLink or LinkTooOld."""
    try:
        key, rest = _signer(purpose).unsign(value).split(".", 1)
        nonce, issued = rest.rsplit(".", 1)
        age = clock.now().timestamp() - int(issued)
    except (signing.BadSignature, ValueError) as error:
        raise NoSuchLink from error
    lasts = LASTS[purpose]
    if lasts is not None and age > lasts.total_seconds():
        raise LinkTooOld
    return key, nonce


def link(purpose: str, key: str, nonce: str = "") -> str:
    """The absolute URL in the active language."""
    return absolute(path(purpose, key, nonce))


def path(purpose: str, key: str, nonce: str = "") -> str:
    """The same on this site."""
    return reverse(f"engagement:news_{purpose}", args=[token(purpose, key, nonce)])


def sample(purpose: str) -> str:
    """A link that looks like those in a mail and opens nothing, for a preview."""
    return absolute(reverse(f"engagement:news_{purpose}", args=["example"]))


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"engagement.newsletter.{purpose}")
