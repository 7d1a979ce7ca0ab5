"""Keep record numbers on one line."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.i18n.passages import Mixed, marked_like

RECORD_NUMBER = re.compile(r"\b(?:[A-Z]{1,4}-)?\d{4}-\d{1,4}\b|\b[A-Z]{1,4}-\d{1,5}[a-z]?\b")


def unbroken(text: object) -> SafeString:
    """The text with each number such as P-2022-08, 2022-17, F-12 or BK-10 protected from line breaks."""
    if isinstance(text, SafeString):
        return text
    if isinstance(text, Mixed):
        return format_html_join(text.between, "{}", ((unbroken(part),) for part in text.parts))
    words, pieces, at = str(text), [], 0
    for match in RECORD_NUMBER.finditer(words):
        pieces.append((words[at : match.start()],))
        pieces.append((format_html('<span class="nowrap">{}</span>', match.group()),))
        at = match.end()
    pieces.append((words[at:],))
    return marked_like(text, format_html_join("", "{}", pieces))
