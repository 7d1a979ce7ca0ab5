"""Texts of a record in one language."""

from collections.abc import Mapping

from django.conf import settings

from cms.cleaning import clean_text
from cms.open_data.values import Coded, Texts

FIRST = settings.LANGUAGE_CODE


def language_of(texts: Mapping[str, str] | None, wanted: str = FIRST) -> str:
    """The language in which a text is told to whoever asked for ``wanted``: another one if it was not translated."""
    if not texts or wanted in texts:
        return wanted
    return FIRST if FIRST in texts else next(iter(texts))


def say(texts: Texts | None, wanted: str = FIRST) -> str:
    """The text in that language, else in the site's first one, else in any; without control characters."""
    return clean_text(texts[language_of(texts, wanted)]) if texts else ""


def label(code: Coded | None, wanted: str = FIRST) -> str:
    return say(code["label"], wanted) if code else ""
