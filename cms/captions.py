"""Parse and write WebVTT captions and chapters. An upload is parsed completely before it is stored. Pure."""

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken

LARGEST = 2_000_000
TIMING = re.compile(
    r"^((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})(?:[ \t]|$)"
)
MARKS = re.compile(r"<[^<>]*>")
HEADER = re.compile(r"^WEBVTT(?:[ \t\n]|$)")


class CaptionsBroken(RuleBroken):
    """The file is not valid WebVTT."""


class Cue(NamedTuple):
    """One caption: start and end in seconds, and its text in one line."""

    start: float
    end: float
    words: str


def read(words: str) -> str:
    """The captions with normalized line ends. Raises CaptionsBroken where a player would fail."""
    if len(words.encode("utf-8", "surrogatepass")) > LARGEST:
        raise _broken(_("The captions are larger than 2 MB."))
    words = words.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not HEADER.match(words):
        raise _broken(_("The first line of a captions file must be WEBVTT."))
    last, count = -1.0, 0
    for number, line in enumerate(words.split("\n"), 1):
        if "-->" not in line:
            continue
        start, end = _times(line, number)
        if end <= start:
            raise _broken(_("Line %(number)s: the end must be after the start.") % {"number": number})
        if start < last:
            raise _broken(_("Line %(number)s: the times must increase.") % {"number": number})
        last, count = start, count + 1
    if not count:
        raise _broken(_("The captions contain no time codes. Add the start and end time of each caption."))
    return words


def cues(words: str) -> list[Cue]:
    """The cues of captions that ``read`` accepted, without notes, styles and voice tags."""
    found = []
    for block in re.split(r"\n{2,}", words):
        lines = block.split("\n")
        at = next((place for place, line in enumerate(lines) if "-->" in line), None)
        if at is None:
            continue
        start, end = _times(lines[at], at)
        said = html.unescape(MARKS.sub("", " ".join(lines[at + 1 :])))
        if plain := " ".join(said.split()):
            found.append(Cue(start, end, plain))
    return found


def _times(line: str, number: int) -> tuple[float, float]:
    found = TIMING.match(line)
    if not found:
        raise _broken(_("Line %(number)s: write the times as 00:00:00.000.") % {"number": number})
    return seconds_of(found[1]), seconds_of(found[2])


def seconds_of(stamp: str) -> float:
    *hours, minutes, seconds = stamp.split(":")
    return (
        int(hours[0]) * 3600 + int(minutes) * 60 + float(seconds)
        if hours
        else int(minutes) * 60 + float(seconds)
    )


def stamp_of(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def written(cues: Iterable[tuple[float, float, str]]) -> str:
    """A WebVTT file of cues (start and end in seconds, text)."""
    parts = ["WEBVTT"]
    for start, end, words in cues:
        plain = " ".join(words.replace("-->", "→").split())
        plain = plain.replace("&", "&amp;").replace("<", "&lt;")
        parts.append(f"{stamp_of(start)} --> {stamp_of(end)}\n{plain}")
    return "\n\n".join(parts) + "\n"


def _broken(words: str) -> CaptionsBroken:
    return CaptionsBroken(words, rule="BK-27")
