"""Secrets and signatures by Standard Webhooks 1.0 (standardwebhooks.com)."""

import base64
import secrets as random
from collections.abc import Iterable
from datetime import datetime

from standardwebhooks import Webhook as Signer

from cms import secrets
from cms.models import Webhook

SECRET_BYTES = 32  # the specification asks for 24 to 64
PURPOSE = Webhook.encrypted_fields["secret"]


def new_secret() -> str:
    return "whsec_" + base64.b64encode(random.token_bytes(SECRET_BYTES)).decode()


def new_message_id() -> str:
    return f"msg_{random.token_hex(16)}"


def seal(secret: str) -> str:
    """The secret as it is stored."""
    return secrets.encrypt(secret, purpose=PURPOSE)


def unseal(sealed: str) -> str:
    """Raises ``InvalidToken`` if no key of the site decrypts it."""
    return secrets.decrypt(sealed, purpose=PURPOSE)


def headers(keys: Iterable[str], *, message_id: str, moment: datetime, body: str) -> dict[str, str]:
    """``webhook-id``, ``webhook-timestamp`` (seconds) and ``webhook-signature``: one signature for each secret."""
    signed = [Signer(key).sign(message_id, moment, body) for key in keys]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signed),
    }
