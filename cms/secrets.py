"""Encrypt small secrets at rest under keys derived from SECRET_KEY, one for each purpose."""

import base64
import hashlib

from django.conf import settings

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

SECOND_FACTOR = "second factor"


def record_key() -> bytes:
    """For what lasts longer than SECRET_KEY: receipt codes, ids in a release, digests in a proof of notice."""
    return (settings.RECORD_KEY or settings.SECRET_KEY).encode()


def _fernets(purpose: str) -> list[Fernet]:
    keys = [settings.SECRET_KEY, *getattr(settings, "SECRET_KEY_FALLBACKS", [])]
    digests = (hashlib.sha256(f"{purpose}:{key}".encode()).digest() for key in keys)
    return [Fernet(base64.urlsafe_b64encode(digest)) for digest in digests]


def encrypt(text: str, *, purpose: str = SECOND_FACTOR) -> str:
    return MultiFernet(_fernets(purpose)).encrypt(text.encode()).decode()


def decrypt(token: str, *, purpose: str = SECOND_FACTOR) -> str:
    return MultiFernet(_fernets(purpose)).decrypt(token.encode()).decode()


def is_current(token: str, *, purpose: str = SECOND_FACTOR) -> bool:
    """Is it encrypted under SECRET_KEY itself, not under an old key?"""
    try:
        _fernets(purpose)[0].decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def reencrypt(token: str, *, purpose: str = SECOND_FACTOR) -> str:
    """The same secret under SECRET_KEY. Raises InvalidToken when no key opens it."""
    return MultiFernet(_fernets(purpose)).rotate(token.encode()).decode()
