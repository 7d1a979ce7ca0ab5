"""Figures as PNG pictures with headline, subtitle and source, from the same drawings as the page.

Each function returns None where the site's typeface lacks a character, as in Arabic, Chinese and Korean.
"""

import re

from cms.components.figures.bars import Bar, Bars
from cms.components.figures.dots import Dot, Dots, Group
from cms.components.figures.flow import HEIGHT, REACH, Flow, Step
from cms.components.figures.lines import BASE, Line, Lines
from cms.components.figures.lines import HEIGHT as LINES_HIGH
from cms.components.figures.maps import Map
from cms.components.figures.rows import hidden_words
from cms.components.figures.sheet import LEADING, ROOM, TEXT, Point, Sheet, Words, lines_of

LABEL, NUMBER, GAP = 330, 170, 20  # columns of bars
DOT_NUMBERS = 300  # the column of numbers beside dots
TRACK = ROOM - LABEL - NUMBER - GAP
BOX = (46.0, 28.0)  # every hidden number, whatever it is
TICKS, ENDS = 80, 270  # left and right of lines
LINES_UP, FLOW_UP = 1.6, 1.6  # pictures are larger than the drawings of the page
SHADES = (0, 0.1, 0.3, 0.5, 0.75, 1)
MAP_UP, MAP_WIDE = 1.8, 680


def bars_png(figure: Bars, words: Words) -> bytes | None:
    heights = [max(48, len(_label(bar)) * TEXT * LEADING + 16) for bar in figure.bars]
    head = 40 if figure.mark_words else 0
    sheet = Sheet(words, head + sum(heights))
    y = float(head)
    for bar, height in zip(figure.bars, heights, strict=True):
        _bar(sheet, bar, y, height, figure.has_chosen)
        y += height
    if figure.mark_words:
        x = LABEL + TRACK * _share(figure.mark_at)
        sheet.dashes(x, 34, y, "ink")
        _centered(sheet, x, 22, figure.mark_words)
    return sheet.file()


def _label(bar: Bar) -> list[str]:
    return lines_of(" ".join(filter(None, [bar.row.label, bar.row.note])), LABEL - GAP, _weight(bar))


def _weight(bar: Bar) -> int:
    return 700 if bar.row.chosen else 450


def _bar(sheet: Sheet, bar: Bar, y: float, height: float, has_chosen: bool) -> None:
    middle = y + height / 2
    label = _label(bar)
    first = middle - (len(label) - 1) * TEXT * LEADING / 2 + TEXT * 0.35
    for place, line in enumerate(label):
        sheet.text(0, first + place * TEXT * LEADING, line, weight=_weight(bar))
    if bar.row.hidden:
        _hidden_box(sheet, LABEL, middle - BOX[1] / 2)
        sheet.text(LABEL + BOX[0] + 14, middle + TEXT * 0.35, bar.words)
        return
    if bar.width:
        color = "pacific" if bar.row.chosen or not has_chosen else "ink-3"
        sheet.box(LABEL, middle - 14, TRACK * _share(bar.width), 28, color)
    sheet.box(LABEL, middle - 14, 3, 28, "ink")
    end = sheet.text(LABEL + TRACK + GAP, middle + TEXT * 0.35, bar.words, weight=700)
    if bar.of:
        sheet.text(end + 8, middle + TEXT * 0.35, bar.of, color="ink-2")


def _hidden_box(sheet: Sheet, x: float, y: float) -> None:
    wide, high = BOX
    sheet.hatch([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])


def dots_png(figure: Dots, words: Words) -> bytes | None:
    head = 48 if len(figure.names) > 1 else 0
    high = max(48.0, len(figure.names) * TEXT * LEADING + 20)
    labels = [lines_of(group.label, LABEL - GAP, 450) for group in figure.groups]
    heights = [max(high, len(label) * TEXT * LEADING + 16) for label in labels]
    sheet = Sheet(words, head + sum(heights))
    x = 12.0
    for place, name in enumerate(figure.names if head else [], 1):
        _mark(sheet, (x, 16), place)
        x = sheet.text(x + 22, 16 + TEXT * 0.35, name) + 40
    y = float(head)
    for group, label, height in zip(figure.groups, labels, heights, strict=True):
        _group(sheet, group, label, y + height / 2)
        y += height
    return sheet.file()


def _group(sheet: Sheet, group: Group, label: list[str], middle: float) -> None:
    track = ROOM - LABEL - DOT_NUMBERS - 2 * GAP
    step = TEXT * LEADING
    first = middle - (len(label) - 1) * step / 2 + TEXT * 0.35
    for place, line in enumerate(label):
        sheet.text(0, first + place * step, line, weight=700 if group.chosen else 450)
    sheet.stroke([(LABEL, middle), (LABEL + track, middle)], "fog", 2)
    for dot in group.dots:
        if dot.x:
            _mark(sheet, (LABEL + track * _share(dot.x), middle), dot.place)
    top = middle - (len(group.dots) - 1) * step / 2 + TEXT * 0.35
    for place, dot in enumerate(group.dots):
        _dot_number(sheet, dot, LABEL + track + 2 * GAP, top + place * step, is_one=len(group.dots) == 1)


def _dot_number(sheet: Sheet, dot: Dot, x: float, y: float, *, is_one: bool) -> None:
    if not is_one:
        _mark(sheet, (x + 10, y - TEXT * 0.35), dot.place)
        x += 34
    if dot.row.hidden:
        _hidden_box(sheet, x, y - TEXT)
        sheet.text(x + BOX[0] + 14, y, dot.words)
        return
    end = sheet.text(x, y, dot.words, weight=700)
    if dot.of:
        sheet.text(end + 8, y, dot.of, color="ink-2")


def lines_png(figure: Lines, words: Words) -> bytes | None:
    losses = [f"{line.label}, {year}: {reason}" for line in figure.lines for year, reason in line.losses]
    sheet = Sheet(words, LINES_HIGH * LINES_UP + len(losses) * 40 + 10)
    wide = ROOM - TICKS - ENDS
    for tick in figure.ticks:
        y = float(tick.y) * LINES_UP
        sheet.stroke([(TICKS, y), (TICKS + wide, y)], "fog", 1)
        sheet.text(0, y + TEXT * 0.35, tick.words, color="ink-2")
    for head in figure.heads:
        _centered(sheet, TICKS + wide * _share(head.x), BASE * LINES_UP + 34, head.words)
    for line in figure.lines:
        _line(sheet, line, wide)
    _ends(sheet, figure, TICKS + wide + 30)
    for place, loss in enumerate(losses):
        y = LINES_HIGH * LINES_UP + 10 + place * 40
        _hidden_box(sheet, 0, y)
        sheet.text(BOX[0] + 14, y + TEXT, loss)
    return sheet.file()


def _line(sheet: Sheet, line: Line, wide: float) -> None:
    color = f"chart-{line.place}"
    for piece in line.pieces:
        ends = [
            (TICKS + wide * _share(each.x), float(each.y) * LINES_UP) for each in (piece.start, piece.end)
        ]
        sheet.stroke(ends, color, 4)
    for spot in line.spots:
        _mark(sheet, (TICKS + wide * _share(spot.x), float(spot.y) * LINES_UP), line.place)
    for gap in line.gaps:
        x = TICKS + wide * _share(gap.x) + float(gap.shift) * LINES_UP
        y, half = BASE * LINES_UP, 11
        sheet.hatch([(x - half, y - 22), (x + half, y - 22), (x + half, y), (x - half, y)], color)


def _mark(sheet: Sheet, at: Point, place: int) -> None:
    """Circle, diamond, square, triangle, as on the page."""
    x, y = at
    color = f"chart-{place}"
    if place == 1:
        sheet.circle(at, 9, color)
    elif place == 2:
        sheet.shape([(x - 12, y), (x, y - 12), (x + 12, y), (x, y + 12)], color)
    elif place == 3:
        sheet.box(x - 9, y - 9, 18, 18, color)
    else:
        sheet.shape([(x, y - 12), (x + 12, y + 9), (x - 12, y + 9)], color)


def _ends(sheet: Sheet, figure: Lines, x: float) -> None:
    """Labels in the order of the lines' ends, as near to them as the others allow."""
    lowest = 0.0
    for line in sorted(figure.lines, key=lambda each: float(each.texts[0].y)):
        y = max(lowest, float(line.texts[0].y) * LINES_UP)
        _mark(sheet, (x, y - TEXT * 0.35), line.place)
        y = sheet.lines(x + 24, y, line.label, ENDS - 60)
        if line.last:
            sheet.text(x + 24, y, line.last, weight=700)
            y += TEXT * LEADING
        lowest = y + 8


def flow_png(figure: Flow, words: Words) -> bytes | None:
    column = ROOM / len(figure.steps)
    room = column - GAP
    heads = [[*lines_of(step.row.label, room, 700), *_note(step, room)] for step in figure.steps]
    top = max(map(len, heads)) * TEXT * LEADING + 56
    below = max(len(_left(step, room)) for step in figure.steps) * TEXT * LEADING + 20
    sheet = Sheet(words, top + HEIGHT * FLOW_UP + below + 20)
    for place, step in enumerate(figure.steps):
        _step(sheet, step, place * column, column, top)
    return sheet.file()


def _note(step: Step, room: float) -> list[str]:
    return lines_of(step.row.note, room) if step.row.note else []


def _left(step: Step, room: float) -> list[str]:
    """Number and words of those who leave; the number stands on a line of its own."""
    if step.left is None:
        return []
    return [*lines_of(step.left_words, room, 700), *lines_of(step.left.label, room)]


def _step(sheet: Sheet, step: Step, x: float, column: float, top: float) -> None:
    room = column - GAP
    y = sheet.lines(x, TEXT, step.row.label, room, weight=700)
    if step.row.note:
        y = sheet.lines(x, y, step.row.note, room, color="ink-2")
    if step.row.hidden:
        sheet.lines(x, y, hidden_words(step.row.hidden), room, weight=700)
        _hidden_box(sheet, x, top)
    else:
        end = sheet.text(x, top - 18, step.words, size=34, weight=740)
        sheet.text(end + 10, top - 18, step.percent, color="ink-2")
    if step.band:
        sheet.box(x, top, column, float(step.band) * FLOW_UP, "tint")
    if step.leaving:
        sheet.hatch(_leaving(step, x, column * REACH, top), edge=False)
    if step.height:
        sheet.box(x, top, 14, float(step.height) * FLOW_UP, "pacific")
    if step.left:
        below = top + HEIGHT * FLOW_UP + 34
        below = sheet.lines(x, below, step.left_words, room, weight=700)
        sheet.lines(x, below, step.left.label, room)


def _leaving(step: Step, x: float, reach: float, top: float) -> list[Point]:
    """The outline of the curve that the page draws, in straight pieces."""
    start, foot = float(step.band or 0), float(step.height or 0)
    end = HEIGHT - (foot - start)
    steps = [n / 24 for n in range(25)]
    upper = [(x + reach * t, top + FLOW_UP * (start + (end - start) * _eased(t))) for t in steps]
    lower = [(x + reach * t, top + FLOW_UP * (foot + (HEIGHT - foot) * _eased(t))) for t in steps]
    return [*upper, *reversed(lower)]


def _eased(t: float) -> float:
    return t * t * (3 - 2 * t)


def map_png(figure: Map, words: Words) -> bytes | None:
    sheet = Sheet(words, figure.height * MAP_UP)
    for region in figure.regions:
        points = outline(region.path)
        sheet.shape(points, "ink-3", SHADES[region.shade])
        if region.hidden:
            sheet.hatch(points)
        sheet.stroke([*points, points[0]], "ink-3", 1)
        if region.chosen:
            sheet.stroke([*points, points[0]], "paper", 9)
            sheet.stroke([*points, points[0]], "pacific", 5)
    y = 20.0
    for shade in figure.key:
        square = [(MAP_WIDE, y), (MAP_WIDE + 46, y), (MAP_WIDE + 46, y + 28), (MAP_WIDE, y + 28)]
        sheet.shape(square, "ink-3", SHADES[shade.place])
        sheet.stroke([*square, square[0]], "ink-3", 1)
        sheet.text(MAP_WIDE + 60, y + TEXT, shade.words)
        y += 44
    if figure.has_hidden:
        _hidden_box(sheet, MAP_WIDE, y)
        y = sheet.lines(MAP_WIDE + 60, y + TEXT, figure.hidden_words, ROOM - MAP_WIDE - 60)
    for region in figure.regions:
        if region.chosen:
            sheet.lines(MAP_WIDE, y + 30, region.words, ROOM - MAP_WIDE, weight=700, color="pacific")
            y += 40
    sheet.lines(MAP_WIDE, y + 30, figure.outlines_words, ROOM - MAP_WIDE, color="ink-2")
    return sheet.file()


def outline(path: str) -> list[Point]:
    """The corners of a region of the data file."""
    numbers = [float(each) * MAP_UP for each in re.findall(r"[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _centered(sheet: Sheet, x: float, y: float, words: str) -> None:
    end = sheet.text(x, y, words, color="ink-2")
    half = (end - x) / 2
    last = sheet.texts.pop()
    sheet.text(min(max(0, x - half), ROOM - 2 * half), y, last.words, color="ink-2")


def _share(percent: str) -> float:
    return float(percent.removesuffix("%")) / 100
