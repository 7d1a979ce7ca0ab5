"""Serve pages of the editors' tree: one without a translation in the reader's language in the site's first language.

Its texts carry their own language, and everything around them is in the reader's.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language

from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_page


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    if Page.route_for_request(request, path) is None and get_language() != settings.LANGUAGE_CODE:
        # Where Wagtail keeps the page of a request, so that every hook sees the same one.
        vars(request)["_wagtail_route_for_request"] = _in_first_language(request, path)
    return serve_page(request, path)


def _in_first_language(request: HttpRequest, path: str) -> RouteResult | None:
    site = Site.find_for_request(request)
    try:
        return (
            site.root_page.specific.route(request, [part for part in path.split("/") if part])
            if site
            else None
        )
    except Http404:
        return None
