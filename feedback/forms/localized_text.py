"""Text of a form in the reader's language, or in a fallback language that is then marked."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language


class Localized(str):
    """A string whose ``lang`` is set if it is not in the reader's language."""

    lang: str = ""


def localized(value: Mapping[str, str] | None, language: str | None = None) -> Localized:
    if not value:
        return Localized("")
    language = language or get_language() or settings.LANGUAGE_CODE
    order = (language, settings.LANGUAGE_CODE, *sorted(value))
    found = next((code for code in order if value.get(code)), "")
    words = Localized(value.get(found, ""))
    words.lang = "" if found == language else found
    return words


def localized_html(value: Mapping[str, str] | None) -> Localized:
    """Return the text HTML-escaped, for attributes that are rendered unescaped."""
    plain = localized(value)
    words = Localized(escape(plain))
    words.lang = plain.lang
    return words
