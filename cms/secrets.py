"""Encrypt small secrets at rest under keys derived from SECRET_KEY, one for each purpose."""

import base64
import hashlib

from django.conf import settings

from cryptography.fernet import Fernet, MultiFernet

SECOND_FACTOR = "second factor"


def _fernet(purpose: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *getattr(settings, "SECRET_KEY_FALLBACKS", [])]
    digests = (hashlib.sha256(f"{purpose}:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def encrypt(text: str, *, purpose: str = SECOND_FACTOR) -> str:
    return _fernet(purpose).encrypt(text.encode()).decode()


def decrypt(token: str, *, purpose: str = SECOND_FACTOR) -> str:
    return _fernet(purpose).decrypt(token.encode()).decode()
