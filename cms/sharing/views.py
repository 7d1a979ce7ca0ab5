"""Views of what programs ask a site for: sitemap, robots.txt, security.txt, manifest, icons, cards."""

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from cms.sharing import cards, drawing
from cms.sharing.head import absolute
from cms.sharing.robots import robots_text, security_text
from cms.sharing.sitemap import section_maps
from cms.sharing.typeface import colors
from cms.site_cache import office

XML, TEXT, PNG = "application/xml; charset=utf-8", "text/plain; charset=utf-8", "image/png"
ICONS = (192, 512)
DRAWN_SECONDS = 24 * 60 * 60
EDITION = "1"  # of the drawing: a new one makes every card anew


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    rows = []
    for name, found in section_maps().items():
        pages = found.paginator
        for number in range(1, pages.num_pages + 1 if pages.count else 0):
            rows.append({"location": absolute(f"/sitemap-{name}.xml{f'?p={number}' if number > 1 else ''}")})
    return render(request, "sitemap_index.xml", {"sitemaps": rows}, content_type=XML)


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    found = section_maps().get(section)
    if found is None:
        raise Http404
    try:
        rows = found.get_urls(request.GET.get("p", 1))
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404 from error
    response = render(request, "sitemap.xml", {"urlset": rows}, content_type=XML)
    if moment := getattr(found, "latest_lastmod", None):
        response["Last-Modified"] = http_date(moment.timestamp())
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(robots_text(), content_type=TEXT)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    return HttpResponse(security_text(), content_type=TEXT)


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The name of the office and the icons, for phones that put the site on their home screen."""
    shown = {
        "name": office().name,
        "lang": settings.LANGUAGE_CODE,
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": colors()["paper"],
        "theme_color": colors()["pacific"],
        "icons": [
            {"src": f"/icon-{size}.png", "sizes": f"{size}x{size}", "type": PNG, "purpose": "any maskable"}
            for size in ICONS
        ],
    }
    return JsonResponse(shown, content_type="application/manifest+json")


@require_safe
def icon(request: HttpRequest, size: int) -> HttpResponse:
    if size not in ICONS:
        raise Http404
    return _drawn(request, f"icon {size}", lambda: drawing.icon_file(size))


@require_safe
def touch_icon(request: HttpRequest) -> HttpResponse:
    return _drawn(request, "icon 180", lambda: drawing.icon_file(180))


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return _drawn(request, "favicon", drawing.favicon, kind="image/x-icon")


@require_safe
def site_card(request: HttpRequest, language: str) -> HttpResponse:
    return _card(request, language, cards.site_card)


@require_safe
def card(request: HttpRequest, language: str, kind: str, id: int) -> HttpResponse:
    return _card(request, language, lambda: cards.record_card(kind, id))


def _card(request: HttpRequest, language: str, load: Callable[[], drawing.Card]) -> HttpResponse:
    if language not in dict(settings.SITE_LANGUAGES):
        raise Http404
    with translation.override(language):
        shown = load()
    return _drawn(request, repr(shown), lambda: drawing.card(shown))


def _drawn(request: HttpRequest, facts: str, draw: Callable[[], bytes], *, kind: str = PNG) -> HttpResponse:
    """The picture of these facts. Their hash is its ETag, so that who has it already costs no drawing."""
    key = sha256(f"{EDITION} {facts}".encode()).hexdigest()
    response = get_conditional_response(request, etag=quote_etag(key))
    if response is None:
        content = cache.get_or_set(f"drawn:{key}", draw, DRAWN_SECONDS)
        response = HttpResponse(content, content_type=kind)
    response["ETag"] = quote_etag(key)
    response["Cache-Control"] = "public, max-age=3600"
    return response
