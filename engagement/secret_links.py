"""Secret links that open something without an account: a note-taker's, a helper's for one evening.

The code follows from a random key and the site's secret; only its digest is looked up. The address is displayed for
some minutes to the person who made the link, and never again.
"""

import secrets
from typing import Protocol

from django.core import signing

from cms import clock
from cms.web.one_time_keys import code_in_use, receipt_code, receipt_digest

SHOWN_FOR = 10 * 60  # seconds
_shown_once = signing.Signer(salt="engagement.secret-link")


class SecretLink(Protocol):
    key: str
    link_digest: str


def new_link() -> dict[str, str]:
    """The columns of a new link."""
    key = secrets.token_urlsafe(16)
    return {"key": key, "link_digest": receipt_digest(receipt_code(key))}


def show_once(link: SecretLink) -> str:
    """What the address of a screen carries for it to display this link."""
    return _shown_once.sign(f"{link.key}.{int(clock.now().timestamp())}")


def shown_code(link: SecretLink, given: str) -> str:
    """The code of the link, only shortly after it was made, to whom was given what `show_once` returned; else ""."""
    try:
        key, _dot, moment = _shown_once.unsign(given).rpartition(".")
    except signing.BadSignature:
        return ""
    if key != link.key or clock.now().timestamp() > int(moment) + SHOWN_FOR:
        return ""
    return code_in_use(key, link.link_digest)
