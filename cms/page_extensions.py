"""What an app adds to its page types from its capabilities: the context of the template, and a check on saving.

Pages hold fields and panels. Each app fills both tables in its ``site/pages.py``, by the label of the model, so that
models import no presenter. A page type that has no entry shows its fields alone.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from wagtail.models import Page

PageContext = Callable[[Any, HttpRequest], dict[str, Any]]
PageCheck = Callable[[Any], None]

PAGE_CONTEXTS: dict[str, PageContext] = {}
PAGE_CHECKS: dict[str, PageCheck] = {}


def context_of(page: Page, request: HttpRequest) -> dict[str, Any]:
    found = PAGE_CONTEXTS.get(page._meta.label)
    return found(page, request) if found else {}


def check(page: Page) -> None:
    """Raises ``ValidationError`` where the page may not stay as it is."""
    if found := PAGE_CHECKS.get(page._meta.label):
        found(page)
