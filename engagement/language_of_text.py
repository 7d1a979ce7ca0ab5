"""Name the language of a text that does not exist in the language of its reader."""

import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from cms.i18n.fields import text, written_in

PLACE = re.compile(r"%\((\w+)\)s")


def named_in_its_language(value: dict[str, str]) -> str:
    """A text in the reader's language; one that does not exist in it names its own language."""
    code = written_in(value)
    if not code or code == get_language():
        return text(value)
    return _("%(text)s (in %(language)s)") % {"text": value[code], "language": language_name(code)}


def marked_in_its_language(value: dict[str, str]) -> str:
    """The same as HTML: the foreign text also carries its language."""
    code = written_in(value)
    if not code or code == get_language():
        return text(value)
    words = _("%(text)s (in %(language)s)")
    return filled_html(words, text=text(value), language=language_name(code))


def filled(words: str, **facts: Any) -> str:
    return words % facts


def filled_html(words: str, **facts: Any) -> SafeString:
    """The same as HTML; facts that are HTML stay as they are. ``words``: ours, without braces."""
    return format_html(PLACE.sub(r"{\1}", words), **facts)


def language_name(code: str) -> str:
    """The name of a language within a sentence: in Spanish and Vietnamese without a capital letter."""
    name = str(get_language_info(code)["name_translated"])
    return name[:1].lower() + name[1:] if get_language() in ("es", "vi") else name
