"""The page at /accessibility/ shows the certificates below its own text; a signed copy is public with them."""

from typing import Any

from django.http import HttpRequest

from wagtail.models import Page, PageQuerySet

from cms.accessibility.selectors import certificates
from cms.extension_points import PAGE_CONTEXTS, provide
from cms.models import AccessibilityCertificate, SiteDocument, StandardPage
from cms.publication import files

SLUG = "accessibility"  # the footer leads here
DEPTH = 3  # right below the home page of a language


def context(page: StandardPage, request: HttpRequest) -> dict[str, Any]:
    if page.slug != SLUG or page.depth != DEPTH:
        return {}
    found = certificates()
    document = found.current.document if found.current else None
    return {
        "certificates": found,
        "signed_copy": document if document and files.is_public(document) else None,
    }


def pages_with(file: files.File) -> PageQuerySet:
    """The pages that show a certificate whose signed copy this is."""
    is_shown = (
        isinstance(file, SiteDocument) and AccessibilityCertificate.objects.filter(document=file).exists()
    )
    return Page.objects.filter(slug=SLUG, depth=DEPTH) if is_shown else Page.objects.none()


PAGE_CONTEXTS[StandardPage._meta.label] = context
provide(files.USERS, pages_with)
