"""Lay out the picture of a trace: a column for each stop, a curve for each link."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.chain.nodes import Node, Stop, Summary
from cms.chain.walk import Pair, Trace

WIDE, HIGH, ACROSS, DOWN, HEAD = 184, 76, 36, 14, 34
LETTERS, LINES = 21, 3
MOST = 8  # in one column; the list has all


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    lines: list[str]
    url: str
    name: str
    css: str
    more: str = ""

    @property
    def spans(self) -> list[tuple[int, str]]:
        """Each line of the title with its y coordinate."""
        top = self.y + HIGH // 2 + 5 - 9 * (len(self.lines) - 1 + bool(self.more))
        return [(top + 18 * place, words) for place, words in enumerate(self.lines)]

    @property
    def more_y(self) -> int:
        return self.spans[-1][0] + 17


@dataclass
class Picture:
    width: int
    height: int
    heads: list[tuple[int, str]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    curves: list[str] = field(default_factory=list)
    left_out: int = 0
    wide, high = WIDE, HIGH


def picture(trace: Trace) -> Picture | None:
    """The picture of a trace; None for a thing without links."""
    columns = [
        _in_order(trace, [node for node in trace.nodes if (node.stop or Stop.HEARD) == stop]) for stop in Stop
    ]
    has_heard = trace.heard is not None and trace.heard.total != 0
    tall = max(len(column[:MOST]) + (place == 0 and has_heard) for place, column in enumerate(columns))
    if sum(len(column) for column in columns) + has_heard < 2:
        return None
    height = HEAD + tall * (HIGH + DOWN)
    drawn = Picture(len(columns) * (WIDE + ACROSS) - ACROSS, height)
    at: dict[Pair, Box] = {}
    for place, (stop, column) in enumerate(zip(Stop, columns, strict=True)):
        x = place * (WIDE + ACROSS)
        drawn.heads.append((x + WIDE // 2, str(stop.label)))
        above = int(place == 0 and has_heard)
        room = (height - HEAD - (len(column[:MOST]) + above) * (HIGH + DOWN)) // 2
        if above and trace.heard:
            drawn.boxes.append(_sources(trace, trace.heard, x, HEAD + room))
            at["", 0] = drawn.boxes[-1]
        for row, node in enumerate(column[:MOST], above):
            box = _box(node, x, HEAD + room + row * (HIGH + DOWN), is_root=node == trace.root)
            drawn.boxes.append(box)
            at[node.kind, node.id] = box
        drawn.left_out += len(column[MOST:])
    drawn.curves = _curves(at, _joined(trace))
    return drawn


def _in_order(trace: Trace, column: list[Node]) -> list[Node]:
    """Sources above targets within a column; otherwise in the order of their dates."""
    inside = [(step.source, step.target) for step in trace.steps if step.source in column]
    depth = dict.fromkeys(column, 0)
    for _round in column:
        for source, target in inside:
            if target in depth and depth[target] <= depth[source] < len(column):
                depth[target] = depth[source] + 1
    return sorted(column, key=depth.__getitem__)


def _joined(trace: Trace) -> Iterable[tuple[Pair, Pair]]:
    for pair in sorted(trace.heard_at):
        yield ("", 0), pair
    for step in trace.steps:
        yield (step.source.kind, step.source.id), (step.target.kind, step.target.id)


def _curves(at: dict[Pair, Box], joined: Iterable[tuple[Pair, Pair]]) -> list[str]:
    return [_curve(at[source], at[target]) for source, target in joined if source in at and target in at]


def _curve(source: Box, target: Box) -> str:
    y0, y1 = source.y + HIGH // 2, target.y + HIGH // 2
    if source.x == target.x:  # within a column: around the right side
        x = source.x + WIDE
        return f"M{x} {y0}C{x + 30} {y0} {x + 30} {y1} {x} {y1}"
    x0, x1 = source.x + WIDE, target.x
    half = (x1 - x0) // 2
    return f"M{x0} {y0}C{x0 + half} {y0} {x1 - half} {y1} {x1} {y1}"


def _box(node: Node, x: int, y: int, *, is_root: bool) -> Box:
    css = str(node.state).replace("_", "-") + (" is-root" if is_root else "")
    lines = wrap(node.title, LETTERS, max_lines=LINES, placeholder=" …", break_long_words=True)
    return Box(x, y, lines or [node.title[:LETTERS]], node.url, node.title, css)


def _sources(trace: Trace, heard: Summary, x: int, y: int) -> Box:
    if heard.total is None:
        words = _("Few comments") if heard.is_small else _("Comments")
    else:
        words = ngettext("%(count)s comment", "%(count)s comments", heard.total) % {"count": heard.total}
    more = _("at least") if heard.is_least else ""
    url = f"{trace.root.kind}/{trace.root.id}"
    return Box(x, y, [words], url, words, "heard", more)
