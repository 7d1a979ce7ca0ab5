"""The sheet that a figure's picture is drawn on: headline and subtitle above, source below, shapes and words between.

Shapes are drawn larger and reduced, for smooth edges; words are written afterwards in the site's own typeface.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from cms.sharing.typeface import can_draw, colors, width, wrapped, write

WIDTH, MARGIN = 1200, 60
ROOM = WIDTH - 2 * MARGIN
FINE = 2
HEADLINE, SUBTITLE, TEXT = 40, 24, 22
LEADING = 1.3
HATCH = 18  # pixels between two strokes, before reducing

Point = tuple[float, float]


@dataclass(frozen=True)
class Words:
    """What stands around the drawing. The caller writes it, as on the page."""

    headline: str
    subtitle: str = ""
    source: str = ""


@dataclass(frozen=True)
class Text:
    at: Point
    words: str
    size: int
    weight: int
    color: str


@dataclass
class Sheet:
    """A drawing of a given height; all coordinates are those of the drawing, from its upper left corner."""

    words: Words
    height: float
    texts: list[Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.above = wrapped(self.words.headline, HEADLINE, 740, ROOM)
        self.below = wrapped(self.words.subtitle, SUBTITLE, 450, ROOM)
        self.source = wrapped(self.words.source, TEXT, 450, ROOM)
        self.top = round(
            MARGIN + LEADING * (len(self.above) * HEADLINE + len(self.below) * SUBTITLE) + MARGIN / 2
        )
        foot = round(LEADING * len(self.source) * TEXT + MARGIN * 1.5)
        self.size = (WIDTH, self.top + round(self.height) + foot)
        large = (WIDTH * FINE, self.size[1] * FINE)
        self.picture = Image.new("RGB", large, colors()["paper"])
        self.pen = ImageDraw.Draw(self.picture)

    def box(self, x: float, y: float, wide: float, high: float, color: str) -> None:
        self.shape([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], color)

    def shape(self, points: Sequence[Point], color: str, share: float = 1) -> None:
        """A filled polygon; ``share`` mixes its color into the paper."""
        self.pen.polygon(self._fine(points), fill=_mixed(color, share))

    def circle(self, at: Point, radius: float, color: str) -> None:
        (x, y), fine = self._fine([at])[0], radius * FINE
        self.pen.ellipse([x - fine, y - fine, x + fine, y + fine], fill=colors()[color])

    def stroke(self, points: Sequence[Point], color: str, wide: float) -> None:
        self.pen.line(self._fine(points), fill=colors()[color], width=round(wide * FINE), joint="curve")

    def dashes(self, x: float, top: float, foot: float, color: str) -> None:
        y = top
        while y < foot:
            self.stroke([(x, y), (x, min(y + 8, foot))], color, 2.5)
            y += 14

    def hatch(self, points: Sequence[Point], color: str = "ink-3", *, edge: bool = True) -> None:
        """Diagonal strokes inside a polygon."""
        fine = self._fine(points)
        left, upper = min(x for x, _y in fine), min(y for _x, y in fine)
        wide = round(max(x for x, _y in fine) - left) + 1
        high = round(max(y for _x, y in fine) - upper) + 1
        inside, strokes = Image.new("L", (wide, high)), Image.new("L", (wide, high))
        ImageDraw.Draw(inside).polygon([(x - left, y - upper) for x, y in fine], fill=255)
        pen = ImageDraw.Draw(strokes)
        for start in range(-high, wide, HATCH):
            pen.line([(start, high), (start + high, 0)], fill=255, width=3)
        mask = Image.composite(strokes, Image.new("L", (wide, high)), inside)
        self.picture.paste(colors()[color], (round(left), round(upper)), mask)
        if edge:
            self.stroke([*points, points[0]], color, 1)

    def text(
        self, x: float, y: float, words: str, *, size: int = TEXT, weight: int = 450, color: str = "ink"
    ) -> float:
        """Write from the left end of a baseline; returns where the words end."""
        self.texts.append(Text((x, y), words, size, weight, color))
        return x + width(words, size, weight) if can_draw(words) else x

    def lines(
        self, x: float, y: float, words: str, most: float, *, weight: int = 450, color: str = "ink"
    ) -> float:
        """Write words in lines at most this wide; returns the baseline after the last."""
        for line in lines_of(words, most, weight):
            self.text(x, y, line, weight=weight, color=color)
            y += TEXT * LEADING
        return y

    def file(self) -> bytes | None:
        """The PNG file, or None if the typeface lacks a character of its words."""
        around = [self.words.headline, self.words.subtitle, self.words.source]
        if not all(can_draw(words) for words in [*around, *(text.words for text in self.texts)]):
            return None
        picture = self.picture.resize(self.size, Image.Resampling.LANCZOS)
        pen = ImageDraw.Draw(picture)
        y = float(MARGIN)
        for rows, size, weight, color in (
            (self.above, HEADLINE, 740, "ink"),
            (self.below, SUBTITLE, 450, "ink-2"),
        ):
            for words in rows:
                y += size * LEADING
                write(pen, (MARGIN, round(y - size * 0.3)), words, size, weight, color)
        for each in self.texts:
            at = (round(each.at[0] + MARGIN), round(each.at[1] + self.top))
            write(pen, at, each.words, each.size, each.weight, each.color)
        y = self.top + self.height + MARGIN / 2
        for words in self.source:
            y += TEXT * LEADING
            write(pen, (MARGIN, round(y)), words, TEXT, 450, "ink-3")
        file = io.BytesIO()
        picture.save(file, "PNG", optimize=True)
        return file.getvalue()

    def _fine(self, points: Sequence[Point]) -> list[Point]:
        return [((x + MARGIN) * FINE, (y + self.top) * FINE) for x, y in points]


def lines_of(words: str, most: float, weight: int = 450) -> list[str]:
    """The lines of a text at most this wide; one line if it cannot be drawn and so not be measured."""
    return wrapped(words, TEXT, weight, round(most)) if can_draw(words) else [words]


def _mixed(color: str, share: float) -> tuple[int, int, int]:
    """The color on paper at this opacity."""
    ink, paper = (_channels(colors()[name]) for name in (color, "paper"))
    red, green, blue = (round(p + share * (i - p)) for i, p in zip(ink, paper, strict=True))
    return red, green, blue


def _channels(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color.removeprefix("#")))
