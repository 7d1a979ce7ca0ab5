"""Decide which languages a URL is offered in. Pages are in the site's languages; forms and receipts in more."""

import re

from django.conf import settings

# The public's way, not that of helpers: a form, what is sent from it, its receipt; conversations; applications;
# email updates and what is followed.
SPOKEN_BY_MANY = re.compile(
    r"^/(?:feedback/[^/]+|receipts|conversations(?!/evening/)|applications|proposals/new"
    r"|follow|news/(?:subscribe|find|confirm|settings|end|follow))(?:/|$)"
)


def bare(path: str) -> tuple[str, str]:
    """(language of a path, the path without it)."""
    for code, _name in settings.LANGUAGES:
        if path == f"/{code}" or path.startswith(f"/{code}/"):
            return code, path[len(code) + 1 :] or "/"
    return settings.LANGUAGE_CODE, path


def offered(path: str) -> list[str]:
    """Codes of the languages in which this path (without a language prefix) is available."""
    many = SPOKEN_BY_MANY.match(path)
    return [code for code, _name in (settings.FORM_LANGUAGES if many else settings.SITE_LANGUAGES)]


def localized(path: str, code: str) -> str:
    """The path of a page, given without a language, in this one."""
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"
