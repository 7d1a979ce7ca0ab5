"""Which languages an address is offered in. All pages speak the site's languages; forms and receipts speak more."""

import re

from django.conf import settings

# A form, what is sent from it, and what became of it; conversations; applications; news by mail: the way of the public.
SPOKEN_BY_MANY = re.compile(
    r"^/(?:feedback/[^/]+|receipts|conversations|applications|proposals/new"
    r"|news/(?:subscribe|confirm|settings|end))(?:/|$)"
)


def bare(path: str) -> tuple[str, str]:
    """(language of an address, the address without it)."""
    for code, _name in settings.LANGUAGES:
        if path == f"/{code}" or path.startswith(f"/{code}/"):
            return code, path[len(code) + 1 :] or "/"
    return settings.LANGUAGE_CODE, path


def offered(path: str) -> list[str]:
    """Codes of the languages in which this address, given without a language, can be read."""
    many = SPOKEN_BY_MANY.match(path)
    return [code for code, _name in (settings.FORM_LANGUAGES if many else settings.SITE_LANGUAGES)]


def is_whole(language: str) -> bool:
    """Does all of the site speak it?"""
    return language in dict(settings.SITE_LANGUAGES)
