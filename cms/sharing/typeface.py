"""The site's own typeface and colors for pictures that are drawn, read from its style sheets and font files."""

import re
from functools import lru_cache

from PIL import ImageDraw, ImageFont

from cms.components.bundle import STATIC

FAMILY = "public-sans"
FACE = re.compile(r"fonts/(public-sans-[\w-]+\.woff2).*?unicode-range: ([^;]+);", re.DOTALL)
COLOR = re.compile(r"--([\w-]+): (#[0-9A-F]{6});")

Font = ImageFont.FreeTypeFont


@lru_cache
def colors() -> dict[str, str]:
    """Name → color of the light theme."""
    sheet = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    return dict(COLOR.findall(sheet.partition("@media")[0]))


@lru_cache
def _files() -> list[tuple[str, list[range]]]:
    """The files of the typeface, each with the characters it draws."""
    sheet = (STATIC / "css" / "fonts.css").read_text(encoding="utf-8")
    return [(name, [_range(each) for each in ranges.split(",")]) for name, ranges in FACE.findall(sheet)]


def _range(words: str) -> range:
    first, _dash, last = words.strip().removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


@lru_cache(maxsize=64)
def _font(name: str, size: int, weight: int) -> Font:
    font = ImageFont.truetype(STATIC / "fonts" / name, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def can_draw(text: str) -> bool:
    """Whether the typeface has every character of the text."""
    return all(_file_of(each) for each in text)


def _file_of(character: str) -> str:
    point = ord(character)
    return next((name for name, ranges in _files() if any(point in each for each in ranges)), "")


def _runs(text: str, size: int, weight: int) -> list[tuple[str, Font]]:
    runs: list[tuple[str, Font]] = []
    for each in text:
        font = _font(_file_of(each), size, weight)
        if runs and runs[-1][1] is font:
            runs[-1] = (runs[-1][0] + each, font)
        else:
            runs.append((each, font))
    return runs


def width(text: str, size: int, weight: int) -> float:
    return sum(font.getlength(words) for words, font in _runs(text, size, weight))


def wrapped(text: str, size: int, weight: int, most: int) -> list[str]:
    """The text in lines that are at most this wide, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write(
    canvas: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, weight: int, color: str
) -> None:
    """Write one line; ``at`` is the left end of its baseline."""
    x, y = float(at[0]), at[1]
    for words, font in _runs(text, size, weight):
        canvas.text((x, y), words, font=font, fill=colors()[color], anchor="ls")
        x += font.getlength(words)
