"""Registry by which apps extend their page types: a template context, and a check on saving.

Pages have fields and panels only. Each app fills both tables in its ``site/pages.py``, by model label, so that
models import no presenters. A page type without an entry displays its fields only.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

PageContext = Callable[[Any, HttpRequest], dict[str, Any]]
PageCheck = Callable[[Any], None]

PAGE_CONTEXTS: dict[str, PageContext] = {}
PAGE_CHECKS: dict[str, PageCheck] = {}


def context_of(page: Any, request: HttpRequest) -> dict[str, Any]:
    found = PAGE_CONTEXTS.get(page._meta.label)
    return found(page, request) if found else {}


def check(page: Any) -> None:
    """Raises ``ValidationError`` if the page may not be saved as it is."""
    if found := PAGE_CHECKS.get(page._meta.label):
        found(page)
