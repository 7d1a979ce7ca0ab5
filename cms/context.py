"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info

from cms.site_cache import office


def language_links(request: HttpRequest) -> list[tuple[str, str, str, bool]]:
    """This address in each language: (code, own name, address, is this one)."""
    current = get_language() or settings.LANGUAGE_CODE
    codes = [code for code, _name in settings.LANGUAGES]
    bare = request.path
    for code in codes:
        if bare == f"/{code}" or bare.startswith(f"/{code}/"):
            bare = bare[len(code) + 1 :] or "/"
            break
    return [
        (
            code,
            get_language_info(code)["name_local"].capitalize(),
            bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}",
            code == current,
        )
        for code in codes
    ]


def site(request: HttpRequest) -> dict:
    return {
        "site_demo": settings.DEMO,
        "site_url": settings.SITE_URL,
        "office": office(),
        "language_links": language_links(request),
        "html_dir": "rtl" if get_language_info(get_language() or "en")["bidi"] else "ltr",
    }
