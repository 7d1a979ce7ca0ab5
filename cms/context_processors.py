"""Template context available on every page."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info

from cms import clock
from cms.i18n.languages import bare, indexed, localized, offered
from cms.site_cache import office


def language_links(request: HttpRequest) -> list[tuple[str, str, str, bool]]:
    """This page in each language: (code, own name, URL, is current)."""
    current = get_language() or settings.LANGUAGE_CODE
    _code, path = bare(request.path_info)
    codes = offered(path)
    return [
        (
            code,
            get_language_info(code)["name_local"].capitalize(),
            localized(path, code),
            code == current,
        )
        for code in codes
    ]


def is_written_elsewhere(request: HttpRequest) -> bool:
    """Whether the page is in a language that what it publishes is not written in."""
    code, path = bare(request.path_info)
    return code in offered(path) and code not in indexed(path)


def site(request: HttpRequest) -> dict:
    return {
        "site_demo": settings.DEMO,
        "practice": {"now": clock.now(), "real_site": settings.PRACTICE_OF} if settings.PRACTICE else None,
        "site_url": settings.SITE_URL,
        "office": office(),
        "language_links": language_links(request),
        "is_written_elsewhere": is_written_elsewhere(request),
        "html_dir": "rtl" if get_language_info(get_language() or "en")["bidi"] else "ltr",
    }
