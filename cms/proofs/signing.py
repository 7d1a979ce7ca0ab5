"""The key that signs checkpoints. It is never in the database: whoever holds the database cannot sign.

A site may keep it in hardware or with a key service: ``RECORD_SIGNER`` names a class of its own with ``public_key`` and
``sign``.
"""

import base64
from datetime import datetime
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cms.proofs.verify_record import COSIGNATURE, SIGNATURE, Key, cosigned_text, to_base64


class Signer(Protocol):
    """``public_key``: 32 bytes of Ed25519. ``sign``: 64 bytes."""

    public_key: bytes

    def sign(self, message: bytes) -> bytes: ...


class SeedSigner:
    """Signs with the 32 random bytes that ``RECORD_SIGNING_KEY`` has in base64."""

    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.RECORD_SIGNING_KEY))
        self.public_key = self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


@cache
def _signer(name: str, key: str) -> Signer:
    return import_string(name)()


def signer() -> Signer:
    return _signer(settings.RECORD_SIGNER, settings.RECORD_SIGNING_KEY)


def own_key(algorithm: int = SIGNATURE) -> Key:
    """The public key of this record, as readers write it down."""
    return Key(settings.RECORD_ORIGIN, algorithm, signer().public_key)


def signed_note(text: str, *, at: datetime) -> str:
    """A note with the signature of this record, and with a cosignature that says when it was made."""
    seconds = int(at.timestamp())
    plain = signer().sign(text.encode())
    timed = seconds.to_bytes(8, "big") + signer().sign(cosigned_text(text, seconds))
    lines = [(own_key(), plain), (own_key(COSIGNATURE), timed)]
    return f"{text}\n" + "".join(f"— {key.name} {to_base64(key.key_id + made)}\n" for key, made in lines)
