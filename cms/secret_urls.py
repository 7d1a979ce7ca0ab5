"""Addresses with a code or token in the path: whoever knows one may open what it names.

Declared once, by the name of the part of the path. Such a page limits guesses, sends no referrer, and is logged
without the code.
"""

import re

from django.urls import ResolverMatch

HIDDEN = "[hidden]"
SECRET_PARTS = frozenset({"code", "token", "key", "uidb36", "uidb64"})
# Here `key` names an agenda item or a code of the codebook, which staff and members see in lists.
NAMES_ONLY = re.compile(r"^/?(?:[a-z-]+/)?(?:desk/(?:meetings|codebook)|workspace/meetings)/")


def secrets_of(match: ResolverMatch | None) -> list[str]:
    """What in the path of this request opens something, the longest first."""
    if match is None or NAMES_ONLY.match(str(match.route)):
        return []
    secrets = {str(value) for name, value in match.kwargs.items() if name in SECRET_PARTS and value}
    return sorted(secrets, key=len, reverse=True)


def masked(path: str, secrets: list[str]) -> str:
    for secret in secrets:
        path = re.sub(re.escape(secret), HIDDEN, path, flags=re.IGNORECASE)
    return path
