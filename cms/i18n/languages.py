"""Decide in which languages a URL answers, and in which of them search engines should know it.

Every public page answers in every language: its interface in that language, its content where a translation exists;
what is not translated carries its own language (`passages.py`). Staff and member areas answer in the site's languages.
"""

import re
from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language

INSIDE = re.compile(rf"^/(?:{'|'.join(settings.SECOND_FACTOR_PREFIXES)})(?:/|$)")
# Forms, what is sent from them, receipts, conversations, applications, email updates, what is followed: nothing on
# these pages is written in the site's languages alone.
WHOLE_IN_ALL = re.compile(
    r"^/(?:feedback/[^/]+|receipts|conversations(?!/evening/)|applications|proposals/new"
    r"|follow|news/(?:subscribe|find|confirm|settings|end|follow))(?:/|$)"
)


def bare(path: str) -> tuple[str, str]:
    """(language of a path, the path without it); never with two slashes first, which would be another site."""
    for code, _name in settings.LANGUAGES:
        if path == f"/{code}" or path.startswith(f"/{code}/"):
            return code, "/" + path[len(code) + 1 :].lstrip("/")
    return settings.LANGUAGE_CODE, "/" + path.lstrip("/")


def offered(path: str) -> list[str]:
    """Codes of the languages in which this path (without a language prefix) answers."""
    return [code for code, _name in (settings.SITE_LANGUAGES if INSIDE.match(path) else settings.LANGUAGES)]


def indexed(path: str) -> list[str]:
    """Codes of the languages that the sitemap and the head of a page name.

    A page whose content is written in the site's languages would be listed eight times with the same content.
    """
    return [
        code for code, _name in (settings.LANGUAGES if WHOLE_IN_ALL.match(path) else settings.SITE_LANGUAGES)
    ]


def localized(path: str, code: str) -> str:
    """The path of a page, given without a language, in this one."""
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"


def path_for_reader(paths: Mapping[str, str]) -> str:
    """Of the paths of one page by language, the reader's; else that of the first language, read in the reader's."""
    current = get_language() or settings.LANGUAGE_CODE
    if found := paths.get(current):
        return found
    first = paths.get(settings.LANGUAGE_CODE) or next(iter(paths.values()), "")
    code, path = bare(first)
    return (
        localized(path, current)
        if first and code == settings.LANGUAGE_CODE and current in offered(path)
        else first
    )
