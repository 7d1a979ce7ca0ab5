"""The signed key in the link that leads into the practice site: good for a minute and for one entry.

It names a role, never a person. Both sites know ``PRACTICE_KEY``.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

from cms.access import Role
from cms.exceptions import RuleBroken
from cms.web import limits

SALT = "cms.practice.enter"
SECONDS = 60


class KeyRefused(RuleBroken):
    """The key is wrong, too old, or used."""


def issue(role: Role) -> str:
    facts = {"role": role.value, "id": secrets.token_urlsafe(16)}
    return signing.dumps(facts, key=settings.PRACTICE_KEY, salt=SALT)


def use(key: str) -> Role:
    """The role that a key names, once. Raises KeyRefused."""
    try:
        facts = signing.loads(key, key=settings.PRACTICE_KEY, salt=SALT, max_age=SECONDS, fallback_keys=[])
        role, number = Role(facts["role"]), facts["id"]
    except signing.SignatureExpired as error:
        raise KeyRefused(_("This link worked for one minute and has expired.")) from error
    except (signing.BadSignature, KeyError, TypeError, ValueError) as error:
        raise KeyRefused(_("This link is incomplete, or it was made for another practice site.")) from error
    if not limits.claim(f"practice:{number}", by=secrets.token_hex(8), seconds=2 * SECONDS):
        raise KeyRefused(_("This link has already been used. Each link lets you in once."))
    return role
