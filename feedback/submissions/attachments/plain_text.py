"""Check plain text: UTF-8 without control characters, and not the start of an executable format."""

import re

from django.utils.translation import gettext_lazy as _

from feedback.exceptions import FileRefused

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Markup, PostScript, RTF, scripts, and polyglot files
_BEGINS_BADLY = re.compile(r"\s*(?:<[!?/a-z]|%!|\{\\rtf|#!|GIF8)", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:script|svg|html|iframe|object|embed|!doctype|!entity)\b", re.IGNORECASE)


def is_text(data: bytes) -> bool:
    try:
        return not _CONTROLS.search(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False


def look(data: bytes) -> None:
    words = data.decode("utf-8-sig")
    if _BEGINS_BADLY.match(words) or _MARKUP.search(words):
        raise FileRefused(
            _("This file contains web page or program code. Send plain text, or a PDF."), rule="S05"
        )
