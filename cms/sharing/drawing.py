"""Draw the card of a page, 1200 × 630 pixels, and the icons of the site. Nothing here reads the database."""

import io
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from cms.components.line import EMPTY, ENDED, NOW, PASSED, PUT_OFF, TO_COME
from cms.sharing.typeface import can_draw, colors, width, wrapped, write

SIZE = WIDTH, HEIGHT = 1200, 630
FINE = 2  # shapes are drawn this much larger, then reduced, for smooth edges
LEFT, ROOM = 72, 1056
LINE_AT, STEP, DISC, TRACK = 468, 222, 20, 8
TITLES = ((64, 3), (52, 4), (40, 5))  # size of the letters, most lines
TEXT = 30


@dataclass(frozen=True)
class CardStop:
    label: str
    when: str
    state: str


@dataclass(frozen=True)
class Card:
    """What a card says: only what the page that it stands for says too."""

    title: str
    above: str = ""
    text: str = ""
    stops: tuple[CardStop, ...] = field(default_factory=tuple)
    mark: str = ""


def card(shown: Card) -> bytes:
    """The PNG file. A text that does not fit or has characters without a drawing is left out, never cut."""
    picture = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), colors()["paper"])
    pen = ImageDraw.Draw(picture)
    _box(pen, (0, 0, WIDTH, 14), "pacific")
    _mark(pen, LEFT, 74, 34, "ink")
    for place, stop in enumerate(shown.stops):
        x = LEFT + DISC + place * STEP
        if place < len(shown.stops) - 1:
            _track(pen, x, stop.state == PASSED)
    for place, stop in enumerate(shown.stops):
        _disc(pen, LEFT + DISC + place * STEP, stop.state)
    picture = picture.resize(SIZE, Image.Resampling.LANCZOS)
    _words(ImageDraw.Draw(picture), shown)
    return _png(picture)


def icon(size: int, *, room: float = 0.14) -> Image.Image:
    """The project's mark on paper, with some room around it, as phones cut the corners off."""
    fine = size * 4
    picture = Image.new("RGB", (fine, fine), colors()["paper"])
    pen = ImageDraw.Draw(picture)
    _mark(pen, fine * room / FINE, fine / 2 / FINE, fine * (1 - 2 * room) / FINE, "ink")
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def icon_file(size: int) -> bytes:
    return _png(icon(size))


def favicon() -> bytes:
    """The ICO file with the three sizes that browsers use."""
    file = io.BytesIO()
    icon(48, room=0.02).save(file, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    return file.getvalue()


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    few = picture.quantize(128, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)  # keeps the rare yellow
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


# Shapes ------------------------------------------------------------------------------------------------


def _box(pen: ImageDraw.ImageDraw, corners: tuple[float, ...], color: str) -> None:
    pen.rectangle([each * FINE for each in corners], fill=colors()[color])


def _round(
    pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, fill: str, edge: str = "", line: float = 0
) -> None:
    box = [(x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE, (y + radius) * FINE]
    pen.ellipse(box, fill=colors()[fill], outline=colors()[edge or fill], width=round(line * FINE))


def _mark(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, color: str) -> None:
    """The sign of the site: a line that runs to a point, as in favicon.svg."""
    unit = size / 30
    _box(pen, (x, y - 3 * unit, x + 22 * unit, y + 3 * unit), color)
    _round(pen, x + 22 * unit, y, 8.5 * unit, "poppy", color, 3 * unit)


def _track(pen: ImageDraw.ImageDraw, x: int, is_done: bool) -> None:
    if is_done:
        _box(pen, (x, LINE_AT - TRACK / 2, x + STEP, LINE_AT + TRACK / 2), "pacific")
        return
    for at in range(x + DISC + 12, x + STEP - DISC, 16):
        _round(pen, at, LINE_AT, TRACK / 2, "edge")


def _disc(pen: ImageDraw.ImageDraw, x: int, state: str) -> None:
    if state == EMPTY:
        _round(pen, x, LINE_AT, 9, "paper", "edge", 3)
    elif state == ENDED:
        _box(pen, (x - DISC, LINE_AT - DISC, x + DISC, LINE_AT + DISC), "ink")
        _box(pen, (x - 3, LINE_AT - 10, x + 3, LINE_AT + 10), "paper")
    elif state == PUT_OFF:
        _round(pen, x, LINE_AT, DISC, "poppy-tint", "poppy-ink", 4)
        for at in (x - 8, x + 3):
            _box(pen, (at, LINE_AT - 9, at + 5, LINE_AT + 9), "poppy-ink")
    else:
        fill, edge = {NOW: ("poppy", "ink"), TO_COME: ("paper", "edge")}.get(state, ("pacific", "pacific"))
        _round(pen, x, LINE_AT, DISC, fill, edge, 4)


# Words -------------------------------------------------------------------------------------------------


def _words(pen: ImageDraw.ImageDraw, shown: Card) -> None:
    if can_draw(shown.above):
        write(pen, (LEFT + 52, 84), shown.above, 28, 600, "ink-2")
    if shown.mark and can_draw(shown.mark):
        end = WIDTH - LEFT - round(width(shown.mark, 24, 600))
        write(pen, (end, 84), shown.mark, 24, 600, "poppy-ink")
    below = _title(pen, shown.title)
    lines = wrapped(shown.text, TEXT, 450, ROOM) if can_draw(shown.text) else []
    room = (LINE_AT - 60 if shown.stops else HEIGHT - 60) - below
    if lines and len(lines) * 42 <= room:
        for number, line in enumerate(lines, start=1):
            write(pen, (LEFT, below + number * 42), line, TEXT, 450, "ink-2")
    for place, stop in enumerate(shown.stops):
        _stop(pen, LEFT + place * STEP, stop)


def _title(pen: ImageDraw.ImageDraw, title: str) -> int:
    """Write the title as large as it fits; returns the last baseline."""
    if not can_draw(title):
        return 120
    for size, most in TITLES:
        lines = wrapped(title, size, 760, ROOM)
        if len(lines) <= most and all(width(line, size, 760) <= ROOM for line in lines):
            for number, line in enumerate(lines):
                write(pen, (LEFT, 176 + round(number * size * 1.12)), line, size, 760, "ink")
            return 176 + round((len(lines) - 1) * size * 1.12) + 14
    return 120


def _stop(pen: ImageDraw.ImageDraw, x: int, stop: CardStop) -> None:
    color = "ink-2" if stop.state in (TO_COME, EMPTY) else "ink"
    below = LINE_AT + DISC + 40
    for words, size, weight, ink in ((stop.label, 25, 720, color), (stop.when, 21, 450, "ink-2")):
        lines = wrapped(words, size, weight, STEP - 20) if can_draw(words) else []
        for line in lines[:2] if len(lines) <= 2 else []:
            write(pen, (x, below), line, size, weight, ink)
            below += 29
