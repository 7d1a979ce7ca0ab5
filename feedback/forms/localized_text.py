"""Text of a form in the reader's language, or in a fallback language that is then marked."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language


class Said(str):
    """A string whose ``lang`` is set if it is not in the reader's language."""

    lang: str = ""


def said(value: Mapping[str, str] | None, language: str | None = None) -> Said:
    if not value:
        return Said("")
    language = language or get_language() or settings.LANGUAGE_CODE
    order = (language, settings.LANGUAGE_CODE, *sorted(value))
    found = next((code for code in order if value.get(code)), "")
    words = Said(value.get(found, ""))
    words.lang = "" if found == language else found
    return words


def said_in_html(value: Mapping[str, str] | None) -> Said:
    """Return the text HTML-escaped, for attributes that are rendered unescaped."""
    plain = said(value)
    words = Said(escape(plain))
    words.lang = plain.lang
    return words
