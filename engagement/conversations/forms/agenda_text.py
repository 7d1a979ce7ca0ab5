"""Parse an agenda typed as lines."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_MINUTES, MOST_SEGMENTS = 480, 30


def segments(lines: str) -> list[dict[str, Any]]:
    """The parts of the agenda from lines such as `20 | Welcome | What is new`."""
    found = []
    for number, line in enumerate(filter(str.strip, lines.splitlines()), start=1):
        minutes, title, text = ([part.strip() for part in line.split("|", 2)] + ["", ""])[:3]
        if not (minutes.isascii() and minutes.isdigit() and 1 <= int(minutes) <= MOST_MINUTES and title):
            words = _("Line %(number)s must have minutes and a title, such as: 20 | Welcome")
            raise ValidationError(words, params={"number": number})
        if len(title) > 120 or len(text) > 400:
            raise ValidationError(_("Line %(number)s is too long."), params={"number": number})
        found.append({"minutes": int(minutes), "title": title, "text": text})
    if len(found) > MOST_SEGMENTS:
        raise ValidationError(_("An agenda can have at most %(most)s parts."), params={"most": MOST_SEGMENTS})
    return found


def lines_of(parts: list[dict[str, Any]]) -> str:
    """The lines that `segments` reads, from the parts of an agenda."""
    rows = [[str(part["minutes"]), part["title"], " ".join(part["text"].split())] for part in parts]
    return "\n".join(" | ".join(row if row[-1] else row[:2]) for row in rows)
