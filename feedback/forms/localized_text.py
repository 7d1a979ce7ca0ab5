"""Words of a form in the reader's language; where they are missing, in another one, and said so."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language


class Localized(str):
    """``lang`` names the language of the words if it is not the reader's."""

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
    """For a place that takes what it is given as HTML."""
    plain = localized(value)
    words = Localized(escape(plain))
    words.lang = plain.lang
    return words
