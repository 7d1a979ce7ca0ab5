"""Encrypt small secrets at rest with keys derived from SECRET_KEY, one for each purpose."""

import base64
import hashlib

from django.conf import settings

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

SECOND_FACTOR = "second factor"


def record_key() -> bytes:
    """The key for what outlives SECRET_KEY: receipt codes, ids in a release, digests in a proof of notice."""
    return (settings.RECORD_KEY or settings.SECRET_KEY).encode()


def record_keys() -> list[bytes]:
    """All keys that may have been the record key when something was derived: a site whose SECRET_KEY was its record
    key, and was changed, has made receipts with either.
    """
    others = (settings.SECRET_KEY, *getattr(settings, "SECRET_KEY_FALLBACKS", []))
    return list(dict.fromkeys([record_key(), *(key.encode() for key in others)]))


def _fernets(purpose: str) -> list[Fernet]:
    keys = [settings.SECRET_KEY, *getattr(settings, "SECRET_KEY_FALLBACKS", [])]
    digests = (hashlib.sha256(f"{purpose}:{key}".encode()).digest() for key in keys)
    return [Fernet(base64.urlsafe_b64encode(digest)) for digest in digests]


def encrypt(text: str, *, purpose: str = SECOND_FACTOR) -> str:
    return MultiFernet(_fernets(purpose)).encrypt(text.encode()).decode()


def decrypt(token: str, *, purpose: str = SECOND_FACTOR) -> str:
    return MultiFernet(_fernets(purpose)).decrypt(token.encode()).decode()


def is_current(token: str, *, purpose: str = SECOND_FACTOR) -> bool:
    """Whether it is encrypted with SECRET_KEY itself, not with a fallback key."""
    try:
        _fernets(purpose)[0].decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def reencrypt(token: str, *, purpose: str = SECOND_FACTOR) -> str:
    """The same secret, encrypted with SECRET_KEY. Raises InvalidToken if no key decrypts it."""
    return MultiFernet(_fernets(purpose)).rotate(token.encode()).decode()
