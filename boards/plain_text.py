"""Render plain text as safe HTML: paragraphs, headings with #, lists with a dash. No other markup."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

HEADING = re.compile(r"(#{1,3})\s+(.+)")
ITEM = re.compile(r"[-*•]\s+(.+)")


def as_html(words: str, *, heading: int = 3) -> SafeString:
    """``heading`` is the HTML level of a single #; each further # goes one level down."""
    blocks = re.split(r"\n\s*\n", words.strip())
    return format_html_join("\n", "{}", ((_block(lines, heading),) for lines in _parts(blocks)))


def _parts(blocks: list[str]) -> list[list[str]]:
    """Group lines into blocks: a heading is its own block, even without blank lines around it."""
    parts: list[list[str]] = []
    for block in blocks:
        kind = ""
        for line in (line.strip() for line in block.splitlines() if line.strip()):
            now = "heading" if HEADING.match(line) else "item" if ITEM.match(line) else "words"
            if now != kind or now == "heading":
                parts.append([])
            parts[-1].append(line)
            kind = now
    return parts


def _block(lines: list[str], heading: int) -> SafeString:
    if found := HEADING.match(lines[0]):
        level = min(6, heading + len(found[1]) - 1)
        return format_html("<h{}>{}</h{}>", level, found[2], level)
    if ITEM.match(lines[0]):
        rows = ((found[1],) for line in lines if (found := ITEM.match(line)))
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", rows))
    more = format_html_join("", "<br>{}", ((line,) for line in lines[1:]))
    return format_html("<p>{}{}</p>", lines[0], more)
