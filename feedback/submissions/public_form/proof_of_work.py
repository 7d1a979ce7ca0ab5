"""Require proof of work on forms that bots flood (Altcha, deterministic).

There is no puzzle for people. Without JavaScript, the form can be submitted twenty seconds after it was opened.
"""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from altcha import v2 as altcha

from cms.exceptions import RuleBroken
from cms.web import limits, one_time_keys

ALGORITHM, COST, ROUNDS = "PBKDF2/SHA-256", 5_000, (200, 1_000)
SECONDS = 60 * 60
WITHOUT_SCRIPT = 20


class WorkMissing(RuleBroken):
    """The proof is missing, invalid, or was used before."""


def challenge() -> str:
    """Return a new challenge as JSON. It expires by system time, which altcha compares it with."""
    made = altcha.create_challenge(
        ALGORITHM,
        COST,
        counter=secrets.randbelow(ROUNDS[1] - ROUNDS[0]) + ROUNDS[0],
        expires_at=int(time.time()) + SECONDS,
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return json.dumps(made.to_dict())


def check(data: Mapping[str, Any], *, purpose: str, nonce: str) -> None:
    """Accept a proof for this rendered form only, or the waiting time; raises ``WorkMissing`` otherwise."""
    payload = data.get("work") or ""
    if not payload:
        if one_time_keys.age(purpose, data.get("key", "")) >= WITHOUT_SCRIPT:
            return
        raise WorkMissing(
            _("Wait a moment, about 20 seconds, then send it again. Nothing is lost. This keeps bots out.")
        )
    result = altcha.verify_solution(payload, _secret("challenge"), hmac_key_secret=_secret("key"))
    if not result.verified or not _is_first_use(payload, nonce):
        raise WorkMissing(_("Your browser’s calculation expired. Please send it again; nothing is lost."))


def _is_first_use(payload: str, nonce: str) -> bool:
    """Whether the proof is unused; a repeated click with the same key is allowed."""
    signature = altcha.Payload.from_base64(payload).challenge.signature or ""
    name = f"work:{hashlib.sha256(signature.encode()).hexdigest()}"
    return limits.claim(name, by=nonce, seconds=SECONDS)


def _secret(use: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"work:{use}".encode(), hashlib.sha256).hexdigest()
