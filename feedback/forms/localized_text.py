"""Words of a form in the reader's language; where they are missing, in another one, and said so."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language


class Said(str):
    """``lang`` names the language of the words if it is not the reader's."""

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
    """For a place that takes what it is given as HTML."""
    plain = said(value)
    words = Said(escape(plain))
    words.lang = plain.lang
    return words
