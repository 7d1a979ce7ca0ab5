"""Which views are for staff and members only, judged by the view that answers, and not by the text of an address."""

import re

from django.conf import settings
from django.http import HttpRequest
from django.urls import ResolverMatch

_CODES = "|".join(re.escape(code) for code, _name in settings.LANGUAGES)
_CLOSED = re.compile(rf"^/?(?:(?:{_CODES})/)?(?:{'|'.join(settings.SECOND_FACTOR_PREFIXES)})(?:/|$)")
_ADMIN = re.compile(r"^admin/")


def is_closed(request: HttpRequest, match: ResolverMatch) -> bool:
    """Everything that the URLconf has under a closed area, every view for a role, wherever its address lies, and
    addresses of an area that no view has.
    """
    return bool(
        _CLOSED.match(match.route) or getattr(match.func, "open_to", None) or _CLOSED.match(request.path_info)
    )


def is_admin(match: ResolverMatch | None) -> bool:
    """Whether one of Wagtail's admin views answers."""
    return bool(match and _ADMIN.match(match.route))
